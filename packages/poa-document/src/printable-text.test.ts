import { expect, test } from 'vitest'
import { printableCodePoints } from './noto-sans.js'
import { canPrint, printableCharacters } from './printable-text.js'

test('the class and the glyphs of the cut fonts are one set', async () => {
  const printable = new RegExp(`^[${printableCharacters}]$`, 'u')
  const allowed = Array.from({ length: 0x110000 }, (_, code) => code).filter(
    (code) => (code < 0xd800 || code > 0xdfff) && printable.test(String.fromCodePoint(code)),
  )
  const inFonts = printableCodePoints()
  expect([...inFonts].toSorted((one, other) => one - other)).toEqual(allowed)
})

test('nothing printable is invisible, combines, or changes when it is normalised', async () => {
  for (const code of printableCodePoints()) {
    const character = String.fromCodePoint(code)
    expect(character).not.toMatch(/[\p{M}\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u)
    expect(character).not.toMatch(/(?![ \u00a0])\p{Zs}/u)
    expect(character.normalize('NFC')).toBe(character)
  }
})

test.each([
  ['Ærøskøbing Łódź Ωμέγα Ђорђе Nguyễn', true],
  ['', true],
  ['a\u00a0b', true],
  ['a\nb', false],
  ['a\tb', false],
  ['a\rb', false],
  ['soft\u00adhyphen', false],
  ['zero\u200bwidth', false],
  ['right\u202eto left', false],
  ['thin\u2009space', false],
  ['cafe\u0301', false],
  ['\ue000', false],
  ['\ufffd', false],
  ['日本', false],
  ['שלום', false],
  ['مرحبا', false],
  ['😀', false],
  ['\ud83d', false],
])('%j on one line: %s', (text, expected) => {
  expect(canPrint(text)).toBe(expected)
})

test('line feeds, and no carriage return, where they are allowed', () => {
  expect(canPrint('a\nb\n', { lineFeeds: true })).toBe(true)
  expect(canPrint('a\r\nb', { lineFeeds: true })).toBe(false)
})
