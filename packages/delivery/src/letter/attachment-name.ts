/** Keeps the whole name short enough for every mail program and file system. */
const LONGEST_DONOR_PART = 40

/** Letters that Unicode does not take apart into a base letter and a mark. */
const DANISH_LETTERS: ReadonlyMap<string, string> = new Map([
  ['æ', 'ae'],
  ['ø', 'oe'],
  ['å', 'aa'],
  ['Æ', 'Ae'],
  ['Ø', 'Oe'],
  ['Å', 'Aa'],
  ['ð', 'd'],
  ['ł', 'l'],
  ['Ł', 'L'],
  ['ß', 'ss'],
])

/**
 * A file name that every system takes, such as `Fuldmagt-TDC-Erhverv-X1234567890.pdf`: ASCII letters,
 * digits and dashes only, because fax gateways and scanners mangle anything else.
 */
export function attachmentName(prefix: string, donorName: string, portingCode: string): string {
  const donor = dashed(donorName).slice(0, LONGEST_DONOR_PART).replace(/-$/, '')
  return `${[prefix, donor, dashed(portingCode)].filter((part) => part !== '').join('-')}.pdf`
}

function dashed(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[æøåÆØÅðłŁß]/g, (letter) => DANISH_LETTERS.get(letter) ?? '')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}
