import { type RawBuilder, sql } from 'kysely'
import { inTwoLetters, isTailOf, spellingsOf } from '../query/contains-text.js'
import type { Database, DatabaseTransaction } from '../schema.js'

// Why there are tails: a part of a name that may stand anywhere in it has no index, and of 62,000 customers each search read
// all. Of every text that is searched `customer_tail` has what follows from each letter on: a part of the text is what one of
// those begins with. Who is found so is compared with the text itself: it may be longer than a tail, or alike to it only.

/** So much of a tail is kept: few names have twelve letters in common. As the column. */
const longestTail = 12

/** Whether tails alone say who contains the text: in two letters æ and ø have one that begins with e, and æ one with a. */
export function areToldByTails(text: string): boolean {
  const isWhole = spellingsOf(text).every(({ ofText }) => Array.from(ofText(text)).length <= longestTail)
  return isWhole && !/^e|a$/i.test(text)
}

/** The ids of the customers that may contain the text in name or VAT number, by the name `customer`. */
export function customersWithTail(database: Database, text: string) {
  return database
    .selectFrom('customer_tail')
    .select('customer')
    .where(isTailOf('customer_tail.tail', text, longestTail))
}

/** Keeps the tails of a customer's name and VAT number as they are now. */
export async function writeTails(trx: DatabaseTransaction, customerId: string): Promise<void> {
  await sql`
    delete kept from customer_tail as kept join (${tailsOf([customerId])}) as former
      on former.tail = kept.tail and former.id = kept.customer`.execute(trx)
  await insertTails(trx, [customerId])
}

/** The same of new customers. The line feed stands in no text that is looked for. */
export async function insertTails(trx: DatabaseTransaction, customerIds: readonly string[]): Promise<void> {
  await sql`
    update customer set searched_text = concat_ws('\n', name, vat_number) where id in (${sql.join(customerIds)})`.execute(
    trx,
  )
  await sql`insert ignore into customer_tail (tail, customer) ${tailsOf(customerIds)}`.execute(trx)
}

/** Those of `searched_text`, in both spellings. */
function tailsOf(customerIds: readonly string[]): RawBuilder<unknown> {
  const text = sql.ref('searched_text')
  return sql`
    with recursive places (place) as (select 1 union all select place + 1 from places where place < 401),
    spelled (id, text) as (
      select id, ${text} from customer where id in (${sql.join(customerIds)})
      union select id, ${inTwoLetters(text)} from customer where id in (${sql.join(customerIds)}))
    select distinct substr(text, place, ${sql.lit(longestTail)}) collate utf8mb4_unicode_520_ci as tail, id
    from spelled join places on place <= char_length(text)`
}
