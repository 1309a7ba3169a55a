import { type Selectable, sql } from 'kysely'
import type { AuditLogEntry, AuditLogListRequest } from '@telecomx/validation'
import { isVisibleTo, seesSomeCustomers, type Viewer } from '../customer/visibility.js'
import { type ListOrder, type PageFacts, pageOfRows } from '../query/page-of-rows.js'
import { withoutNulls } from '../query/without-nulls.js'
import type { AuditLogTable, Database } from '../schema.js'

/** An entry without the words for it. */
export type ListedAuditEntry = Omit<AuditLogEntry, 'description'>

/** A page of the entries that the viewer may see, the newest first. */
export async function listAuditLog(
  database: Database,
  viewer: Viewer,
  { customer, object, ...part }: AuditLogListRequest,
): Promise<PageFacts & { entries: ListedAuditEntry[] }> {
  const matching = database
    .selectFrom('audit_log')
    .where(isVisibleTo<'audit_log'>(viewer, 'audit_log.customer'))
    .$if(customer !== undefined, (query) => query.where('audit_log.customer', '=', customer ?? ''))
    .$if(object !== undefined, (query) =>
      query.innerJoin(aboutObject(database, object ?? ''), 'about.id', 'audit_log.id'),
    )
  const sortsFew = seesSomeCustomers(viewer) || object !== undefined
  const { rows, ...facts } = await pageOfRows(database, matching.select('audit_log.id'), part, {
    keys: orderKeys,
    sortsFew,
  })
  return {
    ...facts,
    entries: await listAuditEntriesByIds(
      database,
      rows.map(({ id }) => id),
    ),
  }
}

/** All in one direction, so that an index gives the order. */
const orderKeys: ListOrder['keys'] = [
  { column: 'audit_log.made_at', kind: 'moment', descending: true },
  { column: 'audit_log.id', kind: 'text', descending: true },
]

/**
 * The entries about an object, by the name `about`: those that name it, and those of portings that moved together, to which
 * the history of each leads. Joined, because the servers would run a union in a condition anew for each row.
 */
function aboutObject(database: Database, object: string) {
  return database
    .selectFrom('audit_log')
    .select('id')
    .where('object', '=', object)
    .union(
      database
        .selectFrom('porting_stage')
        .select(sql<string>`audit`.as('id'))
        .where('porting', '=', object)
        .where('audit', 'is not', null),
    )
    .as('about')
}

/** The newest first. */
export async function listAuditEntriesByIds(
  database: Database,
  ids: readonly string[],
): Promise<ListedAuditEntry[]> {
  if (ids.length === 0) return []
  const rows = await database
    .selectFrom('audit_log')
    .leftJoin('employee', 'employee.id', 'audit_log.employee')
    .selectAll('audit_log')
    .select('employee.name as employeeName')
    .where('audit_log.id', 'in', ids)
    .orderBy('audit_log.made_at', 'desc')
    .orderBy('audit_log.id', 'desc')
    .execute()
  return rows.map(toEntry)
}

function toEntry(row: Selectable<AuditLogTable> & { employeeName: string | null }): ListedAuditEntry {
  return {
    _id: row.id,
    date: row.made_at.toISOString(),
    action: row.action,
    objectType: row.object_type,
    ...withoutNulls({
      customer: row.customer,
      employee: row.employee,
      employeeName: row.employeeName,
      accessLevel: row.access_level,
      object: row.object,
      requestId: row.request_id,
      before: parsed(row.before_change),
      after: parsed(row.after_change),
    }),
  }
}

function parsed(json: string | null): Record<string, unknown> | null {
  return json === null ? null : (JSON.parse(json) as Record<string, unknown>)
}
