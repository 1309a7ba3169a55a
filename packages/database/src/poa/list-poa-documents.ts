import type { PoaDocumentInfo } from '@telecomx/validation'
import { groupBy } from '../query/group-by.js'
import { listDeliveriesOfDocuments, type ListedDelivery } from '../delivery/list-deliveries.js'
import { pageOfRows } from '../query/page-of-rows.js'
import type { Database } from '../schema.js'
import { withoutNulls } from '../query/without-nulls.js'

export interface ListedPoaDocument extends Omit<PoaDocumentInfo, 'deliveries'> {
  deliveries: ListedDelivery[]
}

/** A page of the customer's powers of attorney with what became of each, the newest set first. */
export async function listPoaDocuments(
  database: Database,
  customerId: string,
  part: { offset: number; limit: number },
): Promise<{ total: number; documents: ListedPoaDocument[] }> {
  const all = database
    .selectFrom('poa_document')
    .innerJoin('operator', 'operator.id', 'poa_document.operator')
    .select(['poa_document.id', 'operator', 'operator.name as operatorName', 'porting_code', 'method'])
    .select(['mit_id', 'number_count', 'pages', 'poa_document.created_at', 'created_by'])
    .select(['replaced_at', 'downloaded_at'])
    .where('customer', '=', customerId)
    .orderBy('poa_document.created_at', 'desc')
    .orderBy('operator')
    .orderBy('poa_document.id')
  const { total, rows } = await pageOfRows(all, part)
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
  return { total, documents }
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
