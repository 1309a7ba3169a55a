import { sql } from 'kysely'
import type { Overview } from '@telecomx/validation'
import { isVisibleTo, type Viewer } from '../customer/visibility.js'
import { mostCounted } from '../query/most-counted.js'
import { now } from '../query/now.js'
import type { Database } from '../schema.js'

/**
 * How many powers of attorney that the viewer sees wait for a signature since so many days. There is one for each customer
 * and donor, and it waits since the first of its portings.
 */
export async function listWaitingPoas(
  database: Database,
  viewer: Viewer,
  sinceDays: readonly number[],
): Promise<Pick<Overview, 'waiting' | 'waitingIsLeast'>> {
  const ages = sinceDays.toReversed().map((days) => {
    return sql`when since <= ${now} - interval ${sql.lit(days)} day then ${sql.lit(days)}`
  })
  // The index has those of everybody in order. Of few, it would lead past those of all others.
  const age = viewer.accessLevel === 'ADMIN' ? sql`stage_at` : sql`coalesce(stage_at)`
  const { rows } = await sql<{ fromDays: number; documents: number; portings: number }>`
    select case ${sql.join(ages, sql` `)} else 0 end as fromDays, count(*) as documents, cast(sum(portings) as signed) as portings
    from (
      select min(stage_at) as since, count(*) as portings
      from (
        select customer, operator, stage_at from porting
        where stage = 'IN_AWAITING_POA_FROM_CUSTOMER' and ${isVisibleTo<'porting'>(viewer, 'porting.customer')}
        order by ${age} limit ${sql.lit(mostCounted + 1)}
      ) as oldest
      group by customer, operator
    ) as poa
    group by fromDays`.execute(database)
  const counted = rows.reduce((sum, { portings }) => sum + portings, 0)
  return {
    waiting: sinceDays.map(
      (fromDays) => rows.find((row) => row.fromDays === fromDays) ?? { fromDays, documents: 0, portings: 0 },
    ),
    ...(counted > mostCounted && { waitingIsLeast: true }),
  }
}
