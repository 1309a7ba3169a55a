import { crc32, deflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { decodePng } from './decode-png.js'
import { encodePng } from './encode-png.js'
import { readPngHead } from './png-head.js'

interface Made {
  colour: number
  depth: number
  /** Without filters. */
  rows: readonly (readonly number[])[]
  width: number
  filter?: number
  palette?: readonly number[]
  alpha?: readonly number[]
  interlaced?: boolean
}

function makePng(
  { colour, depth, rows, width, filter = 0, palette, alpha, interlaced }: Made,
  height = rows.length,
) {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([depth, colour, 0, 0, interlaced ? 1 : 0], 8)
  const chunks = [chunk('IHDR', head)]
  if (palette) chunks.push(chunk('PLTE', Buffer.from(palette)))
  if (alpha) chunks.push(chunk('tRNS', Buffer.from(alpha)))
  const data = deflateSync(Buffer.from(rows.flatMap((row) => [filter, ...row])))
  // In two pieces, as large ones are.
  chunks.push(chunk('IDAT', data.subarray(0, 5)), chunk('IDAT', data.subarray(5)))
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    ...chunks,
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, body: Buffer) {
  const typed = Buffer.concat([Buffer.from(type), body])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(body.length)
  check.writeUInt32BE(crc32(typed))
  return Buffer.concat([length, typed, check])
}

async function decode(png: Uint8Array, mostPixels?: number) {
  const head = readPngHead(png)
  if (!head) throw new Error('no head')
  return decodePng(head, png, mostPixels)
}

test.each<[string, Made, number[]]>([
  ['grey, 1 bit', { colour: 0, depth: 1, width: 3, rows: [[0b01000000]] }, [0, 255, 0]],
  ['grey, 2 bits', { colour: 0, depth: 2, width: 4, rows: [[0b00011011]] }, [0, 85, 170, 255]],
  ['grey, 4 bits', { colour: 0, depth: 4, width: 3, rows: [[0x0f, 0x80]] }, [0, 255, 136]],
  ['grey, 8 bits', { colour: 0, depth: 8, width: 2, rows: [[7, 200]] }, [7, 200]],
  ['grey, 16 bits', { colour: 0, depth: 16, width: 2, rows: [[7, 99, 200, 1]] }, [7, 200]],
  ['colour, 8 bits', { colour: 2, depth: 8, width: 2, rows: [[255, 0, 0, 255, 255, 255]] }, [76, 255]],
  ['colour, 16 bits', { colour: 2, depth: 16, width: 1, rows: [[0, 9, 255, 9, 0, 9]] }, [149]],
  [
    'a palette that is transparent in places',
    {
      colour: 3,
      depth: 2,
      width: 3,
      rows: [[0b00011000]],
      palette: [0, 0, 0, 0, 0, 0, 255, 255, 255],
      alpha: [255, 0],
    },
    [0, 255, 255],
  ],
  ['transparent grey', { colour: 4, depth: 8, width: 3, rows: [[0, 255, 0, 0, 0, 51]] }, [0, 255, 204]],
  ['transparent colour', { colour: 6, depth: 8, width: 2, rows: [[0, 0, 0, 255, 0, 0, 0, 0]] }, [0, 255]],
  ['its left neighbour', { colour: 0, depth: 8, width: 3, filter: 1, rows: [[10, 5, 5]] }, [10, 15, 20]],
  [
    'the row above',
    {
      colour: 0,
      depth: 8,
      width: 2,
      filter: 2,
      rows: [
        [10, 20],
        [5, 250],
      ],
    },
    [10, 20, 15, 14],
  ],
  [
    'the mean of both',
    {
      colour: 0,
      depth: 8,
      width: 2,
      filter: 3,
      rows: [
        [10, 20],
        [5, 1],
      ],
    },
    [10, 25, 10, 18],
  ],
  [
    'the nearest of three',
    {
      colour: 0,
      depth: 8,
      width: 2,
      filter: 4,
      rows: [
        [10, 20],
        [5, 1],
      ],
    },
    [10, 30, 15, 31],
  ],
])('%s is decoded', async (_, made, pixels) => {
  expect([...(await decode(makePng(made))).pixels]).toEqual(pixels)
})

describe('an interlaced one', () => {
  // 8 by 5 pixels, each of which holds its own place: what Adam7 takes in each of its rounds.
  const rounds = [
    [[0]],
    [[4]],
    [[32, 36]],
    [
      [2, 6],
      [34, 38],
    ],
    [[16, 18, 20, 22]],
    [
      [1, 3, 5, 7],
      [17, 19, 21, 23],
      [33, 35, 37, 39],
    ],
    [
      [8, 9, 10, 11, 12, 13, 14, 15],
      [24, 25, 26, 27, 28, 29, 30, 31],
    ],
  ]
  const png = makePng({ colour: 0, depth: 8, width: 8, rows: rounds.flat(), interlaced: true }, 5)

  test('is put in order', async () => {
    expect([...(await decode(png)).pixels]).toEqual(Array.from({ length: 40 }, (_, place) => place))
  })

  test('is made smaller as another is', async () => {
    expect(await decode(png, 12)).toEqual({
      width: 4,
      height: 3,
      pixels: Uint8Array.from([4, 6, 8, 10, 20, 22, 24, 26, 32, 34, 36, 38]),
    })
  })
})

test('each pixel of one with too many is the mean of a square, which is cut off at the edges', async () => {
  const rows = [
    [0, 100, 7],
    [100, 200, 9],
    [50, 60, 70],
  ]
  const png = makePng({ colour: 0, depth: 8, width: 3, rows })
  expect(await decode(png, 9)).toMatchObject({ width: 3, height: 3 })
  expect(await decode(png, 8)).toEqual({ width: 2, height: 2, pixels: Uint8Array.from([100, 8, 55, 70]) })
})

test('what was encoded is decoded', async () => {
  const image = { width: 3, height: 2, pixels: Uint8Array.from([0, 1, 2, 253, 254, 255]) }
  expect(await decode(encodePng(image))).toEqual(image)
})

test.each<[string, Uint8Array]>([
  ['is cut off', makePng({ colour: 0, depth: 8, width: 9, rows: [[1], [2]] })],
  [
    'holds more than it says',
    makePng({ colour: 0, depth: 8, width: 1, rows: Array.from({ length: 50 }, () => [1]) }, 2),
  ],
  ['has an unknown filter', makePng({ colour: 0, depth: 8, width: 1, filter: 5, rows: [[1]] })],
])('one that %s is broken', async (_, png) => {
  await expect(decode(png)).rejects.toThrow(Error)
})

test.each<[string, Made]>([
  ['three bits', { colour: 0, depth: 3, width: 1, rows: [[1]] }],
  ['colours of four bits', { colour: 2, depth: 4, width: 1, rows: [[1]] }],
  ['a colour type that is none', { colour: 5, depth: 8, width: 1, rows: [[1]] }],
  ['no width', { colour: 0, depth: 8, width: 0, rows: [[1]] }],
])('a head with %s is none', (_, made) => {
  expect(readPngHead(makePng(made))).toBeUndefined()
})
