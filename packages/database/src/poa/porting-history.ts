import { sql } from 'kysely'
import type { PortingStage } from '@telecomx/validation'
import { listAuditEntriesByIds, type ListedAuditEntry } from '../audit/list-audit-log.js'
import { listDeliveriesOfPorting, type ListedDelivery } from '../delivery/list-deliveries.js'
import type { Database } from '../schema.js'

/** All that is known of what became of a porting; of each kind the newest, at most as many as were asked for. */
export interface PortingHistory {
  /** The oldest first. */
  entries: ListedAuditEntry[]
  /** How many entries there are in all. */
  total: number
  /** The oldest first. */
  stages: RecordedStage[]
  deliveries: ListedDelivery[]
}

export interface RecordedStage {
  stage: PortingStage
  enteredAt: Date
  message: string | null
  employee: string | null
  employeeName: string | null
  /** The entry of the audit log that tells of it; none from before there was a log. */
  audit: string | null
}

export async function findPortingHistory(
  database: Database,
  portingId: string,
  most: number,
): Promise<PortingHistory> {
  const { ids, total } = await findEntriesAbout(database, portingId, most)
  const entries = await listAuditEntriesByIds(database, ids)
  return {
    entries: entries.toReversed(),
    total,
    stages: await listStages(database, portingId, most),
    deliveries: await listDeliveriesOfPorting(database, portingId, most),
  }
}

/**
 * What was done to the porting, alone or with others; to its orders, the documents and signed copies that name it, and the
 * deliveries of those. One read by keys for each: a union in a condition would be read anew for each row.
 */
async function findEntriesAbout(
  database: Database,
  portingId: string,
  most: number,
): Promise<{ ids: string[]; total: number }> {
  const { rows } = await sql<{ id: string; total: number }>`
    select audit_log.id, count(*) over () as total
    from (
      select id from audit_log where object = ${portingId}
      union select audit from porting_stage where porting = ${portingId} and audit is not null
      union select a.id from porting_order placed join audit_log a on a.object = placed.id
        where placed.porting = ${portingId}
      union select a.id from poa_document_porting link join audit_log a on a.object = link.document
        where link.porting = ${portingId}
      union select a.id from signed_copy_porting link join audit_log a on a.object = link.signed_copy
        where link.porting = ${portingId}
      union select a.id from poa_document_porting link
        join delivery_document carried on carried.document = link.document
        join audit_log a on a.object = carried.delivery
        where link.porting = ${portingId}
      union select a.id from signed_copy_porting link
        join delivery_signed_copy carried on carried.signed_copy = link.signed_copy
        join audit_log a on a.object = carried.delivery
        where link.porting = ${portingId}
    ) as about
    join audit_log on audit_log.id = about.id
    order by audit_log.made_at desc, audit_log.id desc
    limit ${most}`.execute(database)
  return { ids: rows.map((row) => row.id), total: rows[0]?.total ?? 0 }
}

async function listStages(database: Database, portingId: string, most: number): Promise<RecordedStage[]> {
  const rows = await database
    .selectFrom('porting_stage as recorded')
    .leftJoin('employee', 'employee.id', 'recorded.employee')
    .select(['stage', 'entered_at as enteredAt', 'message', 'recorded.employee'])
    .select(['employee.name as employeeName', 'audit'])
    .where('porting', '=', portingId)
    .orderBy('recorded.version', 'desc')
    .limit(most)
    .execute()
  return rows.toReversed()
}
