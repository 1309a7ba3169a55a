import { expect, test } from 'vitest'
import { cutFont } from './cut-font.js'
import { readTables } from './font-face.js'
import { readNotoSans } from './noto-sans.js'

const face = readNotoSans('NotoSans-Regular')

/** Where a glyph's outline begins and ends in its table. */
function outlineOf(file: Uint8Array, glyph: number) {
  const [loca, glyf] = [readTables(file)('loca'), readTables(file)('glyf')]
  const [start, end] = [2 * loca.getUint16(2 * glyph), 2 * loca.getUint16(2 * glyph + 2)]
  return Buffer.from(glyf.buffer, glyf.byteOffset + start, end - start).toString('hex')
}

function metricsOf(file: Uint8Array, glyph: number) {
  return readTables(file)('hmtx').getUint32(4 * glyph)
}

const glyphOf = (character: string) => face.glyph(character.charCodeAt(0))
const count = (file: Uint8Array) => readTables(file)('maxp').getUint16(4)

test('the glyphs asked for are as they were, under their numbers; of the others nothing is left', () => {
  const kept = ['A', 'ø', '’'].map(glyphOf)
  const file = cutFont(face.file, kept)
  for (const glyph of [0, ...kept]) {
    expect(outlineOf(file, glyph)).toBe(outlineOf(face.file, glyph))
    expect(metricsOf(file, glyph)).toBe(metricsOf(face.file, glyph))
  }
  expect(count(file)).toBe(Math.max(...kept) + 1)
  const others = Array.from({ length: count(file) }, (_, glyph) => glyph).filter(
    (glyph) => ![0, ...kept].includes(glyph),
  )
  expect(new Set(others.map((glyph) => outlineOf(file, glyph)))).toEqual(new Set(['']))
})

test('what a composed letter is made of comes with it', () => {
  const parts = ['y', '¨'].map(glyphOf)
  const file = cutFont(face.file, [glyphOf('ÿ')])
  expect(parts.map((part) => outlineOf(file, part))).toEqual(parts.map((part) => outlineOf(face.file, part)))
})

test('all glyphs together are all outlines of the font', () => {
  const all = Array.from({ length: count(face.file) }, (_, glyph) => glyph)
  const file = cutFont(face.file, all)
  expect(all.map((glyph) => outlineOf(file, glyph))).toEqual(all.map((glyph) => outlineOf(face.file, glyph)))
  expect(all.map((glyph) => metricsOf(file, glyph))).toEqual(all.map((glyph) => metricsOf(face.file, glyph)))
})

test('the file adds up to what the OpenType specification asks', () => {
  const file = cutFont(face.file, [glyphOf('Æ')])
  const view = new DataView(file.buffer)
  let sum = 0
  for (let at = 0; at < file.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0
  expect(sum).toBe(0xb1b0afba)
})
