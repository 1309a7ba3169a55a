import { expect, test } from 'vitest'
import { poaFacts } from '../testing/poa-facts.js'
import { readFonts } from './font.js'
import { renderPoa } from './render-poa.js'
import { createTextWriter } from './text-writer.js'

const fonts = readFonts()

function used(text: string) {
  const codes = new Uint8Array(0x10000)
  for (const character of text) codes[character.charCodeAt(0)] = 1
  return fonts.regular.embedded(codes)
}

test('what usual texts need of the font is the same for all of them; one with a rare letter has its own', () => {
  expect(used('Brødrene Ærø ApS, 5 €')).toBe(used('Åse Smørup – K-17'))
  const own = used('Łódź')
  expect(own).not.toBe(used('Lodz'))
  expect(own.outlines.unpackedLength).toBeLessThan(used('Lodz').outlines.unpackedLength)
})

test('a usual document needs no font of its own in either weight', () => {
  const withRare = renderPoa(poaFacts({ owner: { ...poaFacts().owner, name: 'Łódź' } }), fonts)
  const usual = renderPoa(poaFacts(), fonts)
  const longer = renderPoa(poaFacts({ owner: { ...poaFacts().owner, name: 'Jürgen Quist & Søn' } }), fonts)
  const [outlines, itsOutlines] = [usual, longer].map(({ bytes }) => outlinesIn(bytes))
  expect(itsOutlines).toEqual(outlines)
  expect(outlinesIn(withRare.bytes)).not.toEqual(outlines)
})

test('a character without a glyph is an error, and never left out', () => {
  const writer = createTextWriter('F1', fonts.regular)
  const style = { weight: 'regular', size: 10, pitch: 5 } as const
  expect(() => writer.lines(['Ærø 张'], 20, 20, style, 'left')).toThrow('The font has no glyph for U+5f20')
  expect(() => writer.lines(['a\nb'], 20, 20, style, 'left')).toThrow('The font has no glyph for U+a')
  expect(() => writer.lines([undefined as never], 20, 20, style, 'left')).toThrow('A line is not a text')
  expect(() => writer.lines(['a'], Number.NaN, 20, style, 'left')).toThrow('NaN is no length on a page')
})

/** The streams that hold the fonts, packed. */
function outlinesIn(bytes: Uint8Array) {
  return Buffer.from(bytes)
    .toString('latin1')
    .match(/\/Length1[\s\S]*?endstream/g)
}
