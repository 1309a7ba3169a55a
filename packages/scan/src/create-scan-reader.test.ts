import type { ChildProcess } from 'node:child_process'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type ScanReaderSettings, createScanReader } from './create-scan-reader.js'
import type { ScanLimit } from './scan-outcome.js'
import { stopSignals } from './stop-signals.js'
import { formBomb, selfDrawingForm } from './testing/hostile-files.js'
import { renderSamples } from './testing/sample-documents.js'

let started: ChildProcess[] = []
const note = (message: unknown) => void started.push((message as { process: ChildProcess }).process)
const isAlive = ({ pid, exitCode, signalCode }: ChildProcess) =>
  pid !== undefined && exitCode === null && signalCode === null
const living = () => started.filter(isAlive).map(({ pid }) => pid)

const folder = mkdtempSync(join(tmpdir(), 'scan-processes-'))
let document: Uint8Array
beforeAll(async () => {
  ;[document = new Uint8Array()] = await renderSamples([{ numbers: 1 }])
  subscribe('child_process', note)
})
afterAll(() => {
  unsubscribe('child_process', note)
  rmSync(folder, { recursive: true })
})
afterEach(() => {
  started = []
})

const reading = { type: 'PDF', pages: 1, codes: [{ page: 1, codes: ['X1234567890'] }] }
let scripts = 0
function script(code: string): URL {
  const path = join(folder, `${++scripts}.mjs`)
  writeFileSync(path, code)
  return pathToFileURL(path)
}
/** Answers each file with how many it has seen and the byte behind `%PDF-`; does something else with one that ends in f. */
const processesThat = (fail: string) =>
  script(`import { Worker } from 'node:worker_threads'
    let seen = 0
    process.on('message', ({ bytes }) => {
      seen++
      const name = String.fromCharCode(bytes[5])
      if (name === 'f') { ${fail} }
      else process.send({ outcome: { reading: { type: name, pages: seen, codes: [] } }, worn: name === 'w' })
    })`)
const watching = `new Worker(new URL('${new URL('../dist/scan-watch.js', import.meta.url).href}'), {
  workerData: { parent: process.ppid, mostBytes: 300_000_000 } });`
/** Is told to stop as it starts, the first time. */
const stoppedOnce = () =>
  script(`import { existsSync, writeFileSync } from 'node:fs'
    const mark = new URL('${scripts}.mark', import.meta.url)
    if (!existsSync(mark)) {
      writeFileSync(mark, '')
      process.kill(process.pid, 'SIGTERM')
    }
    process.on('message', () => process.send({ outcome: { reading: { type: 'a', pages: 1, codes: [] } } }))`)
const file = (name: string, length = 6) => Buffer.from(`%PDF-${name}`.padEnd(length))

/** Which file it was, and how many its process had seen then. */
async function ask(reader: Reader, name: string, tenant = '') {
  const outcome = await reader.read(file(name), { tenant })
  return 'reading' in outcome ? `${outcome.reading.type}${outcome.reading.pages}` : outcome
}

type Reader = ReturnType<typeof createScanReader>
/** No process is left when the reader is closed. */
async function withReader(settings: ScanReaderSettings, work: (reader: Reader) => Promise<void>) {
  const reader = createScanReader(settings)
  try {
    await work(reader)
  } finally {
    await reader.close()
  }
  expect(living()).toEqual([])
}

describe('a process', () => {
  test('starts with the first file and takes the next ones, too; the caller keeps its bytes', () =>
    withReader({ timeoutMs: 60_000 }, async (reader) => {
      expect(started).toHaveLength(0)
      expect(await reader.read(document)).toEqual({ reading })
      expect(await reader.read(document)).toEqual({ reading })
      expect(started).toHaveLength(1)
      expect(document.length).toBeGreaterThan(1000)
    }))

  test('is not started for a file of another type', () =>
    withReader({}, async (reader) => {
      expect(await reader.read(Buffer.from('PK\x03\x04'))).toEqual({ refused: 'TYPE' })
      expect(await reader.renderPage(Buffer.from('PK\x03\x04'), 1)).toEqual({ refused: 'TYPE' })
      expect(started).toHaveLength(0)
    }))

  test('that has nothing to do ends after a while; the next file has a new one', () =>
    withReader({ script: processesThat(''), idleMs: 1 }, async (reader) => {
      expect(await ask(reader, 'a')).toBe('a1')
      await Promise.all(started.filter(isAlive).map((child) => once(child, 'exit')))
      expect(await ask(reader, 'b')).toBe('b1')
    }))

  test('whose memory has grown is ended after its file', () =>
    withReader({ script: processesThat('') }, async (reader) => {
      expect([await ask(reader, 'w'), living()]).toEqual(['w1', []])
      expect(await ask(reader, 'a')).toBe('a1')
    }))

  test.each<[string, string, ScanLimit, number, unknown]>([
    ['crashes', 'throw new Error("broken")', 'CRASH', 60_000, 'Error: broken'],
    ['ends', 'process.exit(1)', 'CRASH', 60_000, 'The process ended before its answer (1)'],
    ['says that it fails', 'process.send({ failed: "MEMORY", message: "much" })', 'MEMORY', 60_000, 'much'],
    // Long enough for a process to start on a busy machine.
    ['hangs', 'for (;;);', 'TIMEOUT', 3_000, 'The file took over 3000 ms'],
    [
      'fills its heap',
      'const all = []; for (;;) all.push(new Array(1000).fill(all.length))',
      'MEMORY',
      60_000,
      expect.stringMatching(/^FATAL ERROR: .*heap out of memory$/),
    ],
    // Of a thread this would end the whole process, whatever the limits of the thread.
    [
      'fills its heap in large pieces',
      'const all = []; for (;;) all.push(new Array(4_000_000).fill(1.5))',
      'MEMORY',
      60_000,
      expect.stringMatching(/^FATAL ERROR: .*heap out of memory$/),
    ],
    [
      'takes memory that is bounded by nothing else',
      `${watching} const all = []; setInterval(() => all.push(Buffer.alloc(20_000_000, 1)), 20)`,
      'MEMORY',
      60_000,
      'The process ended before its answer (SIGKILL)',
    ],
    [
      'talks without end and dies',
      'process.stderr.write("noise ".repeat(1_000_000), () => process.exit(3))',
      'CRASH',
      60_000,
      'The process ended before its answer (3)',
    ],
  ])('that %s costs that file only, and is gone', async (_, fail, unread, timeoutMs, message) => {
    const told: unknown[] = []
    const onUnread = (...why: unknown[]) => void told.push(why)
    await withReader({ script: processesThat(fail), timeoutMs, onUnread }, async (reader) => {
      expect(await ask(reader, 'a')).toBe('a1')
      expect([await ask(reader, 'f'), living()]).toEqual([{ unread }, []])
      expect(told).toEqual([[unread, message]])
      expect(await ask(reader, 'b')).toBe('b1')
    })
  })
})

describe('a process that dies meanwhile', () => {
  test('with nothing to do is not missed', () =>
    withReader({ script: processesThat('') }, async (reader) => {
      expect(await ask(reader, 'a')).toBe('a1')
      const [child] = started
      child?.kill('SIGKILL')
      await once(child ?? process, 'close')
      expect(await ask(reader, 'b')).toBe('b1')
    }))

  test('as a file is sent to it costs that file only', () =>
    withReader({ script: processesThat('') }, async (reader) => {
      expect(await ask(reader, 'a')).toBe('a1')
      process.kill(started[0]?.pid ?? 0, 'SIGKILL')
      expect(await ask(reader, 'b'.padEnd(5_000_000))).toEqual({ unread: 'MEMORY' })
      expect(await ask(reader, 'c')).toBe('c1')
    }))

  test('of a signal that was for all of us, before it is deaf to it, costs nothing', () =>
    withReader({ script: stoppedOnce() }, async (reader) => {
      expect(await ask(reader, 'a')).toBe('a1')
      expect(started.map(({ signalCode }) => signalCode)).toEqual(['SIGTERM', null])
    }))
})

test.each(stopSignals)('%s does not end a process that reads; the one that started it does', (signal) =>
  withReader({ timeoutMs: 60_000 }, async (reader) => {
    await reader.read(document)
    started[0]?.kill(signal)
    expect(await reader.read(document)).toEqual({ reading })
    expect(started).toHaveLength(1)
  }),
)

test('a process that reads has nothing of our environment', () => {
  const tell = 'process.send({ outcome: { names: Object.keys(process.env) }, worn: false })'
  return withReader({ script: processesThat(tell) }, async (reader) => {
    expect(Object.keys(process.env)).toContain('PATH')
    expect(await reader.read(file('f'))).toEqual({ names: [] })
  })
})

describe('a process that cannot be started costs that file only', () => {
  const { execPath } = process
  afterEach(() => {
    process.execPath = execPath
  })

  // Node tells of one kind by an event, and throws the other.
  test.each([
    ['ENOENT', '/missing'],
    ['ENAMETOOLONG', `/${'x'.repeat(5000)}`],
  ])('%s', async (code, path) => {
    const told: string[] = []
    await withReader({ onUnread: (_, message) => void told.push(message) }, async (reader) => {
      process.execPath = path
      expect(await reader.read(document)).toEqual({ unread: 'CRASH' })
      expect(told).toEqual([expect.stringContaining(code)])
      process.execPath = execPath
      expect(await reader.read(document)).toEqual({ reading })
    })
  })
})

describe('a bomb costs that file only, and no process is left of it:', () => {
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
    withReader({ script: processesThat('') }, async (reader) => {
      const many = ['a', 'b', 'c', 'd'].map((name) => ask(reader, name, 'busy'))
      expect(await ask(reader, 'x', 'other')).toBe('x3')
      expect(await Promise.all(many)).toEqual(['a1', 'b2', 'c4', 'd5'])
      expect(started).toHaveLength(1)
    }))

  test('are so many at most, in all and of each tenant; more are refused at once', () =>
    withReader({ script: processesThat(''), mostWaiting: 3, mostWaitingOfCompany: 2 }, async (reader) => {
      // The first is in hand and does not wait.
      const taken = ['a', 'b', 'c'].map((name) => ask(reader, name, 'busy'))
      const busy = expect.objectContaining({ name: 'ScanReaderBusy' })
      await expect(ask(reader, 'd', 'busy')).rejects.toEqual(busy)
      taken.push(ask(reader, 'e', 'other'))
      await expect(ask(reader, 'f', 'third')).rejects.toEqual(busy)
      expect(await Promise.all(taken)).toEqual(['a1', 'b2', 'c4', 'e3'])
    }))

  test('count by the megabyte begun', () =>
    withReader({ script: processesThat(''), mostWaitingOfCompany: 2 }, async (reader) => {
      const taken = [reader.read(file('a')), reader.read(file('b', 1_000_001))]
      await expect(reader.read(file('c'))).rejects.toThrow('Too many files wait')
      expect(await Promise.all(taken)).toHaveLength(2)
    }))

  test('are not read for nobody: one whose caller has gone is left out', () =>
    withReader({ script: processesThat('') }, async (reader) => {
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
    const reader = createScanReader({ script: processesThat('for (;;);') })
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

test('a file may have less time than the others have', () =>
  withReader({ script: processesThat('for (;;);'), timeoutMs: 600_000 }, async (reader) => {
    expect(await reader.read(file('f'), { timeoutMs: 1 })).toEqual({ unread: 'TIMEOUT' })
    expect(await ask(reader, 'a')).toBe('a1')
  }))

test('a file whose caller goes takes its process along; the next one has another', () =>
  withReader({ script: processesThat('for (;;);'), timeoutMs: 600_000 }, async (reader) => {
    expect(await ask(reader, 'a')).toBe('a1')
    const leaving = new AbortController()
    const hanging = reader.read(file('f'), { signal: leaving.signal })
    leaving.abort(new Error('gone'))
    await expect(hanging).rejects.toThrow('gone')
    expect(await ask(reader, 'b')).toBe('b1')
  }))

test('two processes read two files at once, and a third is never started', () =>
  withReader({ script: processesThat('for (;;);'), processes: 2 }, async (reader) => {
    const hanging = reader.read(file('f'))
    expect(await Promise.all([ask(reader, 'a'), ask(reader, 'b'), ask(reader, 'c')])).toEqual([
      'a1',
      'b2',
      'c3',
    ])
    expect(started).toHaveLength(2)
    await Promise.all([expect(hanging).rejects.toThrow('closed'), reader.close()])
  }))
