import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mobilePortings, poaFacts } from '../testing/poa-facts.js'
import { readPdf } from '../testing/read-pdf.js'
import { type PoaRenderer, createPoaRenderer } from './create-poa-renderer.js'
import { type FontFiles, cutFonts, readFonts } from './font.js'
import { renderPoa } from './render-poa.js'
import { createWorkerRenderer } from './worker-renderer.js'

let renderer: PoaRenderer
let files: FontFiles

beforeAll(async () => {
  files = await cutFonts()
  renderer = await createPoaRenderer()
})
afterAll(() => renderer.close())

test.each([1, 301])('%i rows: the thread and this one write the same bytes', async (count) => {
  const facts = poaFacts({ portings: mobilePortings(count) })
  const rendered = await renderer.render(facts)
  const here = renderPoa(facts, readFonts(files))
  expect(rendered.sha256).toBe(here.sha256)
  expect(Buffer.compare(rendered.bytes, here.bytes)).toBe(0)
  expect(rendered.pages).toBe((await readPdf(rendered.bytes)).pages.length)
})

test('long documents asked for at once are all answered, each its own', async () => {
  const asked = [400, 301, 350].map((count) => poaFacts({ portings: mobilePortings(count) }))
  const rendered = await Promise.all(asked.map((facts) => renderer.render(facts)))
  const expected = asked.map((facts) => renderPoa(facts, readFonts(files)).sha256)
  expect(rendered.map(({ sha256 }) => sha256)).toEqual(expected)
})

test('unprintable text is refused before a thread hears of it', async () => {
  const facts = poaFacts({ owner: { name: '京都' }, portings: mobilePortings(301) })
  await expect(renderer.render(facts)).rejects.toThrow(
    expect.objectContaining({ name: 'UnprintableText', field: 'owner.name' }),
  )
})

describe('a thread that fails', () => {
  const script = (code: string) => new URL(`data:text/javascript,${encodeURIComponent(code)}`)
  // Fails for the reference that starts with f, and answers every other with its name for this thread.
  const threads = (failing: string) =>
    script(`import { parentPort, threadId } from 'node:worker_threads'
      parentPort.on('message', ({ reference }) => {
        if (reference.startsWith('f')) { ${failing} }
        else parentPort.postMessage({ rendered: { bytes: new Uint8Array(), pages: threadId, sha256: reference } })
      })`)
  const fails = poaFacts({ reference: 'f'.repeat(24) })

  test.each([
    ['crashes', 'throw new Error("broken")', 'broken', 30_000],
    ['ends', 'process.exit(1)', 'ended before its answer', 30_000],
    // Long enough for a thread to start on a busy machine.
    ['hangs', 'for (;;);', 'took over 2000 ms', 2_000],
  ])('%s: that document is refused, the next has a new thread', async (_, failing, message, timeoutMs) => {
    const worker = createWorkerRenderer(files, { script: threads(failing), timeoutMs })
    const before = await worker.render(poaFacts())
    const [refused, after] = await Promise.allSettled([worker.render(fails), worker.render(poaFacts())])
    expect(refused).toMatchObject({
      status: 'rejected',
      reason: { message: expect.stringContaining(message) },
    })
    expect(after).toMatchObject({ status: 'fulfilled', value: { sha256: poaFacts().reference } })
    expect(after.status === 'fulfilled' && after.value.pages).not.toBe(before.pages)
    await worker.close()
  })

  test('says so itself: that document is refused, the thread goes on', async () => {
    const worker = createWorkerRenderer(files, {
      script: threads("parentPort.postMessage({ failed: 'no' })"),
    })
    const before = await worker.render(poaFacts())
    await expect(worker.render(fails)).rejects.toThrow('no')
    expect(await worker.render(poaFacts())).toEqual(before)
    await worker.close()
    await expect(worker.render(poaFacts())).rejects.toThrow('closed')
  })
})
