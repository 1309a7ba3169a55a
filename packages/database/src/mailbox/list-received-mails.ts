import type { DocumentMailsRequest, ReceivedMail } from '@telecomx/validation'
import type { Selectable } from 'kysely'
import { groupBy } from '../query/group-by.js'
import { type ListOrder, type PageFacts, pageOfRows } from '../query/page-of-rows.js'
import { withoutNulls } from '../query/without-nulls.js'
import type { Database, ReceivedMailTable } from '../schema.js'

/** A page of the mails that brought files, the newest first. */
export async function listReceivedMails(
  database: Database,
  { leftOut, ...part }: DocumentMailsRequest,
): Promise<PageFacts & { mails: ReceivedMail[] }> {
  const all = database
    .selectFrom('received_mail')
    .selectAll()
    .where('kind', '=', 'COPIES')
    .$if(leftOut === true, (query) => query.where('left_out', 'is not', null))
  const { rows, ...facts } = await pageOfRows(database, all, part, order)
  return { ...facts, mails: await withCopies(database, rows) }
}

const order: ListOrder = {
  keys: [
    { column: 'read_at', kind: 'moment', descending: true },
    { column: 'id', kind: 'text', descending: true },
  ],
  sortsFew: false,
}

async function withCopies(
  database: Database,
  rows: readonly Selectable<ReceivedMailTable>[],
): Promise<ReceivedMail[]> {
  if (rows.length === 0) return []
  const copies = await database
    .selectFrom('signed_copy')
    .select(['id', 'received_mail'])
    .where(
      'received_mail',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('received_at')
    .orderBy('id')
    .execute()
  const copiesOf = groupBy(copies, ({ received_mail }) => received_mail ?? '')
  return rows.map((row) => ({
    _id: row.id,
    mailbox: row.mailbox,
    ...withoutNulls({ sender: row.sender, subject: row.subject }),
    receivedAt: row.received_at.toISOString(),
    readAt: row.read_at.toISOString(),
    documents: (copiesOf.get(row.id) ?? []).map(({ id }) => id),
    leftOut: JSON.parse(row.left_out ?? '[]') as ReceivedMail['leftOut'],
  }))
}
