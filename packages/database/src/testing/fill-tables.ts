import { type RawBuilder, sql } from 'kysely'
import type { TestDatabase } from '../testing.js'

/** So many rows has each table that grows with the years; a plan that reads a whole one reads as many. */
export const rowsOfLargeTables = 30_000

/**
 * Makes what `fillForCalls` has put there a grown installation: made by the server itself, in seconds. Most portings are
 * over, one customer in ten is beneath one of 200 others, and each other one has two of everything.
 */
export async function fillTables(server: TestDatabase): Promise<void> {
  const database = server.connect({ connectionLimit: 1, queryDeadlineMs: 120_000 })
  // What is made here is right, and half of the time would go into looking.
  await sql`set session foreign_key_checks = 0, unique_checks = 0`.execute(database)
  for (const [table, columns] of Object.entries(rows)) {
    const names = Object.keys(columns).map((name) => sql.id(name))
    await sql`insert into ${sql.id(table)} (${sql.join(names)}) ${numbers}
      select ${sql.join(Object.values(columns))} from numbers`.execute(database)
  }
  for (const table of Object.keys(rows)) await sql`analyze table ${sql.id(table)}`.execute(database)
}

/** `n` from 0 on, without what only one of the servers has. */
const numbers = sql`
  with digits as (select 0 as d union all select 1 union all select 2 union all select 3 union all select 4
    union all select 5 union all select 6 union all select 7 union all select 8 union all select 9),
  numbers as (select ones.d + 10 * tens.d + 100 * hundreds.d + 1000 * thousands.d + 10000 * parts.d as n
    from digits ones join digits tens join digits hundreds join digits thousands join digits parts
    where parts.d < ${sql.lit(rowsOfLargeTables / 10_000)})`

/** An id that is another for each kind and number; those of a customer's things lead to it by the same number. */
const id = (kind: string, n = sql`n`) => sql`left(sha2(concat(${sql.lit(kind)}, ${n}), 256), 24)`
const customer = id('c', sql`n div 2`)
const created = sql`'2026-01-01' + interval n minute`
const number = sql`concat('+4560', lpad(n, 6, '0'))`
const stage = sql`case when n % 50 then 'IN_COMPLETED'
  else elt(1 + n div 50 % 6, 'IN_CREATED', 'IN_AWAITING_POA_FROM_CUSTOMER', 'IN_POA_SENT', 'IN_ORDERED', 'IN_CONFIRMED',
    'IN_CANCELLED') end`
const text = (words: string) => sql.lit(words)
const sha = (kind: string) => sql`sha2(concat(${sql.lit(kind)}, n), 256)`

const rows: Record<string, Record<string, RawBuilder<unknown>>> = {
  customer: {
    id: id('c'),
    name: sql`concat('K', lpad(n, 5, '0'))`,
    searched_text: sql`concat('K', lpad(n, 5, '0'))`,
    is_reseller: text('0'),
    parent_reseller: sql`case when n % 10 = 0 and n > 1000 then ${id('c', sql`(n div 10 % 200)`)} end`,
    created_at: created,
  },
  customer_tail: { tail: sql`concat('K', lpad(n, 5, '0'))`, customer: id('c') },
  employee: {
    id: id('e'),
    customer,
    access_level: text('OWNER'),
    name: sql`concat('Ansat ', n)`,
    language: text('da'),
    created_at: created,
  },
  token: {
    id: id('t'),
    employee: id('e'),
    name: text('till'),
    prefix: text('tcx'),
    hash: sql`unhex(${sha('t')})`,
    created_at: created,
  },
  voice_account: { id: id('v'), customer, type: text('SIP'), state: text('ACTIVE'), created_at: created },
  voice_account_number: { number, voice_account: id('v') },
  number_range: {
    first_number: sql`4560000000 + n * 10`,
    last_number: sql`4560000009 + n * 10`,
    operator: text('01010'),
    digits: text('1'),
  },
  porting: {
    id: id('p'),
    customer,
    voice_account: id('v'),
    operator: text('01010'),
    number,
    number_type: text('SIP'),
    porting_type: text('IN'),
    stage,
    stage_at: created,
    stage_message: sql`case when n % 50 = 0 and n div 50 % 6 = 4 then '2026-12-24' end`,
    version: text('1'),
    created_at: created,
  },
  porting_stage: {
    porting: id('p'),
    version: text('1'),
    stage,
    entered_at: created,
    audit: id('a'),
  },
  open_porting_number: { number: sql`replace(${number}, '+4560', '+4561')`, porting: id('p') },
  ended_porting_number: { number, porting: id('p') },
  porting_order: {
    id: id('o'),
    porting: id('p'),
    porting_version: text('1'),
    facts: text('{}'),
    state: text('answered'),
    attempts: text('1'),
    created_at: created,
  },
  poa_document: {
    id: id('d'),
    customer,
    operator: text('01010'),
    porting_code: sql`left(${sha('d')}, 11)`,
    method: text('EMAIL'),
    mit_id: text('0'),
    facts: text('{}'),
    number_count: text('1'),
    pages: text('1'),
    sha256: sha('d'),
    created_at: created,
    created_by: id('e'),
    replaced_at: sql`case when n % 2 then ${created} end`,
  },
  poa_document_file: { document: id('d'), bytes: text('%PDF-') },
  poa_document_porting: { document: id('d'), porting: id('p') },
  delivery: {
    id: id('l'),
    customer,
    method: text('EMAIL'),
    recipient: text('kontor@kunde.example'),
    language: text('da'),
    message_id: sql`concat('<', n, '@telecomx.example>')`,
    state: text('sent'),
    attempts: text('1'),
    created_at: created,
  },
  delivery_attempt: { delivery: id('l'), number: text('1'), started_at: created },
  delivery_document: { delivery: id('l'), document: id('d') },
  signed_copy: {
    id: id('s'),
    customer,
    poa_document: id('d'),
    state: sql`if(n % 1000, 'APPROVED', 'UNMATCHED')`,
    source: text('EMAIL'),
    type: text('PDF'),
    filename: text('scan.pdf'),
    size: text('9'),
    sha256: sha('s'),
    received_at: created,
  },
  signed_copy_part: { signed_copy: id('s'), number: text('1'), bytes: text('x') },
  signed_copy_porting: { signed_copy: id('s'), porting: id('p') },
  delivery_signed_copy: { delivery: id('l'), signed_copy: id('s') },
  received_mail: {
    id: id('m'),
    mailbox: text('np@mail.example/INBOX'),
    uid_validity: text('7'),
    uid: sql`100 + n`,
    kind: text('COPIES'),
    received_at: created,
    read_at: created,
  },
  audit_log: {
    id: id('a'),
    made_at: created,
    customer,
    action: text('porting.update'),
    object_type: text('porting'),
    object: id('p'),
  },
}
