import type { Database } from '@telecomx/database'
import { migrations } from '@telecomx/database/testing'
import { type RawBuilder, sql } from 'kysely'

/**
 * Adds the customers of another database, with their accounts, numbers and portings, until they are there so many times:
 * with ids and numbers of their own, made a minute earlier each time, and at one of several stages.
 */
export async function multiplyCustomers(connection: Database, from: string, times: number): Promise<void> {
  for (let time = 1; time < times; time++)
    for (const [table, changed] of Object.entries(changesOf(time)))
      await copyRows(connection, { from, table, changed })
  if (times === 1) return
  // What is looked for in lists, as an installation that grew up to this version has it.
  for (const { name, statement } of migrations)
    if (/-fill-(customer|ended)/.test(name)) await sql.raw(statement).execute(connection)
  for (const table of [...Object.keys(changesOf(0)), 'customer_tail', 'ended_porting_number'])
    await sql`analyze table ${sql.id(table)}`.execute(connection)
}

interface Copied {
  from: string
  table: string
  /** Columns that are another in the copy; all others stay. */
  changed: Readonly<Record<string, RawBuilder<unknown>>>
}

async function copyRows(connection: Database, { from, table, changed }: Copied): Promise<void> {
  const { rows } = await sql<{ name: string }>`select column_name as name from information_schema.columns
    where table_schema = ${from} and table_name = ${table} and coalesce(generation_expression, '') = ''
    order by ordinal_position`.execute(connection)
  const names = rows.map(({ name }) => name)
  await sql`insert into ${sql.id(table)} (${sql.join(names.map((name) => sql.id(name)))})
    select ${sql.join(names.map((name) => changed[name] ?? sql.id(name)))} from ${sql.id(from, table)}
    ${table === 'customer' ? sql`where id like 'c%'` : sql``}`.execute(connection)
}

/** Where portings of a grown installation stand; most are over. */
const stages = ['IN_CREATED', 'IN_ORDERED', 'IN_COMPLETED', 'IN_COMPLETED', 'IN_COMPLETED']

function changesOf(time: number): Record<string, Copied['changed']> {
  // Half of an id: no random one begins so, and the other half is unique still.
  const mark = `d${time.toString(16).padStart(11, '0')}`
  const id = (column: string) => sql`concat(${mark}, substr(${sql.id(column)}, 13))`
  const number = sql`concat(${`+99${String(time).padStart(3, '0')}`}, substr(number, 4))`
  const created = sql`created_at - interval ${sql.lit(time)} minute`
  const stage = sql`${stages[time % stages.length]}`
  return {
    customer: { id: id('id'), created_at: created },
    voice_account: { id: id('id'), customer: id('customer'), created_at: created },
    voice_account_number: { number, voice_account: id('voice_account') },
    porting: {
      id: id('id'),
      customer: id('customer'),
      voice_account: id('voice_account'),
      number,
      stage,
      created_at: created,
    },
    porting_stage: { porting: id('porting'), stage },
    open_porting_number: { number, porting: id('porting') },
  }
}
