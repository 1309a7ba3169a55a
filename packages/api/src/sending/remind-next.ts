import {
  type DatabaseTransaction,
  type DueReminder,
  findCustomerWithContact,
  findDueReminder,
  findEarliestWish,
  insertAuditEntry,
  insertDelivery,
  inTransaction,
  listDueReminders,
  theInstallation,
  updateReminder,
} from '@telecomx/database'
import { returnBy } from '../delivery/return-by.js'
import { newMessageId } from '../procedure/ids.js'
import { isWorkingTime as isDanishWorkingTime } from '../procedure/working-days.js'
import { firstDone } from './first-done.js'
import type { SenderDependencies } from './send-due.js'

/** Source: docs/api/poa-list.md. */
const mostReminders = 3
const daysBetween = 2

/**
 * Reminds of one delivery whose documents have not come back; false when there was nothing to do. Outside of working time
 * (Danish, by the database's clock) everything waits for it. The reminder is recorded in the transaction that counts it,
 * so each is sent once, by whichever server.
 */
export async function remindNext(dependencies: SenderDependencies): Promise<boolean> {
  const { database, isWorkingTime = isDanishWorkingTime } = dependencies
  const { moment, deliveryIds } = await listDueReminders(database)
  if (deliveryIds.length === 0 || !isWorkingTime(moment)) return false
  return firstDone(deliveryIds, (id) =>
    inTransaction(database, (trx) => remind(trx, dependencies, { id, moment })),
  )
}

async function remind(
  trx: DatabaseTransaction,
  dependencies: SenderDependencies,
  { id, moment }: { id: string; moment: Date },
): Promise<boolean> {
  const reminder = await findDueReminder(trx, id)
  if (!reminder) return false
  const decision = decide(reminder)
  if (!(await updateReminder(trx, reminder, decision))) return false
  if (decision.isReminded) await recordReminder(trx, dependencies, { reminder, moment })
  return true
}

/** Whether it is reminded of now, and in how many days it is looked at again; null for never. */
export function decide({ state, isWanted, reminders, documents }: Omit<DueReminder, 'id'>) {
  const isOver = state === 'failed' || !documents.some(({ isPending }) => isPending)
  const isReminded = state === 'sent' && isWanted && documents.some(({ isOpen }) => isOpen)
  const isLast = isReminded && reminders + 1 >= mostReminders
  return { isReminded: isReminded && !isOver, inDays: isOver || isLast ? null : daysBetween }
}

/** To the recipient of the first delivery, by its way, with what is still open of its documents. */
async function recordReminder(
  trx: DatabaseTransaction,
  dependencies: SenderDependencies,
  { reminder, moment }: { reminder: DueReminder; moment: Date },
): Promise<void> {
  const { id: resendOf, customerId, method, recipient, isOtherRecipient } = reminder
  const documentIds = reminder.documents.filter(({ isOpen }) => isOpen).map(({ id }) => id)
  const customer = await findCustomerWithContact(trx, customerId)
  const id = dependencies.newId()
  await insertDelivery(trx, {
    id,
    customerId,
    method,
    recipient,
    isOtherRecipient,
    language: customer?.language ?? 'da',
    messageId: newMessageId(dependencies),
    returnBy: returnBy(moment, [await findEarliestWish(trx, documentIds)]),
    employeeId: null,
    documentIds,
    resendOf,
    letter: 'REMINDER',
  })
  await insertAuditEntry(trx, theInstallation, {
    action: 'porting.remind',
    customerId,
    objectType: 'delivery',
    objectId: id,
    after: { reminds: resendOf, documents: documentIds, number: reminder.reminders + 1 },
  })
}
