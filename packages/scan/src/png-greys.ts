import type { PngHead } from './png-head.js'

/** Writes the first `width` pixels of a row, which begins at `from`, in grey. */
export type GreyRow = (line: Uint8Array, from: number, width: number, greys: Uint8Array) => void

/** How the rows of such a picture become grey, on white where they are transparent. Of 16 bits the upper ones count. */
export function greyRowOf(head: PngHead, palette: Uint8Array, alpha: Uint8Array): GreyRow {
  const { depth, channels } = head
  const step = depth >> 3
  if (channels === 1) return depth === 16 ? everySecond : byTable(depth, greysOf(head, palette, alpha))
  if (channels === 2)
    return (line, from, width, greys) => {
      for (let x = 0, at = from; x < width; x++, at += 2 * step)
        greys[x] = onWhite(byte(line, at), byte(line, at + step))
    }
  const hasAlpha = channels === 4
  return (line, from, width, greys) => {
    for (let x = 0, at = from; x < width; x++, at += channels * step) {
      const grey = luma(byte(line, at), byte(line, at + step), byte(line, at + 2 * step))
      greys[x] = hasAlpha ? onWhite(grey, byte(line, at + 3 * step)) : grey
    }
  }
}

const everySecond: GreyRow = (line, from, width, greys) => {
  for (let x = 0; x < width; x++) greys[x] = byte(line, from + 2 * x)
}

function byTable(depth: number, table: Uint8Array): GreyRow {
  const mask = 2 ** depth - 1
  return (line, from, width, greys) => {
    for (let x = 0, bit = 0; x < width; x++, bit += depth)
      greys[x] = byte(table, (byte(line, from + (bit >> 3)) >> (8 - depth - (bit & 7))) & mask)
  }
}

/** What each sample of a picture of one channel stands for. */
function greysOf({ depth, indexed }: PngHead, palette: Uint8Array, alpha: Uint8Array): Uint8Array {
  const brightest = 2 ** depth - 1
  const colour = (index: number, part: number) => palette[3 * index + part] ?? 0
  return Uint8Array.from({ length: brightest + 1 }, (_, index) =>
    indexed
      ? onWhite(luma(colour(index, 0), colour(index, 1), colour(index, 2)), alpha[index] ?? 255)
      : (index * 255) / brightest,
  )
}

const byte = (from: Uint8Array, at: number) => from[at] as number

/** ITU-R BT.601, in parts of 256. */
const luma = (red: number, green: number, blue: number) => (77 * red + 150 * green + 29 * blue) >> 8

const onWhite = (grey: number, alpha: number) => 255 - ((255 - grey) * alpha) / 255
