import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { identifyProcess, isRunning } from '@telecomx/process'
import { expect, test } from 'vitest'
import { slowPage } from './testing/hostile-files.js'
import { renderSamples } from './testing/sample-documents.js'

const built = new URL('../dist/index.js', import.meta.url).href

/** Reads the files one after the other. Says what became of each, and before the last one, as that is read, by whom. */
function runReader(...files: Uint8Array[]) {
  const program = `import { subscribe } from 'node:diagnostics_channel'
    import { createScanReader } from '${built}'
    let pid
    subscribe('child_process', ({ process: child }) => setImmediate(() => (pid = child.pid)))
    const reader = createScanReader({ idleMs: 600_000, timeoutMs: 600_000 })
    const files = process.argv.slice(1).map((file) => Buffer.from(file, 'base64'))
    const last = files.pop()
    for (const file of files) console.log(JSON.stringify(await reader.read(file)))
    const reading = reader.read(last)
    console.log(pid)
    console.log(JSON.stringify(await reading))`
  const encoded = files.map((file) => Buffer.from(file).toString('base64'))
  return spawn(process.execPath, ['--input-type=module', '-e', program, ...encoded], {
    cwd: fileURLToPath(new URL('.', import.meta.url)),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

const [document = new Uint8Array()] = await renderSamples([{}])
const outcome = JSON.stringify({
  reading: { type: 'PDF', pages: 1, codes: [{ page: 1, codes: ['X1234567890'] }] },
})

test('a process whose reader is not closed ends all the same, and the one that reads with it', async () => {
  const parent = runReader(document, document)
  const [out, err] = await Promise.all([text(parent.stdout), text(parent.stderr)])
  const [first, pid, second] = out.trim().split('\n')
  expect([first, second, err]).toEqual([outcome, outcome, ''])
  await expect.poll(() => identifyProcess(Number(pid)), { timeout: 10_000 }).toBeUndefined()
})

test('one that is killed takes the one that reads along, though that is deep in a file and hears nothing', async () => {
  const parent = runReader(document, slowPage())
  let out = ''
  parent.stdout.on('data', (data) => (out += String(data)))
  await expect.poll(() => out, { timeout: 30_000 }).toMatch(/\n\d+\n/)
  const reader = identifyProcess(Number(out.trim().split('\n')[1]))
  if (!reader) throw new Error('nobody reads')
  parent.kill('SIGKILL')
  await once(parent, 'close')
  await expect.poll(() => isRunning(reader), { timeout: 20_000 }).toBe(false)
})
