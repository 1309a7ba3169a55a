import { expect, test } from 'vitest'
import { mobilePortings, poaFacts, singleNumbers } from '../testing/poa-facts.js'
import { readPdf } from '../testing/read-pdf.js'
import { readFonts } from './font.js'
import { valueX } from './page.js'
import { renderPoa } from './render-poa.js'

const fonts = readFonts()

const owner = poaFacts().owner
const name200 = 'Interessentskabet Bjerregård, Ðuríðardóttir & Łódź '.repeat(4).slice(0, 200)
/** The font's widest character. */
const widest200 = '‱'.repeat(200)

test.each([
  ['a short name, 60 mobile numbers', { owner, portings: mobilePortings(60) }],
  ['a short name, 1000 mobile numbers', { owner, portings: mobilePortings(1000) }],
  ['the longest name', { owner: { ...owner, name: name200 }, portings: mobilePortings(60) }],
  ['the widest name', { owner: { ...owner, name: widest200 }, portings: singleNumbers(900) }],
  [
    'the longest of everything',
    {
      owner: {
        name: widest200,
        address: 'M'.repeat(500),
        zip: name200,
        city: name200,
        state: name200,
        country: name200,
      },
      portings: [...mobilePortings(100), ...singleNumbers(900)],
    },
  ],
  ['an address of 45 lines', { owner: { ...owner, address: 'a\n'.repeat(45) }, portings: mobilePortings(1) }],
  ['an address of 250 lines', { owner: { ...owner, name: widest200, address: 'a\n'.repeat(250) } }],
  ['a draft', { owner, portings: mobilePortings(60), draft: true as const }],
])('the owner’s name stands in full at the head of every page: %s', async (_, facts) => {
  const { pages } = await readPdf(renderPoa(poaFacts(facts), fonts).bytes)
  expect(pages.length).toBeGreaterThan(1)
  for (const lines of pages) {
    const head = lines.filter(({ x, y }) => Math.abs(x - valueX) < 0.01 && y < 110)
    expect(
      head
        .map(({ text }) => text)
        .join('')
        .startsWith(facts.owner.name),
    ).toBe(true)
  }
})
