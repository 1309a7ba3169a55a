import type { ImapFlow } from 'imapflow'
import { isFault, MailboxError } from './mailbox-error.js'
import type { MailSession } from './mail-session.js'

/** The folder that is being read. */
export interface Folder {
  readonly uidValidity: string
  /**
   * Runs one command on it, over a new connection when the last answer cost the old one.
   *
   * @throws MailboxError, or the signal's reason
   */
  run<T>(command: (client: ImapFlow) => Promise<T>): Promise<T>
}

/** Opens it so that nothing in it can change. */
export async function openFolder(
  path: string,
  usableSession: () => Promise<MailSession>,
  signal: AbortSignal | undefined,
): Promise<Folder> {
  let session = await usableSession()
  const uidValidity = await select(path, session, signal)
  return {
    uidValidity,
    run: async (command) => {
      if (!session.client.usable) {
        session = await usableSession()
        if ((await select(path, session, signal)) !== uidValidity)
          throw new MailboxError('MAILBOX_AWAY', 'numbered anew')
      }
      return session.wait(command(session.client), signal)
    },
  }
}

async function select(
  path: string,
  { client, wait }: MailSession,
  signal: AbortSignal | undefined,
): Promise<string> {
  try {
    const { uidValidity } = await wait(client.mailboxOpen(path, { readOnly: true }), signal)
    return String(uidValidity)
  } catch (error) {
    throw isFault(error, 'MAILBOX_REFUSED') ? new MailboxError('MAILBOX_FOLDER_MISSING') : error
  }
}
