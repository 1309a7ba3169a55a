import { expect, test } from 'vitest'
import { mobilePortings, poaFacts } from '../testing/poa-facts.js'
import { readPdf } from '../testing/read-pdf.js'
import { readFonts } from './font.js'
import { renderPoa } from './render-poa.js'

const fonts = readFonts()

test('every page of a draft is marked behind its text, and leads nowhere: no reference, no code, no QR', async () => {
  const facts = poaFacts({ portings: mobilePortings(60), draft: true })
  const { pages, codes } = await readPdf(renderPoa(facts, fonts).bytes, { withCodes: true })
  expect(pages.length).toBe(3)
  expect(codes).toEqual([undefined, undefined, undefined])
  for (const lines of pages) {
    const texts = lines.map(({ text }) => text)
    expect(texts.slice(0, 2)).toEqual(['UDKAST', 'DRAFT – NOT VALID'])
    expect(lines[0]?.sizePt).toBeGreaterThan(100)
    expect(texts).toEqual(
      expect.arrayContaining(['Reference UDKAST / DRAFT', 'Porteringskode UDKAST / DRAFT']),
    )
    expect(texts.join('\n')).not.toMatch(/X\d{10}|64f0c2a91be37d5508aa41c7/)
  }
})

test('a draft reads like the document but for its mark and its codes', async () => {
  const read = async (draft: { draft?: true }) => {
    const { pages } = await readPdf(renderPoa({ ...poaFacts(), ...draft }, fonts).bytes)
    const texts = pages.flat().map(({ text, x, y, end }) => ({ text, x, y, end }))
    return texts.filter(({ text }) => !/UDKAST|DRAFT|X1234567890|64f0c2a9/.test(text))
  }
  expect(await read({ draft: true })).toEqual(await read({}))
})
