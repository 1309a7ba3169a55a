import type { Folder } from './folder.js'
import type { Outline } from './list-outlines.js'
import { type DeliveryReport, limits, type MailAttachment, type ReceivedMail } from './mailbox.js'
import { leftOutPart } from './plan-mail.js'
import { readFailedRecipients, readDeliveryStatus } from './delivery-report.js'
import { messageIdIn, readHeaders } from './read-headers.js'
import { readPart } from './read-part.js'

/** The mail with its attachments, or with what it reports. */
export async function readMail(folder: Folder, outline: Outline): Promise<ReceivedMail> {
  const { uid, receivedAt, headers, plan } = outline
  const { messageId, from, subject } = headers
  const known = {
    uidValidity: folder.uidValidity,
    uid,
    ...(messageId !== undefined && { messageId }),
    ...(from !== undefined && { from }),
    ...(subject !== undefined && { subject }),
    receivedAt,
  }
  const deliveryReport = await readReport(folder, outline)
  if (deliveryReport) return { ...known, attachments: [], leftOut: [], deliveryReport }
  return { ...known, ...(await readAttachments(folder, uid, plan)) }
}

async function readAttachments(
  folder: Folder,
  uid: number,
  plan: Outline['plan'],
): Promise<Pick<ReceivedMail, 'attachments' | 'leftOut'>> {
  const attachments: MailAttachment[] = []
  const leftOut = [...plan.leftOut]
  for (const part of plan.attachments) {
    const bytes = await readPart(folder, uid, part.number, limits.attachmentBytes + 1)
    const { number: _number, size: _size, ...named } = part
    if (bytes === undefined) leftOut.push(leftOutPart(part, 'UNREADABLE'))
    else if (bytes.length > limits.attachmentBytes) leftOut.push(leftOutPart(part, 'TOO_LARGE'))
    else attachments.push({ ...named, bytes })
  }
  return { attachments, leftOut }
}

async function readReport(
  folder: Folder,
  { uid, headers, plan }: Outline,
): Promise<DeliveryReport | undefined> {
  const failed = headers.fields.get('x-failed-recipients')
  const read = async (number: string) =>
    (await readPart(folder, uid, number, limits.textBytes)) ?? Buffer.alloc(0)
  if (plan.report) {
    const { status, returned } = plan.report
    const about = returned === undefined ? '' : await read(returned.number)
    return report(headers, about, await readDeliveryStatus(await read(status.number)))
  }
  if (failed === undefined) return undefined
  const text = plan.text === undefined ? '' : String(await read(plan.text.number))
  // Below the mail server's words stands the mail, with its headers first.
  const about = text.slice(Math.max(0, text.search(/^[ \t]*(Received|Return-path|From|Message-ID):/im)))
  return report(headers, about, readFailedRecipients(failed, text))
}

async function report(
  { fields }: Outline['headers'],
  about: Uint8Array | string,
  recipients: DeliveryReport['recipients'],
): Promise<DeliveryReport> {
  const originalMessageId =
    (await readHeaders(about)).messageId ??
    messageIdIn(fields.get('in-reply-to')) ??
    messageIdIn(fields.get('references'))
  return { ...(originalMessageId !== undefined && { originalMessageId }), recipients }
}
