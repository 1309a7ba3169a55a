import { deflateSync } from 'node:zlib'
import { createCanvas } from '@napi-rs/canvas'
import { jsPDF, type jsPDFOptions } from 'jspdf'
import QRCode from 'qrcode'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createScanReader } from './create-scan-reader.js'
import { decodePng } from './decode-png.js'
import type { GreyImage } from './grey-image.js'
import { writePdf } from './picture-pdf.js'
import { readPngHead } from './png-head.js'
import { emptyPages, pageOf, pagesInACircle } from './testing/hostile-files.js'
import { orientJpeg } from './testing/orient-jpeg.js'
import { drawPages, toJpeg, toPdf, toPng } from './testing/picture-files.js'
import { createRandom } from './testing/random.js'
import { renderSamples } from './testing/sample-documents.js'
import { recolour } from './testing/spoil-image.js'
import { turn } from './testing/warp-image.js'

const code = 'X1234567890'
const other = 'X9876543210'
const reader = createScanReader({ timeoutMs: 60_000 })
afterAll(() => reader.close())

let document: Uint8Array
let long: Uint8Array
let page: GreyImage
let otherPage: GreyImage
beforeAll(async () => {
  const documents = await renderSamples([{ numbers: 1 }, { numbers: 150 }, { portingCode: other }])
  ;[document = new Uint8Array(), long = new Uint8Array()] = documents
  const [pages, others] = [await drawPages(document, 150), await drawPages(documents[2] ?? document, 150)]
  const [first, second] = [pages[0], others[0]]
  if (!first || !second) throw new Error('no page')
  ;[page, otherPage] = [first, second]
})

async function codesOf(bytes: Uint8Array) {
  const outcome = await reader.read(bytes)
  return 'reading' in outcome ? outcome.reading.codes.map(({ codes }) => codes) : outcome
}

async function drawn(bytes: Uint8Array, dpi?: number, number = 1): Promise<GreyImage> {
  const outcome = await reader.renderPage(bytes, number, dpi === undefined ? {} : { dpi })
  const head = 'png' in outcome && readPngHead(outcome.png)
  if (!head) throw new Error(JSON.stringify(outcome))
  return await decodePng(head, outcome.png)
}

const withPdf = (make: (pdf: jsPDF) => void, options: jsPDFOptions = {}) => {
  const pdf = new jsPDF(options)
  make(pdf)
  return new Uint8Array(pdf.output('arraybuffer'))
}
const withPage = (image: GreyImage) => (pdf: jsPDF) => void pdf.addImage(toPng(image), 'PNG', 0, 0, 210, 297)

describe('the codes', () => {
  test('of every page of our own document', async () => {
    const pages = [1, 2, 3, 4, 5].map((number) => ({ page: number, codes: [code] }))
    expect(await reader.read(long)).toEqual({ reading: { type: 'PDF', pages: 5, codes: pages } })
  })

  test('of a page among others that have none', async () => {
    const blank = recolour(page, () => 255)
    expect(await reader.read(toPdf([blank, page, blank]))).toEqual({
      reading: { type: 'PDF', pages: 3, codes: [{ page: 2, codes: [code] }] },
    })
  })

  test('of a picture, upright or on its head', async () => {
    expect(await reader.read(toPng(turn(page, 180)))).toEqual({
      reading: { type: 'PNG', pages: 1, codes: [{ page: 1, codes: [code] }] },
    })
    expect(await reader.read(toJpeg(page, 80))).toEqual({
      reading: { type: 'JPG', pages: 1, codes: [{ page: 1, codes: [code] }] },
    })
  })

  test('of two documents in one file, each at its page', async () => {
    expect(await codesOf(toPdf([page, otherPage]))).toEqual([[code], [other]])
  })

  test('of two documents on one page', async () => {
    const { width, height } = page
    const both = { width: 2 * width, height, pixels: new Uint8Array(2 * width * height) }
    for (let y = 0; y < height; y++) {
      both.pixels.set(page.pixels.subarray(y * width, (y + 1) * width), 2 * y * width)
      both.pixels.set(otherPage.pixels.subarray(y * width, (y + 1) * width), (2 * y + 1) * width)
    }
    const codes = await codesOf(toPng(both))
    expect(codes).toHaveLength(1)
    expect(new Set([codes].flat(2))).toEqual(new Set([code, other]))
  })

  test.each(['https://telecomx.example/X1234567890', 'X12345678901', 'x1234567890', 'X123456789'])(
    'are no other QR: %s',
    async (text) => {
      const { modules } = QRCode.create(text, { errorCorrectionLevel: 'Q' })
      const side = 8 * (modules.size + 8)
      const at = (pixel: number) => Math.floor(pixel / 8) - 4
      const symbol = recolour(
        { width: side, height: side, pixels: new Uint8Array(side * side) },
        (_, x, y) =>
          Math.min(at(x), at(y)) >= 0 && Math.max(at(x), at(y)) < modules.size && modules.get(at(y), at(x))
            ? 0
            : 255,
      )
      expect(await codesOf(toPng(symbol))).toEqual([])
    },
  )

  test.each([
    ['alone', `Porteringskode ${code}`, [[code]]],
    ['twice', `${code} og ${code}`, [[code]]],
    ['two', `${code} og ${other}`, [[code, other]]],
    ['with too many digits', `${code}1`, []],
    ['inside a word', `A${code}`, []],
    ['in lower case', code.toLowerCase(), []],
  ])('of a text layer, where there is no QR: %s', async (_, text, codes) => {
    expect(await codesOf(withPdf((pdf) => void pdf.text(text, 20, 20)))).toEqual(codes)
  })

  test('are what the QR says, where a text layer says something else', async () => {
    const misread = withPdf((pdf) => {
      pdf.addImage(toPng(page), 'PNG', 0, 0, 210, 297)
      pdf.text('X9999999999', 20, 20, { renderingMode: 'invisible' })
    })
    expect(await codesOf(misread)).toEqual([[code]])
  })
})

describe('a PDF', () => {
  const locked = (userPassword: string) =>
    withPdf(withPage(page), {
      encryption: { userPassword, ownerPassword: 'owner', userPermissions: ['print'] },
    })

  test('with an owner’s password is read', async () => {
    expect(await codesOf(locked(''))).toEqual([[code]])
  })

  test.each<[string, () => Uint8Array, string]>([
    ['with a user’s password', () => locked('user'), 'ENCRYPTED'],
    [
      'that is a ZIP behind its first line',
      () => Buffer.from('%PDF-1.7\nPK\x03\x04\0\0', 'latin1'),
      'DAMAGED',
    ],
    ['that is its first line only', () => Buffer.from('%PDF-1.7\n'), 'DAMAGED'],
    ['of no pages', () => emptyPages(0), 'NO_PAGES'],
    ['of 301 pages', () => emptyPages(301), 'TOO_MANY_PAGES'],
    ['of 5,000 pages', () => emptyPages(5000), 'TOO_MANY_PAGES'],
    ['that claims to have 100,000 pages', () => emptyPages(1, 100_000), 'TOO_MANY_PAGES'],
    ['whose pages are in a circle', () => pagesInACircle(), 'DAMAGED'],
    ['whose page is smaller than a dot', () => pageOf(0.01, 0.01), 'DAMAGED'],
  ])('%s is refused', async (_, make, refused) => {
    expect(await reader.read(make())).toEqual({ refused })
  })

  test('of enormous paper is drawn as large as it may be', async () => {
    const { width, height } = await drawn(pageOf(1_000_000, 500_000))
    expect(width / height).toBeCloseTo(2, 2)
    expect(Math.round((width * height) / 1e5)).toBe(90)
  })

  test('that is cut off anywhere is refused as damaged, or read as far as it goes, and never otherwise', async () => {
    const scan = Buffer.from(withPdf(withPage(page)))
    const allowed = [JSON.stringify({ refused: 'DAMAGED' }), '[]', JSON.stringify([[code]])]
    const seen = new Set<string>()
    for (const bytes of [document, scan])
      for (let part = 1; part < 12; part++) {
        const cut = bytes.subarray(0, Math.round((bytes.length * part) / 12))
        seen.add(JSON.stringify(await codesOf(cut)))
      }
    expect([...seen].filter((outcome) => !allowed.includes(outcome))).toEqual([])
    expect(seen).toContain(allowed[0])
  })

  test('with bytes that are wrong never yields another code', async () => {
    const random = createRandom(12)
    const found = new Set<string>()
    for (let round = 0; round < 30; round++) {
      const spoiled = Uint8Array.from(document)
      for (let count = 0; count < 40; count++)
        spoiled[Math.floor(random() * spoiled.length)] = Math.floor(256 * random())
      const codes = await codesOf(spoiled)
      if (Array.isArray(codes)) for (const one of codes.flat()) found.add(one)
    }
    expect([...found].filter((one) => one !== code)).toEqual([])
  })
})

describe('a picture', () => {
  const bomb = (side: number, depth: number, colour: number, dataOf = side) => {
    const png = Buffer.from(toPng({ width: 1, height: 1, pixels: new Uint8Array(1) }))
    png.writeUInt32BE(side, 16)
    png.writeUInt32BE(side, 20)
    png.set([depth, colour], 24)
    const data = deflateSync(Buffer.alloc((dataOf * (dataOf + 8)) / 8))
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    return Buffer.concat([png.subarray(0, 33), length, Buffer.from('IDAT'), data, check, png.subarray(-12)])
  }
  const huge = () => {
    const jpeg = Buffer.from(toJpeg({ width: 8, height: 8, pixels: new Uint8Array(64) }, 80))
    const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]))
    jpeg.writeUInt16BE(65_000, frame + 5)
    jpeg.writeUInt16BE(65_000, frame + 7)
    return jpeg
  }

  test.each<[string, () => Uint8Array, string]>([
    ['a PNG of 20,000 × 20,000', () => bomb(20_000, 1, 0), 'TOO_MANY_PIXELS'],
    ['a PNG of 64 megapixels in colours of 16 bits', () => bomb(8_000, 16, 6), 'TOO_MANY_PIXELS'],
    ['a JPEG of 65,000 × 65,000', huge, 'TOO_MANY_PIXELS'],
    ['a PNG that unpacks to more than it says', () => bomb(8, 1, 0, 20_000), 'DAMAGED'],
    ['a PNG that unpacks to less than it says', () => bomb(800, 1, 0, 80), 'DAMAGED'],
    ['a PNG without a head', () => Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'DAMAGED'],
    ['a JPEG without a frame', () => Buffer.from([0xff, 0xd8, 0xff, 0xd9]), 'DAMAGED'],
    [
      'a JPEG of noughts',
      () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(1000)]),
      'DAMAGED',
    ],
  ])('%s is refused', async (_, make, refused) => {
    expect(await reader.read(make())).toEqual({ refused })
  })

  test('of 36 megapixels is made smaller and read', async () => {
    const [width, height] = [5000, 7200]
    const pixels = new Uint8Array(width * height)
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        const from =
          Math.floor((y * page.height) / height) * page.width + Math.floor((x * page.width) / width)
        pixels[y * width + x] = page.pixels[from] ?? 0
      }
    expect(await codesOf(toPng({ width, height, pixels }))).toEqual([[code]])
  })

  test.each([['PNG'], ['JPEG']])('a %s that is cut off anywhere is refused', async (type) => {
    const whole = type === 'PNG' ? toPng(page) : toJpeg(page, 80)
    // Of a PNG the last 12 bytes only say that it ends.
    const parts = Array.from({ length: 12 }, (_, index) =>
      Math.round(((whole.length - 14) * (index + 1)) / 12),
    )
    const outcomes = []
    for (const length of [8, ...parts]) outcomes.push(await reader.read(whole.subarray(0, length)))
    expect(outcomes).toEqual(outcomes.map(() => ({ refused: 'DAMAGED' })))
  })
})

describe('on paper', () => {
  /** Wide, with a black corner at its upper left; transparent elsewhere. */
  const corner = () => {
    const canvas = createCanvas(400, 200)
    canvas.getContext('2d').fillRect(0, 0, 200, 100)
    return canvas
  }
  const opaque = (): GreyImage => {
    const pixels = new Uint8Array(400 * 200).fill(255)
    for (let row = 0; row < 100; row++) pixels.fill(0, row * 400, row * 400 + 200)
    return { width: 400, height: 200, pixels }
  }

  test.each<[string, () => Uint8Array]>([
    ['a PNG, on white where it is transparent', () => corner().toBuffer('image/png')],
    ['a JPG', () => toJpeg(opaque(), 90)],
    ['a JPG of a camera that was held on its side', () => orientJpeg(opaque(), 6)],
  ])('%s is upright in the middle of A4, as large as it can be', async (_, make) => {
    const outcome = await reader.layOnPaper(make())
    const pdf = 'pdf' in outcome ? outcome.pdf : new Uint8Array()
    const { width, height, pixels } = await drawn(pdf, 72)
    expect([width, height]).toEqual([595, 842])
    const [wide, high] = [width - 36, (width - 36) / 2]
    const isBlack = (right: number, down: number) => {
      const [x, y] = [(width - wide) / 2 + wide * right, (height - high) / 2 + high * down]
      return (pixels[Math.round(y) * width + Math.round(x)] ?? 128) < 128
    }
    expect([isBlack(0.01, 0.02), isBlack(0.49, 0.48), isBlack(-0.01, 0.02), isBlack(0.01, -0.02)]).toEqual([
      true,
      true,
      false,
      false,
    ])
    expect([isBlack(0.51, 0.02), isBlack(0.01, 0.52), isBlack(0.98, 0.98)]).toEqual([false, false, false])
  })

  test('of a scan its code is read', async () => {
    const outcome = await reader.layOnPaper(toPng(page))
    expect(await codesOf('pdf' in outcome ? outcome.pdf : new Uint8Array())).toEqual([[code]])
  })

  test('what is no picture is refused', async () => {
    expect(await reader.layOnPaper(toPng(page).subarray(0, 2000))).toEqual({ refused: 'DAMAGED' })
  })
})

describe('the picture of a page', () => {
  test('is A4 at 110 dpi, or at the resolution asked for', async () => {
    expect(await drawn(long, undefined, 5)).toMatchObject({ width: 909, height: 1286 })
    expect(await drawn(long, 55)).toMatchObject({ width: 454, height: 643 })
  })

  test('has at most 9 megapixels', async () => {
    const { width, height } = await drawn(document, 1200)
    expect(Math.round((width * height) / 1e5)).toBe(90)
  })

  test('is what the page shows, and small', async () => {
    const outcome = await reader.renderPage(toPng(page), 1, { dpi: 150 })
    const png = 'png' in outcome ? outcome.png : new Uint8Array()
    expect(await codesOf(png)).toEqual([[code]])
    expect(png.length).toBeLessThan(150_000)
  })

  test.each([0, 6, -1, 1.5])('is missing, where there is no page %d', async (number) => {
    expect(await reader.renderPage(long, number)).toEqual({ missing: true })
  })

  test('is refused as the file is', async () => {
    expect(await reader.renderPage(Buffer.from('%PDF-1.7\n'), 1)).toEqual({ refused: 'DAMAGED' })
    expect(await reader.renderPage(emptyPages(5000), 1)).toEqual({ refused: 'TOO_MANY_PAGES' })
  })

  test('shows what was signed in a form field', async () => {
    const field =
      '/Type/Annot/Subtype/Widget/FT/Tx/T(Signature)/F 4/Rect[100 100 300 300]/AP<</N 5 0 R>>/P 3 0 R'
    const form = writePdf([
      ['/Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R]>>'],
      ['/Type/Pages/Kids[3 0 R]/Count 1'],
      ['/Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Annots[4 0 R]'],
      [field],
      ['/Type/XObject/Subtype/Form/BBox[0 0 200 200]', Buffer.from('0 g 0 0 200 200 re f')],
    ])
    const { width, pixels } = await drawn(form, 72)
    expect([pixels[(842 - 200) * width + 200], pixels[(842 - 200) * width + 400]]).toEqual([0, 255])
  })

  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'is upright, however the camera was held: EXIF %d',
    async (orientation) => {
      const upright = { width: 400, height: 600, pixels: new Uint8Array(240_000) }
      const quarter = recolour(upright, (_, x, y) =>
        x < 200 && y < 300 ? 0 : y < 300 ? 80 : x < 200 ? 160 : 255,
      )
      const { width, height, pixels } = await drawn(orientJpeg(quarter, orientation), 50)
      const greyAt = (x: number, y: number) =>
        pixels[Math.round(y * height) * width + Math.round(x * width)] ?? -1
      const greys = [greyAt(0.25, 0.25), greyAt(0.75, 0.25), greyAt(0.25, 0.75), greyAt(0.75, 0.75)]
      expect([height > width, ...greys.map((grey) => Math.round(grey / 10))]).toEqual([true, 0, 8, 16, 26])
    },
  )
})
