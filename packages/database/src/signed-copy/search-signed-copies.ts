import type { DocumentSearchRequest, FoundSignedCopy, SignedCopyStatus } from '@telecomx/validation'
import { type Expression, sql, type SqlBool } from 'kysely'
import { isVisibleTo, type Viewer } from '../customer/visibility.js'
import { groupBy } from '../query/group-by.js'
import { pageOfRows, type PageFacts } from '../query/page-of-rows.js'
import { withoutNulls } from '../query/without-nulls.js'
import type { Database, SignedCopyState } from '../schema.js'
import { oldestFirst, selectSignedCopies, toSignedCopies } from './signed-copy-rows.js'
import { waitsForSending } from './waits-for-sending.js'

export interface FoundSignedCopies extends PageFacts {
  documents: FoundSignedCopy[]
}

/** How many of a document's numbers are told: of one copy alone, and of each on a list. Source: docs/api/document-search.md. */
const numbersTold = { alone: 500, listed: 20 }

/** A page of the signed copies that the viewer may see, the oldest first, with what is to be known to decide about them. */
export async function searchSignedCopies(
  database: Database,
  viewer: Viewer,
  { document, status, customer, ...part }: DocumentSearchRequest,
): Promise<FoundSignedCopies> {
  const conditions: Expression<SqlBool>[] = [isVisibleTo<'signed_copy'>(viewer, 'signed_copy.customer')]
  if (customer) conditions.push(sql`signed_copy.customer = ${customer}`)
  if (document) conditions.push(sql`signed_copy.id = ${document}`)
  if (status === 'TO_SEND') conditions.push(sql`signed_copy.id in (${copiesToSend})`)
  if (status === 'SENT') conditions.push(sql`signed_copy.id not in (${copiesToSend})`)
  const states = status ? [stateOf[status]] : liveStates
  // One part for each state: the index of states has each in order.
  const parts = states.map((state) =>
    selectSignedCopies(database)
      .where('state', '=', state)
      .where((where) => where.and(conditions)),
  )
  const sortsFew =
    viewer.accessLevel !== 'ADMIN' || (customer ?? document) !== undefined || status === 'TO_SEND'
  const { rows, ...facts } = await pageOfRows(database, parts, part, { keys: oldestFirst, sortsFew })
  const most = document ? numbersTold.alone : numbersTold.listed
  return { ...facts, documents: await withFindings(database, await toSignedCopies(database, rows), most) }
}

const stateOf: Record<SignedCopyStatus, SignedCopyState> = {
  UNMATCHED: 'UNMATCHED',
  TO_REVIEW: 'RECEIVED',
  TO_SEND: 'APPROVED',
  SENT: 'APPROVED',
  REFUSED: 'REFUSED',
}
const liveStates: readonly SignedCopyState[] = ['UNMATCHED', 'RECEIVED', 'APPROVED', 'REFUSED']

/** By the portings that wait, of which there are few; approved copies are kept for good. */
const copiesToSend = sql`
  select link.signed_copy from porting
  join signed_copy_porting as link on link.porting = porting.id
  where ${waitsForSending}`

type Copy = Awaited<ReturnType<typeof toSignedCopies>>[number]

/** Three more reads for all of them: their portings, their documents, their customers. */
async function withFindings(
  database: Database,
  copies: readonly Copy[],
  mostNumbers: number,
): Promise<FoundSignedCopy[]> {
  if (copies.length === 0) return []
  const portings = groupBy(await listPortings(database, copies), ({ copy }) => copy)
  const documents = await documentsById(database, copies, mostNumbers)
  const names = await customerNames(database, copies)
  return copies.map((copy) => {
    const ofCopy = portings.get(copy._id) ?? []
    return {
      ...copy,
      status: statusOf(
        copy,
        ofCopy.some(({ waits }) => waits === 1),
      ),
      isOf: ofCopy.map(({ _id, number, stage, autoStartOrder }) => ({
        _id,
        number,
        stage,
        ...withoutNulls({ autoStartOrder: autoStartOrder?.toISOString() ?? null }),
      })),
      ...withoutNulls({
        customerName: names.get(copy.customer ?? '') ?? null,
        expected: documents.get(copy.poaDocument ?? '') ?? null,
      }),
    }
  })
}

function statusOf({ state }: Copy, isToSend: boolean): SignedCopyStatus {
  if (state === 'RECEIVED') return 'TO_REVIEW'
  if (state === 'APPROVED') return isToSend ? 'TO_SEND' : 'SENT'
  return state
}

function listPortings(database: Database, copies: readonly Copy[]) {
  return database
    .selectFrom('signed_copy_porting as link')
    .innerJoin('porting', 'porting.id', 'link.porting')
    .select(['link.signed_copy as copy', 'porting.id as _id', 'porting.number', 'porting.stage'])
    .select(['porting.auto_start_order as autoStartOrder', waitsForSending.as('waits')])
    .where(
      'link.signed_copy',
      'in',
      copies.map(({ _id }) => _id),
    )
    .orderBy('porting.number')
    .execute()
}

/** What was printed on those that they are the signed copies of. */
async function documentsById(
  database: Database,
  copies: readonly Copy[],
  mostNumbers: number,
): Promise<Map<string, NonNullable<FoundSignedCopy['expected']>>> {
  const ids = copies.flatMap(({ poaDocument }) => poaDocument ?? [])
  if (ids.length === 0) return new Map()
  const rows = await database
    .selectFrom('poa_document')
    .innerJoin('operator', 'operator.id', 'poa_document.operator')
    .select(['poa_document.id', 'porting_code as code', 'operator.id as operatorId', 'operator.name'])
    .select(['facts', 'number_count as numberCount', 'pages', 'replaced_at as replacedAt'])
    .where('poa_document.id', 'in', ids)
    .execute()
  return new Map(
    rows.map(({ id, code, operatorId, name, facts, numberCount, pages, replacedAt }) => {
      const { owner = { name: '' }, portings = [] } = JSON.parse(facts) as PrintedFacts
      const numbers = portings.flatMap((porting) => porting.numbers)
      return [
        id,
        {
          code,
          operator: { _id: operatorId, name },
          owner,
          numbers: numbers.slice(0, mostNumbers),
          numberCount,
          pages,
          ...withoutNulls({ replacedAt: replacedAt?.toISOString() ?? null }),
        },
      ]
    }),
  )
}

/** As far as they are told here; `poa-document` knows all of them. An older version may have stored others. */
interface PrintedFacts {
  owner?: NonNullable<FoundSignedCopy['expected']>['owner']
  portings?: { numbers: string[] }[]
}

async function customerNames(database: Database, copies: readonly Copy[]): Promise<Map<string, string>> {
  const ids = copies.flatMap(({ customer }) => customer ?? [])
  if (ids.length === 0) return new Map()
  const rows = await database.selectFrom('customer').select(['id', 'name']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
