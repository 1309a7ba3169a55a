import { once } from 'node:events'
import { mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { connectDatabase } from '@telecomx/database'
import { startEmbeddedMysql } from '@telecomx/embedded-mysql'
import { sql } from 'kysely'
import { afterAll, describe, expect, it, onTestFinished } from 'vitest'
import { databaseLines } from './announce.js'
import { readEnv } from './env.js'
import { openDatabase } from './open-database.js'
import { startDatabaseServer } from './testing/start-database-server.js'

/** Everything that it is to be kept from, or waited for. */
const server = await startDatabaseServer({
  flags: ['--autocommit=0', '--log-bin=binary', '--server-id=1', '--sync-binlog=0'],
  mysqldPath: process.env.MYSQLD_PATH,
})
afterAll(() => server.close())

describe('opening the database of DATABASE_URL', () => {
  it('on a server whose autocommit is off, what is written is there for everybody', async () => {
    const opened = await open(server.url)
    await sql`insert into turn (name, taken) values ('written', 1)`.execute(opened.database)
    await opened.close()
    const others = connectDatabase(server.url)
    const { rows } = await sql`select taken from turn where name = 'written'`.execute(others)
    expect(rows).toEqual([{ taken: 1 }])
    await others.destroy()
  })

  it('warns of settings with which the server may lose what it has acknowledged', async () => {
    const warnings = async () => {
      const opened = await open(server.url)
      const lines = await databaseLines(readEnv({ DATABASE_URL: server.url }), opened)
      await opened.close()
      return lines.filter(([what]) => what === 'Warning').map(([, text]) => text)
    }
    expect(await warnings()).toEqual([
      expect.stringMatching(/^innodb_flush_log_at_trx_commit of the database is 0: .+; set it to 1$/),
      expect.stringMatching(/^sync_binlog of the database is 0: .+; set it to 1$/),
    ])
    await sql`set global innodb_flush_log_at_trx_commit = 1`.execute(server.root)
    await sql`set global sync_binlog = 1`.execute(server.root)
    expect(await warnings()).toEqual([])
  })

  it('waits where nobody answers yet, says so once, and goes on when somebody does', async () => {
    const port = await freePort()
    const said: string[] = []
    const opened = await open(`mysql://root@127.0.0.1:${port}/telecomx`, (text) => {
      if (said.push(text) === 1) void server.listen(port)
    })
    await opened.close()
    expect(said).toEqual([
      expect.stringMatching(
        new RegExp(
          `^Cannot reach the database at 127\\.0\\.0\\.1:${port}: connection refused\\. Waiting for it, at most 120 s$`,
        ),
      ),
    ])
  })

  it('waits for a server that takes no changes yet', async () => {
    await sql`create user app`.execute(server.root)
    await sql`grant all on telecomx.* to app`.execute(server.root)
    await sql`set global read_only = on`.execute(server.root)
    const said: string[] = []
    const url = server.url.replace('root', 'app')
    const opened = await open(url, (text) => {
      if (said.push(text) === 1) void sql`set global read_only = off`.execute(server.root)
    })
    await opened.close()
    expect(said).toEqual([
      expect.stringMatching(/^The database at .+\.sock takes no changes.+\(1290\)\. Waiting for it/),
    ])
  })

  it('a stop ends the wait', async () => {
    const stop = new AbortController()
    const opening = open(
      `mysql://root@127.0.0.1:${await freePort()}/telecomx`,
      () => stop.abort(),
      stop.signal,
    )
    await expect(opening).rejects.toThrow('aborted')
  })
})

describe('opening the embedded database', () => {
  it('waits while the process that runs it has to start its server again', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'open-database-'))
    const fetched = fileURLToPath(new URL('../../../.data/mariadb-server', import.meta.url))
    symlinkSync(fetched, join(folder, 'mariadb-server'))
    const { MYSQLD_PATH } = process.env
    const owner = await startEmbeddedMysql({
      dataDirectory: folder,
      mysqldPath: MYSQLD_PATH,
      durability: 'durable',
    })
    onTestFinished(async () => {
      await owner.stop()
      rmSync(folder, { recursive: true, force: true })
    })
    const [data, aside] = [join(folder, 'mysql/mysql'), join(folder, 'mysql/aside')]
    // Without its system tables it does not start again.
    renameSync(data, aside)
    process.kill(JSON.parse(readFileSync(join(folder, 'mysql/running-server.json'), 'utf8')).pid, 'SIGKILL')
    const said: string[] = []
    const opened = await openDatabase(readEnv({ TELECOMX_DATA_DIR: folder, MYSQLD_PATH }), {
      progress: (text) => {
        if (said.push(text) === 1) renameSync(aside, data)
      },
    })
    expect(said[0]).toMatch(/^Cannot reach the database at .+\.sock: .+ Waiting for it, at most 15 s$/)
    expect(opened.description).toContain('another process runs it')
    await opened.close()
  })
})

function open(url: string, progress: (text: string) => void = () => undefined, stop?: AbortSignal) {
  return openDatabase(readEnv({ DATABASE_URL: url }), { progress, stop })
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
