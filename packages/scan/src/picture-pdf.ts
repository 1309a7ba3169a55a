/** A picture as a PDF holds it. */
export interface Picture {
  width: number
  height: number
  /** EXIF's 1 (upright) to 8. */
  orientation: number
  /** What the PDF says of it, in PDF's own terms. */
  dictionary: string
  bytes: Uint8Array
}

/** A PDF of one page, which the picture covers, upright, a point for each pixel. */
export function picturePdf({ width, height, orientation, dictionary, bytes }: Picture): Uint8Array {
  const [pageWidth, pageHeight] = orientation > 4 ? [height, width] : [width, height]
  const content = `${placing(orientation, pageWidth, pageHeight)} cm /P Do`
  return writePdf([
    ['/Type/Catalog/Pages 2 0 R'],
    ['/Type/Pages/Kids[3 0 R]/Count 1'],
    [
      `/Type/Page/Parent 2 0 R/MediaBox[0 0 ${pageWidth} ${pageHeight}]/Contents 4 0 R/Resources<</XObject<</P 5 0 R>>>>`,
    ],
    ['', Buffer.from(content)],
    [`/Type/XObject/Subtype/Image/Width ${width}/Height ${height}${dictionary}`, bytes],
  ])
}

/** Dictionary and stream of each object, the first of them the catalogue. */
export function writePdf(objects: readonly (readonly [string, Uint8Array?])[]): Uint8Array {
  const parts: Uint8Array[] = [Buffer.from('%PDF-1.7\n')]
  const places: number[] = []
  let length = 0
  const add = (...more: (string | Uint8Array)[]) => parts.push(...more.map((one) => Buffer.from(one)))
  objects.forEach(([dictionary, stream], index) => {
    places.push(lengthOf(parts))
    add(`${index + 1} 0 obj\n<<${dictionary}${stream ? `/Length ${stream.length}` : ''}>>\n`)
    if (stream) add('stream\n', stream, '\nendstream\n')
    add('endobj\n')
  })
  length = lengthOf(parts)
  const entries = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  add(
    `xref\n0 ${size}\n0000000000 65535 f \n${entries}trailer\n<</Size ${size}/Root 1 0 R>>\nstartxref\n${length}\n%%EOF\n`,
  )
  return Buffer.concat(parts)
}

const lengthOf = (parts: readonly Uint8Array[]) => parts.reduce((sum, { length }) => sum + length, 0)

/** The matrix from the picture's unit square to the page, by where EXIF says that the first row and column are. */
function placing(orientation: number, width: number, height: number): string {
  const matrices = [
    [width, 0, 0, height, 0, 0],
    [-width, 0, 0, height, width, 0],
    [-width, 0, 0, -height, width, height],
    [width, 0, 0, -height, 0, height],
    [0, -height, -width, 0, width, height],
    [0, -height, width, 0, 0, height],
    [0, height, width, 0, 0, 0],
    [0, height, -width, 0, width, 0],
  ]
  return (matrices[orientation - 1] ?? []).join(' ')
}
