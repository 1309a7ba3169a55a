import { expect, test } from 'vitest'
import { decodeText, isWorkbook } from './decode-text.js'

test.each([
  ['UTF-8', new TextEncoder().encode('Ærø')],
  ['UTF-8 with its mark', new TextEncoder().encode('\ufeffÆrø')],
  ['windows-1252, as Danish Excel writes it', Uint8Array.of(0xc6, 0x72, 0xf8)],
  ['UTF-16, which Excel calls Unicode', Uint8Array.of(0xff, 0xfe, 0xc6, 0, 0x72, 0, 0xf8, 0)],
])('%s is read', (_name, bytes) => {
  expect(decodeText(bytes)).toBe('Ærø')
})

test('a workbook is told from a table of text', () => {
  expect(isWorkbook(Uint8Array.of(0x50, 0x4b, 3, 4, 0))).toBe(true)
  expect(isWorkbook(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0))).toBe(true)
  expect(isWorkbook(new TextEncoder().encode('PK;Navn'))).toBe(false)
})
