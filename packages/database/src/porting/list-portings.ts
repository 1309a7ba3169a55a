import { type Expression, type Selectable, type SqlBool, sql } from 'kysely'
import type { Porting, PortingListRequest } from '@telecomx/validation'
import { parseJsonList } from '../query/json-list.js'
import { pageOfRows } from '../query/page-of-rows.js'
import { hasStatus } from './porting-status.js'
import type { Database, PortingTable } from '../schema.js'
import { withoutNulls } from '../query/without-nulls.js'
import { isBeneath, isVisibleTo, type Viewer } from '../customer/visibility.js'

/**
 * A page of the portings that the viewer may see and that were asked for, oldest first, and how many those are in
 * all. `today` is the day in Denmark.
 */
export async function listPortings(
  database: Database,
  viewer: Viewer,
  request: PortingListRequest,
  today: string,
): Promise<{ total: number; portings: Porting[] }> {
  const wanted = database
    .selectFrom('porting')
    .where((where) => where.and(conditionsOf(viewer, request, today)))
  // The ids alone come from an index; the rows of the pages before are never read.
  const { total, rows } = await pageOfRows(wanted.select('porting.id'), request, (page, isLong) =>
    page.orderBy(isLong ? 'porting.created_at' : createdUnindexed).orderBy('porting.id'),
  )
  const portings = await listPortingsByIds(
    database,
    rows.map(({ id }) => id),
  )
  return { total, portings }
}

/** The same order for a page of few, by which no index leads. See `pageOfRows`. */
const createdUnindexed = sql<Date>`porting.created_at + interval 0 second`

/** One porting as it is answered. */
export async function findPorting(database: Database, portingId: string): Promise<Porting | undefined> {
  const [porting] = await listPortingsByIds(database, [portingId])
  return porting
}

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
async function withDocuments(
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

function conditionsOf(
  viewer: Viewer,
  { customer, reseller, stage, status, filter, type }: PortingListRequest,
  today: string,
): Expression<SqlBool>[] {
  const conditions = [isVisibleTo<'porting'>(viewer, 'porting.customer')]
  if (customer) conditions.push(sql`porting.customer = ${customer}`)
  if (reseller) conditions.push(isBeneath<'porting'>(reseller, 'porting.customer'))
  if (stage) conditions.push(sql`porting.stage = ${stage}`)
  else if (status) conditions.push(hasStatus(status, today))
  if (filter !== undefined) conditions.push(hasNumberLike(filter))
  if (type) conditions.push(sql`porting.porting_type = ${type}`)
  return conditions
}

/** Digits only, so there is no wildcard among them, and in the list of numbers none spans two. */
function hasNumberLike(digits: string): Expression<SqlBool> {
  const pattern = `%${digits}%`
  return sql`(porting.number like ${pattern} or porting.additional_numbers like ${pattern})`
}

function toPorting(row: Selectable<PortingTable>, documents: string[]): Porting {
  return {
    _id: row.id,
    number: row.number,
    additionalNumbers: parseJsonList(row.additional_numbers),
    numberType: row.number_type,
    portingType: row.porting_type,
    operator: row.operator,
    ...withoutNulls({ donorSimNumber: row.donor_sim_number, donorCustomerId: row.donor_customer_id }),
    customer: row.customer,
    voiceAccount: row.voice_account,
    ...withoutNulls({
      requestedDate: row.requested_date?.toISOString() ?? null,
      autoStartOrder: row.auto_start_order?.toISOString() ?? null,
    }),
    notify: parseJsonList(row.notify),
    status: {
      date: row.stage_at.toISOString(),
      stage: row.stage,
      ...withoutNulls({ message: row.stage_message, employee: row.stage_employee }),
    },
    documents,
    version: row.version,
  }
}
