import { sql, type SqlBool } from 'kysely'
import type { PoaMethod } from '@telecomx/validation'
import { ChangedMeanwhileError } from '../connection/transaction-errors.js'
import { chunksOf, idsPerStatement, packetsOf } from '../query/chunks-of.js'
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
  /** What it is for. */
  portingIds: readonly string[]
  /** As it is printed: the document is refused when the donor is called otherwise by now. Left out where it was not read. */
  donorName?: string
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

/**
 * Marks the customer's open documents that share a porting with a new set; they can still be fetched. `moved` is the entry of
 * the audit log that the histories of the set's portings name.
 */
export async function replaceOpenPoaDocuments(
  trx: DatabaseTransaction,
  customerId: string,
  moved: string,
): Promise<void> {
  await trx
    .updateTable('poa_document')
    .set({ replaced_at: now })
    .where('customer', '=', customerId)
    .where('replaced_at', 'is', null)
    .where((query) =>
      query.exists(
        query
          .selectFrom('poa_document_porting as link')
          .innerJoin('porting_stage as history', 'history.porting', 'link.porting')
          .select('link.porting')
          .whereRef('link.document', '=', 'poa_document.id')
          .where('history.audit', '=', moved),
      ),
    )
    .execute()
}

/** Whether a later set took the place of one of them. */
export async function hasReplacedPoaDocument(
  trx: DatabaseTransaction,
  documentIds: readonly string[],
): Promise<boolean> {
  if (documentIds.length === 0) return false
  const replaced = await trx
    .selectFrom('poa_document')
    .select('id')
    .where('id', 'in', documentIds)
    .where('replaced_at', 'is not', null)
    .limit(1)
    .executeTakeFirst()
  return replaced !== undefined
}

/**
 * Stores the documents of one set, their files, and the links to their portings. Throws a `ChangedMeanwhileError` when a
 * donor is no longer called what is printed.
 */
export async function insertPoaDocuments(
  trx: DatabaseTransaction,
  set: PoaSet,
  documents: readonly NewPoaDocument[],
): Promise<void> {
  for (const packet of packetsOf(documents, ({ facts, bytes }) => facts.length + bytes.length)) {
    await trx
      .insertInto('poa_document')
      .values(
        packet.map((document) => ({
          id: document.id,
          customer: set.customerId,
          operator: document.operator,
          porting_code: document.portingCode,
          method: set.method,
          mit_id: set.mitId,
          // As bytes it is sent as it stands; as text each of its quotes would be escaped.
          facts: sql<string>`${Buffer.from(document.facts)}`,
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
      .values(packet.map(({ id, bytes }) => ({ document: id, bytes })))
      .execute()
  }
  await linkPoaDocumentsToPortings(trx, documents)
}

async function linkPoaDocumentsToPortings(
  trx: DatabaseTransaction,
  documents: readonly NewPoaDocument[],
): Promise<void> {
  const parts = documents.flatMap((document) =>
    chunksOf([...document.portingIds].sort(), idsPerStatement).map((portings) => ({ document, portings })),
  )
  for (const packet of packetsOf(parts, ({ portings }) => portings.length * 30)) {
    const inserted = await trx
      .insertInto('poa_document_porting')
      .columns(['document', 'porting'])
      .expression(
        trx
          .selectFrom(printedTable(packet))
          .innerJoin('operator', 'operator.id', 'printed.operator')
          .innerJoin(portingTable, (join) => join.onTrue())
          .select(['printed.document', 'linked.porting'])
          .where(
            sql<SqlBool>`(printed.donor_name is null
              or operator.name collate utf8mb4_bin = printed.donor_name)`,
          ),
      )
      .executeTakeFirst()
    const expected = packet.reduce((sum, { portings }) => sum + portings.length, 0)
    if (Number(inserted.numInsertedOrUpdatedRows) !== expected)
      throw new ChangedMeanwhileError('the name of a donor')
  }
}

// The known pairs as rows of the statement, in the order of their keys: half the cost of finding them by joins.
function printedTable(parts: readonly { document: NewPoaDocument; portings: readonly string[] }[]) {
  const rows = parts.map(({ document: { id, operator, donorName }, portings }) => [
    id,
    operator,
    portings,
    ...(donorName === undefined ? [] : [donorName]),
  ])
  return sql<{ document: string; operator: string }>`json_table(${JSON.stringify(rows)}, '$[*]' columns (
    document char(24) character set utf8mb4 collate utf8mb4_bin path '$[0]',
    operator char(5) character set utf8mb4 collate utf8mb4_bin path '$[1]',
    portings json path '$[2]',
    donor_name varchar(200) character set utf8mb4 collate utf8mb4_bin path '$[3]'))`.as('printed')
}

const portingTable = sql<{ porting: string }>`json_table(printed.portings, '$[*]' columns (
  porting char(24) character set utf8mb4 collate utf8mb4_bin path '$'))`.as('linked')

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
