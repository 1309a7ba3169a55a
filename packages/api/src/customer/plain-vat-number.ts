/** A VAT number without how it is written: `DK 12 34 56 78` and `12345678` are one. */
export function plainVatNumber(text = ''): string {
  return text
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, '')
    .replace(/^DK(?=\d{8}$)/, '')
}

/** The ways in which that VAT number may have been stored. */
export function writtenVatNumbers(text: string): string[] {
  const plain = plainVatNumber(text)
  const inPairs = plain.replaceAll(/\d\d(?=\d)/g, '$& ')
  const danish = /^\d{8}$/.test(plain)
    ? [`DK${plain}`, `DK-${plain}`, `DK ${plain}`, inPairs, `DK ${inPairs}`]
    : []
  return [...new Set([text, plain, ...danish])].filter(Boolean)
}
