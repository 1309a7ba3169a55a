import { deflate, inflate } from 'node:zlib'
import { promisify } from 'node:util'
import { type Picture, PictureFault } from './picture.js'
import { withoutAlpha } from './without-alpha.js'

/**
 * A PNG's rows stand in a PDF as they are, compressed; only transparent ones are laid on white first, because a fax has
 * no other paper. Source: PNG (W3C), PDF 1.7, 7.4.4.4.
 */
export async function readPng(bytes: Uint8Array): Promise<Picture> {
  const chunks = chunksOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  const header = chunks.find(({ type }) => type === 'IHDR')?.data
  if (header === undefined || header.length < 13) throw new PictureFault('the PNG has no header')
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)]
  const [bits, kind, interlace] = [header.readUInt8(8), header.readUInt8(9), header.readUInt8(12)]
  if (width * height === 0 || width * height > mostPixels) throw new PictureFault('the PNG is too large')
  if (interlace !== 0) throw new PictureFault('the PNG is interlaced')
  const rows = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data))
  const palette = chunks.find(({ type }) => type === 'PLTE')?.data
  const size = { width, height, orientation: 1 }
  const alpha = alphaKinds.get(kind)
  if (alpha !== undefined) {
    const raw = await inflated(rows, height * (1 + (width * (alpha + 1) * bits) / 8))
    const data = await promisify(deflate)(
      withoutAlpha(raw, { width, height, colours: alpha, bytes: bits / 8 }),
    )
    return { ...size, data, entries: `/ColorSpace ${spaces[alpha]} /BitsPerComponent 8 /Filter /FlateDecode` }
  }
  const colours = kind === 2 ? 3 : 1
  const space = kind === 3 ? indexed(palette) : spaces[colours]
  const rule = `/Predictor 15 /Colors ${colours} /BitsPerComponent ${bits} /Columns ${width}`
  const entries = `/ColorSpace ${space} /BitsPerComponent ${bits} /Filter /FlateDecode /DecodeParms << ${rule} >>`
  return { ...size, data: rows, entries }
}

/** As many as an upload may have. */
const mostPixels = 64_000_000

const spaces = { 1: '/DeviceGray', 3: '/DeviceRGB' } as const

/** How many colours stand beside the transparency, by the header's colour type. */
const alphaKinds = new Map<number, 1 | 3>([
  [4, 1],
  [6, 3],
])

function indexed(palette: Buffer | undefined): string {
  if (palette === undefined || palette.length < 3) throw new PictureFault('the PNG has no palette')
  return `[/Indexed /DeviceRGB ${Math.floor(palette.length / 3) - 1} <${palette.toString('hex')}>]`
}

function chunksOf(file: Buffer): { type: string; data: Buffer }[] {
  const chunks: { type: string; data: Buffer }[] = []
  for (let at = 8; at + 8 <= file.length; ) {
    const length = file.readUInt32BE(at)
    chunks.push({
      type: file.toString('latin1', at + 4, at + 8),
      data: file.subarray(at + 8, at + 8 + length),
    })
    at += 12 + length
  }
  return chunks
}

async function inflated(rows: Buffer, length: number): Promise<Buffer> {
  try {
    return await promisify(inflate)(rows, { maxOutputLength: length + 1 })
  } catch (cause) {
    throw new PictureFault('the PNG cannot be unpacked', { cause })
  }
}
