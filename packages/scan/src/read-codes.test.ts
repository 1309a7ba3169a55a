import { expect, test } from 'vitest'
import type { QrReader } from './qr-codes.js'
import { readCodes } from './read-codes.js'
import type { ScanDocument } from './scan-document.js'

/** Pages of a PDF; those whose text is undefined are broken. Notes at which resolutions each was drawn. */
function scanOf(texts: readonly (string | undefined)[], ownDpi?: number) {
  const looks: [number, number][] = []
  const scan: ScanDocument = {
    type: 'PDF',
    pages: texts.length,
    ownDpi,
    async draw(page, dpi) {
      looks.push([page, dpi])
      const text = texts[page - 1]
      const image = { width: page, height: 1, pixels: new Uint8Array(page) }
      return text === undefined ? undefined : { image, text }
    },
    close: () => {},
  }
  return { scan, looks }
}
const noQr: QrReader = { read: async () => [] }

test('a page is looked at again, more closely, where there is no code; a picture also from further away', async () => {
  const pdf = scanOf([''])
  await readCodes(pdf.scan, noQr)
  const picture = scanOf([''], 150)
  await readCodes(picture.scan, noQr)
  expect([pdf.looks, picture.looks]).toEqual([
    [
      [1, 200],
      [1, 300],
    ],
    [
      [1, 150],
      [1, 300],
      [1, 75],
    ],
  ])
})

test('a page whose code is read at once is not', async () => {
  const { scan, looks } = scanOf(['', ''])
  const { codes } = await readCodes(scan, { read: async () => ['https://a.example', 'X1234567890'] })
  expect(looks).toEqual([
    [1, 200],
    [2, 200],
  ])
  expect(codes.map(({ codes }) => codes)).toEqual([['X1234567890'], ['X1234567890']])
})

test('after twenty pages without a code each gets one look', async () => {
  const { scan, looks } = scanOf(Array.from({ length: 25 }, () => ''))
  await readCodes(scan, noQr)
  expect(looks).toHaveLength(20 * 2 + 5)
})

test('a broken page has no codes, and the others are read', async () => {
  const { scan } = scanOf([undefined, 'X1234567890'])
  expect(await readCodes(scan, noQr)).toEqual({
    type: 'PDF',
    pages: 2,
    codes: [{ page: 2, codes: ['X1234567890'] }],
  })
})

test('a file of broken pages only is damaged', async () => {
  await expect(readCodes(scanOf([undefined, undefined]).scan, noQr)).rejects.toThrow('DAMAGED')
})

test('of codes without end a hundred are told, and no further page is looked at', async () => {
  const texts = [0, 1, 2].map((page) =>
    Array.from({ length: 60 }, (_, index) => `X${1_000_000_000 + 100 * page + index}`).join(' '),
  )
  const { scan, looks } = scanOf([...texts, `${texts[0]} ${texts[1]}`])
  const { codes } = await readCodes(scan, noQr)
  expect(codes.map(({ codes }) => codes.length)).toEqual([60, 60])
  expect(new Set(looks.map(([page]) => page))).toEqual(new Set([1, 2]))
  const { codes: ofOne } = await readCodes(scanOf([texts.join(' ')]).scan, noQr)
  expect(ofOne.map(({ codes }) => codes.length)).toEqual([100])
})
