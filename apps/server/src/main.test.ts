import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '@telecomx/database'
import { sql } from 'kysely'
import { afterAll, describe, expect, it } from 'vitest'
import { startPrograms } from './testing/start-programs.js'

const programs = await startPrograms()
afterAll(() => programs.close())
const { start } = programs

describe('the server process', () => {
  it('migrates, serves, lets commands work beside it, and ends with 0 on SIGTERM', async () => {
    const { child, ended, event } = start('main.js')
    const { url } = await event('listening')
    expect((await fetch(`${url}/readyz`)).status).toBe(200)

    const first = JSON.parse((await start('commands/demo-data.js', ['--json']).ended).out) as DemoData
    const again = JSON.parse((await start('commands/demo-data.js', ['--json']).ended).out) as DemoData
    expect(again.customers).toEqual(first.customers)
    expect(Object.values(again.tokens).filter((token) => !token.startsWith('tx_demo_'))).toEqual([])
    const create = (token: string) =>
      fetch(`${url}/porting/${first.customers.main}/poa/create`, { headers: { 'x-api-key': token } })
    expect((await create(first.tokens.owner ?? '')).status).toBe(401)
    const created = (await (await create(again.tokens.owner ?? '')).json()) as { documents: string[] }
    expect(created.documents.length).toBeGreaterThanOrEqual(3)

    const token = (await start('commands/token.js', ['--level', 'ADMIN']).ended).out.trim()
    expect(token).toMatch(/^tx_live_/)
    expect(
      (await fetch(`${url}/dk/operator`, { method: 'POST', headers: { 'x-api-key': token } })).status,
    ).toBe(422)

    child.kill('SIGTERM')
    expect(await ended).toMatchObject({ code: 0 })
  })

  it('LOG_FORMAT=text: events are lines for people, and a pipe gets no colours', async () => {
    const { child, ended, said } = start('main.js', [], { LOG_FORMAT: 'text' })
    await expect.poll(() => said().out, { timeout: 30_000 }).toContain('listening')
    child.kill('SIGTERM')
    const line = (rest: string) => `\\d\\d:\\d\\d:\\d\\d\\.\\d{3} info  ${rest}\\n`
    expect((await ended).out).toMatch(
      new RegExp(`^${line('listening url=http://127\\.0\\.0\\.1:\\d+')}${line('stopping signal=SIGTERM')}$`),
    )
  })

  it('says once that the schema is newer than it knows, and goes on', async () => {
    await migrate(programs.database)
    const ofTomorrow = sql`insert into schema_migration values ('9999-01-01-01-of-tomorrow', now(), now())`
    await ofTomorrow.execute(programs.database)
    const { code, err } = await start('commands/token.js', ['--level', 'ADMIN']).ended
    await sql`delete from schema_migration where name like '9999%'`.execute(programs.database)
    expect([code, err]).toEqual([
      0,
      "The database's schema is newer than this version, which goes on: 9999-01-01-01-of-tomorrow\n",
    ])
  })

  it('the demo data: customers by what they are good for, tokens by level, no operator 01234', async () => {
    const { out } = await start('commands/demo-data.js', ['--json', '--customers', '3', '--portings', '7'])
      .ended
    const { tokens, customers, operators } = JSON.parse(out) as DemoData
    expect(Object.keys(tokens)).toEqual([
      'admin',
      'resellerAdmin',
      'reseller',
      'otherReseller',
      'owner',
      'manager',
      'viewer',
      'otherOwner',
    ])
    expect(Object.keys(customers)).toEqual(['main', 'large', 'empty', 'unicode', 'ofOtherReseller'])
    expect(customers.main).toBe('1234567890abcdef12345678')
    expect(operators).not.toContain('01234')
    const count = async (customer = '') =>
      (await programs.database.selectFrom('porting').select('id').where('customer', '=', customer).execute())
        .length
    expect([await count(customers.large), await count(customers.empty)]).toEqual([500, 0])
    expect(await count(`dddd${'0'.repeat(20)}`)).toBe(7)
  })

  it('the demo data says what is missing when somebody has a number of its examples', async () => {
    await start('commands/demo-data.js').ended
    await programs.database.connection().execute(async (connection) => {
      await sql`set foreign_key_checks = 0`.execute(connection)
      // What tells that they were loaded; their numbers stay where they are.
      await sql`delete from delivery where id = '7890abcdef12345678901234'`.execute(connection)
      await sql`set foreign_key_checks = 1`.execute(connection)
    })
    const { code, out, err } = await start('commands/demo-data.js').ended
    expect([code, out]).toEqual([0, expect.stringContaining('tx_demo_')])
    expect(err).toMatch(
      /^Not loaded, because an id or a number of theirs is in use \(\+4533112260, .+ name\n$/,
    )
  })

  it.each<[string, string, string[], Record<string, string>, RegExp]>([
    ['an SMTP address that is none', 'main.js', [], { SMTP_URL: 'mail.example:25' }, /SMTP_URL is not valid/],
    [
      'a database that is not there',
      'main.js',
      [],
      { DATABASE_URL: 'mysql://a:b@127.0.0.1:1/x', DATABASE_WAIT_SECONDS: '1' },
      /^Cannot reach the database at 127\.0\.0\.1:1: connection refused\. Waiting for it, at most 1 s\n(Cannot reach .+\n)*Cannot reach the database at 127\.0\.0\.1:1: connection refused\n$/,
    ],
    [
      'demo data in production',
      'commands/demo-data.js',
      [],
      { NODE_ENV: 'production', ISSUER_NAME: 'X', ISSUER_CPS_CODE: '01060', MAIL_FROM: 'a@b.dk' },
      /does not belong in production/,
    ],
    [
      'a token for nobody',
      'commands/token.js',
      ['--level', 'OWNER', '--customer', 'f'.repeat(24)],
      {},
      /no customer/,
    ],
  ])('%s: one sentence, exit code 1, nothing left running', async (_, file, args, env, message) => {
    const { code, err } = await start(file, args, env).ended
    expect([code, err]).toEqual([1, expect.stringMatching(message)])
  })

  it('a port that is taken: one sentence, before a database is looked for, exit code 1', async () => {
    const blocker = createServer().listen(0, '127.0.0.1')
    await once(blocker, 'listening')
    const { port } = blocker.address() as { port: number }
    // It would be waited for.
    const nowhere = {
      PORT: String(port),
      DATABASE_URL: 'mysql://a:b@127.0.0.1:1/x',
      DATABASE_WAIT_SECONDS: '1',
    }
    const { code, err } = await start('main.js', [], nowhere).ended
    expect([code, err]).toEqual([
      1,
      `Cannot listen on 127.0.0.1:${port}: the port is in use; set PORT to another one\n`,
    ])
    blocker.close()
  })

  it.each([
    [
      'that no machine here has',
      '192.0.2.1',
      /^Cannot listen on 192\.0\.2\.1:0: this machine has no such address/,
    ],
    ['that is no name of one', 'no-host.invalid', /^Cannot listen on no-host\.invalid:0: .+; set HOST to an/],
  ])(
    'an address %s: one sentence about HOST, and none about a database, exit code 1',
    async (_, HOST, sentence) => {
      const { code, err } = await start('main.js', [], { HOST }).ended
      expect([code, err]).toEqual([1, expect.stringMatching(sentence)])
      expect(err.trim().split('\n')).toHaveLength(1)
    },
  )

  it.each([
    ['token', ['--level', 'ADMIN']],
    ['backup', ['backup.gz']],
  ])('%s in a folder without a database: says so, and makes none', async (command, args) => {
    const folder = mkdtempSync(join(tmpdir(), 'no-database-'))
    const env = { DATABASE_URL: '', TELECOMX_DATA_DIR: folder }
    const { code, err } = await start(`commands/${command}.js`, args, env).ended
    expect([code, err]).toEqual([
      1,
      `There is no database in ${folder} yet: start the server first (npm start) and wait until it listens, or name the database by DATABASE_URL or its folder by TELECOMX_DATA_DIR\n`,
    ])
    expect(readdirSync(folder)).toEqual([])
    rmSync(folder, { recursive: true })
  })

  it('a token of no level: what is missing, and the usage, exit code 2', async () => {
    const { code, err } = await start('commands/token.js').ended
    expect([code, err]).toEqual([2, expect.stringMatching(/^--level is missing\n\nMakes an API token/)])
  })

  it.each([
    ['the server: 0', 'main.js', [], 0],
    ['a sender: 0', 'commands/sender.js', [], 0],
    ['a command: as broken off by the signal', 'commands/token.js', ['--level', 'ADMIN'], 143],
  ])('told to stop while it waits for its database, %s', async (_, file, args, code) => {
    const { child, ended, said } = start(file, args, { DATABASE_URL: 'mysql://a:b@127.0.0.1:1/x' })
    await expect.poll(() => said().err, { timeout: 30_000 }).toMatch(/Waiting for it/)
    child.kill('SIGTERM')
    expect(await ended).toMatchObject({ code, err: expect.not.stringContaining('aborted') })
  })
})

interface DemoData {
  tokens: Record<string, string>
  customers: Record<string, string>
  operators: string[]
}
