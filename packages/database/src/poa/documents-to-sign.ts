import { sql } from 'kysely'
import type { Database } from '../schema.js'

/** A power of attorney as far as a signed copy of it is judged by it. */
export interface DocumentToSign {
  id: string
  customer: string
  /** CPS code of the donor. */
  operator: string
  donorName: string
  portingCode: string
  /** What was printed, as JSON. */
  facts: string
  /** In lower-case hexadecimal. */
  sha256: string
  isReplaced: boolean
  /** The portings that it was made for. */
  portings: string[]
}

/** The document with that porting code. */
export async function findDocumentByCode(
  database: Database,
  portingCode: string,
): Promise<DocumentToSign | undefined> {
  return withPortings(
    database,
    await documentsToSign(database).where('porting_code', '=', portingCode).execute(),
  )
}

/** The document with that id. */
export async function findDocumentToSign(
  database: Database,
  documentId: string,
): Promise<DocumentToSign | undefined> {
  return withPortings(
    database,
    await documentsToSign(database).where('poa_document.id', '=', documentId).execute(),
  )
}

/** The newest document that was made for every one of the portings, those that are not replaced first. */
export async function findNewestDocumentOf(
  database: Database,
  portingIds: readonly string[],
): Promise<DocumentToSign | undefined> {
  const ofAll = database
    .selectFrom('poa_document_porting')
    .select('document')
    .where('porting', 'in', portingIds)
    .groupBy('document')
    .having(({ fn }) => fn.countAll<number>(), '=', portingIds.length)
  const newest = await documentsToSign(database)
    // Joined, because MySQL reads all documents where such a group stands behind `in`.
    .innerJoin(ofAll.as('of_all'), 'of_all.document', 'poa_document.id')
    .orderBy(sql`replaced_at is not null`)
    .orderBy('poa_document.created_at', 'desc')
    .limit(1)
    .execute()
  return withPortings(database, newest)
}

/** What the documents that no later set replaced say of the owner of each porting, as JSON. */
export async function listCurrentOwners(
  database: Database,
  portingIds: readonly string[],
): Promise<{ porting: string; owner: string }[]> {
  if (portingIds.length === 0) return []
  return database
    .selectFrom('poa_document_porting')
    .innerJoin('poa_document', 'poa_document.id', 'poa_document_porting.document')
    .select('porting')
    .select(sql<string>`cast(json_extract(facts, '$.owner') as char)`.as('owner'))
    .where('porting', 'in', portingIds)
    .where('replaced_at', 'is', null)
    .execute()
}

function documentsToSign(database: Database) {
  return database
    .selectFrom('poa_document')
    .innerJoin('operator', 'operator.id', 'poa_document.operator')
    .select(['poa_document.id', 'customer', 'poa_document.operator', 'operator.name as donorName'])
    .select(['porting_code as portingCode', 'facts', 'sha256', 'replaced_at as replacedAt'])
}

type Row = Awaited<ReturnType<ReturnType<typeof documentsToSign>['execute']>>[number]

async function withPortings(database: Database, [row]: readonly Row[]): Promise<DocumentToSign | undefined> {
  if (!row) return undefined
  const links = await database
    .selectFrom('poa_document_porting')
    .select('porting')
    .where('document', '=', row.id)
    .orderBy('porting')
    .execute()
  const { replacedAt, ...document } = row
  return { ...document, isReplaced: replacedAt !== null, portings: links.map(({ porting }) => porting) }
}
