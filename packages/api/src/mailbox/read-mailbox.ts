import { createHash } from 'node:crypto'
import {
  claimMailbox,
  type FailedMail,
  type MailboxClaim,
  type MailboxPosition,
  releaseMailbox,
} from '@telecomx/database'
import { connectMailbox, MailboxError, type MailboxSettings } from '@telecomx/mailbox'
import { logOncePerMinute } from '../failures/log-failure.js'
import { holdLease } from './hold-lease.js'
import { ReadingEnded } from './reading-ended.js'
import type { ReceiveDependencies } from './receive-mail.js'
import { receiveOrPassOver } from './receive-or-pass-over.js'

/** What reading a mailbox needs. */
export interface MailboxDependencies extends ReceiveDependencies {
  mailbox: MailboxSettings
  /** Between two readings, by whichever server. */
  mailboxPauseSeconds?: number
  /** After it a reader that gives no sign of life counts as dead. */
  mailboxLeaseSeconds?: number
}

const usualPauseSeconds = 60
const usualLeaseSeconds = 300
/** So many readings end at the same mail before it is passed over. */
const mostFailures = 10

/**
 * Reads the mails that are new in the mailbox, when it is due and no other server reads it; false when it was not. A
 * mail counts as read with the commit that stores what became of it, so none is lost or filed twice, whenever the process
 * dies. When `stop` is aborted the reading ends soon, and the mail in hand is read again. A mail at which the mail server
 * failed ten readings in a row is told to be unreadable, for those behind it would wait for ever.
 */
export async function readMailbox(dependencies: MailboxDependencies, stop?: AbortSignal): Promise<boolean> {
  const { database, newId, mailboxPauseSeconds: pauseSeconds = usualPauseSeconds } = dependencies
  const claim = {
    mailbox: mailboxName(dependencies.mailbox),
    leaseOwner: newId(),
    leaseSeconds: dependencies.mailboxLeaseSeconds ?? usualLeaseSeconds,
  }
  const claimed = await claimMailbox(database, claim)
  if (!claimed) return false
  const reading: Reading = { ...claimed, isWhole: false }
  const lease = holdLease(database, claim)
  try {
    await readNew(dependencies, claim, reading, stop ? AbortSignal.any([stop, lease.lost]) : lease.lost)
  } catch (error) {
    reading.failed = failedMail(error, reading.failed)
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

interface Reading {
  reached: MailboxPosition
  isWhole: boolean
  failed: FailedMail | undefined
}

/** Notes in `reading` how far it came. */
async function readNew(
  dependencies: MailboxDependencies,
  claim: MailboxClaim,
  reading: Reading,
  signal: AbortSignal,
): Promise<void> {
  const { failed, reached } = reading
  const givenUp = failed && failed.failures >= mostFailures ? failed.uid : undefined
  const mailbox = await connectMailbox(dependencies.mailbox, signal)
  try {
    const { uidValidity } = await mailbox.readNew(
      { ...reached, givenUp },
      async (mail) => {
        await receiveOrPassOver(dependencies, claim, mail, signal)
        reading.reached = { uidValidity: mail.uidValidity, uid: mail.uid }
        if (mail.uid === givenUp && mail.leftOut.some(({ reason }) => reason === 'UNREADABLE'))
          dependencies.log('mail_passed_over', { uid: mail.uid })
      },
      signal,
    )
    reading.isWhole = true
    reading.failed = undefined
    // Numbered anew, and empty.
    if (reading.reached.uidValidity !== uidValidity) reading.reached = { uidValidity, uid: 0 }
  } finally {
    await mailbox.close()
  }
}

function failedMail(error: unknown, before: FailedMail | undefined): FailedMail | undefined {
  if (!(error instanceof MailboxError) || error.uid === undefined) return before
  const { uid } = error
  return { uid, failures: before?.uid === uid ? before.failures + 1 : 1 }
}

/** A mailbox that is away is told; what ends a reading otherwise goes to the loop, or is in order. */
function tell({ log }: MailboxDependencies, error: unknown): void {
  if (error instanceof ReadingEnded || (error as Error).name === 'AbortError') return
  if (!(error instanceof MailboxError)) throw error
  logOncePerMinute(log, 'mailbox_failed', { reason: error.fault })
}
