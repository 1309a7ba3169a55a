import { expect, it } from 'vitest'
import { describePdf } from '../testing/describe-pdf.js'
import { readPdf } from '../testing/read-pdf.js'
import { createPoaRenderer } from './create-poa-renderer.js'
import { readFonts } from './font.js'
import { renderLetter } from './render-letter.js'

const fonts = readFonts()

const writtenAt = '2026-11-27T09:00:00.000Z'
const text = `Til: Nordkabel A/S
Fra: Telecom X

Hermed den underskrevne fuldmagt fra Brødrene Ærø ApS, ${'som har mange numre '.repeat(8)}.

Numre:
33 25 41 80
33 25 41 81
`
const textOf = async (letter: string) => {
  const { pages } = await readPdf(renderLetter({ letter, writtenAt }, fonts).bytes)
  return pages.map((page) => page.map((one) => one.text))
}

it('what stands on its page, and where', async () => {
  const { bytes } = renderLetter({ letter: text, writtenAt }, fonts)
  await expect(await describePdf(bytes)).toMatchFileSnapshot('./page-snapshots/letter.txt')
})

it('a long one goes on over pages, and loses no line', async () => {
  const lines = Array.from({ length: 100 }, (_, index) => `Linje ${index}`)
  const pages = await textOf(lines.join('\n'))
  expect(pages.length).toBeGreaterThan(2)
  expect(pages.flat()).toEqual(lines)
})

it('what the fonts lack is printed as its code point, and an empty letter is a page', async () => {
  expect(await textOf('Fra 张\u202e')).toEqual([['Fra [U+5F20][U+202E]']])
  expect(await textOf('')).toHaveLength(1)
})

it('the threads make it, the same bytes for the same letter', async () => {
  const renderer = await createPoaRenderer()
  const { sha256 } = await renderer.renderLetter({ letter: text, writtenAt }, 'sender')
  await renderer.close()
  expect(sha256).toBe(renderLetter({ letter: text, writtenAt }, fonts).sha256)
})
