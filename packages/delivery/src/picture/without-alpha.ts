import { PictureFault } from './picture.js'

interface Shape {
  width: number
  height: number
  /** Beside the transparency. */
  colours: number
  /** Of one sample: 1 or 2. */
  bytes: number
}

/** The unpacked rows of a PNG with transparency, laid on white: one byte for each colour of each pixel. */
export function withoutAlpha(raw: Buffer, { width, height, colours, bytes }: Shape): Buffer {
  const pixel = (colours + 1) * bytes
  const stride = width * pixel
  if (raw.length < height * (stride + 1)) throw new PictureFault('the PNG is cut off')
  const laid = Buffer.alloc(width * height * colours)
  let before: Buffer = Buffer.alloc(stride)
  for (let row = 0; row < height; row++) {
    const at = row * (stride + 1)
    const line = raw.subarray(at + 1, at + 1 + stride)
    unfilter(raw[at] ?? 0, line, before, pixel)
    for (let column = 0; column < width; column++) {
      const from = column * pixel
      const alpha = line[from + colours * bytes] ?? 0
      for (let colour = 0; colour < colours; colour++) {
        const value = line[from + colour * bytes] ?? 0
        laid[(row * width + column) * colours + colour] = 255 - Math.round(((255 - value) * alpha) / 255)
      }
    }
    before = line
  }
  return laid
}

/** Turns differences back into values, in place. Source: PNG (W3C), 9.2. */
function unfilter(filter: number, line: Buffer, above: Buffer, pixel: number): void {
  if (filter === 0) return
  for (let index = 0; index < line.length; index++) {
    const left = index < pixel ? 0 : (line[index - pixel] ?? 0)
    const up = above[index] ?? 0
    const corner = index < pixel ? 0 : (above[index - pixel] ?? 0)
    line[index] = ((line[index] ?? 0) + predicted(filter, left, up, corner)) & 255
  }
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left
  if (filter === 2) return up
  if (filter === 3) return (left + up) >> 1
  return paeth(left, up, corner)
}

function paeth(left: number, up: number, corner: number): number {
  const [toLeft, toUp, toCorner] = [
    Math.abs(up - corner),
    Math.abs(left - corner),
    Math.abs(left + up - 2 * corner),
  ]
  if (toLeft <= toUp && toLeft <= toCorner) return left
  return toUp <= toCorner ? up : corner
}
