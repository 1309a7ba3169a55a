/**
 * The file name of a document wherever it is handed out, such as `Fuldmagt-TDC-Erhverv-X1234567890.pdf`: ASCII letters,
 * digits and dashes only, because fax gateways and scanners mangle anything else.
 */
export function poaFileName(donorName: string, portingCode: string): string {
  return `${poaFileStem(donorName, portingCode)}.pdf`
}

/** The same of what came back signed: `Fuldmagt-TDC-Erhverv-X1234567890-underskrevet.jpg`; the second of several ends in `-2`. */
export function signedCopyFileName(
  donorName: string,
  portingCode: string,
  { type, number }: { type: string; number: number },
): string {
  const which = number === 1 ? '' : `-${number}`
  return `${poaFileStem(donorName, portingCode)}-underskrevet${which}.${type.toLowerCase()}`
}

function poaFileStem(donorName: string, portingCode: string): string {
  const donor = dashed(donorName).slice(0, longestDonorPart).replace(/-$/, '')
  return ['Fuldmagt', donor, dashed(portingCode)].filter((part) => part !== '').join('-')
}

/** Keeps the whole name short enough for every mail program and file system. */
const longestDonorPart = 40

/** Letters that Unicode does not take apart into a base letter and a mark. */
const danishLetters: ReadonlyMap<string, string> = new Map([
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

function dashed(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[æøåÆØÅðłŁß]/g, (letter) => danishLetters.get(letter) ?? '')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}
