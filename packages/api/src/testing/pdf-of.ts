/** A PDF with a page for each text, which stands on it in one line. */
export function pdfOf(...texts: readonly string[]): Buffer<ArrayBuffer> {
  const pages = texts.flatMap((text, index) => pageOf(4 + 2 * index, text))
  const kids = texts.map((_, index) => `${4 + 2 * index} 0 R`).join(' ')
  const objects = [
    '1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj',
    `2 0 obj <</Type/Pages/Count ${texts.length}/Kids[${kids}]>> endobj`,
    '3 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj',
    ...pages,
  ]
  // Without a table of its objects: readers look for them then.
  return Buffer.from(`%PDF-1.4\n${objects.join('\n')}\ntrailer <</Root 1 0 R>>\n%%EOF\n`)
}

function pageOf(number: number, text: string): string[] {
  const content = `BT /F1 24 Tf 72 700 Td (${text}) Tj ET`
  const resources = '/Resources<</Font<</F1 3 0 R>>>>'
  return [
    `${number} 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]${resources}/Contents ${number + 1} 0 R>> endobj`,
    `${number + 1} 0 obj <</Length ${content.length}>> stream\n${content}\nendstream endobj`,
  ]
}
