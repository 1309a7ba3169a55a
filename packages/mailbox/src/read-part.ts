import type { Readable } from 'node:stream'
import type { Folder } from './folder.js'
import { isFault } from './mailbox-error.js'

/**
 * The first bytes of a part, without its transfer encoding. Undefined when the mail server does not have it, or gives
 * what cannot be read.
 *
 * @throws MailboxError, or the signal's reason
 */
export async function readPart(
  folder: Folder,
  uid: number,
  number: string,
  maxBytes: number,
): Promise<Buffer<ArrayBuffer> | undefined> {
  const options = { uid: true, chunkSize: CHUNK_BYTES, maxBytes, decodeText: false }
  try {
    const { content } = await folder.run((client) => client.download(`${uid}`, number, options))
    return content && (await readAll(folder, content))
  } catch (error) {
    if (isFault(error, 'MAILBOX_UNREADABLE')) return undefined
    throw error
  }
}

/** So much is asked for with one command, and has that command's time. */
const CHUNK_BYTES = 1024 * 1024

async function readAll(folder: Folder, content: Readable): Promise<Buffer<ArrayBuffer>> {
  const pieces = content.iterator() as NodeJS.AsyncIterator<Buffer>
  const read: Buffer[] = []
  try {
    for (;;) {
      const { done, value } = await folder.run(() => pieces.next())
      if (done) return Buffer.concat(read)
      read.push(value)
    }
  } finally {
    content.destroy()
  }
}
