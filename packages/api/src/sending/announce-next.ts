import {
  type CustomerWithContact,
  type DatabaseTransaction,
  findCustomerWithContact,
  insertAuditEntry,
  insertDeliveries,
  inTransaction,
  listUnannouncedCustomers,
  lockCustomers,
  type NewDelivery,
  reserveProgressHours,
  takeUnannouncedChanges,
  theInstallation,
} from '@telecomx/database'
import { newIdsInOrder, newMessageId } from '../procedure/ids.js'
import { firstDone } from './first-done.js'
import { progressLetters, type ProgressLetter } from './progress-letters.js'
import type { SenderDependencies } from './send-due.js'

/** What one person does at one sitting, and the answers that a donor gives at once, make one letter. */
const usualWaitSeconds = 60

/**
 * Records the letters about progress of one customer's portings that changed a while ago; false when there was nothing to
 * tell. The changes are gone with the commit that records them, so each is told once, by whichever server.
 */
export async function announceNext(dependencies: SenderDependencies): Promise<boolean> {
  const { database, log, announceAfterSeconds = usualWaitSeconds } = dependencies
  const customers = await listUnannouncedCustomers(database, announceAfterSeconds)
  return firstDone(customers, async (customer) => {
    const refused = await inTransaction(database, (trx) => announce(trx, dependencies, customer))
    if (refused > 0) log('recipients_limited', { customer, letters: refused })
    return true
  })
}

/** Gives how many letters found no room within the limit. */
async function announce(
  trx: DatabaseTransaction,
  dependencies: SenderDependencies,
  customerId: string,
): Promise<number> {
  await lockCustomers(trx, [customerId])
  const portings = await takeUnannouncedChanges(trx, customerId)
  const customer = await findCustomerWithContact(trx, customerId)
  const letters = customer ? progressLetters(portings, customer) : []
  if (!customer || letters.length === 0) return 0
  const timed = await timeLetters(trx, letters, { customerId, perHour: dependencies.otherRecipientsPerHour })
  const ids = newIdsInOrder(dependencies.newId, timed.length)
  const deliveries = timed.map((letter, index) =>
    toDelivery(dependencies, { ...letter, id: ids[index] ?? '' }, { customerId, customer }),
  )
  if (deliveries.length > 0) await insertDeliveries(trx, deliveries)
  const refused = letters.length - timed.length
  await insertAuditEntry(trx, theInstallation, {
    action: 'porting.announce',
    customerId,
    objectType: 'delivery',
    after: { deliveries: deliveries.map(({ id }) => id), ...(refused > 0 && { refused }) },
  })
  return refused
}

type TimedLetter = ProgressLetter & { notBefore: Date | undefined }

/** Letters to others than the contact leave as far as the hours have room for them; those without room are left out. */
async function timeLetters(
  trx: DatabaseTransaction,
  letters: readonly ProgressLetter[],
  { customerId, perHour }: { customerId: string; perHour: number },
): Promise<TimedLetter[]> {
  const counted = letters.filter(({ isCounted }) => isCounted)
  const hours =
    counted.length > 0
      ? await reserveProgressHours(trx, customerId, { letters: counted.length, perHour })
      : []
  const free = letters.filter(({ isCounted }) => !isCounted)
  return [
    ...free.map((letter) => ({ ...letter, notBefore: undefined })),
    ...counted.slice(0, hours.length).map((letter, index) => ({ ...letter, notBefore: hours[index] })),
  ]
}

function toDelivery(
  dependencies: SenderDependencies,
  { id, recipient, facts, notBefore }: TimedLetter & { id: string },
  { customerId, customer }: { customerId: string; customer: CustomerWithContact },
): NewDelivery {
  return {
    id,
    customerId,
    method: 'EMAIL',
    recipient,
    isOtherRecipient: !facts.isForCustomer,
    language: customer.language,
    messageId: newMessageId(dependencies),
    employeeId: null,
    documentIds: [],
    letter: 'PROGRESS',
    letterFacts: facts,
    notBefore,
  }
}
