import {
  type Caller,
  countOtherRecipient,
  type CustomerWithContact,
  type DatabaseTransaction,
  hasDeliveryTo,
  insertDelivery,
  recordRefusedRecipient,
} from '@telecomx/database'
import { type DeliveryMethod, poaCreateErrors } from '@telecomx/validation'
import { ApiFailure } from '../api-failure.js'
import type { Dependencies } from '../dependencies.js'
import { returnBy } from './return-by.js'

export interface DeliveryRequest {
  caller: Caller
  customerId: string
  customer: CustomerWithContact
  method: DeliveryMethod
  recipient: string
  documentIds: readonly string[]
  /** When the portings of the documents are wished for, ISO 8601. */
  wishedDates: readonly (string | undefined)[]
  resendOf?: string
  /** Not counted, whoever it goes to. */
  isFree?: boolean
}

/**
 * Records documents to be sent and gives the delivery's id. 429 when more of the customer's deliveries would go to
 * others than its contact, or to new addresses of it, within an hour than are allowed; see `recordingRefusals`.
 */
export async function recordDelivery(
  trx: DatabaseTransaction,
  { newId, messageIdDomain, clock, otherRecipientsPerHour }: Dependencies,
  { caller, customer, wishedDates, isFree = false, ...request }: DeliveryRequest,
): Promise<string> {
  const isOtherRecipient = !isContactsOwn(customer, request)
  // A contact is changed by who may send: what goes to a new address of it for the first time is counted, too.
  const isCounted = isOtherRecipient || !(await hasDeliveryTo(trx, request.customerId, request.recipient))
  if (isCounted && !isFree) {
    const count = await countOtherRecipient(trx, request.customerId)
    if (count > otherRecipientsPerHour) throw new ApiFailure(poaCreateErrors.recipientsLimited)
  }
  const id = newId()
  await insertDelivery(trx, {
    ...request,
    id,
    isOtherRecipient,
    language: customer.language,
    messageId: `<${id}@${messageIdDomain}>`,
    returnBy: returnBy(clock(), wishedDates),
    employeeId: caller.employeeId,
  })
  return id
}

/** A delivery that is refused for its recipient is written down where the rollback does not reach. */
export async function recordingRefusals<Result>(
  { database, log }: Dependencies,
  { caller, customerId }: Pick<DeliveryRequest, 'caller' | 'customerId'>,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof ApiFailure && error.row === poaCreateErrors.recipientsLimited) {
      log('recipients_limited', { customer: customerId, employee: caller.employeeId })
      // That it could not be counted makes it no other answer.
      await recordRefusedRecipient(database, customerId).catch(() => undefined)
    }
    throw error
  }
}

function isContactsOwn(
  { emailAddress, faxNumber }: CustomerWithContact,
  { method, recipient }: Pick<DeliveryRequest, 'method' | 'recipient'>,
): boolean {
  return isSameRecipient(recipient, method === 'EMAIL' ? emailAddress : faxNumber)
}

/** A domain's letter case makes no other recipient, and the mailbox of another case is the same one as a rule. */
export function isSameRecipient(one: string, other: string | undefined): boolean {
  return one.toLowerCase() === other?.toLowerCase()
}
