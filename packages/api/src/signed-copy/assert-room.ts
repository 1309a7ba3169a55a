import {
  countWaitingCopiesOfCustomer,
  countWaitingCopiesOfPorting,
  type DatabaseTransaction,
  sumUnmatchedMail,
} from '@telecomx/database'
import { documentUploadErrors as errors } from '@telecomx/validation'
import { ApiFailure } from '../failures/api-failure.js'

/** Source: docs/api/document-upload.md. */
const mostOfPorting = 20
const mostOfCustomer = 200
/** Of what anybody may send. Source: docs/operations.md. */
const mostUnmatchedMail = { files: 1000, bytes: 1_000_000_000 }

export interface ComingCopy {
  bytes: Uint8Array
  /** Undefined as long as nobody knows. */
  portingId: string | undefined
  customerId: string | undefined
  /** It came by e-mail, and nobody knows its portings. */
  isUnmatchedMail: boolean
}

/** 409 `file` when so many files wait for a person already that nobody is to fill the database with one more. */
export async function assertRoom(
  trx: DatabaseTransaction,
  { bytes, portingId, customerId, isUnmatchedMail }: ComingCopy,
): Promise<void> {
  const tooMany = new ApiFailure(errors.tooManyWaiting)
  if (portingId !== undefined && (await countWaitingCopiesOfPorting(trx, portingId)) >= mostOfPorting)
    throw tooMany
  if (customerId !== undefined && (await countWaitingCopiesOfCustomer(trx, customerId)) >= mostOfCustomer)
    throw tooMany
  if (!isUnmatchedMail) return
  const waiting = await sumUnmatchedMail(trx)
  if (waiting.files >= mostUnmatchedMail.files) throw tooMany
  if (waiting.bytes + bytes.length > mostUnmatchedMail.bytes) throw tooMany
}
