import type { GreyImage } from '../grey-image.js'
import { toJpeg } from './picture-files.js'

/** The sides of the upright picture at which the stored one has its first row and its first column. EXIF 2.3, 4.6.4. */
const sides: readonly [string, string][] = [
  ['top', 'left'],
  ['top', 'right'],
  ['bottom', 'right'],
  ['bottom', 'left'],
  ['left', 'top'],
  ['right', 'top'],
  ['right', 'bottom'],
  ['left', 'bottom'],
]

/** A JPEG as a camera stores it that is held so, with the orientation, 1 to 8, in its EXIF. */
export function orientJpeg(upright: GreyImage, orientation: number): Uint8Array {
  const [rowSide = '', columnSide = ''] = sides[orientation - 1] ?? []
  const isLying = orientation > 4
  const width = isLying ? upright.height : upright.width
  const height = isLying ? upright.width : upright.height
  const pixels = new Uint8Array(width * height)
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      const place = { x: 0, y: 0 }
      for (const [side, index] of [
        [rowSide, row],
        [columnSide, column],
      ] as const) {
        if (side === 'top') place.y = index
        else if (side === 'bottom') place.y = upright.height - 1 - index
        else if (side === 'left') place.x = index
        else place.x = upright.width - 1 - index
      }
      pixels[row * width + column] = upright.pixels[place.y * upright.width + place.x] ?? 0
    }
  const jpeg = Buffer.from(toJpeg({ width, height, pixels }, 90))
  return Buffer.concat([jpeg.subarray(0, 2), exifOf(orientation), jpeg.subarray(2)])
}

/** An APP1 segment with a TIFF of one entry. */
function exifOf(orientation: number): Buffer {
  const tiff = Buffer.from('II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\0\0\0\0\0\0\0\0', 'latin1')
  tiff.writeUInt16LE(orientation, 18)
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff])
  const head = Buffer.from([0xff, 0xe1, 0, body.length + 2])
  return Buffer.concat([head, body])
}
