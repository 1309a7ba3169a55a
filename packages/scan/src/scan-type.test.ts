import { expect, test } from 'vitest'
import { scanTypeOf } from './scan-type.js'

const latin = (text: string) => Buffer.from(text, 'latin1')

test.each([
  ['a PDF', 'PDF', '%PDF-1.7\n'],
  ['a PDF behind a byte order mark', 'PDF', '\xef\xbb\xbf%PDF-1.4'],
  ['a PDF behind empty lines', 'PDF', '\r\n \t\0%PDF-1.4'],
  ['a PNG', 'PNG', '\x89PNG\r\n\x1a\n\0\0\0\rIHDR'],
  ['a JPEG of a camera', 'JPG', '\xff\xd8\xff\xe1'],
  ['a JPEG of a scanner', 'JPG', '\xff\xd8\xff\xdb'],
  ['nothing at all', undefined, ''],
  ['a ZIP', undefined, 'PK\x03\x04'],
  ['a ZIP that speaks of PDF', undefined, 'PK\x03\x04 %PDF-1.7'],
  ['a page that speaks of PDF', undefined, '<html>%PDF-1.7'],
  ['a TIFF', undefined, 'II*\0'],
  ['a HEIC', undefined, '\0\0\0\x18ftypheic'],
  ['a GIF', undefined, 'GIF89a'],
  ['a PNG whose lines were mended', undefined, '\x89PNG\n\x1a\n'],
  ['a PDF further down than 1024 bytes', undefined, `${' '.repeat(1024)}%PDF-1.7`],
])('%s is told by its content: %s', (_, type, start) => {
  expect(scanTypeOf(latin(start))).toBe(type)
})

test('a piece of a larger buffer is looked at alone', () => {
  expect(scanTypeOf(latin('%PDF-1.7').subarray(1))).toBeUndefined()
  expect(scanTypeOf(latin('x%PDF-1.7').subarray(1))).toBe('PDF')
})
