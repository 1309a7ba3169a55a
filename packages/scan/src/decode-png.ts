import { createInflate } from 'node:zlib'
import type { GreyImage } from './grey-image.js'
import { type GreyRow, greyRowOf } from './png-greys.js'
import { type PngHead, readPngChunks, rowBytes } from './png-head.js'
import { createShrinkingImage, type Pass } from './shrinking-image.js'

/**
 * The picture in grey, on white where it is transparent, made smaller by a whole number when it has more pixels than
 * `mostPixels`. It is unpacked row by row and is never in memory as a whole.
 *
 * @throws Error of one that is cut off or broken
 */
export async function decodePng(head: PngHead, bytes: Uint8Array, mostPixels = Infinity): Promise<GreyImage> {
  const { data, palette, alpha } = readPngChunks(bytes)
  const image = createShrinkingImage(head, mostPixels)
  const rows = createRowReader(head, greyRowOf(head, palette, alpha), image.add)
  const unpacked = createInflate({ chunkSize: 1 << 20 })
  unpacked.end(Buffer.concat(data))
  for await (const chunk of unpacked) rows.push(chunk as Uint8Array)
  if (!rows.areComplete()) throw new Error('The picture is cut off')
  return image.finish()
}

/** Takes the unpacked bytes as they come, and gives each row in grey, with where it belongs. */
function createRowReader(
  head: PngHead,
  toGrey: GreyRow,
  give: (greys: Uint8Array, row: number, pass: Pass) => void,
) {
  const left = passesOf(head)
  const pixelBytes = Math.max(1, (head.channels * head.depth) >> 3)
  const greys = new Uint8Array(head.width)
  // The filter's byte is read into the pixel on the left of the first, which counts as black.
  const start = pixelBytes - 1
  let [filled, row] = [start, 0]
  let [line, above] = [new Uint8Array(), new Uint8Array()]

  function begin(pass?: Pass): void {
    const length = pass ? pixelBytes + rowBytes(head, pass.width) : 0
    ;[line, above, row] = [new Uint8Array(length), new Uint8Array(length), 0]
  }

  function take(pass: Pass): void {
    const filter = line[start] ?? 0
    line[start] = 0
    unfilter(filter, line, above, pixelBytes)
    toGrey(line, pixelBytes, pass.width, greys)
    give(greys, row, pass)
    ;[line, above, filled] = [above, line, start]
    if (++row < pass.height) return
    left.shift()
    begin(left[0])
  }

  begin(left[0])
  return {
    push(chunk: Uint8Array): void {
      for (let at = 0; at < chunk.length; ) {
        const [pass] = left
        if (!pass) throw new Error('The picture holds more than it says')
        const part = chunk.subarray(at, at + line.length - filled)
        line.set(part, filled)
        filled += part.length
        at += part.length
        if (filled === line.length) take(pass)
      }
    },
    areComplete: () => left.length === 0,
  }
}

/** Adam7: every eighth pixel first, the rest in six rounds. */
const adam7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const

function passesOf({ width, height, interlaced }: PngHead): Pass[] {
  const rounds = interlaced ? adam7 : ([[0, 0, 1, 1]] as const)
  return rounds
    .map(([x, y, stepX, stepY]) => ({
      width: Math.ceil((width - x) / stepX),
      height: Math.ceil((height - y) / stepY),
      x,
      y,
      stepX,
      stepY,
    }))
    .filter((pass) => pass.width > 0 && pass.height > 0)
}

/**
 * Each byte was written as a difference: to the one on its left, above it, or between. A loop for each, because a large
 * picture has 256 million of them. PNG, section 9.
 */
function unfilter(filter: number, line: Uint8Array, above: Uint8Array, pixelBytes: number): void {
  const { length } = line
  if (filter === 1)
    for (let at = pixelBytes, left = 0; at < length; at++, left++)
      line[at] = byte(line, at) + byte(line, left)
  else if (filter === 2)
    for (let at = pixelBytes; at < length; at++) line[at] = byte(line, at) + byte(above, at)
  else if (filter === 3)
    for (let at = pixelBytes, left = 0; at < length; at++, left++)
      line[at] = byte(line, at) + ((byte(line, left) + byte(above, at)) >> 1)
  else if (filter === 4)
    for (let at = pixelBytes, left = 0; at < length; at++, left++)
      line[at] = byte(line, at) + paeth(byte(line, left), byte(above, at), byte(above, left))
  else if (filter !== 0) throw new Error(`There is no filter ${filter}`)
}

const byte = (from: Uint8Array, at: number) => from[at] as number

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner
  const [byLeft, byUp, byCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  if (byLeft <= byUp && byLeft <= byCorner) return left
  return byUp <= byCorner ? up : corner
}
