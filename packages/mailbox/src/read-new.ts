import type { Folder } from './folder.js'
import { listOutlines, type Outline } from './list-outlines.js'
import type { Mailbox, ReceivedMail } from './mailbox.js'
import { MailboxError, mayBeOfMail } from './mailbox-error.js'
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
  const { givenUp } = after
  const uids = await listUids(folder, after.uidValidity === uidValidity ? after.uid : 0)
  const read = async (from: Folder, batch: readonly number[]) => {
    for (const outline of await listOutlines(from, batch)) {
      const mail = await readWhole(from, outline, outline.uid === givenUp)
      signal?.throwIfAborted()
      await handle(mail)
    }
  }
  for (const batch of batchesOf(uids, givenUp))
    await read(batch[0] === givenUp ? withoutFailures(folder) : folder, batch)
  return { uidValidity }
}

/** A mail that is given up is alone in its own. */
function batchesOf(uids: readonly number[], givenUp: number | undefined): number[][] {
  const batches: number[][] = []
  for (const uid of uids) {
    const last = batches.at(-1)
    const isFull = !last || last.length === BATCH || uid === givenUp || last[0] === givenUp
    if (isFull) batches.push([uid])
    else last.push(uid)
  }
  return batches
}

/** What the mail server does not give is as good as what cannot be read. */
function withoutFailures(folder: Folder): Folder {
  return {
    ...folder,
    run: (command) =>
      folder.run(command).catch((error: unknown) => {
        throw mayBeOfMail(error) ? new MailboxError('MAILBOX_UNREADABLE') : error
      }),
  }
}

async function readWhole(folder: Folder, outline: Outline, isGivenUp: boolean): Promise<ReceivedMail> {
  try {
    if (outline.failure && !isGivenUp) throw outline.failure
    return await readMail(folder, outline)
  } catch (error) {
    throw mayBeOfMail(error) ? new MailboxError(error.fault, '', outline.uid) : error
  }
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
