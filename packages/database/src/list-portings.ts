import type { Selectable } from 'kysely'
import type { Porting } from '@telecomx/validation'
import type { Database, PortingTable } from './schema.js'

/** The portings with these ids as they are answered, in the order of their creation. */
export async function listPortingsByIds(database: Database, ids: readonly string[]): Promise<Porting[]> {
  if (ids.length === 0) return []
  const rows = await database
    .selectFrom('porting')
    .selectAll()
    .where('id', 'in', ids)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return withDocuments(database, rows)
}

/** One more read for all of them. */
export async function withDocuments(
  database: Database,
  rows: readonly Selectable<PortingTable>[],
): Promise<Porting[]> {
  if (rows.length === 0) return []
  const links = await database
    .selectFrom('poa_document_porting as link')
    .innerJoin('poa_document', 'poa_document.id', 'link.document')
    .select(['link.porting', 'link.document'])
    .where('poa_document.replaced_at', 'is', null)
    .where(
      'link.porting',
      'in',
      rows.map((row) => row.id),
    )
    .orderBy('poa_document.created_at')
    .orderBy('link.document')
    .execute()
  const documents = new Map<string, string[]>(rows.map((row) => [row.id, []]))
  for (const { porting, document } of links) documents.get(porting)?.push(document)
  return rows.map((row) => toPorting(row, documents.get(row.id) ?? []))
}

function toPorting(row: Selectable<PortingTable>, documents: string[]): Porting {
  return {
    _id: row.id,
    number: row.number,
    additionalNumbers: JSON.parse(row.additional_numbers ?? '[]') as string[],
    numberType: row.number_type,
    portingType: row.porting_type,
    operator: row.operator,
    ...(row.donor_sim_number !== null && { donorSimNumber: row.donor_sim_number }),
    ...(row.donor_customer_id !== null && { donorCustomerId: row.donor_customer_id }),
    customer: row.customer,
    voiceAccount: row.voice_account,
    ...(row.requested_date !== null && { requestedDate: row.requested_date.toISOString() }),
    notify: JSON.parse(row.notify ?? '[]') as string[],
    status: {
      date: row.stage_at.toISOString(),
      stage: row.stage,
      ...(row.stage_message !== null && { message: row.stage_message }),
      ...(row.stage_employee !== null && { employee: row.stage_employee }),
    },
    documents,
  }
}
