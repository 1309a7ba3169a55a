import { createCanvas } from '@napi-rs/canvas'
import { encodePng } from '../encode-png.js'
import type { GreyImage } from '../grey-image.js'
import { createPdfEngine } from '../pdf-pages.js'
import { writePdf } from '../picture-pdf.js'

/** All pages of a PDF, as a scanner sees them. */
export async function drawPages(pdf: Uint8Array, dpi: number): Promise<GreyImage[]> {
  const engine = await createPdfEngine(512)
  const pages = await engine.open(pdf)
  const images: GreyImage[] = []
  for (let index = 0; index < pages.count; index++) {
    const drawn = await pages.draw(index, dpi / 72, 64_000_000)
    if (drawn) images.push(drawn.image)
  }
  pages.close()
  return images
}

export function toPng(image: GreyImage): Uint8Array {
  return encodePng(image)
}

/** In colour, as cameras write it. `quality` up to 100. */
export function toJpeg({ width, height, pixels }: GreyImage, quality: number): Uint8Array {
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  const image = context.createImageData(width, height)
  const colours = new Uint32Array(image.data.buffer)
  // Opaque, and the same of each colour.
  pixels.forEach((grey, index) => (colours[index] = 0xff000000 + grey * 0x10101))
  context.putImageData(image, 0, 0)
  // The other `encode` does it in a thread, which crashes when the canvas is collected meanwhile.
  return canvas.encodeSync('jpeg', quality)
}

/** A scanner's PDF: a picture on each page, as large as the paper. */
export function toPdf(images: readonly GreyImage[], paper = { width: 595, height: 842 }): Uint8Array {
  const objects = images.flatMap(({ width, height, pixels }, index): [string, Uint8Array?][] => {
    const first = 3 + 3 * index
    return [
      [
        `/Type/Page/Parent 2 0 R/MediaBox[0 0 ${paper.width} ${paper.height}]/Contents ${first + 1} 0 R` +
          `/Resources<</XObject<</P ${first + 2} 0 R>>>>`,
      ],
      ['', Buffer.from(`${paper.width} 0 0 ${paper.height} 0 0 cm /P Do`)],
      [
        `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}/BitsPerComponent 8/ColorSpace/DeviceGray`,
        pixels,
      ],
    ]
  })
  const kids = images.map((_, index) => `${3 + 3 * index} 0 R`).join(' ')
  return writePdf([
    ['/Type/Catalog/Pages 2 0 R'],
    [`/Type/Pages/Kids[${kids}]/Count ${images.length}`],
    ...objects,
  ])
}
