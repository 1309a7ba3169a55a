import { createHash } from 'node:crypto'
import { type Database, findCustomerOfFile } from '@telecomx/database'
import {
  type ScanOptions,
  type ScanReader,
  type ScanRefusal,
  type ScanType,
  scanTypeOf,
} from '@telecomx/scan'
import { documentUploadErrors as errors, type Upload } from '@telecomx/validation'
import { ApiFailure } from '../failures/api-failure.js'
import { cleanFileName } from '../procedure/clean-file-name.js'
import type { Dependencies } from '../procedure/dependencies.js'
import { readScan } from '../procedure/read-scan.js'

/** A file as it was read, before anything is stored of it. */
export interface ReadSignedCopy {
  bytes: Uint8Array
  sha256: string
  type: ScanType
  filename: string
  /** Undefined when the reader gave up on the file, which may be good all the same. */
  pages: number | undefined
  /** The porting codes that stand on its pages, each once. */
  codes: string[]
}

/** Whether whoever hands a file in may know of the customer's. */
export type MaySee = (database: Database, customerId: string) => Promise<boolean>

export interface ReadingDependencies extends Pick<Dependencies, 'database'> {
  scanReader: Pick<ScanReader, 'read'>
}

/**
 * What a file is and which porting codes it has. 404 `file` when it can be no signed copy, 409 `file` when it is here
 * already and they may know it. Nothing is stored, and no transaction is open while it is read. Throws the signal's reason when
 * it is aborted.
 */
export async function readSignedCopy(
  { database, scanReader }: ReadingDependencies,
  { bytes, filename }: Upload,
  { maySee, ...options }: ScanOptions & { maySee?: MaySee | undefined } = {},
): Promise<ReadSignedCopy> {
  const type = typeOf(bytes)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  // For the sake of the reader; that no file is stored twice is seen to by a key. Of a stranger's nothing is told before its code.
  const customerId = await findCustomerOfFile(database, sha256)
  const isHere = customerId !== undefined
  if (isHere && (!maySee || (customerId !== null && (await maySee(database, customerId)))))
    throw new ApiFailure(errors.alreadyHere)
  const { outcome, codes } = await readScan({ scanReader }, bytes, options)
  if ('refused' in outcome) throw refusedFile(outcome.refused)
  return {
    bytes,
    sha256,
    type,
    filename: cleanFileName(filename, extensions[type]) ?? `document.${extensions[type]}`,
    pages: 'reading' in outcome ? outcome.reading.pages : undefined,
    codes,
  }
}

/** By the content alone, whatever the file calls itself. */
export function typeOf(bytes: Uint8Array): ScanType {
  if (bytes.length === 0) throw new ApiFailure(errors.fileMissing)
  const type = scanTypeOf(bytes)
  if (!type) throw new ApiFailure(errors.filetypeWrong)
  return type
}

const extensions: Readonly<Record<ScanType, string>> = { PDF: 'pdf', PNG: 'png', JPG: 'jpg' }

/** A file that opens with a password only is none that somebody could forward. */
function refusedFile(refusal: ScanRefusal): ApiFailure {
  const row = refusal === 'TYPE' || refusal === 'ENCRYPTED' ? errors.filetypeWrong : errors.fileMissing
  return new ApiFailure(row, { details: { reason: refusal.toLowerCase() } })
}
