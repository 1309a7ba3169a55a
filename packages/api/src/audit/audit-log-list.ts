import { type Caller, listAuditLog } from '@telecomx/database'
import type { AuditLogEntry, AuditLogListRequest, Page } from '@telecomx/validation'
import type { Dependencies } from '../procedure/dependencies.js'
import { describeAuditEntry } from './describe-audit-entry.js'

/** A page of what was changed, by whom, the newest first: of the customers that the caller sees in lists; to ADMIN all of it. */
export async function auditLogList(
  { database }: Dependencies,
  caller: Caller,
  { object, language, ...request }: AuditLogListRequest,
): Promise<Page<'entries', AuditLogEntry>> {
  // Ids are answered in lower case, and taken in either.
  const wanted = { ...request, object: object?.toLowerCase() }
  const { entries, ...facts } = await listAuditLog(database, caller, wanted)
  const described = entries.map((entry) => ({
    ...entry,
    description: describeAuditEntry(entry, language ?? caller.language),
  }))
  return { offset: request.offset, limit: request.limit, ...facts, entries: described }
}
