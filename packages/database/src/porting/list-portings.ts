import { type Expression, type Selectable, type SelectQueryBuilder, type SqlBool, sql } from 'kysely'
import type { Porting, PortingListRequest } from '@telecomx/validation'
import { parseJsonList } from '../query/json-list.js'
import { type ListOrder, type PageFacts, pageOfRows } from '../query/page-of-rows.js'
import { areFewWithNumber, hasNumber, withNumber } from './number-search.js'
import { partsOfStatus } from './porting-status.js'
import type { Database, PortingTable, Tables } from '../schema.js'
import { withoutNulls } from '../query/without-nulls.js'
import { isBeneath, isVisibleTo, seesOneCustomer, type Viewer } from '../customer/visibility.js'

/**
 * A page of the portings that the viewer may see and that were asked for, oldest first, and how many those are in
 * all. `today` is the day in Denmark.
 */
export async function listPortings(
  database: Database,
  viewer: Viewer,
  request: PortingListRequest,
  today: string,
): Promise<PageFacts & { portings: Porting[] }> {
  const { filter, ...narrowed } = request
  const search = filter === undefined ? undefined : await searchOf(database, viewer, { ...request, filter })
  const parts = partsOf(viewer, narrowed, today).map((conditions) => {
    const wanted = database.selectFrom('porting').where((where) => where.and(conditions))
    // The ids alone come from an index; the rows of the pages before are never read.
    return (search?.narrow(wanted) ?? wanted).select('porting.id').$castTo<PortingRow>()
  })
  const isLong = search?.isCommon === true && isOfAll(viewer, narrowed)
  const { rows, ...facts } = await pageOfRows(database, parts, request, { ...order, isLong })
  return { ...facts, portings: await withDocuments(database, rows) }
}

const order: ListOrder = {
  keys: [
    { column: 'porting.created_at', kind: 'moment' },
    { column: 'porting.id', kind: 'text' },
  ],
  sortsFew: true,
  wholeRowsOf: 'porting',
}

type PortingRow = Selectable<PortingTable>
type Portings = SelectQueryBuilder<Tables, 'porting', unknown>

/** How the portings with a number are met: a few by their numbers, of many more than are counted each as it comes. */
async function searchOf(
  database: Database,
  viewer: Viewer,
  { customer, filter }: { customer?: string | undefined; filter: string },
): Promise<{ narrow: (query: Portings) => Portings; isCommon?: boolean }> {
  const asTheyCome = (query: Portings) => query.where(hasNumber(filter))
  if (customer || seesOneCustomer(viewer)) return { narrow: asTheyCome }
  if (!(await areFewWithNumber(database, filter))) return { narrow: asTheyCome, isCommon: true }
  const found = withNumber(database, filter).as('found')
  return { narrow: (query) => query.innerJoin(found, 'found.porting', 'porting.id') }
}

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
async function withDocuments(database: Database, rows: readonly PortingRow[]): Promise<Porting[]> {
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

type Narrowed = Omit<PortingListRequest, 'filter'>

function isOfAll(
  { accessLevel }: Viewer,
  { customer, reseller, operator, stage, status, type }: Narrowed,
): boolean {
  return accessLevel === 'ADMIN' && !customer && !reseller && !operator && !stage && !status && type !== 'OUT'
}

/** The conditions of each part of the list. */
function partsOf(
  viewer: Viewer,
  { customer, reseller, operator, stage, status, type }: Narrowed,
  today: string,
): Expression<SqlBool>[][] {
  const conditions = [isVisibleTo<'porting'>(viewer, 'porting.customer')]
  if (customer) conditions.push(sql`porting.customer = ${customer}`)
  if (reseller) conditions.push(isBeneath<'porting'>(reseller, 'porting.customer'))
  if (operator) conditions.push(sql`porting.operator = ${operator}`)
  // There are no others than IN portings.
  if (type === 'OUT') conditions.push(sql`false`)
  if (stage) return [[...conditions, sql`porting.stage = ${stage}`]]
  if (!status) return [conditions]
  return partsOfStatus(status, today).map((part) => [...conditions, part])
}

function toPorting(row: PortingRow, documents: string[]): Porting {
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
