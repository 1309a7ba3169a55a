import { sql } from 'kysely'
import type { PoaMethod } from '@telecomx/validation'
import { now } from '../query/now.js'
import type { Database, DatabaseTransaction } from '../schema.js'

/** How long a document made for download waits for it. Source: docs/api/poa-get.md. */
const downloadDays = 30

export interface NewPoaDocument {
  id: string
  /** CPS code of the donor. */
  operator: string
  portingCode: string
  /** Everything that was printed, as JSON. */
  facts: string
  numberCount: number
  pages: number
  sha256: string
  bytes: Uint8Array
}

export interface PoaSet {
  customerId: string
  method: PoaMethod
  mitId: boolean
  employeeId: string
}

export interface PoaFile {
  bytes: Uint8Array
  donorName: string
  portingCode: string
}

/** Marks the customer's open documents that share a porting with the new set; they can still be fetched. */
export async function replaceOpenPoaDocuments(
  trx: DatabaseTransaction,
  customerId: string,
  portingIds: readonly string[],
): Promise<void> {
  await trx
    .updateTable('poa_document')
    .set({ replaced_at: now })
    .where('customer', '=', customerId)
    .where('replaced_at', 'is', null)
    .where('id', 'in', (query) =>
      query.selectFrom('poa_document_porting').select('document').where('porting', 'in', portingIds),
    )
    .execute()
}

/** Stores the documents of one set, their files, and the link of each to all its donor's portings of the set. */
export async function insertPoaDocuments(
  trx: DatabaseTransaction,
  set: PoaSet,
  documents: readonly NewPoaDocument[],
  portingIds: readonly string[],
): Promise<void> {
  await trx
    .insertInto('poa_document')
    .values(
      documents.map((document) => ({
        id: document.id,
        customer: set.customerId,
        operator: document.operator,
        porting_code: document.portingCode,
        method: set.method,
        mit_id: set.mitId,
        facts: document.facts,
        number_count: document.numberCount,
        pages: document.pages,
        sha256: document.sha256,
        created_at: now,
        created_by: set.employeeId,
      })),
    )
    .execute()
  await trx
    .insertInto('poa_document_file')
    .values(documents.map(({ id, bytes }) => ({ document: id, bytes })))
    .execute()
  await linkPoaDocumentsToPortings(
    trx,
    documents.map((document) => document.id),
    portingIds,
  )
}

async function linkPoaDocumentsToPortings(
  trx: DatabaseTransaction,
  documentIds: readonly string[],
  portingIds: readonly string[],
): Promise<void> {
  await trx
    .insertInto('poa_document_porting')
    .columns(['document', 'porting'])
    .expression(
      trx
        .selectFrom('porting')
        .innerJoin('poa_document', 'poa_document.operator', 'porting.operator')
        .select(['poa_document.id as document', 'porting.id as porting'])
        .where('poa_document.id', 'in', documentIds)
        .where('porting.id', 'in', portingIds),
    )
    .execute()
}

/**
 * Uses up a document made for download: of all callers at any time exactly one gets true. Only documents that
 * were made with DOWNLOAD, are the customer's, and are not too old.
 */
export async function updatePoaDocumentToDownloaded(
  trx: DatabaseTransaction,
  customerId: string,
  documentId: string,
): Promise<boolean> {
  const updated = await trx
    .updateTable('poa_document')
    .set({ downloaded_at: now })
    .where('id', '=', documentId)
    .where('customer', '=', customerId)
    .where('method', '=', 'DOWNLOAD')
    .where('downloaded_at', 'is', null)
    .where('created_at', '>', sql<Date>`${now} - interval ${sql.lit(downloadDays)} day`)
    .executeTakeFirst()
  return updated.numUpdatedRows === 1n
}

/** The file of one of the customer's documents, whatever became of it. */
export async function findPoaFile(
  database: Database,
  customerId: string,
  documentId: string,
): Promise<PoaFile | undefined> {
  return database
    .selectFrom('poa_document')
    .innerJoin('poa_document_file', 'poa_document_file.document', 'poa_document.id')
    .innerJoin('operator', 'operator.id', 'poa_document.operator')
    .select(['poa_document_file.bytes', 'operator.name as donorName'])
    .select('poa_document.porting_code as portingCode')
    .where('poa_document.id', '=', documentId)
    .where('poa_document.customer', '=', customerId)
    .executeTakeFirst()
}

/** What was printed on a document, to print it again. */
export interface StoredPoaFacts {
  id: string
  /** As JSON. */
  facts: string
  pages: number
  donorName: string
}

/**
 * Those of the documents that are the customer's; without ids those of its newest set that no later one replaced. Ordered
 * by the donors' CPS codes.
 */
export async function listPoasToPrint(
  database: Database,
  customerId: string,
  documentIds: readonly string[] | undefined,
): Promise<StoredPoaFacts[]> {
  const own = database
    .selectFrom('poa_document')
    .innerJoin('operator', 'operator.id', 'poa_document.operator')
    .select(['poa_document.id', 'facts', 'pages', 'operator.name as donorName'])
    .where('customer', '=', customerId)
    .orderBy('poa_document.operator')
    .orderBy('poa_document.id')
  if (documentIds) return own.where('poa_document.id', 'in', documentIds).execute()
  return (
    own
      .where('replaced_at', 'is', null)
      // The documents of a set are stored by one statement.
      .where('poa_document.created_at', '=', (query) =>
        query
          .selectFrom('poa_document as newest')
          .select(({ fn }) => fn.max('newest.created_at').as('created_at'))
          .where('newest.customer', '=', customerId)
          .where('newest.replaced_at', 'is', null),
      )
      .execute()
  )
}

/** The earliest date that is wished for any porting of these documents, ISO 8601; undefined without a wish. */
export async function findEarliestWish(
  database: Database,
  documentIds: readonly string[],
): Promise<string | undefined> {
  const { earliest } = await database
    .selectFrom('poa_document_porting')
    .innerJoin('porting', 'porting.id', 'poa_document_porting.porting')
    .select(({ fn }) => fn.min('porting.requested_date').as('earliest'))
    .where('document', 'in', documentIds)
    .executeTakeFirstOrThrow()
  return earliest?.toISOString()
}
