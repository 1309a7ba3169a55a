import { type RawBuilder, sql } from 'kysely'
import { endedStages } from '../porting/stage-facts.js'
import type { Database } from '../schema.js'

export interface Invariant {
  /** What holds of every database that is whole. */
  holds: string
  /** How many rows break it. */
  breaches: number
}

/** Looks at everything that the product relies on without looking. For a drill or after a restore: it reads all rows. */
export async function listBreaches(database: Database): Promise<Invariant[]> {
  const found: Invariant[] = [
    { holds: 'every reference leads to a row', breaches: await countOrphans(database) },
  ]
  for (const [holds, condition] of Object.entries(conditions))
    found.push({ holds, breaches: await countOf(database, condition) })
  return found
}

const ended = sql.join(endedStages)

/** What is selected breaks it. */
const conditions: Record<string, RawBuilder<unknown>> = {
  'the number of each open porting is claimed by it': sql`
    select id from porting where stage not in (${ended}) and not exists (
      select 1 from open_porting_number o where o.number = porting.number and o.porting = porting.id)`,
  'each of its additional numbers is too': sql`
    select id from porting where stage not in (${ended})
      and 1 + coalesce(json_length(additional_numbers), 0) <> (
        select count(*) from open_porting_number o where o.porting = porting.id)`,
  'no number is claimed by a porting that is over': sql`
    select o.number from open_porting_number o join porting on porting.id = o.porting
    where porting.stage in (${ended})`,
  'the history of each porting ends in its stage': sql`
    select id from porting where not exists (
      select 1 from porting_stage s where s.porting = porting.id and s.stage = porting.stage
        and s.version = (select max(version) from porting_stage l where l.porting = porting.id))`,
  'no history is ahead of its porting': sql`
    select s.porting from porting_stage s join porting on porting.id = s.porting
    where s.version > porting.version`,
  'each open porting is of a live account of its customer': sql`
    select porting.id from porting join voice_account a on a.id = porting.voice_account
    where porting.stage not in (${ended}) and (a.state <> 'ACTIVE' or a.customer <> porting.customer)`,
  'each document has its file': sql`
    select id from poa_document where not exists (
      select 1 from poa_document_file f where f.document = poa_document.id)`,
  'each file has the SHA-256 that its document tells': sql`
    select document from poa_document_file f join poa_document d on d.id = f.document
    where sha2(f.bytes, 256) <> d.sha256`,
  'each file is a whole PDF': sql`
    select document from poa_document_file
    where left(bytes, 5) <> '%PDF-' or locate('%%EOF', right(bytes, 8)) = 0`,
  'each document is for at least one porting': sql`
    select id from poa_document where not exists (
      select 1 from poa_document_porting p where p.document = poa_document.id)`,
  'each signed copy has the whole of its file, and a deleted one nothing of it': sql`
    select id from signed_copy where (state = 'DELETED' and exists (
        select 1 from signed_copy_part p where p.signed_copy = signed_copy.id))
      or (state <> 'DELETED' and size <> coalesce((
        select sum(length(bytes)) from signed_copy_part p where p.signed_copy = signed_copy.id), 0))`,
  'each signed copy that is matched is for portings of its customer': sql`
    select id from signed_copy where (state in ('RECEIVED', 'APPROVED', 'REFUSED') and not exists (
        select 1 from signed_copy_porting l where l.signed_copy = signed_copy.id))
      or exists (select 1 from signed_copy_porting l join porting p on p.id = l.porting
        where l.signed_copy = signed_copy.id and p.customer <> signed_copy.customer)`,
  // Not of its donor any more when somebody else got the numbers since.
  'the portings of a document are of its customer': sql`
    select d.id from poa_document d join poa_document_porting l on l.document = d.id
      join porting p on p.id = l.porting
    where p.customer <> d.customer`,
  'an order that starts by itself is of a porting that waits for it': sql`
    select id from porting where auto_start_order is not null
      and stage not in ('IN_POA_SENT', 'IN_DONOR_CONTACTED')`,
  'an order is due or it has ended': sql`
    select id from porting_order
    where (state in ('queued', 'sending', 'withdrawing')) <> (next_attempt_at is not null)`,
  'an order that is on its way is of a porting that was ordered': sql`
    select o.id from porting_order o join porting p on p.id = o.porting
    where o.state in ('queued', 'sending', 'sent')
      and p.stage not in ('IN_ORDERED', 'IN_CONFIRMED', 'IN_REJECTED', 'IN_DONOR_CONTACTED')`,
  'of each porting one order is on its way at most': sql`
    select porting from porting_order where state in ('queued', 'sending', 'sent')
    group by porting having count(*) > 1`,
  'no number is in two open orders': sql`
    select ordered.number from porting_order, json_table(
      facts, '$.numbers[*]' columns (number varchar(16) path '$')) as ordered
    where state in ('queued', 'sending', 'sent') group by ordered.number having count(*) > 1`,
  'each delivery has documents, of its customer alone': sql`
    select id from delivery where (letter in ('POA', 'REMINDER') and not exists (
        select 1 from delivery_document l where l.delivery = delivery.id))
      or exists (select 1 from delivery_document l join poa_document d on d.id = l.document
        where l.delivery = delivery.id and d.customer <> delivery.customer)`,
  // Of those that were tried before lines were kept only the first try has one.
  'a delivery that was tried has lines of that, and no more than tries': sql`
    select id from (
      select id, attempts, (select count(*) from delivery_attempt t where t.delivery = delivery.id) as told
      from delivery) as tried
    where told > attempts or (attempts > 0 and told = 0)`,
  'a delivery is due or it has ended': sql`
    select id from delivery where (state in ('queued', 'sending')) <> (next_attempt_at is not null)
      or (state in ('queued', 'sending')) = (settled_at is not null)`,
  'primary contacts are employees of their customer': sql`
    select id from employee where primary_of <> customer`,
  'numbers are on live accounts': sql`
    select number from voice_account_number n join voice_account a on a.id = n.voice_account
    where a.state <> 'ACTIVE'`,
}

async function countOf(database: Database, rows: RawBuilder<unknown>): Promise<number> {
  const { rows: counted } = await sql<{ breaches: number }>`
    select count(*) as breaches from (${rows}) as broken`.execute(database)
  return Number(counted[0]?.breaches)
}

async function countOrphans(database: Database): Promise<number> {
  const { rows: references } = await sql<Record<'child' | 'column' | 'parent' | 'target', string>>`
    select table_name as child, column_name as \`column\`, referenced_table_name as parent,
      referenced_column_name as target
    from information_schema.key_column_usage
    where table_schema = database() and referenced_table_name is not null`.execute(database)
  let orphans = 0
  for (const { child, column, parent, target } of references)
    orphans += await countOf(
      database,
      sql`select 1 from ${sql.table(child)} c where c.${sql.id(column)} is not null and not exists (
        select 1 from ${sql.table(parent)} p where p.${sql.id(target)} = c.${sql.id(column)})`,
    )
  return orphans
}
