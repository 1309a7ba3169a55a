import {
  type DatabaseTransaction,
  failBouncedDelivery,
  insertAuditEntry,
  lockReportedDelivery,
  type ReportedDelivery,
  theInstallation,
} from '@telecomx/database'
import type { DeliveryReport, ReportedRecipient } from '@telecomx/mailbox'
import { ReadingEnded } from './reading-ended.js'

/**
 * Fails the delivery that a report says came back, and gives its id. Undefined when the report is of no delivery of ours, of
 * another recipient, of a delay, or of one that has not been sent or that a person decided about. Whoever has not seen the
 * mail cannot forge that: its Message-ID holds 96 random bits that stand nowhere else.
 */
export async function settleReport(
  trx: DatabaseTransaction,
  { originalMessageId, recipients }: DeliveryReport,
): Promise<string | undefined> {
  if (originalMessageId === undefined) return undefined
  const delivery = await lockReportedDelivery(trx, originalMessageId)
  const failed = delivery && recipients.find((recipient) => isFailureOf(delivery, recipient))
  if (!failed) return undefined
  // Its mail server was quicker to say no than the sender to write down that it had said yes.
  if (delivery.isInHand) throw new ReadingEnded('being sent')
  const answer = failed.diagnostic ?? failed.status ?? 'no reason was given'
  if (!(await failBouncedDelivery(trx, delivery, answer))) return undefined
  await insertAuditEntry(trx, theInstallation, {
    action: 'delivery.bounce',
    customerId: delivery.customerId,
    objectType: 'delivery',
    objectId: delivery.id,
    before: { state: delivery.state },
    after: { state: 'failed', cause: 'BOUNCED', answer },
  })
  return delivery.id
}

function isFailureOf(
  { method, recipient }: ReportedDelivery,
  { action, address = '' }: ReportedRecipient,
): boolean {
  if (action !== 'failed') return false
  // A fax gateway's address holds the number, with or without its plus sign.
  if (method === 'FAX') return address.includes(recipient.replace('+', ''))
  return address.toLowerCase() === recipient.toLowerCase()
}
