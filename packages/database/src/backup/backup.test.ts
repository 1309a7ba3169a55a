import {
  createWriteStream,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip, gunzipSync, gzipSync } from 'node:zlib'
import { type KyselyPlugin, sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { migrations } from '../migrations/index.js'
import { isCommitted } from '../connection/commit-mark.js'
import { createBookkeeping, migrate } from '../connection/migrate.js'
import { now } from '../query/now.js'
import { writeReadiness } from '../connection/readiness.js'
import type { Database } from '../schema.js'
import {
  createTestDatabase,
  insertCustomers,
  insertOperators,
  insertPortings,
  insertVoiceAccounts,
  type TestDatabase,
} from '../testing.js'
import { type BackupLine, sealed } from './backup-file.js'
import { listBreaches } from './list-breaches.js'
import { listTables } from './list-tables.js'
import { assertRestored, restoreBackup } from './restore-backup.js'
import { writeBackup } from './write-backup.js'

let from: TestDatabase
let to: TestDatabase
let folder = ''
let file = ''

const repeatable = ['EMAIL'] as const
const id = (digit: string) => digit.repeat(24)
const hostile = `Brødrene Ærø "quoted" \\ 'x' \u2028 line\nfeed 𝄞`

beforeAll(async () => {
  from = await createTestDatabase()
  await fill(from.database)
})
beforeEach(async () => {
  to = await createTestDatabase({ migrated: false })
  folder = mkdtempSync(join(tmpdir(), 'backup-'))
  file = join(folder, 'backup.gz')
})
afterEach(async () => {
  await to.drop()
  rmSync(folder, { recursive: true, force: true })
})
afterAll(() => from.drop())

async function fill(database: Database): Promise<void> {
  const customers = Array.from({ length: 1_005 }, (_, index) => ({
    id: index.toString(16).padStart(24, '0'),
    name: index === 7 ? hostile : `Kunde ${index}`,
    is_reseller: false,
    created_at: new Date('2026-03-29T01:30:00.123Z'),
  }))
  await database.insertInto('customer').values(customers).execute()
  const customer = customers[0]?.id ?? ''
  await database
    .insertInto('other_recipient_hour')
    .values([1, 2, 3].map((hour) => ({ customer, hour: new Date(Date.UTC(2026, 10, 27, hour)), sent: hour })))
    .execute()
  await database
    .insertInto('number_range')
    .values([
      { first_number: 999_999_999_999_998, last_number: 999_999_999_999_999, operator: '01010', digits: 1 },
    ])
    .execute()
  await database
    .insertInto('employee')
    .values({ id: id('e'), customer, access_level: 'OWNER', name: 'Åse', language: 'da', created_at: now })
    .execute()
  await database
    .insertInto('token')
    .values({
      id: id('f'),
      employee: id('e'),
      name: 'x',
      prefix: 'p',
      access_level: 'OWNER',
      hash: Buffer.from(Array.from({ length: 32 }, (_, byte) => byte * 8)),
      created_at: now,
    })
    .execute()
  await database
    .insertInto('audit_log')
    .values({
      id: id('a'),
      made_at: new Date('2026-03-29T01:30:00.123Z'),
      customer,
      employee: id('e'),
      access_level: 'OWNER',
      action: 'customer.update',
      object_type: 'customer',
      object: customer,
      request_id: 'r-1',
      before_change: JSON.stringify({ name: 'x' }),
      after_change: JSON.stringify({ name: hostile }),
    })
    .execute()
  const delivery = (digit: string, method: 'EMAIL' | 'FAX', more: object) => ({
    id: id(digit),
    customer,
    method,
    recipient: 'x',
    language: 'da' as const,
    message_id: `<${digit}@x>`,
    state: 'queued' as const,
    attempts: 0,
    next_attempt_at: now,
    created_at: now,
    created_by: id('e'),
    other_recipient: false,
    ...more,
  })
  await database
    .insertInto('delivery')
    .values([
      delivery('1', 'EMAIL', {}),
      delivery('2', 'FAX', {}),
      delivery('3', 'FAX', { state: 'sending', lease_owner: id('9') }),
      delivery('4', 'FAX', { state: 'sending', job: 'job7', via: 'hylafax' }),
      delivery('5', 'FAX', { state: 'sent', next_attempt_at: null, settled_at: now }),
    ])
    .execute()
}

/** Every row of every table, as text. */
async function contentOf(database: Database, without: string[] = []): Promise<Record<string, unknown[]>> {
  const content: Record<string, unknown[]> = {}
  for (const { table, columns } of await listTables(database)) {
    if (without.includes(table)) continue
    const values = columns.map(({ name, kind }) =>
      kind === 'bytes' ? sql`hex(${sql.id(name)}) as ${sql.id(name)}` : sql.id(name),
    )
    const { rows } = await sql`select ${sql.join(values)} from ${sql.table(table)} order by 1, 2`.execute(
      database,
    )
    content[table] = rows
  }
  return content
}

async function writeLines(lines: BackupLine[]): Promise<void> {
  async function* each() {
    yield* lines
  }
  await pipeline(sealed(each()), createGzip(), createWriteStream(file))
}

const head = (names = migrations.map(({ name }) => name)): BackupLine => ({
  telecomx: 'backup',
  format: 1,
  takenAt: '2026-11-27T00:00:00.000Z',
  migrations: names,
})

describe('a backup', () => {
  test('comes back as it was: every row, to the byte, the millisecond and the strangest letter', async () => {
    const written = await writeBackup(from.database, file)
    const restored = await restoreBackup(to.database, file, { repeatable })
    expect(restored).toMatchObject({ tables: written.tables, rows: written.rows, takenAt: written.takenAt })
    expect(await contentOf(to.database, ['delivery'])).toEqual(await contentOf(from.database, ['delivery']))
    expect((await contentOf(to.database)).audit_log).toHaveLength(1)
    await expect(assertRestored(to.database)).resolves.toBeUndefined()
  })

  test('is of one moment, whatever is written while it is made', async () => {
    let disturbed = false
    const plugin: KyselyPlugin = {
      transformQuery: ({ node }) => node,
      async transformResult({ result }) {
        // Behind the first page of customers; the table of operators comes later.
        if (!disturbed && result.rows.length === 1_000) {
          disturbed = true
          await sql`insert into turn values ('while it is made', 1)`.execute(from.database)
          await sql`update customer set name = 'while it is made' where name = 'Kunde 1004'`.execute(
            from.database,
          )
        }
        return result
      },
    }
    const before = await contentOf(from.database, ['delivery'])
    await writeBackup(from.database.withPlugin(plugin), file)
    await restoreBackup(to.database, file, { repeatable })
    expect(disturbed).toBe(true)
    expect(await contentOf(to.database, ['delivery'])).toEqual(before)
  })

  test('is its owner’s alone, replaces nothing unless told so, and leaves nothing when it is broken off', async () => {
    await writeBackup(from.database, file)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const first = readFileSync(file)
    await expect(writeBackup(from.database, file)).rejects.toThrow(/is there already; --force replaces it/)
    await expect(
      writeBackup(from.database, file, { force: true, signal: AbortSignal.abort('SIGINT') }),
    ).rejects.toThrow(/aborted/)
    expect([readFileSync(file), readdirSync(folder)]).toEqual([first, ['backup.gz']])
    await writeBackup(from.database, file, { force: true })
    expect(readdirSync(folder)).toEqual(['backup.gz'])
  })

  test('of a database without a schema is refused', async () => {
    await expect(writeBackup(to.database, file)).rejects.toThrow(/There is nothing to back up/)
    expect(readdirSync(folder)).toEqual([])
  })

  test('of a half-restored database is refused', async () => {
    await migrate(to.database)
    await sql`create table restore_unfinished (id int primary key)`.execute(to.database)
    await expect(writeBackup(to.database, file)).rejects.toThrow(/restore -- FILE --force/)
    expect(readdirSync(folder)).toEqual([])
  })

  test('of a database whose schema is being changed, or was left so, is refused and names the step', async () => {
    await migrate(to.database)
    const begun = sql`insert into schema_migration (name, started_at) values ('9999-01-01-01-begun', ${now})`
    await begun.execute(to.database)
    await expect(writeBackup(to.database, file)).rejects.toThrow(/9999-01-01-01-begun/)
    expect(readdirSync(folder)).toEqual([])
  })

  test('leaves out what processes note while they run', async () => {
    await writeReadiness(from.database)
    await isCommitted(from.database, id('7'))
    await writeBackup(from.database, file)
    const tables = gunzipSync(readFileSync(file))
      .toString()
      .match(/(?<="table":")[a-z_]+/g)
    expect(tables).toContain('customer')
    for (const passing of ['schema_lock', 'readiness', 'commit_mark']) expect(tables).not.toContain(passing)
  })
})

describe('a restore', () => {
  test('leaves no order to start by itself: it may have started since', async () => {
    const [customer, account] = [id('0'), id('a')]
    const source = await createTestDatabase()
    const { database } = source
    const operator = { _id: '01010', name: 'x', address: 'x', npNumber: '+4570000000', orderWait: 24 }
    const rules = { fixedAuth: 'FAX', mvnoAuth: 'FAX', customerIdValidation: false } as const
    await insertOperators(database, [{ ...operator, ...rules }])
    await insertCustomers(database, [{ id: customer, name: 'x', is_reseller: false }])
    await insertVoiceAccounts(database, [{ id: account, customer, type: 'SIP', state: 'ACTIVE' }])
    const numbers: [string] = ['+4533000000']
    await insertPortings(database, [
      { id: id('b'), customer, voice_account: account, operator: '01010', number_type: 'SIP', numbers },
    ])
    await database.updateTable('porting').set({ auto_start_order: now }).execute()
    await writeBackup(database, file)
    await source.drop()
    await restoreBackup(to.database, file, { repeatable })
    const rows = await to.database.selectFrom('porting').select(['id', 'auto_start_order']).execute()
    expect(rows).toEqual([{ id: id('b'), auto_start_order: null }])
    const entries = to.database.selectFrom('audit_log').select(['object', 'employee', 'after_change'])
    expect(await entries.where('action', '=', 'porting.order').execute()).toEqual([
      {
        object: id('b'),
        employee: null,
        after_change: JSON.stringify({ autoStartOrder: null, reason: 'restored' }),
      },
    ])
  })

  test('holds back what may have gone out since: faxes, and not one that the fax server has', async () => {
    await writeBackup(from.database, file)
    expect((await restoreBackup(to.database, file, { repeatable })).heldDeliveries).toBe(2)
    const rows = await to.database
      .selectFrom('delivery')
      .select(['state', 'cause', 'lease_owner', sql`next_attempt_at is not null`.as('due')])
      .select(sql`settled_at is not null`.as('settled'))
      .orderBy('id')
      .execute()
    const held = { state: 'unknown', cause: 'RESTORED', lease_owner: null, due: 0, settled: 1 }
    const open = { cause: null, lease_owner: null, due: 1, settled: 0 }
    expect(rows).toEqual([
      { ...open, state: 'queued' },
      held,
      held,
      { ...open, state: 'sending' },
      { ...open, state: 'sent', due: 0, settled: 1 },
    ])
  })

  test.each<[string, RegExp, (whole: Buffer) => Buffer]>([
    ['that is cut off', /is not a whole backup/, (whole) => whole.subarray(0, whole.length / 2)],
    [
      'whose end is missing',
      /its end is missing/,
      (whole) => gzipSync(gunzipSync(whole).toString().split('\n').slice(0, -9).join('\n')),
    ],
    [
      'that was changed',
      /or it was changed/,
      (whole) => gzipSync(gunzipSync(whole).toString().replace('Kunde 3', 'Kunde X')),
    ],
    ['that is something else', /is not a backup/, () => gzipSync('{"rows":1}\n')],
    ['that is not packed', /incorrect header check/, () => Buffer.from('create table x (id int);')],
  ])('of a file %s is refused before anything is written', async (_, message, spoil) => {
    await writeBackup(from.database, file)
    writeFileSync(file, spoil(readFileSync(file)))
    await expect(restoreBackup(to.database, file, { repeatable, force: true })).rejects.toThrow(message)
    expect(await listTables(to.database)).toEqual([])
  })

  test('of a newer version is refused, and names what is not known', async () => {
    await writeLines([head([...migrations.map(({ name }) => name), '2099-01-01-01-from-the-future'])])
    await expect(restoreBackup(to.database, file, { repeatable, force: true })).rejects.toThrow(
      /2099-01-01-01-from-the-future/,
    )
    expect(await listTables(to.database)).toEqual([])
  })

  test('of an older version comes up to date', async () => {
    const old = migrations.slice(0, 15)
    await createBookkeeping(to.database)
    for (const { name, statement } of old) {
      await sql.raw(statement).execute(to.database)
      await sql`insert into schema_migration values (${name}, ${now}, ${now})`.execute(to.database)
    }
    await sql`insert into customer (id, name, is_reseller, created_at) values (${id('a')}, 'Old', 0, ${now})`.execute(
      to.database,
    )
    await writeBackup(to.database, file)
    await restoreBackup(to.database, file, { repeatable, force: true })
    const names = await sql<{ name: string }>`select name from schema_migration order by name`.execute(
      to.database,
    )
    expect(names.rows.map(({ name }) => name)).toEqual(migrations.map(({ name }) => name).toSorted())
    expect(await to.database.selectFrom('customer').select('name').execute()).toEqual([{ name: 'Old' }])
  })

  test('goes into an empty database; into another one only when told to drop what it holds', async () => {
    await writeBackup(from.database, file)
    await restoreBackup(to.database, file, { repeatable })
    await expect(restoreBackup(to.database, file, { repeatable })).rejects.toThrow(/holds data already/)
    await to.database.deleteFrom('token').execute()
    await restoreBackup(to.database, file, { repeatable, force: true })
    expect(await to.database.selectFrom('token').select('name').execute()).toHaveLength(1)
  })

  test('goes into a database on which a server was merely started', async () => {
    await writeBackup(from.database, file)
    await migrate(to.database)
    await writeReadiness(to.database)
    await isCommitted(to.database, id('7'))
    await expect(restoreBackup(to.database, file, { repeatable })).resolves.toMatchObject({
      heldDeliveries: 2,
    })
  })

  test('that is killed while it drops what was there lets nobody in', async () => {
    await writeBackup(from.database, file)
    await migrate(to.database)
    let drops = 0
    const plugin: KyselyPlugin = {
      transformQuery({ node }) {
        const isDrop = node.kind === 'RawNode' && node.sqlFragments[0]?.includes('drop table')
        if (isDrop && ++drops > 2) throw new Error('killed')
        return node
      },
      transformResult: async ({ result }) => result,
    }
    const killed = restoreBackup(to.database.withPlugin(plugin), file, { repeatable, force: true })
    await expect(killed).rejects.toThrow('killed')
    await expect(assertRestored(to.database)).rejects.toThrow(/restore -- FILE --force/)
    await restoreBackup(to.database, file, { repeatable, force: true })
    await expect(assertRestored(to.database)).resolves.toBeUndefined()
  })

  test('that fails half-way leaves the database empty', async () => {
    const customer = [id('a'), 'Twice', 0, '2026-11-27 00:00:00.000']
    const columns = ['id', 'name', 'is_reseller', 'created_at'].map((name) => ({
      name,
      kind: 'plain' as const,
    }))
    await writeLines([head(), { table: 'customer', columns }, customer, customer])
    await expect(restoreBackup(to.database, file, { repeatable })).rejects.toMatchObject({ errno: 1062 })
    expect(await listTables(to.database)).toEqual([])
  })

  test('that was killed lets nobody in until one comes to its end', async () => {
    await writeBackup(from.database, file)
    await sql`create table restore_unfinished (id int primary key)`.execute(to.database)
    await expect(assertRestored(to.database)).rejects.toThrow(/restore -- FILE --force/)
    await expect(restoreBackup(to.database, file, { repeatable })).rejects.toThrow(/holds data already/)
    await restoreBackup(to.database, file, { repeatable, force: true })
    await expect(assertRestored(to.database)).resolves.toBeUndefined()
  })
})

test('a look through a database finds what is broken', async () => {
  await writeBackup(from.database, file)
  await restoreBackup(to.database, file, { repeatable })
  await to.database.connection().execute(async (session) => {
    await sql`set session foreign_key_checks = 0`.execute(session)
    await sql`delete from employee`.execute(session)
    await sql`set session foreign_key_checks = 1`.execute(session)
  })
  const broken = (await listBreaches(to.database)).filter(({ breaches }) => breaches > 0)
  expect(broken).toEqual([
    { holds: 'every reference leads to a row', breaches: 1 },
    // The fixture's deliveries have none.
    { holds: 'each delivery has documents, of its customer alone', breaches: 5 },
  ])
})

test('tries and their lines: those from before lines were kept may be fewer, but one is there and none is made up', async () => {
  await writeBackup(from.database, file)
  await restoreBackup(to.database, file, { repeatable })
  const deliveries = to.database.updateTable('delivery')
  const line = (digit: string, number: number) => ({ delivery: id(digit), number, started_at: now })
  // In order: three tries of which one is kept; a try without its line; a line without its try.
  await deliveries.set({ attempts: 3 }).where('id', '=', id('1')).execute()
  await deliveries.set({ attempts: 1 }).where('id', '=', id('2')).execute()
  await to.database
    .insertInto('delivery_attempt')
    .values([line('1', 1), line('3', 1)])
    .execute()
  const found = await listBreaches(to.database)
  expect(found.find(({ holds }) => /tr(y|ies)/.test(holds))?.breaches).toBe(2)
})
