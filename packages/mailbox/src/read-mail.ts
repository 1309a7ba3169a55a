import type { Folder } from './folder.js'
import type { Outline } from './list-outlines.js'
import { type DeliveryReport, limits, type MailAttachment, type ReceivedMail } from './mailbox.js'
import { leftOutPart, type PartPlace } from './plan-mail.js'
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

async function readReport(folder: Folder, outline: Outline): Promise<DeliveryReport | undefined> {
  const { uid, headers, plan } = outline
  const read = async (part: PartPlace | undefined) =>
    (part && (await readPart(folder, uid, part.number, limits.textBytes))) ?? Buffer.alloc(0)
  if (plan.report) {
    const { status, returned } = plan.report
    return report(headers, await read(returned), await readDeliveryStatus(await read(status)))
  }
  const failed = headers.fields.get('x-failed-recipients')
  if (failed === undefined) return undefined
  const text = String(await read(plan.text))
  // Below the mail server's words stands the mail, with its headers first.
  const [returned = ''] = /^(Received|Return-path|From|Message-ID):.*/ims.exec(text) ?? []
  return report(headers, returned, readFailedRecipients(failed, text))
}

async function report(
  { fields }: Outline['headers'],
  returned: Uint8Array | string,
  recipients: DeliveryReport['recipients'],
): Promise<DeliveryReport> {
  const originalMessageId =
    (await readHeaders(returned)).messageId ??
    messageIdIn(fields.get('in-reply-to')) ??
    messageIdIn(fields.get('references'))
  return { ...(originalMessageId !== undefined && { originalMessageId }), recipients }
}
