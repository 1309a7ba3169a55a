import { sql } from 'kysely'
import { afterAll, describe, expect, it } from 'vitest'
import { describeDatabaseFailure, placeOf } from './describe-database-failure.js'
import { startDatabaseServer } from './testing/start-database-server.js'
import { startPrograms } from './testing/start-programs.js'

const programs = await startPrograms()
const server = await startDatabaseServer({ flags: ['--skip-ssl'], mysqldPath: process.env.MYSQLD_PATH })
const port = await server.listen()
await sql`create user app identified by 'hemmeligt81726'`.execute(server.root)
await sql`grant all on telecomx.* to app`.execute(server.root)
afterAll(async () => {
  await programs.close()
  await server.close()
})

describe('a command names host and reason, and neither user nor password', () => {
  const here = `127.0.0.1:${port}`

  it.each([
    [
      'a wrong password',
      `app:forkert81726@${here}/telecomx`,
      `^The database at ${here} refuses user and password`,
    ],
    [
      'a database of others',
      `app:hemmeligt81726@${here}/other`,
      `^The database at ${here} gives the user of DATABASE_URL no rights on that database`,
    ],
    ['an unknown database', `root@${here}/other`, `^The database at ${here} has no database of the name in`],
    [
      'a server without TLS',
      `app:hemmeligt81726@${here}/telecomx?ssl=true`,
      `^The database at ${here} offers no TLS`,
    ],
    [
      'nobody who listens',
      'app:hemmeligt81726@127.0.0.1:1/telecomx',
      'Cannot reach the database at 127\\.0\\.0\\.1:1: connection refused\\n$',
    ],
    [
      'a name that has two addresses',
      'app:hemmeligt81726@localhost:1/telecomx',
      'Cannot reach the database at localhost:1: connection refused\\n$',
    ],
    [
      'a host that is none',
      'app:hemmeligt81726@db.invalid/telecomx',
      'Cannot reach the database at db\\.invalid:3306: (there is no host of that name|the name server does not answer)\\n$',
    ],
    [
      'a socket that is none',
      'app:hemmeligt81726@localhost/telecomx?socketPath=/nowhere/db.sock',
      'Cannot reach the database at /nowhere/db\\.sock: there is no such socket\\n$',
    ],
  ])('%s', async (_, address, sentence) => {
    for (const [command, args] of [
      ['token', ['--level', 'ADMIN']],
      ['backup', ['backup.gz']],
    ] as const) {
      const env = { DATABASE_URL: `mysql://${address}`, DATABASE_WAIT_SECONDS: '1' }
      const { code, err } = await programs.start(`commands/${command}.js`, [...args], env).ended
      expect([code, err]).toEqual([1, expect.stringMatching(new RegExp(sentence))])
      expect(err).not.toMatch(/81726|app:/)
    }
  })
})

it.each([
  ['ETIMEDOUT', 'no answer in time'],
  ['EHOSTUNREACH', 'no way leads to that host'],
  ['ECONNRESET', 'the connection broke'],
  ['EPROTO', 'EPROTO'],
])('%s: %s', (code, reason) => {
  const error = Object.assign(new Error('of a driver'), { code, syscall: 'connect' })
  expect(describeDatabaseFailure(error, 'db.example:3306')?.sentence).toBe(
    `Cannot reach the database at db.example:3306: ${reason}`,
  )
})

it.each([
  ['mysql://a:b@db.example/x', 'db.example:3306'],
  ['mysql://a:b@[::1]:3307/x', '[::1]:3307'],
  ['mysql://a@localhost/x?socketPath=/run/db.sock', '/run/db.sock'],
])('%s is at %s', (url, place) => {
  expect(placeOf(url)).toBe(place)
})
