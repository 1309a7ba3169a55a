import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { mobilePorting, mobilePortings, poaFacts } from '../testing/poa-facts.js'
import { readPdf } from '../testing/read-pdf.js'
import { type PoaRenderer, createPoaRenderer } from './create-poa-renderer.js'
import type { PoaFacts, RenderedPoa } from './facts.js'
import { readFonts } from './font.js'
import { renderPoa } from './render-poa.js'
import { RendererBusy, createRenderPool } from './render-pool.js'

let renderer: PoaRenderer

beforeAll(async () => {
  renderer = await createPoaRenderer()
})
afterAll(() => renderer.close())

/** One document, whoever's turn it is. */
async function renderOne(by: Pick<PoaRenderer, 'render'>, facts: PoaFacts): Promise<RenderedPoa> {
  const [rendered] = await by.render([facts], 'a')
  if (!rendered) throw new Error('no document')
  return rendered
}

test.each([1, 301])('%i rows: the thread and this one write the same bytes', async (count) => {
  const facts = poaFacts({ portings: mobilePortings(count) })
  const rendered = await renderOne(renderer, facts)
  const here = renderPoa(facts, readFonts())
  expect(rendered.sha256).toBe(here.sha256)
  expect(Buffer.compare(rendered.bytes, here.bytes)).toBe(0)
  expect(rendered.pages).toBe((await readPdf(rendered.bytes)).pages.length)
})

test('a Node without Danish makes no renderer, and is told so in a sentence', async () => {
  const known = vi.spyOn(Intl.DisplayNames, 'supportedLocalesOf').mockReturnValue([])
  await expect(createPoaRenderer()).rejects.toThrow(
    'This Node has no Danish names of countries: use one with full ICU data',
  )
  known.mockRestore()
})

test('long documents asked for at once are all answered, each its own', async () => {
  const asked = [400, 301, 350].map((count) => poaFacts({ portings: mobilePortings(count) }))
  const rendered = await Promise.all(asked.map((facts) => renderOne(renderer, facts)))
  const expected = asked.map((facts) => renderPoa(facts, readFonts()).sha256)
  expect(rendered.map(({ sha256 }) => sha256)).toEqual(expected)
  expect((await renderer.render(asked, 'a')).map(({ sha256 }) => sha256)).toEqual(expected)
})

test('unprintable text is refused before a thread hears of it', async () => {
  const facts = poaFacts({ owner: { name: '京都' }, portings: mobilePortings(301) })
  await expect(renderOne(renderer, facts)).rejects.toThrow(
    expect.objectContaining({ name: 'UnprintableText', field: 'owner.name' }),
  )
})

const script = (code: string) => new URL(`data:text/javascript,${encodeURIComponent(code)}`)
// Fails for the reference that starts with f, and answers every other with its own name and how many it has seen.
const threadsThat = (fail: string) =>
  script(`import { parentPort, threadId } from 'node:worker_threads'
    let seen = 0
    parentPort.on('message', (printable) => {
      const { reference } = JSON.parse(printable)
      seen++
      if (reference.startsWith('f')) { ${fail} }
      else parentPort.postMessage({ rendered: { bytes: new Uint8Array([seen]), pages: threadId, sha256: reference } })
    })`)
const fails = poaFacts({ reference: 'f'.repeat(24) })
const copies = (count: number) => Array.from({ length: count }, () => poaFacts())

describe('documents that wait for a thread', () => {
  test('120 of one customer hold up the single one of another by no more than what is in hand', async () => {
    const pool = createRenderPool({ script: threadsThat(''), threads: 1 })
    const order: string[] = []
    const ask = (turn: string, count: number) =>
      pool.render(copies(count), turn).then((rendered) => order.push(...rendered.map(() => turn)))
    const many = ask('busy', 120)
    const seenBefore = (await pool.render(copies(1), 'other'))[0]?.bytes[0]
    expect(seenBefore).toBe(3)
    expect(order).toEqual([])
    await many
    expect(order).toHaveLength(120)
    await pool.close()
  })

  test('are so many at most, in all and of each customer; more are refused at once, and none of them is begun', async () => {
    const limits = { mostWaiting: 6, mostWaitingOfCompany: 4 }
    const pool = createRenderPool({ script: threadsThat(''), threads: 1, ...limits })
    const busy = expect.objectContaining({ name: 'RendererBusy' })
    // The first of them is in hand and does not wait.
    const first = pool.render(copies(5), 'a')
    await expect(pool.render(copies(1), 'a')).rejects.toEqual(busy)
    const second = pool.render(copies(2), 'b')
    await expect(pool.render(copies(2), 'c')).rejects.toBeInstanceOf(RendererBusy)
    const counts = (await Promise.all([first, second])).flat().map(({ bytes }) => bytes[0])
    expect(Math.max(...counts.map(Number))).toBe(7)
    expect((await pool.render(copies(1), 'c'))[0]?.bytes[0]).toBe(8)
    await pool.close()
  })

  const numbers = mobilePortings(51).flatMap((porting) => porting.numbers)
  test.each([
    ['50 portings', 'taken', mobilePortings(50)],
    ['51 portings', 'refused', mobilePortings(51)],
    ['one porting of 51 numbers', 'refused', [mobilePorting({ numbers })]],
  ])('count as one for each 50 numbers begun: beside %s another is %s', async (_, expected, portings) => {
    const limits = { mostWaiting: 2, mostWaitingOfCompany: 2 }
    const pool = createRenderPool({ script: threadsThat(''), threads: 1, ...limits })
    // The first is in hand and does not wait.
    const before = pool.render([poaFacts(), poaFacts({ portings })], 'a')
    const [another] = await Promise.allSettled([pool.render(copies(1), 'a'), before])
    const outcome =
      another.status === 'fulfilled' ? 'taken' : another.reason instanceof RendererBusy && 'refused'
    expect(outcome).toBe(expected)
    await pool.close()
  })

  test('are not rendered for nobody: one of a set is refused, the rest of it is left', async () => {
    const pool = createRenderPool({
      script: threadsThat("parentPort.postMessage({ failed: 'no' })"),
      threads: 1,
    })
    const set = pool.render([fails, ...copies(3)], 'a')
    await expect(set).rejects.toThrow('no')
    expect((await pool.render(copies(1), 'a'))[0]?.bytes[0]).toBe(2)
    await pool.close()
  })

  test('are refused when the renderer is closed', async () => {
    const pool = createRenderPool({ script: threadsThat('for (;;);'), threads: 1 })
    const sets = [pool.render([fails], 'a'), pool.render(copies(1), 'b')]
    await Promise.all([Promise.allSettled(sets), pool.close()])
    await expect(sets[0]).rejects.toThrow('ended before its answer')
    await expect(sets[1]).rejects.toThrow('closed')
  })

  test('of two threads one hangs: the other goes on', async () => {
    const pool = createRenderPool({ script: threadsThat('for (;;);'), threads: 2 })
    const hanging = pool.render([fails], 'a')
    const others = await pool.render(copies(4), 'a')
    expect(new Set(others.map(({ pages }) => pages)).size).toBe(1)
    await Promise.all([expect(hanging).rejects.toThrow('ended before its answer'), pool.close()])
  })
})

describe('a thread that fails', () => {
  test.each([
    ['crashes', 'throw new Error("broken")', 'broken', 30_000],
    ['ends', 'process.exit(1)', 'ended before its answer', 30_000],
    // Long enough for a thread to start on a busy machine.
    ['hangs', 'for (;;);', 'took over 2000 ms', 2_000],
  ])('%s: that document is refused, the next has a new thread', async (_, failing, message, timeoutMs) => {
    const pool = createRenderPool({ script: threadsThat(failing), timeoutMs, threads: 1 })
    const before = await renderOne(pool, poaFacts())
    const [refused, after] = await Promise.allSettled([renderOne(pool, fails), renderOne(pool, poaFacts())])
    expect(refused).toMatchObject({
      status: 'rejected',
      reason: { message: expect.stringContaining(message) },
    })
    expect(after).toMatchObject({ status: 'fulfilled', value: { sha256: poaFacts().reference } })
    expect(after.status === 'fulfilled' && after.value.pages).not.toBe(before.pages)
    await pool.close()
  })

  test('says so itself: that document is refused, the thread goes on', async () => {
    const pool = createRenderPool({
      script: threadsThat("parentPort.postMessage({ failed: 'no' })"),
      threads: 1,
    })
    const before = await renderOne(pool, poaFacts())
    await expect(renderOne(pool, fails)).rejects.toThrow('no')
    expect(await renderOne(pool, poaFacts())).toMatchObject({ pages: before.pages, sha256: before.sha256 })
    await pool.close()
    await expect(renderOne(pool, poaFacts())).rejects.toThrow('closed')
  })
})
