import { describe, expect, it } from 'vitest'
import { describePdf } from '../testing/describe-pdf.js'
import { readPdf } from '../testing/read-pdf.js'
import { trailEvent, trailFacts } from '../testing/trail-facts.js'
import { readFonts } from './font.js'
import { renderTrail } from './render-trail.js'
import type { TrailFacts } from './trail-facts.js'

const fonts = readFonts()

async function textsOf(facts: TrailFacts, { withCodes = false } = {}) {
  const { pages, codes } = await readPdf(renderTrail(facts, fonts).bytes, { withCodes })
  return {
    pages: pages.length,
    codes,
    text: pages
      .flat()
      .map(({ text }) => text)
      .join('\n'),
  }
}

describe('a trail', () => {
  it('what stands on its page, and where', async () => {
    const { bytes } = renderTrail(trailFacts(), fonts)
    await expect(await describePdf(bytes)).toMatchFileSnapshot('./page-snapshots/trail.txt')
  })

  it('the same facts give the same bytes', () => {
    const [one, other] = [renderTrail(trailFacts(), fonts), renderTrail(trailFacts(), fonts)]
    expect(other.sha256).toBe(one.sha256)
  })

  it('what the fonts lack is printed as its code point, and nothing fails', async () => {
    const event = trailEvent('2026-12-14T00:01:00Z', 'kaldte den 张\u202e😀\nslut', 'called it 张')
    const { text } = await textsOf(trailFacts({ ownerName: 'A\u0301 Ltd', events: [event] }))
    expect(text).toContain('kaldte den [U+5F20][U+202E][U+1F600] slut')
    expect(text).toContain('called it [U+5F20]')
    expect(text).toContain('A[U+0301] Ltd')
  })

  it('no page of it can be taken for the document: neither its code in one piece nor as QR', async () => {
    const { text, codes } = await textsOf(trailFacts(), { withCodes: true })
    expect(text).toContain('X 123 456 7890')
    expect(text).not.toMatch(/X\d{10}/)
    expect(codes).toEqual([undefined])
  })

  it('300 events go on from page to page, and what is left out is said', async () => {
    const events = Array.from({ length: 300 }, (_, index) =>
      trailEvent('2026-12-14T00:01:00Z', `gjorde nummer ${index}`, `did number ${index}`),
    )
    const { text, pages } = await textsOf(trailFacts({ events, laterEvents: 7, signedCopies: [] }))
    expect(pages).toBeGreaterThan(10)
    for (const index of [0, 150, 299]) expect(text).toContain(`gjorde nummer ${index}.`)
    expect(text).toContain('Der er 7 senere hændelser')
    expect(text).toContain(`Side ${pages} af ${pages}`)
  })

  it('texts as long as they may be stay on the paper', async () => {
    const long = 'Ærø '.repeat(250)
    const { pages } = await readPdf(
      renderTrail(
        trailFacts({
          ownerName: 'M'.repeat(200),
          events: [{ ...trailEvent('2026-12-14T00:01:00Z', long, long), by: 'W'.repeat(220) }],
        }),
        fonts,
      ).bytes,
    )
    const outside = pages.flat().filter(({ end, y }) => end > 190.1 || y > 297)
    expect(outside).toEqual([])
  })
})
