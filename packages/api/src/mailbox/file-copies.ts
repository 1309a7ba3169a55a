import { type DatabaseTransaction, type LeftOutFile, theInstallation } from '@telecomx/database'
import { cleanAnswer } from '@telecomx/delivery'
import type { LeftOut, MailAttachment, ReceivedMail } from '@telecomx/mailbox'
import { documentUploadErrors as errors, type LeftOutReason, leftOutReasons } from '@telecomx/validation'
import { ApiFailure } from '../failures/api-failure.js'
import type { Dependencies } from '../procedure/dependencies.js'
import { type CopyArrival, storeSignedCopy } from '../signed-copy/file-signed-copy.js'
import { type ReadSignedCopy, readSignedCopy } from '../signed-copy/read-signed-copy.js'
import { pictureKind } from './picture-kind.js'
import { readWithin } from './read-within.js'

/** The files of a mail: those that can be signed copies, and why the others cannot. */
export interface ReadAttachments {
  copies: ReadSignedCopy[]
  leftOut: LeftOutFile[]
}

/** Source: docs/operations.md. */
const usualScanSeconds = 60

export interface AttachmentDependencies extends Pick<Dependencies, 'database' | 'scanReader'> {
  /** All files of one mail together. */
  mailScanSeconds?: number
}

/**
 * Reads each as an upload is read; those that the time of the mail does not suffice for are unread. What only decorates the
 * text is in neither list.
 */
export async function readAttachments(
  { database, scanReader, mailScanSeconds = usualScanSeconds }: AttachmentDependencies,
  { attachments, leftOut }: Pick<ReceivedMail, 'attachments' | 'leftOut'>,
  signal?: AbortSignal,
): Promise<ReadAttachments> {
  const read: ReadAttachments = { copies: [], leftOut: [] }
  const dependencies = {
    database,
    scanReader: readWithin(scanReader, AbortSignal.timeout(mailScanSeconds * 1000)),
  }
  for (const attachment of attachments) {
    signal?.throwIfAborted()
    const kind = pictureKind(attachment)
    if (kind === 'TOO_SMALL') read.leftOut.push(leftOutAttachment(attachment, kind))
    if (kind !== undefined) continue
    const { bytes, filename } = attachment
    await readSignedCopy(dependencies, { bytes, filename }, signal ? { signal } : {}).then(
      (copy) => read.copies.push(copy),
      (error: unknown) => read.leftOut.push(leftOutAttachment(attachment, reasonOf(error))),
    )
  }
  read.leftOut.push(...leftOut.map(leftOutFile))
  return read
}

/** Files those that can be signed copies, each as if it had come alone; gives how many were, and all that were not. */
export async function fileCopies(
  trx: DatabaseTransaction,
  dependencies: Pick<Dependencies, 'newId'>,
  { copies, leftOut }: ReadAttachments,
  mail: Pick<CopyArrival, 'receivedMail' | 'sender'>,
): Promise<{ count: number; leftOut: LeftOutFile[] }> {
  const refused: LeftOutFile[] = []
  for (const copy of copies) {
    try {
      await storeSignedCopy(trx, dependencies, theInstallation, copy, { ...mail, source: 'EMAIL' })
    } catch (error) {
      const { filename, bytes } = copy
      refused.push(leftOutFile({ filename, size: bytes.length, reason: reasonOf(error) }))
    }
  }
  return { count: copies.length - refused.length, leftOut: [...refused, ...leftOut] }
}

/** Why a file cannot be a signed copy. Throws what is no refusal of the file. */
function reasonOf(error: unknown): LeftOutReason {
  if (!(error instanceof ApiFailure)) throw error
  if (error.row === errors.alreadyHere) return 'ALREADY_HERE'
  if (error.row === errors.notSigned) return 'NOT_SIGNED'
  if (error.row === errors.tooManyWaiting) return 'TOO_MANY_WAITING'
  if (error.row !== errors.filetypeWrong && error.row !== errors.fileMissing) throw error
  const told = leftOutReasons.find((reason) => reason === error.details?.reason?.toUpperCase())
  return told ?? (error.row === errors.filetypeWrong ? 'TYPE' : 'EMPTY')
}

function leftOutAttachment({ filename, bytes }: MailAttachment, reason: LeftOutReason): LeftOutFile {
  return leftOutFile({ ...(filename !== undefined && { filename }), size: bytes.length, reason })
}

function leftOutFile({
  filename,
  size,
  reason,
}: Omit<LeftOut, 'reason'> & { reason: LeftOutReason }): LeftOutFile {
  const name = filename === undefined ? '' : cleanAnswer(filename)
  return { ...(name !== '' && { filename: name }), size, reason }
}
