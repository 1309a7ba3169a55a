/** What a column of a pasted table can hold. */
export type ColumnKind = 'number' | 'donorSimNumber' | 'donorCustomerId' | 'requestedDate'

const headings: Record<ColumnKind, RegExp> = {
  number:
    /^(nummer|numre|nr|telefon|telefonnummer|telefonnumre|tlf|tlfnr|mobil|mobilnummer|mobilnr|numbers?|phone|phonenumber|mobile)$/,
  donorSimNumber:
    /^(icc|iccid|iccnummer|iccnr|sim|simkort|simnummer|simnr|donorsimnumber|simcard|simnumber)$/,
  donorCustomerId:
    /^(kundenummer|kundenr|kundeid|kundenummerhosoperatøren|kundenummerhosafgivende|donorcustomerid|customernumber|customerid|customerno)$/,
  requestedDate:
    /^(dato|ønsketdato|porteringsdato|flyttedato|ønsketporteringsdato|requesteddate|wisheddate|date|portingdate)$/,
}

/** What each column holds by the headings in a row; undefined when it is no row of headings. */
export function readHeadings(cells: readonly string[]): (ColumnKind | undefined)[] | undefined {
  const kinds = cells.map(kindOf)
  return kinds.includes('number') && cells.every((cell) => !/\d/.test(cell)) ? kinds : undefined
}

function kindOf(heading: string): ColumnKind | undefined {
  const plain = heading.toLowerCase().replaceAll(/[^\p{L}]/gu, '')
  return (Object.keys(headings) as ColumnKind[]).find((kind) => headings[kind].test(plain))
}
