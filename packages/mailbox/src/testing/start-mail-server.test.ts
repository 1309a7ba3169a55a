import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { fetchDovecot } from './fetch-dovecot.js'
import { startMailServer } from './start-mail-server.js'

/** Processes that work in the folder: a server's own are in `run`, whoever they run as. */
function processesIn(folder: string): string[] {
  return readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && workingFolderOf(pid).startsWith(folder))
}

function workingFolderOf(pid: string): string {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    // Gone meanwhile, or another user's.
    return ''
  }
}

test('a mail server ends, and leaves no process and no file', async () => {
  const server = await startMailServer()
  const folder = dirname(server.maildir)
  expect(processesIn(folder).length).toBeGreaterThan(2)
  await server.stop()
  expect([processesIn(folder), existsSync(folder)]).toEqual([[], false])
})

test('two of them know nothing of one another', async () => {
  const [one, other] = await Promise.all([startMailServer(), startMailServer()])
  one.deliver('Subject: one\r\n\r\n')
  expect(readdirSync(join(other.maildir, 'new'))).toEqual([])
  await Promise.all([one.stop(), other.stop()])
})

test('a mail server ends with a process that was killed, and its files go with the next start', async () => {
  const index = new URL('../../dist/testing/index.js', import.meta.url).href
  const program = `const { startMailServer } = await import('${index}')
    console.log((await startMailServer()).maildir)
    setInterval(() => {}, 1000)`
  const owner = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await once(owner.stdout, 'data')) as [Buffer]
  const folder = dirname(String(line).trim())
  owner.kill('SIGKILL')
  await text(owner.stdout)
  await expect.poll(() => processesIn(folder), { timeout: 20_000 }).toEqual([])
  expect(existsSync(folder)).toBe(true)
  await (await startMailServer()).stop()
  expect(existsSync(folder)).toBe(false)
})

test('a mail server that cannot be had is a failure that says so', async () => {
  const cache = mkdtempSync(join(tmpdir(), 'no-dovecot-'))
  const fetching = fetchDovecot({ cache, aptGet: join(cache, 'apt-get') })
  await expect(fetching).rejects.toThrow(/^No Dovecot for the tests could be fetched/)
  expect(readdirSync(cache)).toEqual([])
})
