import { createHash } from 'node:crypto'
import {
  claimMailbox,
  isUnavailable,
  type MailboxClaim,
  type MailboxPosition,
  releaseMailbox,
  renewMailboxLease,
} from '@telecomx/database'
import { connectMailbox, MailboxError, type MailboxSettings, type ReceivedMail } from '@telecomx/mailbox'
import { transportErrors } from '@telecomx/validation'
import { ApiFailure } from '../failures/api-failure.js'
import { errorFields, logOncePerMinute } from '../failures/log-failure.js'
import type { Dependencies } from '../procedure/dependencies.js'
import { receiveMail } from './receive-mail.js'
import { ReadingEnded } from './reading-ended.js'

/** What reading a mailbox needs. */
export interface MailboxDependencies extends Pick<Dependencies, 'database' | 'scanReader' | 'newId' | 'log'> {
  mailbox: MailboxSettings
  /** Between two readings, by whichever server. */
  mailboxPauseSeconds?: number
  /** After it a reader that gives no sign of life counts as dead. */
  mailboxLeaseSeconds?: number
}

const usualPauseSeconds = 60
const usualLeaseSeconds = 300

/**
 * Reads the mails that are new in the mailbox, when it is due and no other server reads it; false when it was not. A
 * mail counts as read with the commit that stores what became of it, so none is lost or filed twice, whenever the process
 * dies. When `stop` is aborted the reading ends soon, and the mail in hand is read again.
 */
export async function readMailbox(dependencies: MailboxDependencies, stop?: AbortSignal): Promise<boolean> {
  const { database, newId, mailboxPauseSeconds: pauseSeconds = usualPauseSeconds } = dependencies
  const claim = {
    mailbox: mailboxName(dependencies.mailbox),
    leaseOwner: newId(),
    leaseSeconds: dependencies.mailboxLeaseSeconds ?? usualLeaseSeconds,
  }
  const position = await claimMailbox(database, claim)
  if (!position) return false
  const reading = { reached: position, isWhole: false }
  const lease = holdLease(dependencies, claim)
  try {
    await readNew(dependencies, claim, reading, stop ? AbortSignal.any([stop, lease.lost]) : lease.lost)
  } catch (error) {
    tell(dependencies, error)
  } finally {
    lease.end()
    await releaseMailbox(database, claim, { ...reading, pauseSeconds: stop?.aborted ? 0 : pauseSeconds })
  }
  return true
}

/** Names the mailbox among all that were ever read. Moved to another server it is another one. */
export function mailboxName({ user, host, port, folder }: MailboxSettings): string {
  const name = `${user}@${host}:${port}/${folder}`
  return name.length <= longestName ? name : createHash('sha256').update(name).digest('hex')
}

/** As the column. */
const longestName = 200

/** Notes in `reading` how far it came. */
async function readNew(
  dependencies: MailboxDependencies,
  claim: MailboxClaim,
  reading: { reached: MailboxPosition; isWhole: boolean },
  signal: AbortSignal,
): Promise<void> {
  const mailbox = await connectMailbox(dependencies.mailbox, signal)
  try {
    const { uidValidity } = await mailbox.readNew(
      reading.reached,
      async (mail) => {
        await receiveOrPassOver(dependencies, claim, mail, signal)
        reading.reached = { uidValidity: mail.uidValidity, uid: mail.uid }
      },
      signal,
    )
    reading.isWhole = true
    // Numbered anew, and empty.
    if (reading.reached.uidValidity !== uidValidity) reading.reached = { uidValidity, uid: 0 }
  } finally {
    await mailbox.close()
  }
}

/** A mail that cannot be filed, for a reason that does not go by, must not hold up those behind it: a person is told. */
async function receiveOrPassOver(
  dependencies: MailboxDependencies,
  claim: MailboxClaim,
  mail: ReceivedMail,
  signal: AbortSignal,
): Promise<void> {
  try {
    await receiveMail(dependencies, claim, mail, signal)
  } catch (error) {
    if (goesBy(error) || signal.aborted) throw error
    dependencies.log('mail_not_filed', errorFields(error))
    await receiveMail(dependencies, claim, withoutContent(mail), signal)
  }
}

function goesBy(error: unknown): boolean {
  const isBusy = error instanceof ApiFailure && error.row === transportErrors.unavailable
  return isBusy || error instanceof ReadingEnded || isUnavailable(error)
}

function withoutContent({ attachments, leftOut, ...mail }: ReceivedMail): ReceivedMail {
  const files = attachments.map(({ filename, bytes: { length } }) => ({
    ...(filename !== undefined && { filename }),
    size: length,
    reason: 'UNREADABLE' as const,
  }))
  const whole = { size: 0, reason: 'UNREADABLE' as const }
  delete mail.deliveryReport
  return { ...mail, attachments: [], leftOut: [...leftOut, ...(files.length > 0 ? files : [whole])] }
}

/** Renews the lease until `end` is called; aborts `lost` when somebody else has the mailbox. */
function holdLease({ database }: MailboxDependencies, claim: MailboxClaim) {
  const lost = new AbortController()
  const renew = async () => {
    if (!(await renewMailboxLease(database, claim))) lost.abort(new ReadingEnded('taken over'))
  }
  // One that fails is made up for by the next.
  const renewal = setInterval(() => void renew().catch(() => {}), (claim.leaseSeconds * 1000) / 3)
  return { lost: lost.signal, end: () => clearInterval(renewal) }
}

/** A mailbox that is away is told; what ends a reading otherwise goes to the loop, or is in order. */
function tell({ log }: MailboxDependencies, error: unknown): void {
  if (error instanceof ReadingEnded || (error as Error).name === 'AbortError') return
  if (!(error instanceof MailboxError)) throw error
  logOncePerMinute(log, 'mailbox_failed', { reason: error.fault })
}
