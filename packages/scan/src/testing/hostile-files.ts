import { deflateSync } from 'node:zlib'
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
