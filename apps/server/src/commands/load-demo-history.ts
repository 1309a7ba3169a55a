import {
  type Database,
  type DatabaseTransaction,
  findVoiceAccountCustomer,
  insertAccountNumbers,
  insertNewPortings,
  insertVoiceAccount,
  inTransaction,
  isDuplicate,
  lockCustomers,
} from '@telecomx/database'
import {
  demoHistory,
  demoHistoryAccount as account,
  demoHistoryClerk,
  type DemoHistoryPorting,
} from './demo-history.js'

/** The stages that each went through, one after the other. */
const way = [
  'IN_CREATED',
  'IN_AWAITING_POA_FROM_CUSTOMER',
  'IN_POA_RECEIVED_FROM_CUSTOMER',
  'IN_POA_SENT',
  'IN_ORDERED',
  'IN_CONFIRMED',
  'IN_COMPLETED',
] as const

/**
 * Loads portings that were completed in the last weeks; does nothing when they are there already, or somebody has one of
 * their numbers. It is written at once, because no call takes a day that is past, and nobody shall hear of it.
 */
export async function loadDemoHistory(database: Database): Promise<void> {
  if (await findVoiceAccountCustomer(database, account)) return
  try {
    await inTransaction(database, (trx) => insertHistory(trx))
  } catch (error) {
    if (!isDuplicate(error)) throw error
  }
}

async function insertHistory(trx: DatabaseTransaction): Promise<void> {
  await lockCustomers(trx, [account.customer])
  await insertVoiceAccount(trx, account)
  await insertAccountNumbers(
    trx,
    account.id,
    demoHistory.map(({ number }) => number),
  )
  await insertNewPortings(trx, demoHistory.map(toRow))
  for (const porting of demoHistory) await complete(trx, porting)
  const ids = demoHistory.map(({ id }) => id)
  await trx.deleteFrom('open_porting_number').where('porting', 'in', ids).execute()
  const ended = demoHistory.map(({ id: porting, number }) => ({ number, porting }))
  await trx.insertInto('ended_porting_number').values(ended).execute()
}

function toRow({ id, number, donor }: DemoHistoryPorting) {
  const { customer, id: voiceAccount, type } = account
  const numbers = [number] as const
  return { id, customer, voice_account: voiceAccount, operator: donor, number_type: type, numbers }
}

const dayMs = 86_400_000

async function complete(trx: DatabaseTransaction, porting: DemoHistoryPorting): Promise<void> {
  const { id, completedDaysAgo, tookDays } = porting
  const created = Date.now() - (completedDaysAgo + tookDays) * dayMs
  const [first, ...later] = way.map((stage, index) => ({
    porting: id,
    version: index + 1,
    stage,
    entered_at: new Date(created + (tookDays * dayMs * index) / (way.length - 1)),
    employee: demoHistoryClerk,
  }))
  const last = later.at(-1)
  if (!first || !last) throw new Error('the way has stages')
  const { stage, entered_at: stage_at, version, employee: stage_employee } = last
  await trx
    .updateTable('porting')
    .set({ stage, stage_at, version, stage_employee, created_at: first.entered_at })
    .where('id', '=', id)
    .execute()
  await trx
    .updateTable('porting_stage')
    .set({ entered_at: first.entered_at })
    .where('porting', '=', id)
    .execute()
  await trx.insertInto('porting_stage').values(later).execute()
}
