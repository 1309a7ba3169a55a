import type { ReceivedMail } from '@telecomx/validation'
import { now } from '../query/now.js'
import type { DatabaseTransaction, ReceivedMailTable } from '../schema.js'

/** Where a mail lies. */
export interface MailPlace {
  mailbox: string
  uidValidity: string
  uid: number
}

/** A file of a mail that did not become a signed copy. */
export type LeftOutFile = ReceivedMail['leftOut'][number]

export interface NewReceivedMail extends MailPlace {
  id: string
  messageId?: string | undefined
  sender?: string | undefined
  subject?: string | undefined
  kind: ReceivedMailTable['kind']
  leftOut: readonly LeftOutFile[]
  /** When its mail server took it in. */
  receivedAt: Date
}

/** Writes down that a mail was read. A duplicate key means that it was read before. */
export async function insertReceivedMail(trx: DatabaseTransaction, mail: NewReceivedMail): Promise<void> {
  await trx
    .insertInto('received_mail')
    .values({
      id: mail.id,
      mailbox: mail.mailbox,
      uid_validity: Number(mail.uidValidity),
      uid: mail.uid,
      message_id: mail.messageId ?? null,
      sender: mail.sender ?? null,
      subject: mail.subject ?? null,
      kind: mail.kind,
      left_out: mail.leftOut.length > 0 ? JSON.stringify(mail.leftOut) : null,
      received_at: mail.receivedAt,
      read_at: now,
    })
    .execute()
}

/**
 * Whether the mail was read before: there, or elsewhere by its Message-ID and when it came in, because its mail server
 * has numbered all mails anew, or it lies in two mailboxes. A Message-ID alone is what its sender wrote: a scanner may
 * write the same one each time. Where it came in at another time, and of two in one numbering, the content decides.
 */
export async function isMailRead(
  trx: DatabaseTransaction,
  {
    mailbox,
    uidValidity,
    uid,
    messageId,
    receivedAt,
  }: MailPlace & Pick<NewReceivedMail, 'messageId' | 'receivedAt'>,
): Promise<boolean> {
  const numbering = { mailbox, uid_validity: Number(uidValidity) }
  const mails = trx.selectFrom('received_mail').select('id')
  const here = await mails.where((where) => where.and({ ...numbering, uid })).executeTakeFirst()
  if (here !== undefined || messageId === undefined) return here !== undefined
  const elsewhere = await mails
    .where('message_id', '=', messageId)
    .where('received_at', '=', receivedAt)
    .where((where) => where.not(where.and(numbering)))
    .executeTakeFirst()
  return elsewhere !== undefined
}
