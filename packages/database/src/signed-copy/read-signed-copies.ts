import type { PartOfList, SignedCopy } from '@telecomx/validation'
import { groupBy } from '../query/group-by.js'
import { type ListOrder, type PageFacts, pageOfRows } from '../query/page-of-rows.js'
import { withoutNulls } from '../query/without-nulls.js'
import type { Database, SignedCopyTable } from '../schema.js'

export interface SignedCopyPage extends PageFacts {
  documents: SignedCopy[]
}

/**
 * A page of what came for a porting, the newest first: filed for it, or uploaded to it and filed for none yet. Deleted ones
 * are left out.
 */
export async function listSignedCopiesOfPorting(
  database: Database,
  portingId: string,
  part: PartOfList,
): Promise<SignedCopyPage> {
  const ids = await idsOfPorting(database, portingId)
  if (ids.length === 0) return { total: 0, documents: [] }
  const query = selectSignedCopies(database).where('id', 'in', ids)
  const { rows, ...facts } = await pageOfRows(database, query, part, newestFirst)
  return { ...facts, documents: await toSignedCopies(database, rows) }
}

/** Both ways have an index, which one condition with `or` would not use. */
async function idsOfPorting(database: Database, portingId: string): Promise<string[]> {
  const rows = await database
    .selectFrom('signed_copy_porting')
    .select('signed_copy as id')
    .where('porting', '=', portingId)
    .union(
      database
        .selectFrom('signed_copy')
        .leftJoin('signed_copy_porting as link', 'link.signed_copy', 'signed_copy.id')
        .select('id')
        .where('uploaded_to', '=', portingId)
        .where('link.porting', 'is', null),
    )
    .execute()
  return rows.map(({ id }) => id)
}

/** A page of those that nobody knows the portings of, the oldest first. */
export async function listUnmatchedSignedCopies(
  database: Database,
  part: PartOfList,
): Promise<SignedCopyPage> {
  const query = selectSignedCopies(database).where('state', '=', 'UNMATCHED')
  const { rows, ...facts } = await pageOfRows(database, query, part, { keys: oldestFirst, sortsFew: false })
  return { ...facts, documents: await toSignedCopies(database, rows) }
}

const [received, id] = [
  { column: 'received_at', kind: 'moment' },
  { column: 'id', kind: 'text' },
] as const
const newestFirst: ListOrder = { keys: [{ ...received, descending: true }, id], sortsFew: false }
export const oldestFirst: ListOrder['keys'] = [received, id]

export async function findSignedCopy(database: Database, copyId: string): Promise<SignedCopy | undefined> {
  const rows = await selectSignedCopies(database).where('id', '=', copyId).execute()
  const [copy] = await toSignedCopies(database, rows)
  return copy
}

export interface SignedCopyFile {
  type: SignedCopyTable['type']
  filename: string
  bytes: Uint8Array
}

/** The file as it came; undefined when there is none, or it was deleted. */
export async function findSignedCopyFile(
  database: Database,
  copyId: string,
): Promise<SignedCopyFile | undefined> {
  const rows = await database
    .selectFrom('signed_copy')
    .innerJoin('signed_copy_part', 'signed_copy_part.signed_copy', 'signed_copy.id')
    .select(['type', 'filename', 'bytes'])
    .where('signed_copy.id', '=', copyId)
    .orderBy('number')
    .execute()
  const [first] = rows
  return (
    first && { type: first.type, filename: first.filename, bytes: joined(rows.map(({ bytes }) => bytes)) }
  )
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** Whole rows of all but deleted ones. */
export function selectSignedCopies(database: Database) {
  return database
    .selectFrom('signed_copy')
    .selectAll()
    .select((query) =>
      query
        .selectFrom('received_mail')
        .select('subject')
        .whereRef('received_mail.id', '=', 'signed_copy.received_mail')
        .as('subject'),
    )
    .where('state', '<>', 'DELETED')
}

type Row = Awaited<ReturnType<ReturnType<typeof selectSignedCopies>['execute']>>[number]

export async function toSignedCopies(database: Database, rows: readonly Row[]): Promise<SignedCopy[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const links = await database
    .selectFrom('signed_copy_porting')
    .select(['signed_copy', 'porting'])
    .where('signed_copy', 'in', ids)
    .orderBy('porting')
    .execute()
  const linksByCopy = groupBy(links, (link) => link.signed_copy)
  return rows.map((row) =>
    toSignedCopy(
      row,
      (linksByCopy.get(row.id) ?? []).map(({ porting }) => porting),
    ),
  )
}

function toSignedCopy(row: Row, portings: string[]): SignedCopy {
  return {
    _id: row.id,
    filename: row.filename,
    size: row.size,
    type: row.type,
    state: row.state as SignedCopy['state'],
    source: row.source,
    portings,
    receivedAt: row.received_at.toISOString(),
    ...withoutNulls({
      pages: row.pages,
      code: row.porting_code,
      poaDocument: row.poa_document,
      uploadedTo: row.uploaded_to,
      customer: row.customer,
      sender: row.sender,
      subject: row.subject,
      receivedBy: row.received_by,
      reviewedAt: row.reviewed_at?.toISOString() ?? null,
      reviewedBy: row.reviewed_by,
      reason: row.refusal as SignedCopy['reason'] | null,
      message: row.review_message,
    }),
  }
}
