import { sql } from 'kysely'
import type { PartOfList, Task, TaskKind, WorkList } from '@telecomx/validation'
import { groupBy } from '../query/group-by.js'
import { mostCounted, totalOf } from '../query/most-counted.js'
import { nextCursor } from '../query/next-cursor.js'
import { withoutNulls } from '../query/without-nulls.js'
import type { Viewer } from '../customer/visibility.js'
import type { Database } from '../schema.js'
import { type WaitingRow, waitingWork } from './waiting-work.js'

export interface WorkWanted extends PartOfList {
  /** Those that the viewer can do something about. */
  kinds: readonly TaskKind[]
  /** The only one that is listed. */
  kind?: TaskKind | null | undefined
}

/** A page of what waits for a person, the oldest first, and how much waits of each kind. */
export async function listWork(
  database: Database,
  viewer: Viewer,
  wanted: WorkWanted,
): Promise<Omit<WorkList, 'offset' | 'limit'>> {
  const { kinds, kind, limit } = wanted
  const listed = kinds.filter((one) => kind == null || one === kind)
  const rows = listed.length > 0 ? await listRows(database, viewer, { ...wanted, kinds: listed }) : []
  const tasks = rows.slice(0, limit).map(toTask)
  // All of it is on the page, as it is most often: desks ask for it every few seconds.
  const isAll =
    listed.length === kinds.length && !wanted.cursor && wanted.offset === 0 && rows.length <= limit
  const counts = isAll ? countTasks(tasks) : await countWork(database, viewer, kinds)
  const counted = counts.reduce((sum, one) => (listed.includes(one.kind) ? sum + one.counted : sum), 0)
  return {
    ...totalOf(counted),
    tasks,
    kinds: counts.map(({ kind: name, counted: ofKind }) => ({ kind: name, ...totalOf(ofKind) })),
    ...nextCursor(rows, limit, ({ since, kind: name, id }) => [since, name, id]),
  }
}

/** One more than are wanted, which tells whether the list goes on. */
async function listRows(
  database: Database,
  viewer: Viewer,
  { kinds, limit, offset, cursor }: WorkWanted,
): Promise<NamedRow[]> {
  const [since = '', kind, id] = cursor ?? []
  const behind = cursor ? sql`where (since, kind, id) > (${new Date(since)}, ${kind}, ${id})` : sql``
  const { rows } = await sql<NamedRow>`
    select work.*, owner.name as customerName, donor.name as operatorName, first.number, copy.filename, copy.sender,
      letter.letter, letter.method, letter.recipient
    from (
      select * from (${waitingWork(viewer, kinds)}) as waiting ${behind}
      order by since, kind, id limit ${limit + 1} offset ${cursor ? 0 : offset}
    ) as work
    left join customer as owner on owner.id = work.customer
    left join operator as donor on donor.id = work.operator
    left join porting as first on first.id = work.porting
    left join signed_copy as copy on copy.id = work.id and work.kind like 'COPY%'
    left join delivery as letter on letter.id = work.id and work.kind like 'DELIVERY%'
    order by work.since, work.kind, work.id
  `.execute(database)
  return rows
}

interface Count {
  kind: TaskKind
  counted: number
}

/** Of each kind, no further than is told. */
async function countWork(database: Database, viewer: Viewer, kinds: readonly TaskKind[]): Promise<Count[]> {
  const some = kinds.map((kind) => {
    return sql`(select kind from ${waitingWork(viewer, [kind])} as some limit ${sql.lit(mostCounted + 1)})`
  })
  const { rows } = await sql<Count>`
    select kind, count(*) as counted from (${sql.join(some, sql` union all `)}) as work group by kind order by kind
  `.execute(database)
  return rows
}

function countTasks(tasks: readonly Task[]): Count[] {
  const byKind = [...groupBy(tasks, ({ kind }) => kind)].map(([kind, { length }]) => ({
    kind: kind as TaskKind,
    counted: length,
  }))
  return byKind.sort((one, other) => (one.kind < other.kind ? -1 : 1))
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
