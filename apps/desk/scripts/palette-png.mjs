import { crc32, deflateSync } from 'node:zlib'

/** A page has few colours, and the edges of its letters shades of them. */
const mostColours = 64

/** A PNG of the colours that are used most, a third of the size of one of all. */
export function palettePng(width, height, rgba) {
  const palette = mostUsed(rgba)
  const nearest = nearestIn(palette)
  // Each row begins with its filter, which is none.
  const rows = Buffer.alloc(height * (1 + width))
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      rows[y * (1 + width) + 1 + x] = nearest(colourAt(rgba, 4 * (y * width + x)))
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  // Eight bits of a pixel, which are the number of a colour.
  head.set([8, 3], 8)
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('PLTE', Buffer.from(palette.flatMap((colour) => partsOf(colour)))),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const colourAt = (rgba, index) => (rgba[index] << 16) | (rgba[index + 1] << 8) | rgba[index + 2]
const partsOf = (colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]

function mostUsed(rgba) {
  const uses = new Map()
  for (let index = 0; index < rgba.length; index += 4) {
    const colour = colourAt(rgba, index)
    uses.set(colour, (uses.get(colour) ?? 0) + 1)
  }
  const byUse = [...uses].sort(([, one], [, other]) => other - one)
  return byUse.slice(0, mostColours).map(([colour]) => colour)
}

function nearestIn(palette) {
  const found = new Map(palette.map((colour, index) => [colour, index]))
  return (colour) => {
    if (!found.has(colour)) found.set(colour, findNearest(palette, partsOf(colour)))
    return found.get(colour)
  }
}

function findNearest(palette, [red, green, blue]) {
  const distances = palette.map((colour) => {
    const [r, g, b] = partsOf(colour)
    return (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2
  })
  return distances.indexOf(Math.min(...distances))
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}
