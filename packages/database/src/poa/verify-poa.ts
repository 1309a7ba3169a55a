import { sql } from 'kysely'
import type { VerifiedDocument } from '@telecomx/validation'
import type { Database } from '../schema.js'
import { withoutNulls } from '../query/without-nulls.js'

/** The document that is this file to the byte. */
export async function findPoaByHash(
  database: Database,
  sha256: string,
): Promise<VerifiedDocument | undefined> {
  const row = await selectVerified(database).where('poa_document.sha256', '=', sha256).executeTakeFirst()
  return row && toVerified(row)
}

/** The document that this code is printed on. */
export async function findPoaByCode(
  database: Database,
  portingCode: string,
): Promise<VerifiedDocument | undefined> {
  const row = await selectVerified(database)
    .where('poa_document.porting_code', '=', portingCode)
    .executeTakeFirst()
  return row && toVerified(row)
}

/** What came of a signed copy, and the code of the document that it is one of. */
export interface KnownCopy {
  state: 'RECEIVED' | 'APPROVED' | 'REFUSED'
  portingCode: string
}

/**
 * The signed copy that is this file to the byte. Of one that came in several times the one that counts; none of those
 * that belong to no document or were taken away.
 */
export async function findSignedCopyByHash(
  database: Database,
  sha256: string,
): Promise<KnownCopy | undefined> {
  const found = await database
    .selectFrom('signed_copy')
    .innerJoin('poa_document', 'poa_document.id', 'signed_copy.poa_document')
    .select(['signed_copy.state', 'poa_document.porting_code as portingCode'])
    .where('signed_copy.sha256', '=', sha256)
    .where('signed_copy.state', 'in', ['APPROVED', 'RECEIVED', 'REFUSED'])
    .orderBy(sql`field(signed_copy.state, 'APPROVED', 'RECEIVED', 'REFUSED')`)
    .executeTakeFirst()
  return found as KnownCopy | undefined
}

/** Of two states that count, the alphabet has the better one first. */
const signed = sql<'APPROVED' | 'RECEIVED' | null>`(
  select min(copy.state) from signed_copy as copy
  where copy.poa_document = poa_document.id and copy.state in ('APPROVED', 'RECEIVED')
)`

function selectVerified(database: Database) {
  return database
    .selectFrom('poa_document')
    .select(['porting_code', 'created_at', 'replaced_at'])
    .select(signed.as('signed'))
}

function toVerified(row: {
  porting_code: string
  created_at: Date
  replaced_at: Date | null
  signed: 'APPROVED' | 'RECEIVED' | null
}): VerifiedDocument {
  return {
    portingCode: row.porting_code,
    status: row.replaced_at ? 'REPLACED' : 'CURRENT',
    signed: row.signed ?? 'NO',
    madeAt: row.created_at.toISOString(),
    ...withoutNulls({ replacedAt: row.replaced_at?.toISOString() ?? null }),
  }
}
