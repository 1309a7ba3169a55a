import { type Database, inTransaction } from '@telecomx/database'
import type { Way } from './way.js'

/** Whether all portings of the way are at that stage. */
export async function areAt(database: Database, { portings }: Way, stage: string): Promise<boolean> {
  const stages = await Promise.all(portings.map(({ id }) => stageOf(database, id)))
  return stages.every((one) => one === stage)
}

export async function stageOf(database: Database, portingId: string): Promise<string> {
  const { stage } = await database
    .selectFrom('porting')
    .select('stage')
    .where('id', '=', portingId)
    .executeTakeFirstOrThrow()
  return stage
}

/** The signed copy of the way. */
export async function findCopy(database: Database, { file }: Way): Promise<{ id: string; state: string }> {
  return database
    .selectFrom('signed_copy')
    .select(['id', 'state'])
    .where('live_sha256', '=', file)
    .executeTakeFirstOrThrow()
}

/** The delivery by which the document of the way went out. */
export async function findDelivery(
  database: Database,
  { deliveryId }: Way,
): Promise<{ state: string; reminders: number }> {
  return database
    .selectFrom('delivery')
    .select(['state', 'reminders'])
    .where('id', '=', deliveryId)
    .executeTakeFirstOrThrow()
}

/** Makes a reminder due that is not yet. */
export async function makeReminderDue(database: Database, { deliveryId }: Way): Promise<void> {
  await inTransaction(database, (trx) =>
    trx
      .updateTable('delivery')
      .set({ next_reminder_at: aSecondAgo() })
      .where('id', '=', deliveryId)
      .execute(),
  )
}

/** Lets the day pass that the donor wants to wait. */
export async function passADay(database: Database, { portings }: Way): Promise<void> {
  const ids = portings.map(({ id }) => id)
  await inTransaction(database, (trx) =>
    trx
      .updateTable('porting')
      .set({ stage_at: new Date(Date.now() - dayMs - 1_000), auto_start_order: aSecondAgo() })
      .where('id', 'in', ids)
      .where('stage', '=', 'IN_POA_SENT')
      .execute(),
  )
}

const dayMs = 86_400_000
const aSecondAgo = () => new Date(Date.now() - 1_000)
