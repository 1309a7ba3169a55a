import { sql } from 'kysely'
import type { PortingStage } from '@telecomx/validation'
import { ChangedMeanwhileError } from '../connection/transaction-errors.js'
import { parseJsonList } from '../query/json-list.js'
import { now } from '../query/now.js'
import type { Database, DatabaseTransaction } from '../schema.js'
import { stagesToldToCustomers } from '../porting/move-portings.js'

/** A porting that entered another stage, and who wants to hear of it. */
export interface AnnouncedPorting {
  stage: PortingStage
  message: string | null
  /** E.164, the main number first. */
  numbers: string[]
  /** E-mail addresses. */
  notify: string[]
}

/** How many customers are looked at: with several servers the first is often in hand already. */
const candidates = 10
/** Of one customer at a time; there is seldom more than a few. */
const mostChanges = 500

/** Customers with changes that were made at least so long ago and that nobody has been told of, the longest first. */
export async function listUnannouncedCustomers(database: Database, seconds: number): Promise<string[]> {
  const rows = await database
    .selectFrom('unannounced_change')
    .innerJoin('audit_log', 'audit_log.id', 'unannounced_change.audit')
    .select('audit_log.customer')
    .where('unannounced_change.created_at', '<=', sql<Date>`${now} - interval ${seconds} second`)
    .groupBy('audit_log.customer')
    .orderBy(({ fn }) => fn.min('unannounced_change.created_at'))
    .limit(candidates)
    .$narrowType<{ customer: string }>()
    .execute()
  return rows.map(({ customer }) => customer)
}

/**
 * Takes the customer's unannounced changes, which are gone with the commit, and gives their portings in the order of the
 * changes; without those whose stage stayed. Nothing when somebody else took them. The caller holds the customer's lock.
 */
export async function takeUnannouncedChanges(
  trx: DatabaseTransaction,
  customerId: string,
): Promise<AnnouncedPorting[]> {
  const rows = await trx
    .selectFrom('unannounced_change')
    .innerJoin('audit_log', 'audit_log.id', 'unannounced_change.audit')
    .select('unannounced_change.audit')
    .where('audit_log.customer', '=', customerId)
    .orderBy('unannounced_change.created_at')
    .orderBy('unannounced_change.audit')
    .limit(mostChanges)
    .execute()
  const audits = rows.map(({ audit }) => audit)
  if (audits.length === 0) return []
  const deleted = await trx.deleteFrom('unannounced_change').where('audit', 'in', audits).executeTakeFirst()
  if (Number(deleted.numDeletedRows) !== audits.length) throw new ChangedMeanwhileError('an announcement')
  return listMovedPortings(trx, audits)
}

async function listMovedPortings(
  trx: DatabaseTransaction,
  audits: readonly string[],
): Promise<AnnouncedPorting[]> {
  const rows = await trx
    .selectFrom('porting_stage as entered')
    .innerJoin('porting', 'porting.id', 'entered.porting')
    .select(['entered.stage', 'entered.message', 'porting.number', 'porting.additional_numbers', 'notify'])
    .select(stageBefore.as('stageBefore'))
    .where('entered.audit', 'in', audits)
    .where((where) =>
      where.or([where('notify', 'is not', null), where('entered.stage', 'in', stagesToldToCustomers)]),
    )
    .orderBy('entered.entered_at')
    .orderBy('porting.number')
    .orderBy('entered.version')
    .execute()
  return rows
    .filter(({ stage, stageBefore }) => stage !== stageBefore)
    .map(({ stage, message, number, additional_numbers, notify }) => ({
      stage,
      message,
      numbers: [number, ...parseJsonList(additional_numbers)],
      notify: parseJsonList(notify),
    }))
}

const stageBefore = sql<PortingStage | null>`(
  select earlier.stage from porting_stage as earlier
  where earlier.porting = entered.porting and earlier.version < entered.version
  order by earlier.version desc limit 1)`
