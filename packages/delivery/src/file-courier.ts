import { randomBytes } from 'node:crypto'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Courier, HandOver, Parcel } from './courier/courier.js'
import { errorCode } from './courier/error-code.js'
import { removeStale } from './courier/remove-stale.js'
import { type Packing, packParcel } from './letter/pack-parcel.js'

/**
 * A courier that puts messages into a folder, `<deliveryId>.eml` each, readable by the owner only. It
 * stands in for what is `missing`, a mail server or fax gateway; nothing leaves the machine.
 */
export function createFileCourier(outboxDirectory: string, packing: Packing, missing: string): Courier {
  let swept: Promise<void> | undefined
  return {
    kind: 'file',
    description: `files in the outbox folder, not sent (no ${missing} is configured)`,
    async handOver(parcel) {
      await (swept ??= removeStale(outboxDirectory, /^\..*\.eml\.[0-9a-f]{12}\.tmp$/))
      return handOver(outboxDirectory, parcel, packing)
    },
    close: () => Promise.resolve(),
  }
}

async function handOver(directory: string, parcel: Parcel, packing: Packing): Promise<HandOver> {
  const packed = packParcel(parcel, packing)
  if ('fault' in packed) return { outcome: 'failed', answer: packed.fault }
  const fileName = `${parcel.deliveryId}.eml`
  try {
    await mkdir(directory, { recursive: true, mode: 0o700 })
    await writeWhole(directory, fileName, packed.message)
    return { outcome: 'sent', answer: `written to outbox/${fileName}` }
  } catch (error) {
    // Only the code: the error's text names the folder, and answers are shown to customers.
    return { outcome: 'retry', answer: `the outbox folder cannot be written to (${errorCode(error)})` }
  }
}

/** Writes beside the target and renames, so that at no moment half a message has the final name. */
async function writeWhole(directory: string, fileName: string, bytes: Uint8Array): Promise<void> {
  const temporary = join(directory, `.${fileName}.${randomBytes(6).toString('hex')}.tmp`)
  try {
    const file = await open(temporary, 'wx', 0o600)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, join(directory, fileName))
    await syncDirectory(directory)
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined)
    throw error
  }
}

/** Without this a power cut can undo the rename although the file's content is safe. */
async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
