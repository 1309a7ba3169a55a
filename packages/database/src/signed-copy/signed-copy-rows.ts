import type { SignedCopy } from '@telecomx/validation'
import { groupBy } from '../query/group-by.js'
import type { ListOrder } from '../query/page-of-rows.js'
import { withoutNulls } from '../query/without-nulls.js'
import type { Database } from '../schema.js'

/** Whole rows of all but deleted ones. */
export function selectSignedCopies(database: Database) {
  return database
    .selectFrom('signed_copy')
    .selectAll()
    .select((query) =>
      query
        .selectFrom('received_mail')
        .select('subject')
        .whereRef('received_mail.id', '=', 'signed_copy.received_mail')
        .as('subject'),
    )
    .where('state', '<>', 'DELETED')
}

type Row = Awaited<ReturnType<ReturnType<typeof selectSignedCopies>['execute']>>[number]

export async function toSignedCopies(database: Database, rows: readonly Row[]): Promise<SignedCopy[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const links = await database
    .selectFrom('signed_copy_porting')
    .select(['signed_copy', 'porting'])
    .where('signed_copy', 'in', ids)
    .orderBy('porting')
    .execute()
  const linksByCopy = groupBy(links, (link) => link.signed_copy)
  return rows.map((row) =>
    toSignedCopy(
      row,
      (linksByCopy.get(row.id) ?? []).map(({ porting }) => porting),
    ),
  )
}

function toSignedCopy(row: Row, portings: string[]): SignedCopy {
  return {
    _id: row.id,
    filename: row.filename,
    size: row.size,
    type: row.type,
    state: row.state as SignedCopy['state'],
    source: row.source,
    portings,
    receivedAt: row.received_at.toISOString(),
    ...withoutNulls({
      pages: row.pages,
      code: row.porting_code,
      poaDocument: row.poa_document,
      uploadedTo: row.uploaded_to,
      customer: row.customer,
      sender: row.sender,
      subject: row.subject,
      receivedBy: row.received_by,
      reviewedAt: row.reviewed_at?.toISOString() ?? null,
      reviewedBy: row.reviewed_by,
      reason: row.refusal as SignedCopy['reason'] | null,
      message: row.review_message,
    }),
  }
}

const [received, id] = [
  { column: 'received_at', kind: 'moment' },
  { column: 'id', kind: 'text' },
] as const
export const newestFirst: ListOrder['keys'] = [{ ...received, descending: true }, id]
export const oldestFirst: ListOrder['keys'] = [received, id]
