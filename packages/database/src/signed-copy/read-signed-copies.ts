import type { PartOfList, SignedCopy } from '@telecomx/validation'
import { type PageFacts, pageOfRows } from '../query/page-of-rows.js'
import type { Database, SignedCopyTable } from '../schema.js'
import { newestFirst, oldestFirst, selectSignedCopies, toSignedCopies } from './signed-copy-rows.js'

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
  const { rows, ...facts } = await pageOfRows(database, query, part, { keys: newestFirst, sortsFew: false })
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
