import { chunksOf } from '../query/chunks-of.js'
import { now } from '../query/now.js'
import type { Database, DatabaseTransaction, SignedCopyState, SignedCopyTable } from '../schema.js'
import { ChangedMeanwhileError } from '../connection/transaction-errors.js'
import type { Updateable } from 'kysely'
import { isOfThisSignature } from './is-of-this-signature.js'

export interface NewSignedCopy {
  id: string
  /** Left out as long as nobody knows whose it is. */
  customerId?: string | undefined
  poaDocumentId?: string | undefined
  state: 'UNMATCHED' | 'RECEIVED'
  source: SignedCopyTable['source']
  type: SignedCopyTable['type']
  filename: string
  /** Left out when nothing could count them. */
  pages?: number | undefined
  /** In lower-case hexadecimal. */
  sha256: string
  bytes: Uint8Array
  portingCode?: string | undefined
  uploadedTo?: string | undefined
  receivedMail?: string | undefined
  sender?: string | undefined
  employeeId: string | null
}

/** So much of a file is one row: no server's packet is too small for it. */
const bytesPerPart = 1_000_000

/** Stores a signed copy with its file. A duplicate key means that the same file is here already. */
export async function insertSignedCopy(trx: DatabaseTransaction, copy: NewSignedCopy): Promise<void> {
  await trx
    .insertInto('signed_copy')
    .values({
      id: copy.id,
      customer: copy.customerId ?? null,
      poa_document: copy.poaDocumentId ?? null,
      state: copy.state,
      source: copy.source,
      type: copy.type,
      filename: copy.filename,
      size: copy.bytes.length,
      pages: copy.pages ?? null,
      sha256: copy.sha256,
      live_sha256: copy.sha256,
      porting_code: copy.portingCode ?? null,
      uploaded_to: copy.uploadedTo ?? null,
      received_mail: copy.receivedMail ?? null,
      sender: copy.sender ?? null,
      received_at: now,
      received_by: copy.employeeId,
    })
    .execute()
  for (let number = 0; number * bytesPerPart < copy.bytes.length; number++) {
    const bytes = copy.bytes.subarray(number * bytesPerPart, (number + 1) * bytesPerPart)
    await trx.insertInto('signed_copy_part').values({ signed_copy: copy.id, number, bytes }).execute()
  }
}

export async function linkSignedCopyToPortings(
  trx: DatabaseTransaction,
  copyId: string,
  portingIds: readonly string[],
): Promise<void> {
  const links = portingIds.map((porting) => ({ signed_copy: copyId, porting, filed_at: now }))
  for (const chunk of chunksOf(links)) await trx.insertInto('signed_copy_porting').values(chunk).execute()
}

/** Whose the file with that SHA-256 is, null as long as nobody knows; undefined when it is not here, or was deleted. */
export async function findCustomerOfFile(
  database: Database,
  sha256: string,
): Promise<string | null | undefined> {
  const found = await database
    .selectFrom('signed_copy')
    .select('customer')
    .where('live_sha256', '=', sha256)
    .executeTakeFirst()
  return found?.customer
}

/** A signed copy as it was when it was locked. */
export interface LockedSignedCopy {
  id: string
  version: number
  state: SignedCopyState
  /** Whose it is; null as long as nobody knows. */
  customer: string | null
  poaDocument: string | null
  portingCode: string | null
  filename: string
  uploadedTo: string | null
  /** The portings that it was filed for. */
  portings: string[]
  /** Those of them that have not waited for another signature since. */
  standsFor: string[]
}

/** Puts callers that change one signed copy in order, for as long as the transaction lasts. */
export async function lockSignedCopy(
  trx: DatabaseTransaction,
  copyId: string,
): Promise<LockedSignedCopy | undefined> {
  const copy = await trx
    .selectFrom('signed_copy')
    .select(['id', 'version', 'state', 'customer', 'poa_document as poaDocument', 'filename'])
    .select(['porting_code as portingCode', 'uploaded_to as uploadedTo'])
    .where('id', '=', copyId)
    .where('state', '<>', 'DELETED')
    .forUpdate()
    .executeTakeFirst()
  if (!copy) return undefined
  const links = await trx
    .selectFrom('signed_copy_porting')
    .select(['porting', isOfThisSignature('signed_copy_porting').as('stands')])
    .where('signed_copy', '=', copyId)
    .orderBy('porting')
    .execute()
  return {
    ...copy,
    portings: links.map(({ porting }) => porting),
    standsFor: links.flatMap(({ porting, stands }) => (stands ? [porting] : [])),
  }
}

type LockedRow = Pick<LockedSignedCopy, 'id' | 'version'>

/** What a review said. */
export interface SignedCopyReview {
  state: 'APPROVED' | 'REFUSED'
  employeeId: string | null
  reason?: string | undefined
  message?: string | undefined
}

/** Throws a `ChangedMeanwhileError` when the signed copy is no longer as it was read, as all changes of one do. */
export function reviewSignedCopy(
  trx: DatabaseTransaction,
  locked: LockedRow,
  { state, employeeId, reason, message }: SignedCopyReview,
): Promise<void> {
  return updateSignedCopy(trx, locked, {
    state,
    reviewed_at: now,
    reviewed_by: employeeId,
    refusal: reason ?? null,
    review_message: message ?? null,
  })
}

/** Says whose a signed copy is that nobody knew it of, and of which document. */
export async function matchSignedCopy(
  trx: DatabaseTransaction,
  locked: LockedRow,
  {
    customerId,
    poaDocumentId,
    portingIds,
  }: { customerId: string; poaDocumentId: string; portingIds: string[] },
): Promise<void> {
  await updateSignedCopy(trx, locked, {
    state: 'RECEIVED',
    customer: customerId,
    poa_document: poaDocumentId,
  })
  await linkSignedCopyToPortings(trx, locked.id, portingIds)
}

/** Takes a signed copy away: its file goes for good, and the same one may come again. That it was here stays known. */
export async function deleteSignedCopy(trx: DatabaseTransaction, locked: LockedRow): Promise<void> {
  await updateSignedCopy(trx, locked, { state: 'DELETED', live_sha256: null })
  await trx.deleteFrom('signed_copy_part').where('signed_copy', '=', locked.id).execute()
}

async function updateSignedCopy(
  trx: DatabaseTransaction,
  { id, version }: LockedRow,
  changes: Omit<Updateable<SignedCopyTable>, 'reviewed_at'> & { reviewed_at?: typeof now },
): Promise<void> {
  const updated = await trx
    .updateTable('signed_copy')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (updated.numUpdatedRows !== 1n) throw new ChangedMeanwhileError('the signed copy')
}

/** Which of the portings have another signed copy in one of these states than that one. */
export async function listPortingsWithOtherCopies(
  trx: DatabaseTransaction,
  { id, portings }: Pick<LockedSignedCopy, 'id' | 'portings'>,
  states: readonly SignedCopyState[],
): Promise<Set<string>> {
  if (portings.length === 0) return new Set()
  const rows = await trx
    .selectFrom('signed_copy_porting')
    .innerJoin('signed_copy', 'signed_copy.id', 'signed_copy_porting.signed_copy')
    .select('signed_copy_porting.porting')
    .distinct()
    .where('signed_copy_porting.porting', 'in', portings)
    .where('signed_copy.id', '<>', id)
    .where('signed_copy.state', 'in', states)
    .where(isOfThisSignature('signed_copy_porting'))
    .execute()
  return new Set(rows.map(({ porting }) => porting))
}

/** Whether all of them are here; none of them is deleted before the transaction ends. */
export async function lockSignedCopiesToSend(
  trx: DatabaseTransaction,
  copyIds: readonly string[],
): Promise<boolean> {
  if (copyIds.length === 0) return true
  const here = await trx
    .selectFrom('signed_copy')
    .select('id')
    .where('id', 'in', copyIds)
    .where('state', '<>', 'DELETED')
    .orderBy('id')
    .forUpdate()
    .execute()
  return here.length === copyIds.length
}

/** Whether a delivery is to carry it that has not ended; one with unknown outcome may have to be repeated. */
export async function isSignedCopyBeingSent(trx: DatabaseTransaction, copyId: string): Promise<boolean> {
  const found = await trx
    .selectFrom('delivery_signed_copy')
    .innerJoin('delivery', 'delivery.id', 'delivery_signed_copy.delivery')
    .select('delivery.id')
    .where('delivery_signed_copy.signed_copy', '=', copyId)
    .where('delivery.state', 'in', ['queued', 'sending', 'unknown'])
    .executeTakeFirst()
  return found !== undefined
}
