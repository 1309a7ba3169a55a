import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { createConnection, createPool, type RowDataPacket } from 'mysql2/promise'
import { afterEach, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { identifyProcess, isRunning, parseProcessIdentity } from '@telecomx/process'
import { serverCache } from './server-cache.js'
import { socketFolderOf } from './socket-folder.js'
import { type EmbeddedMysql, type EmbeddedMysqlOptions, startEmbeddedMysql } from './start-embedded-mysql.js'

/** The server is fetched once, for this and every later run. */
const sharedDirectory = fileURLToPath(new URL('../../../.data', import.meta.url))
const serverDirectory = join(sharedDirectory, 'mariadb-server')

/** A boot takes 0.3 s; this is for a machine that does ten other things. */
const SOON = { timeout: 20_000, interval: 20 }

let temporary = ''
let dataDirectory = ''
const started: EmbeddedMysql[] = []
const processes: ChildProcess[] = []

beforeAll(async () => {
  const server = await startEmbeddedMysql({ dataDirectory: sharedDirectory, durability: 'disposable' })
  await server.stop()
})

beforeEach(() => {
  temporary = mkdtempSync(join(tmpdir(), 'embedded-mysql-'))
  dataDirectory = join(temporary, 'data')
})

afterEach(async () => {
  await Promise.all(started.splice(0).map((server) => server.stop()))
  const serverIdentity = hasRunningServer() ? runningServer() : undefined
  for (const child of processes.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  await vi.waitUntil(() => !serverIdentity || !isRunning(serverIdentity), SOON)
  if (existsSync(dataDirectory)) rmSync(socketFolderOf(dataDirectory), { recursive: true, force: true })
  rmSync(temporary, { recursive: true, force: true })
})

describe('disposable', () => {
  test('boots from nothing with the fast flags and leaves no folder behind', async () => {
    const server = await start({ durability: 'disposable' })
    expect(server).toMatchObject({ user: 'root', role: 'owner' })
    expect(await first(server, 'select @@innodb_doublewrite = 0 as fast')).toEqual({ fast: 1 })
    const folder = dirname(dirname(server.socketPath))
    expect(existsSync(folder)).toBe(true)
    await server.stop()
    await server.stop()
    expect(existsSync(folder)).toBe(false)
    expect(existsSync(join(dataDirectory, 'mysql'))).toBe(false)
  })

  test('two at once share nothing', async () => {
    const [one, two] = await Promise.all([
      start({ durability: 'disposable' }),
      start({ durability: 'disposable' }),
    ])
    await run(one, 'create database only_in_one')
    expect(await first(two, "show databases like 'only_in_one'")).toBeUndefined()
    // A server deletes the temporary tables in its folder when it starts.
    const temporaryFolder = 'select @@tmpdir as folder'
    expect(await first(one, temporaryFolder)).not.toEqual(await first(two, temporaryFolder))
  })

  test('a process that ends without stopping leaves no server and no folder', async () => {
    const child = await startProcess({ durability: 'disposable' })
    const folder = dirname(dirname(child.socketPath))
    const server = runningServer(join(folder, 'mysql'))
    await child.end('exit')
    await expect.poll(() => isRunning(server), SOON).toBe(false)
    expect(existsSync(folder)).toBe(false)
  })

  test('the folder of a killed process goes with the next start', async () => {
    const child = await startProcess({ durability: 'disposable' })
    const folder = dirname(dirname(child.socketPath))
    const server = runningServer(join(folder, 'mysql'))
    await child.kill()
    await expect.poll(() => isRunning(server), SOON).toBe(false)
    await start({ durability: 'disposable' })
    expect(existsSync(folder)).toBe(false)
  })
})

test('the process of a durable server is there when that is told, and answers later', async () => {
  const told: unknown[] = []
  const { socketPath } = await start({
    onBoot: () => told.push([isRunning(runningServer()), readdirSync(socketFolderOf(dataDirectory))]),
  })
  expect(told).toEqual([[true, []]])
  expect(existsSync(socketPath)).toBe(true)
})

test('a start leaves alone what another machine fetches into the shared cache, and sweeps its own data folder', async () => {
  vi.stubEnv('XDG_CACHE_HOME', temporary)
  onTestFinished(() => void vi.unstubAllEnvs())
  const cache = (await serverCache()) ?? ''
  const fetches = [join(dataDirectory, 'mariadb-server'), cache].map((place) => `${place}.new-abc123`)
  for (const folder of fetches) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'owner.json'), JSON.stringify({ pid: 4242, startedAt: 'other-boot 5000' }))
  }
  await expect(
    startEmbeddedMysql({ dataDirectory, durability: 'durable', mysqldPath: join(temporary, 'none') }),
  ).rejects.toThrow('does not exist')
  expect(fetches.map((folder) => existsSync(folder))).toEqual([false, true])
})

describe('durable, one process', () => {
  test('data survives stop and start, under the safe flags and over the same socket', async () => {
    const before = await start()
    await writeRow(before)
    await before.stop()
    expect(readdirSync(dataDirectory)).toEqual(['mysql'])
    expect(existsSync(dirname(before.socketPath))).toBe(false)

    const after = await start()
    expect(after.socketPath).toBe(before.socketPath)
    expect(await rowCount(after)).toBe(1)
    const flags =
      'select @@innodb_flush_log_at_trx_commit as flushed, @@innodb_doublewrite as doublewrite, @@skip_networking as closed'
    expect(await first(after, flags)).toEqual({ flushed: 1, doublewrite: 1, closed: 1 })
  })

  test('the account of the product sees no accounts, other schemas or files, and makes none', async () => {
    const { socketPath, user } = await start()
    await run({ socketPath }, 'create database other')
    await run({ socketPath }, 'create table other.thing (id int)')
    const errnoOf = (sql: string) => run({ socketPath, user }, sql).then(String, ({ errno }) => errno)
    expect(await errnoOf('select user from mysql.user')).toBe(1142)
    expect(await errnoOf('select * from other.thing')).toBe(1142)
    expect(await errnoOf('create database another')).toBe(1044)
    expect(await errnoOf('create user somebody@localhost')).toBe(1227)
    expect(await errnoOf('set global max_connections = 10')).toBe(1227)
    expect([1045, 1227]).toContain(await errnoOf(`select 1 into outfile '${join(temporary, 'written')}'`))
  })

  test('the account of the product works in its own schema, which it makes, and reads no file', async () => {
    const server = await start()
    expect(server.user).toBe('telecomx')
    await run(server, 'create database telecomx')
    await run(server, 'create table telecomx.thing (id int primary key) engine=innodb')
    expect(await first(server, 'select count(*) as things from telecomx.thing')).toEqual({ things: 0 })
    const file = fileURLToPath(import.meta.url)
    expect(await first(server, `select load_file('${file}') as content`)).toEqual({ content: null })
  })

  test('not even root reads or writes a file', async () => {
    const { socketPath } = await start()
    const file = fileURLToPath(import.meta.url)
    expect(await first({ socketPath }, `select load_file('${file}') as content`)).toEqual({ content: null })
    const target = join(temporary, 'written')
    await expect(run({ socketPath }, `select 1 into outfile '${target}'`)).rejects.toMatchObject({
      errno: 1290,
    })
  })

  test('a data folder from before the account gets it with the next start', async () => {
    const before = await start()
    await run({ socketPath: before.socketPath }, 'create database telecomx')
    await run({ socketPath: before.socketPath }, 'drop user telecomx@localhost')
    await before.stop()
    const after = await start()
    expect(await first(after, 'select database() as name', 'telecomx')).toEqual({ name: 'telecomx' })
  })

  test('a data folder with a very long path works', async () => {
    dataDirectory = join(temporary, 'very long folder name '.repeat(4), 'x'.repeat(120), 'data')
    const server = await start()
    expect(Buffer.byteLength(server.socketPath)).toBeLessThanOrEqual(100)
    expect(await first(server, 'select 1 as one')).toEqual({ one: 1 })
  })

  test('a socket folder that others can enter is refused', async () => {
    mkdirSync(dataDirectory, { recursive: true })
    const folder = socketFolderOf(dataDirectory)
    mkdirSync(folder)
    chmodSync(folder, 0o755)
    await expect(start()).rejects.toThrow(/can be entered by other users/)
  })

  test('a folder that holds something else is left alone', async () => {
    mkdirSync(join(dataDirectory, 'mysql'), { recursive: true })
    writeFileSync(join(dataDirectory, 'mysql/notes.txt'), 'mine')
    await expect(start()).rejects.toThrow(/holds files that are no database/)
    expect(readdirSync(join(dataDirectory, 'mysql'))).toEqual(['notes.txt'])
    expect(existsSync(socketFolderOf(dataDirectory))).toBe(false)
    expect(readdirSync(dataDirectory)).toEqual(['mysql'])
  })

  test("a boot that fails tells the server's last words and leaves no lock", async () => {
    await (await start()).stop()
    writeFileSync(join(dataDirectory, 'mysql/ibdata1'), 'damaged')
    await expect(start()).rejects.toThrow(/ended while starting[\s\S]*server\.log:[\s\S]*InnoDB/)
    expect(readdirSync(dataDirectory)).toEqual(['mysql'])
  })

  test('what was left where the socket goes is removed, folders too', async () => {
    await (await startProcess()).kill()
    mkdirSync(join(socketFolderOf(dataDirectory), 'left/over'), { recursive: true })
    const { socketPath } = await start()
    expect(readdirSync(dirname(socketPath))).not.toContain('left')
  })

  test('a half-made data folder of a killed bootstrap is swept', async () => {
    mkdirSync(join(dataDirectory, 'mysql.new-aBcDeF/mysql'), { recursive: true })
    await start()
    expect(readdirSync(dataDirectory).sort()).toEqual(['mysql', 'mysql.lock', 'mysql.tmp'])
  })

  test('a server that dies is started again by its owner', async () => {
    const server = await start()
    await writeRow(server)
    const died = runningServer()
    process.kill(died.pid, 'SIGKILL')
    await expect.poll(() => isRunning(died), SOON).toBe(false)
    await expect.poll(() => rowCount(server).catch(String), SOON).toBe(1)
    await expect.poll(() => server.role, SOON).toBe('owner')
  })

  test('starting it does not keep a process alive, and the server ends with it', async () => {
    const child = await startProcess()
    const server = runningServer()
    await child.end('fall idle')
    await expect.poll(() => isRunning(server), SOON).toBe(false)
  })
})

describe('durable, several processes', () => {
  test('a kill -9 of the owner loses nothing, leaves no server, and its stale lock is replaced', async () => {
    const owner = await startProcess()
    await writeRow(owner)
    const orphan = runningServer()
    await owner.kill()
    await expect.poll(() => isRunning(orphan), SOON).toBe(false)
    expect(existsSync(`${join(dataDirectory, 'mysql')}.lock`)).toBe(true)

    const next = await start()
    expect(next.role).toBe('owner')
    expect(await rowCount(next)).toBe(1)
  })

  // MariaDB hangs on SIGTERM in one part of its start: die at different moments of it.
  test.each([0, 40, 80, 120])(
    'a process that is killed %i ms after its server began to start leaves no server',
    async (delayMs) => {
      const child = spawnProcess()
      await vi.waitUntil(hasRunningServer, SOON)
      const server = runningServer()
      await pause(delayMs)
      child.kill('SIGKILL')
      await once(child, 'exit')
      await expect.poll(() => isRunning(server), SOON).toBe(false)
    },
  )

  test('a server that outlived its owner is ended before the next start', async () => {
    await (await start()).stop()
    const survivor = spawn('sleep', ['600'], { stdio: 'ignore' })
    processes.push(survivor)
    writeFileSync(recordPath(), JSON.stringify(identifyProcess(survivor.pid ?? 0)))
    const exited = once(survivor, 'exit')
    await start()
    expect(survivor.signalCode).toBe('SIGTERM')
    await exited
  })

  test('a start right after the kill waits for the old server', async () => {
    const owner = await startProcess()
    await writeRow(owner)
    await owner.kill()
    const next = await start()
    await expect.poll(() => next.role, SOON).toBe('owner')
    await expect.poll(() => rowCount(next).catch(String), SOON).toBe(1)
  })

  test('a second process joins, and leaving does not end the server', async () => {
    const owner = await start()
    const guest = await startProcess()
    expect(guest).toMatchObject({ role: 'guest', socketPath: owner.socketPath })
    await writeRow(guest)
    await guest.end('stop')
    expect(await rowCount(owner)).toBe(1)
  })

  test('an owner that is told to end waits for a guest at work, and says so', async () => {
    const said = heard()
    const owner = await start({ progress: said.push })
    const guest = await start()
    const ending = owner.stop()
    await said.first(/on this database \(1\): waiting/)
    await writeRow(guest)
    expect(await rowCount(guest)).toBe(1)
    await guest.stop()
    await ending
    expect(readdirSync(dataDirectory)).toEqual(['mysql'])
  })

  test('a guest that does not leave has no database and nobody in its place until the next start', async () => {
    const owner = await startProcess()
    const guest = await start()
    await writeRow(guest)
    const pool = createPool({ socketPath: guest.socketPath, user: 'root', connectionLimit: 2 })
    const countRows = async () => (await pool.query<RowDataPacket[]>(COUNT))[0][0]?.['rows']
    expect(await countRows()).toBe(1)
    await owner.end('stop')
    expect(await countRows().catch((error) => error.code)).toMatch(LOST)
    await expect(rowCount(guest)).rejects.toMatchObject({ code: 'ENOENT' })
    const folder = dirname(guest.socketPath)
    expect([lstatSync(folder).mode & 0o777, readdirSync(folder)]).toEqual([0o700, []])
    const next = await start()
    expect([guest.role, next.role]).toEqual(['guest', 'owner'])
    expect(await countRows()).toBe(1)
    await pool.end()
    await next.stop()
    expect([lstatSync(folder).mode & 0o777, readdirSync(folder)]).toEqual([0o700, []])
  })

  test('a guest left behind does not reach the database of a process that is alone, and has it again after that', async () => {
    const owner = await startProcess()
    const guest = await start()
    await writeRow(guest)
    await owner.kill()
    const command = await startProcess({ alone: true })
    expect(await rowCount(command)).toBe(1)
    await expect(rowCount(guest)).rejects.toMatchObject({ code: 'ENOENT' })
    await command.end('stop')
    await start()
    expect(await rowCount(guest)).toBe(1)
  })

  test('a guest whose owner was killed is told at once, leaves at once, and the next start recovers', async () => {
    const owner = await startProcess()
    const guest = await start()
    await writeRow(guest)
    const waiting = run(guest, 'select sleep(60)').catch((error) => error.code)
    await owner.kill()
    expect(await waiting).toMatch(LOST)
    expect(await rowCount(guest).catch((error) => error.code)).toMatch(LOST)
    await guest.stop()
    const next = await start()
    expect(next.role).toBe('owner')
    expect(await rowCount(next)).toBe(1)
  })

  test('nobody joins an owner that ends: who starts meanwhile runs the server after it', async () => {
    const [ownerSaid, nextSaid] = [heard(), heard()]
    const owner = await start({ progress: ownerSaid.push })
    const guest = await start()
    const ending = owner.stop()
    await ownerSaid.first(/waiting/)
    const starting = start({ progress: nextSaid.push })
    await nextSaid.first(
      new RegExp(`^Process ${process.pid} has the database in .+ and lets nobody join now: waiting`),
    )
    await guest.stop()
    await ending
    expect((await starting).role).toBe('owner')
  })

  test('nobody joins a process that is alone: who starts meanwhile runs the server after it', async () => {
    const said = heard()
    const command = await startProcess({ alone: true })
    await writeRow(command)
    const starting = start({ progress: said.push })
    await said.first(/lets nobody join now: waiting/)
    await command.end('stop')
    const next = await starting
    expect(next.role).toBe('owner')
    expect(await rowCount(next)).toBe(1)
  })

  test('waiting for another process ends with the signal', async () => {
    const said = heard()
    const stop = new AbortController()
    await startProcess({ alone: true })
    const starting = start({ progress: said.push, signal: stop.signal }).then(String, String)
    await said.first(/lets nobody join now: waiting/)
    stop.abort('SIGTERM')
    expect(await starting).toBe('SIGTERM')
  })

  test('an owner and its guests that stop at once leave nothing but the data', async () => {
    const owner = await startProcess()
    const guests = [await startProcess(), await start()] as const
    await Promise.all([owner.end('stop'), guests[0].end('stop'), guests[1].stop()])
    expect(readdirSync(dataDirectory)).toEqual(['mysql'])
    expect(existsSync(dirname(owner.socketPath))).toBe(false)
  })

  test('two that start at once on an empty folder become one owner and one guest', async () => {
    const [one, two] = await Promise.all([startProcess(), startProcess()])
    expect([one.role, two.role].sort()).toEqual(['guest', 'owner'])
    await writeRow(one)
    expect(await rowCount(two)).toBe(1)
  })
})

/** What a client is told whose server died; one that waits for an answer in vain is told PROTOCOL_SEQUENCE_TIMEOUT. */
const LOST = /^(ENOENT|ECONNREFUSED|ECONNRESET|EPIPE|PROTOCOL_CONNECTION_LOST)$/

const settings = (): EmbeddedMysqlOptions => ({ dataDirectory, serverDirectory, durability: 'durable' })

async function start(options: Partial<EmbeddedMysqlOptions> = {}): Promise<EmbeddedMysql> {
  const server = await startEmbeddedMysql({ ...settings(), ...options })
  started.push(server)
  return server
}

/** Another process with the same database; it does as it is told on its standard input. */
const OTHER_PROCESS = `
  const { startEmbeddedMysql } = await import(process.argv[1])
  const server = await startEmbeddedMysql(JSON.parse(process.argv[2]))
  console.log(JSON.stringify({ role: server.role, socketPath: server.socketPath }))
  process.stdin.setEncoding('utf8')
  let command = ''
  for await (const line of process.stdin) {
    command = line.trim()
    break
  }
  if (command === 'stop') await server.stop()
  if (command === 'exit') process.exit()
`

function spawnProcess(options: Partial<EmbeddedMysqlOptions> = {}) {
  const built = new URL('../dist/index.js', import.meta.url).href
  const request = JSON.stringify({ ...settings(), ...options })
  const child = spawn(process.execPath, ['--input-type=module', '-e', OTHER_PROCESS, built, request], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  processes.push(child)
  return child
}

async function startProcess(options: Partial<EmbeddedMysqlOptions> = {}) {
  const child = spawnProcess(options)
  const exited = once(child, 'exit')
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const { role, socketPath }: { role: string; socketPath: string } = JSON.parse(
    String((await lines.next()).value),
  )
  return {
    role,
    socketPath,
    end: async (how: 'stop' | 'exit' | 'fall idle') => {
      child.stdin.write(`${how}\n`)
      expect(await exited).toEqual([0, null])
    },
    kill: async () => {
      child.kill('SIGKILL')
      await exited
    },
  }
}

/** What was said for people, in the order in which it was said. */
function heard() {
  const sentences: string[] = []
  return {
    push: (sentence: string) => void sentences.push(sentence),
    first: (wanted: RegExp) => vi.waitUntil(() => sentences.some((said) => wanted.test(said)), SOON),
  }
}

function recordPath(): string {
  return join(dataDirectory, 'mysql/running-server.json')
}

const hasRunningServer = () => existsSync(recordPath()) && isRunning(runningServer())

function runningServer(dataFolder = join(dataDirectory, 'mysql')) {
  const identity = parseProcessIdentity(
    JSON.parse(readFileSync(join(dataFolder, 'running-server.json'), 'utf8')),
  )
  if (!identity) throw new Error(`No server is recorded in ${dataFolder}`)
  return identity
}

const COUNT = 'select count(*) as `rows` from kept.row_kept'

async function writeRow({ socketPath }: Place): Promise<void> {
  const server = { socketPath }
  await run(server, 'create database kept')
  await run(server, 'create table kept.row_kept (id int primary key) engine=innodb')
  await run(server, 'insert into kept.row_kept values (1)')
}

async function rowCount({ socketPath }: Place): Promise<unknown> {
  return (await first({ socketPath }, COUNT))?.['rows']
}

async function first(place: Place, sql: string, database?: string): Promise<RowDataPacket | undefined> {
  return (await run(place, sql, database))[0]
}

/** Where, and as whom if not as root. */
interface Place {
  socketPath: string
  user?: string
}

async function run(
  { socketPath, user = 'root' }: Place,
  sql: string,
  database = '',
): Promise<RowDataPacket[]> {
  const connection = await createConnection({ socketPath, user, database })
  try {
    return (await connection.query<RowDataPacket[]>({ sql, timeout: 10_000 }))[0]
  } finally {
    connection.destroy()
  }
}
