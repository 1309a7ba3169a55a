import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
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
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { isRunning, parseProcessIdentity } from '@telecomx/process'
import { socketFolderOf } from './socket-folder.js'
import type { EmbeddedMysql } from './embedded-mysql.js'
import { type EmbeddedMysqlOptions, startEmbeddedMysql } from './start-embedded-mysql.js'

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

  test('a start right after the kill waits for the old server', async () => {
    const owner = await startProcess()
    await writeRow(owner)
    void owner.kill()
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

  test.each(['stop', 'kill -9'] as const)('a guest takes over after %s of the owner', async (ending) => {
    const owner = await startProcess()
    const guest = await start()
    expect(guest.role).toBe('guest')
    await writeRow(guest)
    const pool = createPool({ socketPath: guest.socketPath, user: 'root', connectionLimit: 2 })
    await pool.query('select 1')

    await (ending === 'stop' ? owner.end('stop') : owner.kill())
    // As the product's pool: a server that is going may never answer.
    const query = { sql: COUNT, timeout: 2_000 }
    const countRows = async () => (await pool.query<RowDataPacket[]>(query))[0][0]?.['rows']
    await expect.poll(() => countRows().catch(String), SOON).toBe(1)
    await pool.end()
    await expect.poll(() => guest.role, SOON).toBe('owner')
  })

  test('of three guests one takes over and the others join it', async () => {
    const owner = await startProcess()
    const guests = [await start(), await startProcess(), await startProcess()] as const
    await writeRow(owner)
    await owner.end('stop')
    const roles = async () => [guests[0].role, await guests[1].askRole(), await guests[2].askRole()].sort()
    await expect.poll(roles, SOON).toEqual(['guest', 'guest', 'owner'])
    await expect.poll(() => rowCount(guests[0]).catch(String), SOON).toBe(1)
  })

  test('a guest that stops while it takes over leaves no server and no lock', async () => {
    const owner = await startProcess()
    const guest = await startProcess()
    const server = runningServer()
    await owner.kill()
    await guest.end('stop')
    await expect.poll(() => isRunning(server) || hasRunningServer(), SOON).toBe(false)
    expect((await start()).role).toBe('owner')
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
    if (command !== 'role') break
    console.log(server.role)
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
    askRole: async () => {
      child.stdin.write('role\n')
      return String((await lines.next()).value)
    },
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
