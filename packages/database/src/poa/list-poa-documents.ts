import type { PartOfList, PoaDocumentInfo } from '@telecomx/validation'
import { groupBy } from '../query/group-by.js'
import { listDeliveriesOfDocuments, type ListedDelivery } from '../delivery/list-deliveries.js'
import { type ListOrder, type PageFacts, pageOfRows } from '../query/page-of-rows.js'
import type { Database } from '../schema.js'
import { withoutNulls } from '../query/without-nulls.js'

export interface ListedPoaDocument extends Omit<PoaDocumentInfo, 'deliveries'> {
  deliveries: ListedDelivery[]
}

/** A page of the customer's powers of attorney with what became of each, the newest set first. */
export async function listPoaDocuments(
  database: Database,
  customerId: string,
  part: PartOfList,
): Promise<PageFacts & { documents: ListedPoaDocument[] }> {
  const all = database
    .selectFrom('poa_document')
    .innerJoin('operator', 'operator.id', 'poa_document.operator')
    .select(['poa_document.id', 'operator', 'operator.name as operatorName', 'porting_code', 'method'])
    .select(['mit_id', 'number_count', 'pages', 'poa_document.created_at', 'created_by'])
    .select(['replaced_at', 'downloaded_at'])
    .where('customer', '=', customerId)
  const { rows, ...facts } = await pageOfRows(database, all, part, order)
  const ids = rows.map(({ id }) => id)
  const links = groupBy(await linksOf(database, ids), ({ document }) => document)
  const deliveries = await listDeliveriesOfDocuments(database, ids)
  const documents = rows.map((row) => ({
    _id: row.id,
    operator: row.operator,
    operatorName: row.operatorName,
    portingCode: row.porting_code,
    method: row.method,
    mitId: row.mit_id === 1,
    portings: (links.get(row.id) ?? []).map(({ porting }) => porting),
    numbers: row.number_count,
    pages: row.pages,
    createdAt: row.created_at.toISOString(),
    createdBy: row.created_by,
    ...withoutNulls({
      replacedAt: row.replaced_at?.toISOString() ?? null,
      downloadedAt: row.downloaded_at?.toISOString() ?? null,
    }),
    deliveries: deliveries.filter((delivery) => delivery.documents.includes(row.id)),
  }))
  return { ...facts, documents }
}

const order: ListOrder = {
  keys: [
    { column: 'poa_document.created_at', kind: 'moment', descending: true },
    { column: 'poa_document.operator', kind: 'text' },
    { column: 'poa_document.id', kind: 'text' },
  ],
  sortsFew: false,
}

async function linksOf(database: Database, documentIds: readonly string[]) {
  if (documentIds.length === 0) return []
  return database
    .selectFrom('poa_document_porting')
    .select(['document', 'porting'])
    .where('document', 'in', documentIds)
    .orderBy('porting')
    .execute()
}
