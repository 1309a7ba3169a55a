import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { once } from 'node:events'
import type { Worker } from 'node:worker_threads'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type ScanReaderSettings, createScanReader } from './create-scan-reader.js'
import type { ScanLimit } from './scan-outcome.js'
import { formBomb, selfDrawingForm } from './testing/hostile-files.js'
import { renderSamples } from './testing/sample-documents.js'

let workers: Worker[] = []
const note = (message: unknown) => void workers.push((message as { worker: Worker }).worker)
const isAlive = ({ threadId }: Worker) => threadId !== -1
const living = () => workers.filter(isAlive).map(({ threadId }) => threadId)

let document: Uint8Array
beforeAll(async () => {
  ;[document = new Uint8Array()] = await renderSamples([{ numbers: 1 }])
  subscribe('worker_threads', note)
})
afterAll(() => unsubscribe('worker_threads', note))
afterEach(() => {
  workers = []
})

const reading = { type: 'PDF', pages: 1, codes: [{ page: 1, codes: ['X1234567890'] }] }
const script = (code: string) => new URL(`data:text/javascript,${encodeURIComponent(code)}`)
/** Answers each file with how many it has seen and the byte behind `%PDF-`; does something else with one that ends in f. */
const threadsThat = (fail: string) =>
  script(`import { parentPort } from 'node:worker_threads'
    let seen = 0
    parentPort.on('message', ({ bytes }) => {
      seen++
      const name = String.fromCharCode(bytes[5])
      if (name === 'f') { ${fail} }
      else parentPort.postMessage({ outcome: { reading: { type: name, pages: seen, codes: [] } }, worn: name === 'w' })
    })`)
const file = (name: string, length = 6) => Buffer.from(`%PDF-${name}`.padEnd(length))

/** Which file it was, and how many its thread had seen then. */
async function ask(reader: Reader, name: string, tenant = '') {
  const outcome = await reader.read(file(name), { tenant })
  return 'reading' in outcome ? `${outcome.reading.type}${outcome.reading.pages}` : outcome
}

type Reader = ReturnType<typeof createScanReader>
/** No thread is left when the reader is closed. */
async function withReader(settings: ScanReaderSettings, work: (reader: Reader) => Promise<void>) {
  const reader = createScanReader(settings)
  try {
    await work(reader)
  } finally {
    await reader.close()
  }
  expect(living()).toEqual([])
}

describe('a thread', () => {
  test('starts with the first file and takes the next ones, too; the caller keeps its bytes', () =>
    withReader({ timeoutMs: 60_000 }, async (reader) => {
      expect(workers).toHaveLength(0)
      expect(await reader.read(document)).toEqual({ reading })
      expect(await reader.read(document)).toEqual({ reading })
      expect(workers).toHaveLength(1)
      expect(document.length).toBeGreaterThan(1000)
    }))

  test('is not started for a file of another type', () =>
    withReader({}, async (reader) => {
      expect(await reader.read(Buffer.from('PK\x03\x04'))).toEqual({ refused: 'TYPE' })
      expect(await reader.renderPage(Buffer.from('PK\x03\x04'), 1)).toEqual({ refused: 'TYPE' })
      expect(workers).toHaveLength(0)
    }))

  test('that has nothing to do ends after a while; the next file has a new one', () =>
    withReader({ script: threadsThat(''), idleMs: 1 }, async (reader) => {
      expect(await ask(reader, 'a')).toBe('a1')
      await Promise.all(workers.filter(isAlive).map((worker) => once(worker, 'exit')))
      expect(await ask(reader, 'b')).toBe('b1')
    }))

  test('whose memory has grown is ended after its file', () =>
    withReader({ script: threadsThat('') }, async (reader) => {
      expect([await ask(reader, 'w'), living()]).toEqual(['w1', []])
      expect(await ask(reader, 'a')).toBe('a1')
    }))

  test.each<[string, string, ScanLimit, number, string]>([
    ['crashes', 'throw new Error("broken")', 'CRASH', 60_000, 'Error: broken'],
    ['ends', 'process.exit(1)', 'CRASH', 60_000, 'The thread ended before its answer'],
    [
      'says that it fails',
      'parentPort.postMessage({ failed: "MEMORY", message: "much" })',
      'MEMORY',
      60_000,
      'much',
    ],
    // Long enough for a thread to start on a busy machine.
    ['hangs', 'for (;;);', 'TIMEOUT', 3_000, 'The file took over 3000 ms'],
    [
      'fills its heap',
      'const all = []; for (;;) all.push(new Array(1000).fill(all.length))',
      'MEMORY',
      60_000,
      'Error [ERR_WORKER_OUT_OF_MEMORY]: Worker terminated due to reaching memory limit: JS heap out of memory',
    ],
  ])('that %s costs that file only, and is gone', async (_, fail, unread, timeoutMs, message) => {
    const told: unknown[] = []
    const onUnread = (...why: unknown[]) => void told.push(why)
    await withReader({ script: threadsThat(fail), timeoutMs, onUnread }, async (reader) => {
      expect(await ask(reader, 'a')).toBe('a1')
      expect([await ask(reader, 'f'), living()]).toEqual([{ unread }, []])
      expect(told).toEqual([[unread, message]])
      expect(await ask(reader, 'b')).toBe('b1')
    })
  })
})

describe('a bomb costs that file only, and no thread is left of it:', () => {
  test('a form that draws itself runs into the ceiling of the memory', () =>
    withReader({ timeoutMs: 60_000 }, async (reader) => {
      expect(await reader.read(selfDrawingForm())).toEqual({ unread: 'MEMORY' })
      expect(living()).toEqual([])
      expect(await reader.read(document)).toEqual({ reading })
    }))

  test('forms that draw each other are stopped', () =>
    withReader({ timeoutMs: 4_000 }, async (reader) => {
      expect(await reader.read(formBomb())).toHaveProperty('unread')
      expect(living()).toEqual([])
    }))
})

describe('files that wait', () => {
  test('of one tenant hold up the single one of another by no more than what is in hand', () =>
    withReader({ script: threadsThat('') }, async (reader) => {
      const many = ['a', 'b', 'c', 'd'].map((name) => ask(reader, name, 'busy'))
      expect(await ask(reader, 'x', 'other')).toBe('x3')
      expect(await Promise.all(many)).toEqual(['a1', 'b2', 'c4', 'd5'])
      expect(workers).toHaveLength(1)
    }))

  test('are so many at most, in all and of each tenant; more are refused at once', () =>
    withReader({ script: threadsThat(''), mostWaiting: 3, mostWaitingOfCompany: 2 }, async (reader) => {
      // The first is in hand and does not wait.
      const taken = ['a', 'b', 'c'].map((name) => ask(reader, name, 'busy'))
      const busy = expect.objectContaining({ name: 'ScanReaderBusy' })
      await expect(ask(reader, 'd', 'busy')).rejects.toEqual(busy)
      taken.push(ask(reader, 'e', 'other'))
      await expect(ask(reader, 'f', 'third')).rejects.toEqual(busy)
      expect(await Promise.all(taken)).toEqual(['a1', 'b2', 'c4', 'e3'])
    }))

  test('count by the megabyte begun', () =>
    withReader({ script: threadsThat(''), mostWaitingOfCompany: 2 }, async (reader) => {
      const taken = [reader.read(file('a')), reader.read(file('b', 1_000_001))]
      await expect(reader.read(file('c'))).rejects.toThrow('Too many files wait')
      expect(await Promise.all(taken)).toHaveLength(2)
    }))

  test('are not read for nobody: one whose caller has gone is left out', () =>
    withReader({ script: threadsThat('') }, async (reader) => {
      const leaving = new AbortController()
      const first = ask(reader, 'a')
      const second = reader.read(file('b'), { signal: leaving.signal })
      const third = ask(reader, 'c')
      leaving.abort(new Error('gone'))
      await expect(second).rejects.toThrow('gone')
      expect(await Promise.all([first, third])).toEqual(['a1', 'c2'])
      await expect(reader.read(file('d'), { signal: leaving.signal })).rejects.toThrow('gone')
    }))

  test('are refused when the reader is closed, and so is the one in hand', async () => {
    const reader = createScanReader({ script: threadsThat('for (;;);') })
    const files = [reader.read(file('f')), reader.read(file('a'))]
    const [outcomes] = await Promise.all([Promise.allSettled(files), reader.close()])
    expect(outcomes.map((outcome) => 'reason' in outcome && String(outcome.reason))).toEqual([
      'Error: The reader is closed',
      'Error: The reader is closed',
    ])
    await expect(reader.read(file('b'))).rejects.toThrow('closed')
    expect(living()).toEqual([])
  })
})

test('a file whose caller goes takes its thread along; the next one has another', () =>
  withReader({ script: threadsThat('for (;;);'), timeoutMs: 600_000 }, async (reader) => {
    expect(await ask(reader, 'a')).toBe('a1')
    const leaving = new AbortController()
    const hanging = reader.read(file('f'), { signal: leaving.signal })
    leaving.abort(new Error('gone'))
    await expect(hanging).rejects.toThrow('gone')
    expect(await ask(reader, 'b')).toBe('b1')
  }))

test('two threads read two files at once, and a third is never started', () =>
  withReader({ script: threadsThat('for (;;);'), threads: 2 }, async (reader) => {
    const hanging = reader.read(file('f'))
    expect(await Promise.all([ask(reader, 'a'), ask(reader, 'b'), ask(reader, 'c')])).toEqual([
      'a1',
      'b2',
      'c3',
    ])
    expect(workers).toHaveLength(2)
    await Promise.all([expect(hanging).rejects.toThrow('closed'), reader.close()])
  }))
