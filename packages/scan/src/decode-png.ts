import { inflateSync } from 'node:zlib'
import type { GreyImage } from './grey-image.js'
import { type PngHead, readPngChunks, rowBytes } from './png-head.js'

/**
 * The picture in grey, on white where it is transparent.
 *
 * @throws Error of one that is cut off or broken
 */
export function decodePng(head: PngHead, bytes: Uint8Array): GreyImage {
  const { data, palette, alpha } = readPngChunks(bytes)
  const passes = passesOf(head)
  const wanted = passes.reduce((sum, { width, height }) => sum + height * (1 + rowBytes(head, width)), 0)
  const raw = inflateSync(Buffer.concat(data), { maxOutputLength: wanted })
  if (raw.length < wanted) throw new Error('The picture is cut off')
  const pixels = new Uint8Array(head.width * head.height)
  const greyOf = greyReader(head, palette, alpha)
  const pixelBytes = Math.max(1, (head.channels * head.depth) >> 3)
  let at = 0
  for (const { width, height, x, y, stepX, stepY } of passes) {
    const length = rowBytes(head, width)
    // On the left of both is a black pixel.
    let [line, above] = [new Uint8Array(pixelBytes + length), new Uint8Array(pixelBytes + length)]
    for (let row = 0; row < height; row++, at += 1 + length) {
      line.set(raw.subarray(at + 1, at + 1 + length), pixelBytes)
      unfilter(raw[at] ?? 0, line, above, pixelBytes)
      const samples = samplesOf(line.subarray(pixelBytes), head, width * head.channels)
      const target = (y + row * stepY) * head.width + x
      for (let column = 0; column < width; column++)
        pixels[target + column * stepX] = greyOf(samples, column * head.channels)
      ;[line, above] = [above, line]
    }
  }
  return { width: head.width, height: head.height, pixels }
}

interface Pass {
  width: number
  height: number
  x: number
  y: number
  stepX: number
  stepY: number
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

/** Each byte was written as a difference: to the one on its left, above it, or between. PNG, section 9. */
const predictors: readonly ((left: number, up: number, corner: number) => number)[] = [
  () => 0,
  (left) => left,
  (_, up) => up,
  (left, up) => (left + up) >> 1,
  paeth,
]

function unfilter(filter: number, line: Uint8Array, above: Uint8Array, pixelBytes: number): void {
  const predict = predictors[filter]
  if (!predict) throw new Error(`There is no filter ${filter}`)
  if (filter === 0) return
  for (let at = pixelBytes, left = 0; at < line.length; at++, left++)
    line[at] = (line[at] ?? 0) + predict(line[left] ?? 0, above[at] ?? 0, above[left] ?? 0)
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner
  const [byLeft, byUp, byCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  if (byLeft <= byUp && byLeft <= byCorner) return left
  return byUp <= byCorner ? up : corner
}

/** A byte for each sample: of 16 bits the upper ones, fewer than 8 unpacked as they are. */
function samplesOf(line: Uint8Array, { depth }: PngHead, count: number): Uint8Array {
  if (depth === 8) return line
  if (depth === 16) return Uint8Array.from({ length: count }, (_, index) => line[index * 2] as number)
  const perByte = 8 / depth
  return Uint8Array.from({ length: count }, (_, index) => {
    const shift = 8 - depth * ((index % perByte) + 1)
    return ((line[Math.floor(index / perByte)] as number) >> shift) & (2 ** depth - 1)
  })
}

type GreyReader = (samples: Uint8Array, at: number) => number

function greyReader(
  { depth, channels, indexed }: PngHead,
  palette: Uint8Array,
  alpha: Uint8Array,
): GreyReader {
  const sample = (from: Uint8Array, at: number) => from[at] ?? 0
  if (indexed) {
    const greys = Uint8Array.from({ length: 256 }, (_, index) => {
      const grey = luma(
        sample(palette, 3 * index),
        sample(palette, 3 * index + 1),
        sample(palette, 3 * index + 2),
      )
      return onWhite(grey, alpha[index] ?? 255)
    })
    return (samples, at) => sample(greys, sample(samples, at))
  }
  const brightest = depth < 8 ? 2 ** depth - 1 : 255
  if (channels === 1) return (samples, at) => (sample(samples, at) * 255) / brightest
  if (channels === 2) return (samples, at) => onWhite(sample(samples, at), sample(samples, at + 1))
  const grey: GreyReader = (samples, at) =>
    luma(sample(samples, at), sample(samples, at + 1), sample(samples, at + 2))
  if (channels === 3) return grey
  return (samples, at) => onWhite(grey(samples, at), sample(samples, at + 3))
}

/** ITU-R BT.601, in parts of 256. */
const luma = (red: number, green: number, blue: number) => (77 * red + 150 * green + 29 * blue) >> 8

const onWhite = (grey: number, alpha: number) => 255 - ((255 - grey) * alpha) / 255
