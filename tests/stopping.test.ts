import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createClient } from '@telecomx/client'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
let folder = ''
let group: ChildProcess | undefined

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stopping-'))
  for (const name of ['data', 'tmp']) mkdirSync(join(folder, name))
  const fetched = join(root, '.data/mariadb-server')
  if (existsSync(fetched)) symlinkSync(fetched, join(folder, 'data/mariadb-server'))
})

afterEach(() => {
  if (group?.pid !== undefined && group.exitCode === null && group.signalCode === null)
    process.kill(-group.pid, 'SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

/** As a terminal runs it: a group of processes of its own, which all hear Ctrl-C. */
function run(command: string, args: readonly string[]) {
  const child = spawn(command, args, {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      // Empty counts as unset, also against a `.env` of this folder.
      ...Object.fromEntries(['DATABASE_URL', 'LOG_FORMAT', 'SMTP_URL', 'NODE_ENV'].map((name) => [name, ''])),
      PORT: '0',
      TELECOMX_DATA_DIR: join(folder, 'data'),
      TMPDIR: join(folder, 'tmp'),
    },
  })
  group = child
  let [out, err] = ['', '']
  const heard = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data) => {
      if (stream === child.stdout) out += String(data)
      else err += String(data)
      for (const look of heard) look()
    })
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal, out, err }))
  return {
    ended,
    heard: () => `${out}${err}`,
    ctrlC: () => process.kill(-(child.pid ?? 0), 'SIGINT'),
    /** Resolves when it has said that, on either output. */
    said: (text: string) =>
      new Promise<void>((resolve, reject) => {
        const look = () => `${out}${err}`.includes(text) && resolve()
        heard.add(look)
        look()
        void ended.then(() => reject(new Error(`ended before it said ${text}: ${out}${err}`)))
      }),
  }
}

const dataFolder = () => readdirSync(join(folder, 'data')).filter((name) => name !== 'mariadb-server')
const temporaryFolders = () => readdirSync(join(folder, 'tmp'))

describe('Ctrl-C in a terminal, which npm passes on as well', () => {
  test('npm start: three times it ends with 0, leaves its data alone, and nothing is to be recovered', async () => {
    for (let round = 0; round < 3; round++) {
      const server = run('npm', ['start'])
      await server.said('"event":"listening"')
      server.ctrlC()
      const { code, signal, out } = await server.ended
      expect([code, signal]).toEqual([0, null])
      expect(out.match(/"event":"stopping"/g)).toHaveLength(1)
      expect([dataFolder(), temporaryFolders()]).toEqual([['mysql', 'orders'], []])
    }
    const log = readFileSync(join(folder, 'data/mysql/server.log'), 'utf8')
    expect(log.match(/ready for connections/g)).toHaveLength(3)
    expect(log).not.toContain('crash recovery')
  })

  test('npm start, while it starts: it says so at once, and ends in order', async () => {
    const server = run('npm', ['start'])
    await server.said('Creating an empty database')
    server.ctrlC()
    await server.said('"event":"stopping"')
    const { code, out, err } = await server.ended
    expect([code, err]).toEqual([0, expect.any(String)])
    expect(out).not.toContain('"event":"listening"')
    expect([dataFolder(), temporaryFolders()]).toEqual([['mysql'], []])
  })

  test('npm run dev: compiler, server and database end with it', async () => {
    const development = run('npm', ['run', 'dev'])
    await development.said('"event":"listening"')
    development.ctrlC()
    const { code, signal, out, err } = await development.ended
    expect([code, signal, err]).toEqual([0, null, expect.not.stringMatching(/by itself|has ended/)])
    expect(out.match(/"event":"stopping"/g)).toHaveLength(1)
    expect([dataFolder(), temporaryFolders()]).toEqual([['mysql', 'orders'], []])
  })

  test('npm run demo, while the product starts: it says so at once, and leaves nothing', async () => {
    const demo = run('npm', ['run', 'demo'])
    const isStarting = () =>
      temporaryFolders().some((name) => existsSync(join(folder, 'tmp', name, 'mysql.lock')))
    await expect.poll(isStarting, { timeout: 30_000 }).toBe(true)
    demo.ctrlC()
    await demo.said('Interrupted (SIGINT): stopping everything')
    const { err } = await demo.ended
    expect(err).toContain('Everything is stopped.')
    expect(temporaryFolders()).toEqual([])
  })

  test('npm run demo -- --stay: what it tells of works until then; it ends with 0, and leaves nothing', async () => {
    const demo = run('npm', ['run', 'demo', '--', '--stay'])
    await demo.said('Ctrl-C stops it')
    const [, url = '', link = ''] = /Rune Kjær, staff +(\S+)\/desk\/sign-in#(\S+)/.exec(demo.heard()) ?? []
    const stranger = createClient({ url, token: 'none' })
    const { token } = await stranger.session.create.mutate({ link })
    const admin = createClient({ url, token })
    const { kinds } = await admin.work.list.query()
    expect(kinds).toContainEqual({ kind: 'COPY_TO_REVIEW', total: 2 })
    expect(kinds).toContainEqual({ kind: 'DELIVERY_FAILED', total: 1 })
    const pages = ['/desk', '/docs', '/verify'].map(async (path) => (await fetch(`${url}${path}`)).status)
    expect(await Promise.all(pages)).toEqual([200, 200, 200])
    const [pdf = ''] = /file:\S+\.pdf/.exec(demo.heard()) ?? []
    expect(readFileSync(new URL(pdf)).subarray(0, 5).toString()).toBe('%PDF-')

    await stranger.session.sendLink.mutate({ emailAddress: 'rune@telecomx.example' })
    await demo.said('A sign-in link for rune@telecomx.example')
    demo.ctrlC()
    const { code, err } = await demo.ended
    expect([code, err]).toEqual([0, expect.stringContaining('Everything is stopped')])
    await expect(fetch(`${url}/livez`)).rejects.toThrow('fetch failed')
    expect(temporaryFolders()).toEqual([])
  }, 180_000)
})

test('a start removes what a killed one left: half-fetched servers, drafts, temporary folders', async () => {
  const dead = JSON.stringify({ pid: 2 ** 29, startedAt: 'then', id: 'a' })
  const leave = (...path: string[]) => {
    mkdirSync(join(folder, ...path), { recursive: true })
    writeFileSync(join(folder, ...path, 'owner.json'), dead)
  }
  leave('data', 'mariadb-server.new-aBcDeF')
  leave('data', 'mariadb-server.old-aBcDeF')
  leave('data', 'mysql.new-aBcDeF')
  leave('data', 'mysql.tmp')
  writeFileSync(join(folder, 'data/mysql.lock'), dead)
  writeFileSync(join(folder, 'data/mysql.lock.draft-1'), dead)
  const server = run('npm', ['start'])
  await server.said('"event":"listening"')
  server.ctrlC()
  expect((await server.ended).code).toBe(0)
  expect([dataFolder(), temporaryFolders()]).toEqual([['mysql', 'orders'], []])
})

test('a demo removes the temporary folders of killed ones', async () => {
  const leave = (name: string) => {
    mkdirSync(join(folder, 'tmp', name))
    writeFileSync(
      join(folder, 'tmp', name, 'owner.json'),
      JSON.stringify({ pid: 2 ** 29, startedAt: 'then' }),
    )
  }
  leave(`telecomx-demo-${userInfo().uid}-aBcDeF`)
  const demo = run('npm', ['run', 'demo'])
  await demo.said('Start a mail server')
  demo.ctrlC()
  await demo.ended
  expect(temporaryFolders()).toEqual([])
})
