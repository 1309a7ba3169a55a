import type { PoaFacts } from '@telecomx/poa-document'

/** One text on a page: millimetres from its upper left corner, size in points. */
export interface PlacedText {
  text: string
  x: number
  y: number
  size: number
  weight: 'regular' | 'semibold'
}

const rowsPerPage = 45
const [left, firstRow, rowPitch] = [20, 95, 3.8]
const columns = { number: 20, type: 62, sim: 80, customerId: 130, date: 160 }

/**
 * A power of attorney as a straight program lays it out: heading, parties, a table with a text for each cell, terms, and a
 * footer on each page. As much text as the product's own; without its QR code and its rules.
 */
export function layOut(facts: PoaFacts): PlacedText[][] {
  const rows = facts.portings.flatMap(({ numbers, ...porting }) =>
    numbers.map((number) => ({ number, ...porting })),
  )
  const pages: PlacedText[][] = []
  for (let first = 0; first < rows.length; first += rowsPerPage) {
    const cells = rows
      .slice(first, first + rowsPerPage)
      .flatMap((row, index) => cellsOf(row, firstRow + index * rowPitch))
    pages.push([...head(facts), ...cells])
  }
  const last = pages.at(-1) ?? []
  if (rows.length % rowsPerPage > 15) pages.push(termsFrom(30))
  else last.push(...termsFrom(firstRow + (rows.length % rowsPerPage) * rowPitch + 10))
  return pages.map((texts, index) => [...texts, ...footer(facts, index + 1, pages.length)])
}

function head({ reference, portingCode, issuedAt, issuer, donor, owner }: PoaFacts): PlacedText[] {
  return [
    strong('Fuldmagt til nummerflytning', left, 20, 16),
    plain('Power of attorney for number porting', left, 26, 9),
    ...[
      `Reference ${reference}`,
      `Porteringskode / Porting code ${portingCode}`,
      `Udstedt / Issued ${issuedAt}`,
    ].map((text, index) => plain(text, 120, 20 + index * 5)),
    strong('Fuldmagtsgiver / Owner', left, 40),
    ...[
      owner.name,
      owner.address ?? '',
      `${owner.zip ?? ''} ${owner.city ?? ''}`,
      `CVR ${owner.vatNumber ?? ''}`,
    ].map((text, index) => plain(text, 68, 40 + index * 4.7)),
    strong('Modtagende operatør / Receiving operator', left, 62),
    plain(`${issuer.name} (${issuer.cpsCode})`, 120, 62),
    strong('Afgivende operatør / Donor operator', left, 67),
    plain(`${donor.name} (${donor.cpsCode})`, 120, 67),
    plain(
      `Fuldmagtsgiver giver hermed ${issuer.name} fuldmagt til at få numrene flyttet fra ${donor.name}.`,
      left,
      76,
    ),
    plain(
      `The owner authorises ${issuer.name} to port the telephone numbers from ${donor.name}.`,
      left,
      80,
      8,
    ),
    ...Object.entries({
      number: 'Telefonnummer',
      type: 'Type',
      sim: 'SIM-nr. (ICC)',
      customerId: 'Kundenr.',
      date: 'Ønsket dato',
    }).map(([column, text]) => strong(text, columns[column as keyof typeof columns], 90)),
  ]
}

type Row = Omit<PoaFacts['portings'][number], 'numbers'> & { number: string }

function cellsOf(
  { number, numberType, donorSimNumber, donorCustomerId, requestedDate }: Row,
  y: number,
): PlacedText[] {
  return [
    plain(number, columns.number, y),
    plain(numberType, columns.type, y),
    plain(donorSimNumber ?? '', columns.sim, y),
    plain(donorCustomerId ?? '', columns.customerId, y),
    plain(requestedDate?.slice(0, 10) ?? 'Snarest', columns.date, y),
  ]
}

const terms = [
  'Fuldmagtsgiver giver udtrykkeligt samtykke til, at numrene flyttes til modtagende operatør.',
  'The owner gives express consent to the numbers being ported to the receiving operator.',
  'Modtagende operatør må opsige numrenes abonnementer hos afgivende operatør.',
  'The receiving operator may terminate the numbers’ subscriptions at the donor operator.',
  'Abonnement i en eventuel bindings- eller opsigelsesperiode hos afgivende operatør skal fortsat betales.',
  'Charges for a remaining commitment or notice period must still be paid.',
  'Fuldmagten gælder også, hvis afgivende operatør ændrer datoen for flytningen.',
  'The power of attorney remains valid if the donor operator changes the date of the porting.',
  'Fuldmagten kan tilbagekaldes skriftligt, indtil modtagende operatør har bestilt flytningen.',
  'It may be withdrawn in writing until the receiving operator has ordered the porting.',
  'Den, der underskriver, erklærer at have ret til at underskrive for fuldmagtsgiver.',
  'The signer declares to be authorised to sign for the owner.',
]

function termsFrom(y: number): PlacedText[] {
  const signature = [
    'Sted / Place',
    'Dato / Date',
    'Underskrift / Signature',
    'Navn med blokbogstaver / Name in capital letters',
  ]
  return [
    strong('Samtykke og vilkår / Consent and terms', left, y),
    ...terms.map((text, index) => plain(text, left, y + 6 + index * 4.2, index % 2 === 0 ? 10 : 8)),
    ...signature.map((text, index) => plain(text, left, y + 66 + index * 8)),
  ]
}

function footer({ reference, portingCode }: PoaFacts, page: number, pages: number): PlacedText[] {
  return [
    plain(`Reference ${reference}`, left, 275, 8),
    plain(`Porteringskode ${portingCode}`, 90, 275, 8),
    plain(`Side ${page} af ${pages} / Page ${page} of ${pages}`, 150, 275, 8),
  ]
}

function plain(text: string, x: number, y: number, size = 10): PlacedText {
  return { text, x, y, size, weight: 'regular' }
}

function strong(text: string, x: number, y: number, size = 10): PlacedText {
  return { text, x, y, size, weight: 'semibold' }
}
