import type { Folder } from './folder.js'
import { listOutlines } from './list-outlines.js'
import type { Mailbox } from './mailbox.js'
import { MailboxError } from './mailbox-error.js'
import { readMail } from './read-mail.js'

type ReadNew = Mailbox['readNew']

/** See {@link Mailbox.readNew}. */
export async function readNew(
  folder: Folder,
  after: Parameters<ReadNew>[0],
  handle: Parameters<ReadNew>[1],
  signal: AbortSignal | undefined,
): ReturnType<ReadNew> {
  const { uidValidity } = folder
  const uids = await listUids(folder, after.uidValidity === uidValidity ? after.uid : 0)
  for (let at = 0; at < uids.length; at += BATCH) {
    for (const outline of await listOutlines(folder, uids.slice(at, at + BATCH))) {
      const mail = await readMail(folder, outline)
      signal?.throwIfAborted()
      await handle(mail)
    }
  }
  return { uidValidity }
}

/** So many outlines are asked for at once: few enough to begin soon, enough for a mailbox full of foreign mail. */
const BATCH = 50

async function listUids(folder: Folder, above: number): Promise<number[]> {
  const found = await folder.run(async (client) => {
    const uids = await client.search({ uid: `${above + 1}:*` }, { uid: true })
    // The library has no error for it.
    if (!uids) throw new MailboxError(client.usable ? 'MAILBOX_REFUSED' : 'MAILBOX_AWAY')
    return uids
  })
  // `7:*` holds the last mail, whatever its number (RFC 9051, 6.4.8).
  return [...new Set(found)].filter((uid) => uid > above).sort((one, other) => one - other)
}
