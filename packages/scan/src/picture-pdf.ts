import { deflateSync } from 'node:zlib'
import type { GreyImage } from './grey-image.js'

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
export function picturePdf(picture: Picture): Uint8Array {
  const { width, height, orientation } = picture
  const page = orientation > 4 ? { width: height, height: width } : { width, height }
  return pageOf(page, placing(orientation, page.width, page.height), picture)
}

/** A4 in points, and the edge that fax machines do not print. */
const paper = { width: 595, height: 842, margin: 18 }

/** A PDF of one page of A4 with the picture in its middle, as large as it can be. */
export function paperPdf({ width, height, pixels }: GreyImage): Uint8Array {
  const scale = Math.min((paper.width - 2 * paper.margin) / width, (paper.height - 2 * paper.margin) / height)
  const [w, h] = [width * scale, height * scale]
  const place = [w, 0, 0, h, (paper.width - w) / 2, (paper.height - h) / 2].map((value) => value.toFixed(3))
  const dictionary = '/BitsPerComponent 8/ColorSpace/DeviceGray/Filter/FlateDecode'
  return pageOf(paper, place.join(' '), { width, height, dictionary, bytes: deflateSync(pixels) })
}

function pageOf(
  page: { width: number; height: number },
  place: string,
  { width, height, dictionary, bytes }: Omit<Picture, 'orientation'>,
): Uint8Array {
  const content = `${place} cm /P Do`
  return writePdf([
    ['/Type/Catalog/Pages 2 0 R'],
    ['/Type/Pages/Kids[3 0 R]/Count 1'],
    [
      `/Type/Page/Parent 2 0 R/MediaBox[0 0 ${page.width} ${page.height}]/Contents 4 0 R/Resources<</XObject<</P 5 0 R>>>>`,
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
  const add = (...more: (string | Uint8Array)[]) =>
    parts.push(...more.map((one) => (typeof one === 'string' ? Buffer.from(one) : one)))
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
