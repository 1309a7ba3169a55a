import {
  type DatabaseTransaction,
  insertReceivedMail,
  inTransaction,
  isDuplicate,
  isMailRead,
  type LeftOutFile,
  type MailboxClaim,
  updateMailboxPosition,
} from '@telecomx/database'
import { cleanAnswer } from '@telecomx/delivery'
import type { ReceivedMail } from '@telecomx/mailbox'
import type { Dependencies } from '../procedure/dependencies.js'
import { type AttachmentDependencies, fileCopies, readAttachments } from './file-copies.js'
import { nameLeftOut } from './name-left-out.js'
import { ReadingEnded } from './reading-ended.js'
import { settleReport } from './settle-report.js'

export interface ReceiveDependencies extends AttachmentDependencies, Pick<Dependencies, 'newId' | 'log'> {}

/** What a mail came to. */
interface Received {
  kind: 'COPIES' | 'REPORT'
  leftOut: LeftOutFile[]
  /** How many files became signed copies. */
  copies?: number
  /** The delivery that came back. */
  bounced?: string | undefined
}

/**
 * Files what came with a mail, or what it reports, with the note that it was read, in one transaction. Of a mail that
 * brings neither, nothing is stored. Throws a `ReadingEnded` when somebody else reads the mailbox by now.
 */
export async function receiveMail(
  dependencies: ReceiveDependencies,
  claim: MailboxClaim,
  mail: ReceivedMail,
  signal?: AbortSignal,
): Promise<void> {
  const store = await prepare(dependencies, mail, signal)
  if (!store) return
  const { database, log, newId } = dependencies
  const known = { ...factsOf(mail), mailbox: claim.mailbox }
  const received = await inTransaction(database, async (trx) => {
    if (!(await updateMailboxPosition(trx, claim, mail))) throw new ReadingEnded('taken over')
    if (await isMailRead(trx, known)) return undefined
    const id = newId()
    const { leftOut, ...received } = await store(trx, id)
    await insertReceivedMail(trx, { ...known, id, kind: received.kind, leftOut: nameLeftOut(leftOut) })
    const tooMany = leftOut.filter(({ reason }) => reason === 'TOO_MANY_WAITING')
    return { told: { id, ...received, leftOut: leftOut.length }, tooMany: tooMany.length }
  }).catch((error: unknown) => {
    // Another reader was quicker, whose lease ran out while it was at it.
    if (isDuplicate(error)) return undefined
    throw error
  })
  if (!received) return
  const { bounced, ...told } = received.told
  log('mail_received', told)
  if (received.tooMany > 0) log('too_many_waiting', { id: told.id, files: received.tooMany })
  if (bounced !== undefined) log('delivery_bounced', { id: bounced })
}

type Store = (trx: DatabaseTransaction, mailId: string) => Promise<Received>

/** Everything that is not SQL; undefined when there is nothing to store. */
async function prepare(
  dependencies: ReceiveDependencies,
  mail: ReceivedMail,
  signal: AbortSignal | undefined,
): Promise<Store | undefined> {
  const { deliveryReport } = mail
  if (deliveryReport)
    return async (trx) => {
      const bounced = await settleReport(trx, deliveryReport)
      return { kind: 'REPORT', leftOut: [], bounced }
    }
  const read = await readAttachments(dependencies, mail, signal)
  if (read.copies.length === 0 && read.leftOut.length === 0) return undefined
  return async (trx, receivedMail) => {
    const { sender } = factsOf(mail)
    const { count, leftOut } = await fileCopies(trx, dependencies, read, { receivedMail, sender })
    return { kind: 'COPIES', leftOut, copies: count }
  }
}

/** As long as the columns are, and without what would confuse a screen. */
function factsOf({ uidValidity, uid, messageId, from, subject, receivedAt }: ReceivedMail) {
  return {
    uidValidity,
    uid,
    // Half of one would be that of other mails, too.
    messageId: messageId !== undefined && messageId.length <= longestMessageId ? messageId : undefined,
    sender: from === undefined ? undefined : cleanAnswer(from),
    subject: subject === undefined ? undefined : cleanAnswer(subject),
    receivedAt: new Date(receivedAt),
  }
}

const longestMessageId = 254
