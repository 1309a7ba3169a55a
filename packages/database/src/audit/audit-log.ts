import type { AccessLevel, AuditedAction, AuditedObject } from '@telecomx/validation'
import { chunksOf } from '../query/chunks-of.js'
import { now } from '../query/now.js'
import { prepared } from '../query/prepared.js'
import type { DatabaseTransaction } from '../schema.js'
import { createAscendingIds } from './ascending-ids.js'

/** Who changes something. Every `Caller` is one; the installation itself (`theInstallation`) has no name. */
export interface Actor {
  employeeId: string | null
  accessLevel: AccessLevel | null
  /** Of the request by which it is changed, as its answer carries it. */
  requestId: string | null
}

/** What nobody asked for at that moment: an order whose time came, a mail that was read, an answer of a donor. */
export const theInstallation: Actor = { employeeId: null, accessLevel: null, requestId: null }

export interface AuditEntry {
  /** The operation, as `porting.order`. */
  action: AuditedAction
  /** Whose it is; left out of what is no customer's, as operators and numbers. */
  customerId?: string | undefined
  objectType: AuditedObject
  /** Its id; left out when several of a kind are changed at once. */
  objectId?: string | undefined
  /** What changed, before and after. Never a secret. */
  before?: object | undefined
  after?: object | undefined
}

/** Writes down who changes what, in the transaction that changes it, and gives the entry's id. */
export async function insertAuditEntry(
  trx: DatabaseTransaction,
  actor: Actor,
  entry: AuditEntry,
): Promise<string> {
  const row = rowOf(actor, entry)
  await insertRow(trx, row)
  return row.id
}

const insertRow = prepared((builder, row: ReturnType<typeof rowOf>) => {
  const values = {
    id: row.id,
    made_at: now,
    customer: row.customer,
    employee: row.employee,
    access_level: row.access_level,
    action: row.action,
    object_type: row.object_type,
    object: row.object,
    request_id: row.request_id,
    before_change: row.before_change,
    after_change: row.after_change,
  }
  return builder.insertInto('audit_log').values(values).compile()
})

/** One with the longest texts takes some 40 kB, and a statement at most 16 MB. */
const entriesPerStatement = 250

/** The same of several objects that change at once; gives the ids in the order of the entries. */
export async function insertAuditEntries(
  trx: DatabaseTransaction,
  actor: Actor,
  entries: readonly AuditEntry[],
): Promise<string[]> {
  const rows = entries.map((entry) => rowOf(actor, entry))
  for (const chunk of chunksOf(rows, entriesPerStatement))
    await trx.insertInto('audit_log').values(chunk).execute()
  return rows.map(({ id }) => id)
}

/** The log is read by moment and id: entries of one transaction often share their millisecond. */
const newEntryId = createAscendingIds()

function rowOf(
  { employeeId, accessLevel, requestId }: Actor,
  { action, customerId, objectType, objectId, before, after }: AuditEntry,
) {
  return {
    id: newEntryId(),
    made_at: now,
    customer: customerId ?? null,
    employee: employeeId,
    access_level: accessLevel,
    action,
    object_type: objectType,
    object: objectId ?? null,
    request_id: requestId,
    before_change: before === undefined ? null : JSON.stringify(before),
    after_change: after === undefined ? null : JSON.stringify(after),
  }
}
