import { sql } from 'kysely'
import { chunksOf } from '../query/chunks-of.js'
import type { DatabaseTransaction } from '../schema.js'
import { withdrawOrders } from './end-orders.js'
import { insertPortingsEntry, type PortingChange } from './move-portings.js'
import { type LockedPorting, updatePorting } from './portings.js'

/** A porting of several numbers as it was read, and the portings that its additional numbers become. */
export interface PortingToSplit extends LockedPorting {
  /** Each with its number, E.164. */
  parts: readonly { id: string; number: string }[]
}

/**
 * Makes a porting of each additional number: in the same stage since the same time, with the same history and documents.
 * The first keeps its main number alone, and an order of them all is called off. Throws as `updatePorting` does.
 */
export async function splitPorting(
  trx: DatabaseTransaction,
  { parts: all, ...porting }: PortingToSplit,
  change: PortingChange,
): Promise<void> {
  const details = { ...change.details, parts: all.map(({ id }) => id) }
  await insertPortingsEntry(trx, [porting], 'split', { ...change, details })
  await withdrawOrders(trx, [porting.id], change)
  await updatePorting(trx, porting, { additionalNumbers: [] })
  const whole = await trx
    .selectFrom('porting')
    .selectAll()
    .where('id', '=', porting.id)
    .executeTakeFirstOrThrow()
  for (const parts of chunksOf(all)) {
    await trx
      .insertInto('porting')
      .values(parts.map((part) => ({ ...whole, ...part })))
      .execute()
    await insertSharedRows(
      trx,
      porting.id,
      parts.map(({ id }) => id),
    )
  }
}

/** What each of the new portings has of the one that they were: the claim on its number, history and documents. */
async function insertSharedRows(
  trx: DatabaseTransaction,
  wholeId: string,
  partIds: readonly string[],
): Promise<void> {
  await sql`
    update open_porting_number claim join porting part on part.number = claim.number
    set claim.porting = part.id where part.id in (${sql.join(partIds)})`.execute(trx)
  await trx
    .insertInto('porting_stage')
    .columns(['porting', 'version', 'stage', 'entered_at', 'message', 'employee', 'audit'])
    .expression(
      trx
        .selectFrom('porting_stage as history')
        .innerJoin('porting as part', (join) => join.on('part.id', 'in', partIds))
        .select(['part.id as porting', 'history.version', 'history.stage', 'history.entered_at'])
        .select(['history.message', 'history.employee', 'history.audit'])
        .where('history.porting', '=', wholeId),
    )
    .execute()
  await trx
    .insertInto('poa_document_porting')
    .columns(['document', 'porting'])
    .expression(
      trx
        .selectFrom('poa_document_porting as link')
        .innerJoin('porting as part', (join) => join.on('part.id', 'in', partIds))
        .select(['link.document', 'part.id as porting'])
        .where('link.porting', '=', wholeId),
    )
    .execute()
  await trx
    .insertInto('signed_copy_porting')
    .columns(['signed_copy', 'porting', 'filed_at'])
    .expression(
      trx
        .selectFrom('signed_copy_porting as link')
        .innerJoin('porting as part', (join) => join.on('part.id', 'in', partIds))
        .select(['link.signed_copy', 'part.id as porting', 'link.filed_at'])
        .where('link.porting', '=', wholeId),
    )
    .execute()
}
