import { openFolder } from './folder.js'
import type { Mailbox, MailboxSettings } from './mailbox.js'
import { MailboxError } from './mailbox-error.js'
import { openSession } from './mail-session.js'
import { readNew } from './read-new.js'

/**
 * Connects to a mailbox and logs in. A connection that has ended since is made anew by the next reading. One reading at a
 * time.
 *
 * @throws MailboxError, or the signal's reason
 */
export async function connectMailbox(settings: MailboxSettings, signal?: AbortSignal): Promise<Mailbox> {
  let session = await openSession(settings, signal)
  let isClosed = false
  const usableSession = async (stop?: AbortSignal) => {
    if (isClosed) throw new MailboxError('MAILBOX_AWAY', 'closed')
    if (!session.client.usable) session = await openSession(settings, stop)
    return session
  }
  return {
    readNew: async (after, handle, stop) => {
      stop?.throwIfAborted()
      const folder = await openFolder(settings.folder, () => usableSession(stop), stop)
      return readNew(folder, after, handle, stop)
    },
    close: async () => {
      isClosed = true
      session.client.close()
    },
  }
}
