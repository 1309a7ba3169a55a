import type { Picture } from './picture.js'
import { readJpeg } from './read-jpeg.js'
import { readPng } from './read-png.js'

/** A4 in points, and the edge that fax machines do not print. */
const page = { width: 595.28, height: 841.89, margin: 18 }

/**
 * A PDF of one A4 page with the picture on it, upright and as large as it can be. The picture's own bytes are put in:
 * nothing is unpacked but what is transparent.
 *
 * @throws PictureFault when it is none that can be made a page
 */
export async function picturePage({
  type,
  bytes,
}: {
  type: 'PNG' | 'JPG'
  bytes: Uint8Array
}): Promise<Uint8Array> {
  return writePdf(type === 'JPG' ? readJpeg(bytes) : await readPng(bytes))
}

function writePdf(picture: Picture): Uint8Array {
  const placed = Buffer.from(`q ${matrix(picture)} cm /P Do Q`)
  const paper = `/MediaBox [0 0 ${page.width} ${page.height}] /Resources << /XObject << /P 5 0 R >> >>`
  const { width, height, entries, data } = picture
  return assemble([
    [Buffer.from('<< /Type /Catalog /Pages 2 0 R >>')],
    [Buffer.from('<< /Type /Pages /Kids [3 0 R] /Count 1 >>')],
    [Buffer.from(`<< /Type /Page /Parent 2 0 R ${paper} /Contents 4 0 R >>`)],
    stream('', placed),
    stream(`/Type /XObject /Subtype /Image /Width ${width} /Height ${height} ${entries} `, data),
  ])
}

function stream(entries: string, data: Uint8Array): Uint8Array[] {
  return [Buffer.from(`<< ${entries}/Length ${data.length} >>\nstream\n`), data, Buffer.from('\nendstream')]
}

/** Numbers the objects from 1 and says where each begins. Source: PDF 1.7, 7.5. */
function assemble(objects: readonly (readonly Uint8Array[])[]): Uint8Array {
  const pieces: Uint8Array[] = [Buffer.from('%PDF-1.4\n%\xe2\xe3\xcf\xd3\n', 'latin1')]
  const length = () => pieces.reduce((sum, piece) => sum + piece.length, 0)
  const places = objects.map((object, index) => {
    const place = length()
    pieces.push(Buffer.from(`${index + 1} 0 obj\n`), ...object, Buffer.from('\nendobj\n'))
    return `${String(place).padStart(10, '0')} 00000 n \n`
  })
  const size = objects.length + 1
  const end = length()
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}`
  pieces.push(Buffer.from(`${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${end}\n%%EOF\n`))
  return Buffer.concat(pieces)
}

/** Puts the unit square of the picture on the page: turned as its orientation says, and in the middle. */
function matrix({ width, height, orientation }: Picture): string {
  const isOnItsSide = orientation >= 5 && orientation <= 8
  const [wide, high] = isOnItsSide ? [height, width] : [width, height]
  const scale = Math.min((page.width - 2 * page.margin) / wide, (page.height - 2 * page.margin) / high)
  const [w, h] = [wide * scale, high * scale]
  const [x, y] = [(page.width - w) / 2, (page.height - h) / 2]
  const turned = turns[orientation] ?? turns[1]
  return turned(w, h, x, y)
    .map((value) => value.toFixed(3))
    .join(' ')
}

type Turn = (w: number, h: number, x: number, y: number) => number[]

/** By the Exif orientation; every second one is mirrored. */
const turns: Record<number, Turn> & { 1: Turn } = {
  1: (w, h, x, y) => [w, 0, 0, h, x, y],
  2: (w, h, x, y) => [-w, 0, 0, h, x + w, y],
  3: (w, h, x, y) => [-w, 0, 0, -h, x + w, y + h],
  4: (w, h, x, y) => [w, 0, 0, -h, x, y + h],
  5: (w, h, x, y) => [0, -h, -w, 0, x + w, y + h],
  6: (w, h, x, y) => [0, -h, w, 0, x, y + h],
  7: (w, h, x, y) => [0, h, w, 0, x, y],
  8: (w, h, x, y) => [0, h, -w, 0, x + w, y],
}
