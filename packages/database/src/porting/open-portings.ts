import { type Expression, type SqlBool, sql } from 'kysely'
import type { PortingStage } from '@telecomx/validation'
import { chunksOf } from '../query/chunks-of.js'
import { ChangedMeanwhileError } from '../connection/transaction-errors.js'
import { parseJsonList, toJsonList } from '../query/json-list.js'
import { now } from '../query/now.js'
import { cancellableStages, endedStages, reducibleStages } from './porting-stages.js'
import { insertPortingStages } from './portings.js'
import type { DatabaseTransaction } from '../schema.js'

/** A porting that is not over, as it was read; a change of it is refused once its version has moved on. */
export interface OpenPorting {
  id: string
  version: number
  stage: PortingStage
  /** E.164, the main number first. */
  numbers: string[]
}

/** Who changes portings, and why. */
export interface PortingChange {
  employeeId: string
  message: string
}

/** The portings of an account that are not over, by number. */
export async function listOpenPortings(trx: DatabaseTransaction, accountId: string): Promise<OpenPorting[]> {
  const rows = await trx
    .selectFrom('porting')
    .select(['id', 'version', 'stage', 'number', 'additional_numbers as additionalNumbers'])
    .where('voice_account', '=', accountId)
    .where('stage', 'not in', endedStages)
    .orderBy('number')
    .execute()
  return rows.map(({ number, additionalNumbers, ...porting }) => ({
    ...porting,
    numbers: [number, ...parseJsonList(additionalNumbers)],
  }))
}

/** Cancels portings, frees their numbers and records it. Runs the transaction again when one of them changed meanwhile. */
export async function updatePortingsToCancelled(
  trx: DatabaseTransaction,
  portings: readonly OpenPorting[],
  change: PortingChange,
): Promise<void> {
  for (const chunk of chunksOf(portings)) {
    const updated = await trx
      .updateTable('porting')
      .set({ stage: 'IN_CANCELLED', ...recorded(change) })
      .where(isAsRead(chunk))
      .where('stage', 'in', cancellableStages)
      .executeTakeFirst()
    if (Number(updated.numUpdatedRows) !== chunk.length) throw new ChangedMeanwhileError('a porting')
    const ids = chunk.map((porting) => porting.id)
    await insertPortingStages(trx, ids)
    await trx.deleteFrom('open_porting_number').where('porting', 'in', ids).execute()
  }
}

/** A porting and those of its numbers that stay with it, the new main number first. */
export interface ReducedPorting extends OpenPorting {
  remaining: [string, ...string[]]
}

/** Takes numbers out of portings, frees them and records it. Runs the transaction again as above. */
export async function updatePortingsToReduced(
  trx: DatabaseTransaction,
  portings: readonly ReducedPorting[],
  change: PortingChange,
): Promise<void> {
  for (const chunk of chunksOf(portings)) {
    const updated = await trx
      .updateTable('porting')
      .set({
        number: byId(chunk, ({ remaining: [number] }) => number),
        additional_numbers: byId(chunk, ({ remaining: [, ...additional] }) => toJsonList(additional)),
        ...recorded(change),
      })
      .where(isAsRead(chunk))
      .where('stage', 'in', reducibleStages)
      .executeTakeFirst()
    if (Number(updated.numUpdatedRows) !== chunk.length) throw new ChangedMeanwhileError('a porting')
    await insertPortingStages(
      trx,
      chunk.map((porting) => porting.id),
    )
  }
  await deleteOpenNumbers(trx, portings)
}

async function deleteOpenNumbers(
  trx: DatabaseTransaction,
  portings: readonly ReducedPorting[],
): Promise<void> {
  const freed = portings.flatMap(({ numbers, remaining }) => {
    const kept = new Set(remaining)
    return numbers.filter((number) => !kept.has(number))
  })
  for (const chunk of chunksOf(freed))
    await trx.deleteFrom('open_porting_number').where('number', 'in', chunk).execute()
}

function recorded({ employeeId, message }: PortingChange) {
  return {
    stage_at: now,
    stage_message: message,
    stage_employee: employeeId,
    version: sql<number>`version + 1`,
  }
}

/** The ids stand by themselves as well, because MariaDB finds rows by pairs only without the key. */
function isAsRead(portings: readonly OpenPorting[]): Expression<SqlBool> {
  const ids = sql.join(portings.map(({ id }) => sql`${id}`))
  const pairs = sql.join(portings.map(({ id, version }) => sql`(${id}, ${version})`))
  return sql<SqlBool>`id in (${ids}) and (id, version) in (${pairs})`
}

/** Another value for each row of one statement. */
function byId<Value extends string | null>(
  portings: readonly ReducedPorting[],
  value: (porting: ReducedPorting) => Value,
) {
  const cases = portings.map((porting) => sql`when ${porting.id} then ${value(porting)}`)
  return sql<Value>`case id ${sql.join(cases, sql` `)} end`
}
