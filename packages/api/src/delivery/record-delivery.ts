import {
  type AuditEntry,
  type Caller,
  countOtherRecipients,
  type CustomerWithContact,
  type DatabaseTransaction,
  insertAuditEntries,
  insertDeliveries,
  type Language,
  recordRefusedRecipient,
} from '@telecomx/database'
import {
  type AuditedAction,
  type DeliveryLetter,
  type DeliveryMethod,
  poaCreateErrors,
} from '@telecomx/validation'
import { ApiFailure } from '../failures/api-failure.js'
import type { Dependencies } from '../procedure/dependencies.js'
import { newIdsInOrder, newMessageId } from '../procedure/ids.js'
import { deliveryWays } from './delivery-ways.js'
import { returnBy } from './return-by.js'

export interface DeliveryRequest {
  /** The operation by which it is sent. */
  action: AuditedAction
  caller: Caller
  customerId: string
  customer: CustomerWithContact
  method: DeliveryMethod
  recipient: string
  /** Who else gets it, each as a delivery of its own. */
  cc?: readonly string[]
  /** The delivery that it is a copy of. */
  ccOf?: string | undefined
  documentIds: readonly string[]
  /** What it says. Default: documents to sign. */
  letter?: DeliveryLetter
  letterFacts?: object | undefined
  signedCopyIds?: readonly string[]
  /** Default: the contact's. */
  language?: Language
  /** Its recipient is reminded when the documents do not come back. */
  isReminded?: boolean
  /** When the portings of the documents are wished for, ISO 8601. */
  wishedDates: readonly (string | undefined)[]
  resendOf?: string
  /** Not counted, whoever it goes to. */
  isFree?: boolean
}

/** Source: docs/api/poa-list.md. */
const daysUntilReminder = 5

/**
 * Records documents to be sent, to the recipient and to who gets copies, and gives the id of the recipient's delivery.
 * 429 when more of the customer's deliveries would go to others than its contact, or to a new address of it, within an
 * hour than are allowed.
 */
export async function recordDelivery(
  trx: DatabaseTransaction,
  dependencies: Dependencies,
  { action, caller, customer, wishedDates, isFree = false, isReminded = false, ...request }: DeliveryRequest,
): Promise<string> {
  const { newId, clock, otherRecipientsPerHour } = dependencies
  const { customerId, method, recipient, documentIds, cc = [] } = request
  const { employeeId } = caller
  const own = deliveryWays[method].ownAddress(customer)
  const isOther = (address: string) => !isSameRecipient(address, own?.address)
  // A contact is changed by who may send: for a day its new address is no better than any other.
  const counted = [...(isFree ? [] : [recipient]), ...cc].filter((one) => isOther(one) || own?.isRecent)
  if (counted.length > 0) {
    const count = await countOtherRecipients(trx, customerId, counted.length)
    if (count > otherRecipientsPerHour) throw recipientsLimited(dependencies, customerId, employeeId)
  }
  const [mainId = '', ...copyIds] = newIdsInOrder(newId, 1 + cc.length)
  const addressed = (address: string, id: string) => ({
    language: customer.language,
    ...request,
    id,
    recipient: address,
    isOtherRecipient: isOther(address),
    messageId: newMessageId(dependencies),
    returnBy: documentIds.length > 0 ? returnBy(clock(), wishedDates) : undefined,
    employeeId,
  })
  const main = {
    ...addressed(recipient, mainId),
    remindAfterDays: isReminded ? daysUntilReminder : undefined,
  }
  const copies = cc.map((address, index) => {
    const { resendOf: _, cc: _others, ...copy } = addressed(address, copyIds[index] ?? '')
    return { ...copy, ccOf: mainId }
  })
  const deliveries = [main, ...copies]
  await insertDeliveries(trx, deliveries)
  const entries = deliveries.map((delivery) => auditEntryOf(action, delivery))
  await insertAuditEntries(trx, caller, entries)
  return mainId
}

type RecordedDelivery = Omit<DeliveryRequest, 'action' | 'caller' | 'customer' | 'wishedDates'> & {
  id: string
}

function auditEntryOf(
  action: AuditedAction,
  { id, customerId, documentIds: documents, signedCopyIds: signedCopies, ...delivery }: RecordedDelivery,
): AuditEntry {
  const { method, recipient, ccOf, resendOf } = delivery
  const after = { method, recipient, ccOf, documents, signedCopies, resendOf }
  return { action, customerId, objectType: 'delivery', objectId: id, after }
}

/** A delivery that is refused for its recipient is written down where the rollback does not reach. */
function recipientsLimited({ database, log }: Dependencies, customer: string, employee: string): ApiFailure {
  // The limit counts by the hour of the clock.
  const secondsOfHour = Math.floor(Date.now() / 1000) % 3600
  return new ApiFailure(poaCreateErrors.recipientsLimited, {
    retryAfterSeconds: 3600 - secondsOfHour,
    async afterRollback() {
      log('recipients_limited', { customer, employee })
      // That it could not be counted makes it no other answer.
      await recordRefusedRecipient(database, customer).catch(() => undefined)
    },
  })
}

/** A domain's letter case makes no other recipient, and the mailbox of another case is the same one as a rule. */
export function isSameRecipient(one: string, other: string | undefined): boolean {
  return one.toLowerCase() === other?.toLowerCase()
}
