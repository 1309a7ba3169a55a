/** What a PNG says of itself before its pixels. */
export interface PngHead {
  width: number
  height: number
  /** Bits of a sample. */
  depth: number
  /** Samples of a pixel. */
  channels: number
  /** Samples are places in a palette. */
  indexed: boolean
  interlaced: boolean
}

/** The parts that pixels are made of. */
export interface PngChunks {
  data: Uint8Array[]
  /** Three bytes for each colour. */
  palette: Uint8Array
  /** Of each colour of the palette, as far as it goes. */
  alpha: Uint8Array
}

/** Bytes of a row of so many pixels, without its filter. */
export function rowBytes({ channels, depth }: PngHead, width: number): number {
  return Math.ceil((width * channels * depth) / 8)
}

/** Undefined when it begins otherwise than the format allows. */
export function readPngHead(bytes: Uint8Array): PngHead | undefined {
  const head = chunksOf(bytes).next().value
  if (head?.type !== 'IHDR' || head.body.length !== 13) return undefined
  const view = new DataView(head.body.buffer, head.body.byteOffset, 13)
  const [depth, colour, compression, filter, interlace] = head.body.subarray(8)
  const form = forms[colour ?? -1]
  const [width, height] = [view.getUint32(0), view.getUint32(4)]
  if (depth === undefined || !form?.depths.includes(depth) || width === 0 || height === 0) return undefined
  if (compression !== 0 || filter !== 0 || interlace === undefined || interlace > 1) return undefined
  return { width, height, depth, channels: form.channels, indexed: colour === 3, interlaced: interlace === 1 }
}

export function readPngChunks(bytes: Uint8Array): PngChunks {
  const none = new Uint8Array()
  const chunks: PngChunks = { data: [], palette: none, alpha: none }
  for (const { type, body } of chunksOf(bytes)) {
    if (type === 'IDAT') chunks.data.push(body)
    else if (type === 'PLTE') chunks.palette = body
    else if (type === 'tRNS') chunks.alpha = body
  }
  return chunks
}

/** By colour type. PNG, table 11.1. */
const forms: Record<number, { channels: number; depths: readonly number[] }> = {
  0: { channels: 1, depths: [1, 2, 4, 8, 16] },
  2: { channels: 3, depths: [8, 16] },
  3: { channels: 1, depths: [1, 2, 4, 8] },
  4: { channels: 2, depths: [8, 16] },
  6: { channels: 4, depths: [8, 16] },
}

/** Up to the end, or up to where the file is cut off. */
function* chunksOf(bytes: Uint8Array) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const around = 12
  for (let at = 8; at + around <= bytes.length; ) {
    const end = at + around + view.getUint32(at)
    if (end > bytes.length) return
    yield {
      type: String.fromCharCode(...bytes.subarray(at + 4, at + 8)),
      body: bytes.subarray(at + 8, end - 4),
    }
    at = end
  }
}
