import {
  type Caller,
  type DatabaseTransaction,
  findCustomerWithContact,
  findDocumentToSign,
  insertAuditEntry,
  inTransaction,
  reviewSignedCopy,
} from '@telecomx/database'
import {
  documentRefuseErrors,
  type DocumentRefuseOutput,
  type DocumentRefuseRequest,
} from '@telecomx/validation'
import { recordDelivery } from '../delivery/record-delivery.js'
import { ApiFailure } from '../failures/api-failure.js'
import type { Dependencies } from '../procedure/dependencies.js'
import { readBack } from './file-signed-copy.js'
import { type LockedDocument, lockForReview } from './lock-document.js'
import { returnToCustomer } from './return-to-customer.js'

export interface RefuseRequest extends DocumentRefuseRequest {
  _id: string
  document: string
}

/**
 * Refuses a signed copy, for all its portings: those that have no other one wait for the customer again, whose contact
 * hears by e-mail why. Of two reviewers at once one gets the 409.
 */
export async function documentRefuse(
  dependencies: Dependencies,
  caller: Caller,
  request: RefuseRequest,
): Promise<DocumentRefuseOutput> {
  if (request.reason === 'OTHER' && request.message === undefined)
    throw new ApiFailure(documentRefuseErrors.messageMissing)
  return inTransaction(dependencies.database, async (trx) => {
    const locked = await lockForReview(trx, request)
    const isWaiting = await refuse(trx, caller, locked, request)
    const delivery = await tellContact(trx, dependencies, caller, locked, { ...request, isWaiting })
    const document = await readBack(trx, request.document)
    return { success: true, document, ...(delivery !== undefined && { delivery }) }
  })
}

/** Gives whether a porting waits for another one now. */
async function refuse(
  trx: DatabaseTransaction,
  caller: Caller,
  { copy, portings }: LockedDocument,
  { reason, message }: RefuseRequest,
): Promise<boolean> {
  const { employeeId } = caller
  await reviewSignedCopy(trx, copy, { state: 'REFUSED', employeeId, reason, message })
  await insertAuditEntry(trx, caller, {
    action: 'porting.documentRefuse',
    customerId: copy.customer ?? undefined,
    objectType: 'signedCopy',
    objectId: copy.id,
    before: { state: copy.state },
    after: { state: 'REFUSED', reason, ...(message !== undefined && { message }) },
  })
  return returnToCustomer(trx, { copy, portings }, 'documentRefuse', { actor: caller, message: reason })
}

/** Gives the delivery's id; undefined when neither contact nor customer has an e-mail address. */
async function tellContact(
  trx: DatabaseTransaction,
  dependencies: Dependencies,
  caller: Caller,
  { copy }: LockedDocument,
  { reason, message, isWaiting }: RefuseRequest & { isWaiting: boolean },
): Promise<string | undefined> {
  const { customer: customerId, portingCode, filename } = copy
  const customer = customerId === null ? undefined : await findCustomerWithContact(trx, customerId)
  if (customerId === null || !customer?.email) return undefined
  const document = copy.poaDocument === null ? undefined : await findDocumentToSign(trx, copy.poaDocument)
  return recordDelivery(trx, dependencies, {
    action: 'porting.documentRefuse',
    caller,
    customerId,
    customer,
    method: 'EMAIL',
    recipient: customer.email.address,
    documentIds: [],
    wishedDates: [],
    // Staff has it sent, and for no number of numbers more than one.
    isFree: true,
    letter: 'COPY_REFUSED',
    letterFacts: {
      reason,
      ...(message !== undefined && { message }),
      portingCode: document?.portingCode ?? portingCode,
      donorName: document?.donorName,
      filename,
      isWaiting,
    },
  })
}
