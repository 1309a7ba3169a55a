import { type Database, type MailboxClaim, renewMailboxLease } from '@telecomx/database'
import { ReadingEnded } from './reading-ended.js'

/** Renews the lease until `end` is called; aborts `lost` when somebody else has the mailbox. */
export function holdLease(database: Database, claim: MailboxClaim): { lost: AbortSignal; end: () => void } {
  const lost = new AbortController()
  const renew = async () => {
    if (!(await renewMailboxLease(database, claim))) lost.abort(new ReadingEnded('taken over'))
  }
  // One that fails is made up for by the next.
  const renewal = setInterval(() => void renew().catch(() => {}), (claim.leaseSeconds * 1000) / 3)
  return { lost: lost.signal, end: () => clearInterval(renewal) }
}
