import { sql } from 'kysely'
import { listAuditEntriesByIds, type ListedAuditEntry } from '../audit/list-audit-log.js'
import { listDeliveriesAbout, type ListedDelivery } from '../delivery/list-deliveries.js'
import type { Database, SignedCopyState } from '../schema.js'

/** A power of attorney, and all that is known of what became of it. */
export interface PoaTrail {
  document: TrailedDocument
  /** The oldest first, at most as many as were asked for. */
  entries: ListedAuditEntry[]
  /** How many entries there are in all. */
  total: number
  deliveries: ListedDelivery[]
  signedCopies: { filename: string; receivedAt: Date; state: SignedCopyState; sha256: string }[]
}

export interface TrailedDocument {
  id: string
  operator: string
  operatorName: string
  portingCode: string
  /** What was printed, as JSON. */
  facts: string
  numberCount: number
  pages: number
  sha256: string
  createdAt: Date
  downloadedAt: Date | null
}

/** Of one of the customer's documents; undefined when there is none with that id. */
export async function findPoaTrail(
  database: Database,
  { customerId, poaId, mostEntries }: { customerId: string; poaId: string; mostEntries: number },
): Promise<PoaTrail | undefined> {
  const document = await database
    .selectFrom('poa_document as document')
    .innerJoin('operator', 'operator.id', 'document.operator')
    .select(['document.id', 'operator', 'operator.name as operatorName', 'porting_code as portingCode'])
    .select(['facts', 'number_count as numberCount', 'pages', 'sha256'])
    .select(['document.created_at as createdAt', 'downloaded_at as downloadedAt'])
    .where('document.id', '=', poaId)
    .where('customer', '=', customerId)
    .executeTakeFirst()
  if (!document) return undefined
  const { ids, total } = await findEntriesOf(database, document, mostEntries)
  const entries = await listAuditEntriesByIds(database, ids)
  return {
    document,
    entries: entries.toReversed(),
    total,
    deliveries: await listDeliveriesAbout(database, poaId),
    signedCopies: await listSignedCopies(database, poaId),
  }
}

/**
 * What was done to the document, to the deliveries that carry it or its signed copies, and to those; and, since it was made,
 * to its portings and their orders. One read by keys for each: a union in a condition would be read anew for each row.
 */
async function findEntriesOf(
  database: Database,
  { id, createdAt }: TrailedDocument,
  mostEntries: number,
): Promise<{ ids: string[]; total: number }> {
  const { rows } = await sql<{ id: string; total: number }>`
    select audit_log.id, count(*) over () as total
    from (
      select id from audit_log where object = ${id}
      union select a.id from delivery_document link join audit_log a on a.object = link.delivery
        where link.document = ${id}
      union select a.id from signed_copy copy join audit_log a on a.object = copy.id
        where copy.poa_document = ${id}
      union select a.id from signed_copy copy
        join delivery_signed_copy link on link.signed_copy = copy.id
        join audit_log a on a.object = link.delivery
        where copy.poa_document = ${id}
      union select a.id from poa_document_porting link join audit_log a on a.object = link.porting
        where link.document = ${id} and a.made_at > ${createdAt}
      union select a.id from poa_document_porting link
        join porting_order placed on placed.porting = link.porting
        join audit_log a on a.object = placed.id
        where link.document = ${id} and a.made_at > ${createdAt}
      union select stage.audit from poa_document_porting link
        join porting_stage stage on stage.porting = link.porting
        where link.document = ${id} and stage.entered_at > ${createdAt} and stage.audit is not null
    ) as about
    join audit_log on audit_log.id = about.id
    order by audit_log.made_at, audit_log.id
    limit ${mostEntries}`.execute(database)
  return { ids: rows.map((row) => row.id), total: rows[0]?.total ?? 0 }
}

function listSignedCopies(database: Database, poaId: string): Promise<PoaTrail['signedCopies']> {
  return database
    .selectFrom('signed_copy')
    .select(['filename', 'received_at as receivedAt', 'state', 'sha256'])
    .where('poa_document', '=', poaId)
    .orderBy('received_at')
    .orderBy('id')
    .execute()
}
