import { deflateSync } from 'node:zlib'
import { createCanvas } from '@napi-rs/canvas'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, it, test } from 'vitest'
import { PictureFault } from './picture.js'
import { picturePage } from './picture-page.js'

/** Wide, with a black corner at its upper left, on white. */
function sample(width = 40, height = 20) {
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  context.fillStyle = 'white'
  context.fillRect(0, 0, width, height)
  context.fillStyle = 'black'
  context.fillRect(0, 0, width / 2, height / 2)
  return canvas
}

const jpeg = () => sample().toBuffer('image/jpeg', 95)

/** With Exif data that say nothing but how it is to be turned. */
function turned(orientation: number, isLittle = true): Buffer {
  const tiff = Buffer.alloc(26)
  tiff.write(isLittle ? 'II' : 'MM', 'latin1')
  const put = (value: number, at: number, size: 2 | 4) =>
    isLittle ? tiff.writeUIntLE(value, at, size) : tiff.writeUIntBE(value, at, size)
  put(42, 2, 2)
  put(8, 4, 4)
  put(1, 8, 2)
  put(0x0112, 10, 2)
  put(3, 12, 2)
  put(1, 14, 4)
  put(orientation, 18, 2)
  const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff])
  const head = Buffer.from([0xff, 0xe1, 0, exif.length + 2])
  const file = jpeg()
  return Buffer.concat([file.subarray(0, 2), head, exif, file.subarray(2)])
}

/** A PNG of rows that are as they are given, the filter's byte first. */
function png(
  [width, height]: [number, number],
  { bits, kind, interlace = 0 }: { bits: number; kind: number; interlace?: number },
  rows: Buffer,
  palette?: Buffer,
): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const head = Buffer.alloc(8)
    head.writeUInt32BE(data.length)
    head.write(type, 4, 'latin1')
    return Buffer.concat([head, data, Buffer.alloc(4)])
  }
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, bits, kind, 0, 0, interlace])
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  const pieces = [
    chunk('IHDR', header),
    ...(palette ? [chunk('PLTE', palette)] : []),
    chunk('IDAT', deflateSync(rows)),
  ]
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    ...pieces,
    chunk('IEND', Buffer.alloc(0)),
  ])
}

async function draw(pdf: Uint8Array) {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0, useSystemFonts: false })
    .promise
  const page = await document.getPage(1)
  const viewport = page.getViewport({ scale: 1 })
  const canvas = createCanvas(Math.round(viewport.width), Math.round(viewport.height))
  const context = canvas.getContext('2d')
  await page.render({ canvas: null, canvasContext: context as never, viewport }).promise
  const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height)
  const isDark = (x: number, y: number) => (data[(Math.floor(y) * width + Math.floor(x)) * 4] ?? 255) < 128
  return { pages: document.numPages, width, height, isDark }
}

/** In which quarter of the picture, as it lies on the page, the black corner is. */
async function cornerOf(pdf: Uint8Array, [wide, high]: [number, number]) {
  const { width, height, isDark } = await draw(pdf)
  const scale = Math.min((width - 36) / wide, (height - 36) / high)
  const [w, h] = [wide * scale, high * scale]
  const at = (across: number, down: number) =>
    isDark((width - w) / 2 + w * across, (height - h) / 2 + h * down)
  const quarters = {
    'upper left': at(0.2, 0.2),
    'upper right': at(0.8, 0.2),
    'lower left': at(0.2, 0.8),
    'lower right': at(0.8, 0.8),
  }
  return Object.entries(quarters).flatMap(([name, dark]) => (dark ? [name] : []))
}

it.each([
  ['JPG', jpeg(), [40, 20]],
  ['JPG', sample(20, 40).toBuffer('image/jpeg', 95), [20, 40]],
  ['PNG', sample().toBuffer('image/png'), [40, 20]],
] as const)('a %s lies on one page of A4, as large as it can be', async (type, bytes, [wide, high]) => {
  const pdf = await picturePage({ type, bytes })
  const { pages, width, height } = await draw(pdf)
  expect([pages, width, height]).toEqual([1, 595, 842])
  expect(await cornerOf(pdf, [wide, high])).toEqual(['upper left'])
})

describe('a photograph is turned as its camera says', () => {
  it.each([
    [1, 'upper left', [40, 20]],
    [2, 'upper right', [40, 20]],
    [3, 'lower right', [40, 20]],
    [4, 'lower left', [40, 20]],
    [5, 'upper left', [20, 40]],
    [6, 'upper right', [20, 40]],
    [7, 'lower right', [20, 40]],
    [8, 'lower left', [20, 40]],
    [9, 'upper left', [40, 20]],
  ] as const)('%d: %s', async (orientation, corner, [wide, high]) => {
    for (const isLittle of [true, false]) {
      const pdf = await picturePage({ type: 'JPG', bytes: turned(orientation, isLittle) })
      expect(await cornerOf(pdf, [wide, high])).toEqual([corner])
    }
  })
})

describe('every kind of PNG', () => {
  const [black, white] = [0, 255]
  const two = (row: number[]) => Buffer.from([0, ...row, 0, ...Array(row.length).fill(white)])
  it.each([
    ['grey', { bits: 8, kind: 0 }, two([black, white]), undefined],
    ['grey, one bit', { bits: 1, kind: 0 }, Buffer.from([0, 0b01000000, 0, 0b11000000]), undefined],
    ['colours', { bits: 8, kind: 2 }, two([0, 0, 0, 255, 255, 255]), undefined],
    [
      'a palette',
      { bits: 8, kind: 3 },
      Buffer.from([0, 1, 0, 0, 0, 0]),
      Buffer.from([255, 255, 255, 0, 0, 0]),
    ],
    [
      'grey with transparency',
      { bits: 8, kind: 4 },
      Buffer.from([0, 0, 255, 0, 0, 0, 0, 0, 0, 0]),
      undefined,
    ],
    [
      'colours with transparency, 16 bits',
      { bits: 16, kind: 6 },
      Buffer.from([0, 0, 0, 0, 0, 0, 0, 255, 255, ...Array(8).fill(0), 0, ...Array(16).fill(0)]),
      undefined,
    ],
  ] as const)('%s', async (_kind, shape, rows, palette) => {
    const pdf = await picturePage({ type: 'PNG', bytes: png([2, 2], shape, rows, palette) })
    expect(await cornerOf(pdf, [2, 2])).toEqual(['upper left'])
  })

  it.each([0, 1, 2, 3, 4])('rows of filter %d with transparency come out as they were', async (filter) => {
    const canvas = sample(16, 16)
    const { data } = canvas.getContext('2d').getImageData(0, 0, 16, 16)
    const bytes = png([16, 16], { bits: 8, kind: 6 }, filtered(Buffer.from(data), filter, 16 * 4))
    expect(await cornerOf(await picturePage({ type: 'PNG', bytes }), [16, 16])).toEqual(['upper left'])
  })
})

describe('what cannot be made a page says why', () => {
  const refused: [string, { type: 'PNG' | 'JPG'; bytes: Buffer }, string][] = [
    ['an empty JPG', { type: 'JPG', bytes: Buffer.alloc(0) }, 'no frame'],
    [
      'a JPG without a frame',
      { type: 'JPG', bytes: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0]) },
      'no frame',
    ],
    ['a cut JPG', { type: 'JPG', bytes: jpeg().subarray(0, 30) }, 'no frame'],
    ['an empty PNG', { type: 'PNG', bytes: Buffer.alloc(0) }, 'no header'],
    [
      '20,000 × 20,000',
      { type: 'PNG', bytes: png([20_000, 20_000], { bits: 8, kind: 6 }, Buffer.alloc(1)) },
      'too large',
    ],
    [
      'interlaced',
      { type: 'PNG', bytes: png([2, 2], { bits: 8, kind: 6, interlace: 1 }, Buffer.alloc(18)) },
      'interlaced',
    ],
    ['no palette', { type: 'PNG', bytes: png([2, 2], { bits: 8, kind: 3 }, Buffer.alloc(6)) }, 'no palette'],
    ['cut rows', { type: 'PNG', bytes: png([2, 2], { bits: 8, kind: 6 }, Buffer.alloc(9)) }, 'cut off'],
    [
      'rows without end',
      { type: 'PNG', bytes: png([2, 2], { bits: 8, kind: 6 }, Buffer.alloc(9_000_000)) },
      'unpacked',
    ],
  ]
  test.each(refused)('%s', async (_what, picture, why) => {
    const made = picturePage(picture)
    await expect(made).rejects.toThrow(why)
    await expect(made).rejects.toBeInstanceOf(PictureFault)
  })
})

/** The rows as a PNG writes them with that filter. */
function filtered(pixels: Buffer, filter: number, stride: number): Buffer {
  const value = (row: number, index: number) =>
    row < 0 || index < 0 ? 0 : (pixels[row * stride + index] ?? 0)
  const rows = Array.from({ length: pixels.length / stride }, (_, row) =>
    Buffer.from([
      filter,
      ...Array.from({ length: stride }, (_, index) => {
        const [left, up, corner] = [
          value(row, index - 4),
          value(row - 1, index),
          index < 4 ? 0 : value(row - 1, index - 4),
        ]
        const guess = left + up - corner
        const nearest = [left, up, corner].toSorted(
          (one, other) => Math.abs(guess - one) - Math.abs(guess - other),
        )[0]
        const predicted = [0, left, up, (left + up) >> 1, nearest ?? 0][filter] ?? 0
        return (value(row, index) - predicted) & 255
      }),
    ]),
  )
  return Buffer.concat(rows)
}
