import { createHash } from 'node:crypto'
import { claimMailbox, type MailboxClaim, type MailboxPosition, releaseMailbox } from '@telecomx/database'
import { connectMailbox, MailboxError, type MailboxSettings } from '@telecomx/mailbox'
import { logOncePerMinute } from '../failures/log-failure.js'
import type { Dependencies } from '../procedure/dependencies.js'
import { holdLease } from './hold-lease.js'
import { ReadingEnded } from './reading-ended.js'
import { receiveOrPassOver } from './receive-or-pass-over.js'

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
  const lease = holdLease(database, claim)
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

/** A mailbox that is away is told; what ends a reading otherwise goes to the loop, or is in order. */
function tell({ log }: MailboxDependencies, error: unknown): void {
  if (error instanceof ReadingEnded || (error as Error).name === 'AbortError') return
  if (!(error instanceof MailboxError)) throw error
  logOncePerMinute(log, 'mailbox_failed', { reason: error.fault })
}
