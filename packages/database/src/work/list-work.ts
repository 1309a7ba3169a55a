import { sql } from 'kysely'
import type { Task, TaskKind, WorkList } from '@telecomx/validation'
import { withoutNulls } from '../query/without-nulls.js'
import type { Viewer } from '../customer/visibility.js'
import type { Database } from '../schema.js'
import { type WaitingRow, waitingWork } from './waiting-work.js'

export interface WorkWanted {
  /** Those that the viewer can do something about. */
  kinds: readonly TaskKind[]
  /** The only one that is listed. */
  kind?: TaskKind | null | undefined
  offset: number
  limit: number
}

/** A page of what waits for a person, the oldest first, and how much waits of each kind. */
export async function listWork(
  database: Database,
  viewer: Viewer,
  { kinds, kind, offset, limit }: WorkWanted,
): Promise<Pick<WorkList, 'total' | 'tasks' | 'kinds'>> {
  const { rows: counts } = await sql<{ kind: TaskKind; total: number }>`
    select kind, count(*) as total from (${waitingWork(viewer, kinds)}) as work group by kind order by kind
  `.execute(database)
  const listed = kinds.filter((one) => kind == null || one === kind)
  const total = counts.reduce((sum, one) => (listed.includes(one.kind) ? sum + one.total : sum), 0)
  if (total <= offset) return { total, tasks: [], kinds: counts }
  const { rows } = await sql<NamedRow>`
    select work.*, owner.name as customerName, donor.name as operatorName, first.number, copy.filename, copy.sender,
      letter.letter, letter.method, letter.recipient
    from (
      select * from (${waitingWork(viewer, listed)}) as waiting
      order by since, kind, id limit ${limit} offset ${offset}
    ) as work
    left join customer as owner on owner.id = work.customer
    left join operator as donor on donor.id = work.operator
    left join porting as first on first.id = work.porting
    left join signed_copy as copy on copy.id = work.id and work.kind like 'COPY%'
    left join delivery as letter on letter.id = work.id and work.kind like 'DELIVERY%'
    order by work.since, work.kind, work.id
  `.execute(database)
  return { total, tasks: rows.map(toTask), kinds: counts }
}

interface NamedRow extends WaitingRow {
  customerName: string | null
  operatorName: string | null
  number: string | null
  filename: string | null
  sender: string | null
  letter: Task['letter'] | null
  method: Task['method'] | null
  recipient: string | null
}

function toTask(row: NamedRow): Task {
  const { kind, since, id, customer, operator, customerName, operatorName, portings, ...rest } = row
  const { number, filename, sender, letter, method, recipient, reason } = rest
  return {
    kind,
    since: since.toISOString(),
    _id: id,
    ...withoutNulls({
      customer: customer === null ? null : { _id: customer, name: customerName ?? '' },
      operator: operator === null ? null : { _id: operator, name: operatorName ?? '' },
    }),
    portings,
    ...withoutNulls({ number, filename, sender, letter, method, recipient, reason }),
  }
}
