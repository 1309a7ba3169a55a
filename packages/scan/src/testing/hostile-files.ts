import { crc32, deflateSync } from 'node:zlib'
import { jsPDF } from 'jspdf'
import { writePdf } from '../picture-pdf.js'

/** A PDF of one page that draws the form `F`, which is the fifth object. */
function pdfOfForms(content: string, ...forms: (readonly [string, string])[]): Uint8Array {
  return writePdf([
    ['/Type/Catalog/Pages 2 0 R'],
    ['/Type/Pages/Kids[3 0 R]/Count 1'],
    [`/Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>`],
    ['', Buffer.from(content)],
    ...forms.map(([dictionary, stream]) => [dictionary, Buffer.from(stream)] as const),
  ])
}

const form = '/Type/XObject/Subtype/Form/BBox[0 0 595 842]'

/** Draws itself twice. */
export function selfDrawingForm(): Uint8Array {
  return pdfOfForms('/F Do', [`${form}/Resources<</XObject<</F 5 0 R>>>>`, '/F Do /F Do'])
}

/** Twelve forms, each of which draws the next eight times: 68 billion rectangles. */
export function formBomb(): Uint8Array {
  const levels = Array.from({ length: 12 }, (_, level) =>
    level < 11
      ? ([`${form}/Resources<</XObject<</F ${level + 6} 0 R>>>>`, '/F Do '.repeat(8)] as const)
      : ([form, '0 0 500 500 re f'] as const),
  )
  return pdfOfForms('/F Do', ...levels)
}

/** A page that is shaded all over, five thousand times: minutes of work in one piece, in little memory. */
export function slowPage(): Uint8Array {
  const shading =
    '<</ShadingType 3/ColorSpace/DeviceGray/Coords[300 400 0 300 400 900]' +
    '/Function<</FunctionType 2/Domain[0 1]/C0[0]/C1[1]/N 1>>>>'
  return writePdf([
    ['/Type/Catalog/Pages 2 0 R'],
    ['/Type/Pages/Kids[3 0 R]/Count 1'],
    [`/Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Shading<</S ${shading}>>>>`],
    ['', Buffer.from('/S sh '.repeat(5_000))],
  ])
}

/** A picture of so many pixels on each side, all white, packed into little. */
export function pictureBomb(side: number): Uint8Array {
  const picture =
    `/Type/XObject/Subtype/Image/Width ${side}/Height ${side}/BitsPerComponent 8/ColorSpace/DeviceRGB` +
    '/Filter[/FlateDecode/FlateDecode]'
  return writePdf([
    ['/Type/Catalog/Pages 2 0 R'],
    ['/Type/Pages/Kids[3 0 R]/Count 1'],
    ['/Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>'],
    ['', Buffer.from('595 0 0 842 0 0 cm /F Do')],
    [picture, deflateSync(deflateSync(Buffer.alloc(3 * side * side, 255)))],
  ])
}

/** A PNG of so many black pixels on each side, all of them there: a bit each. */
export function pngBomb(side: number): Uint8Array {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(side, 0)
  head.writeUInt32BE(side, 4)
  head[8] = 1
  const rows = deflateSync(Buffer.alloc(side * (1 + Math.ceil(side / 8))))
  const chunks = [chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...chunks])
}

function chunk(type: string, body: Uint8Array): Uint8Array {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(body.length)
  check.writeUInt32BE(crc32(typed))
  return Buffer.concat([length, typed, check])
}

/** A page with that text, locked by its owner's password, and by a user's as well, unless that is empty. */
export function lockedPdf(text: string, userPassword: string): Uint8Array {
  const pdf = new jsPDF({ encryption: { userPassword, ownerPassword: 'owner', userPermissions: ['print'] } })
  pdf.text(text, 20, 20)
  return new Uint8Array(pdf.output('arraybuffer'))
}

/** So many pages, all the same one. */
export function emptyPages(count: number, claimed = count): Uint8Array {
  const kids = Array.from({ length: count }, (_, index) => `${index + 3} 0 R`).join(' ')
  return writePdf([
    ['/Type/Catalog/Pages 2 0 R'],
    [`/Type/Pages/Kids[${kids}]/Count ${claimed}`],
    ...Array.from({ length: count }, () => ['/Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]'] as const),
  ])
}

/** A tree of pages that is its own branch. */
export function pagesInACircle(): Uint8Array {
  return writePdf([['/Type/Catalog/Pages 2 0 R'], ['/Type/Pages/Kids[2 0 R]/Count 1']])
}

/** A page of that size, in points. */
export function pageOf(width: number, height: number): Uint8Array {
  return writePdf([
    ['/Type/Catalog/Pages 2 0 R'],
    ['/Type/Pages/Kids[3 0 R]/Count 1'],
    [`/Type/Page/Parent 2 0 R/MediaBox[0 0 ${width} ${height}]`],
  ])
}
