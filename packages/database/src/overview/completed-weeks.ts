import { type RawBuilder, sql } from 'kysely'
import type { Overview } from '@telecomx/validation'
import { isVisibleTo, type Viewer } from '../customer/visibility.js'
import type { Database } from '../schema.js'

/** So many portings of a week tell how long they take. */
const mostMeasured = 1_000
const secondsOfDay = 86_400

export interface Week {
  /** Its Monday in Denmark. */
  from: string
  starts: Date
}

/**
 * How long the portings that the viewer sees took from the number on an account to completed, by the week in which that
 * was. The weeks follow one another; the last one goes on.
 */
export async function listCompletedWeeks(
  database: Database,
  viewer: Viewer,
  weeks: readonly Week[],
): Promise<Overview['weeks']> {
  const { rows } = await sql<MeasuredWeek>`
    with completed as (${viewer.accessLevel === 'ADMIN' ? latestOfEach(weeks) : allOf(viewer, weeks)}),
    latest as (
      select week, seconds, row_number() over (partition by week order by stage_at desc) as place,
        count(*) over (partition by week) as total
      from completed
    ),
    measured as (
      select week, seconds, total, row_number() over (partition by week order by seconds) as place,
        count(*) over (partition by week) as measured
      from latest where place <= ${sql.lit(mostMeasured)}
    )
    select week, max(total) as total, max(case when place = ceiling(measured * 0.5) then seconds end) as median,
      max(case when place = ceiling(measured * 0.9) then seconds end) as ninetieth
    from measured group by week`.execute(database)
  return weeks.map(({ from }, index) => {
    const found = rows.find(({ week }) => week === index)
    return found ? { from, ...factsOf(found) } : { from, portings: 0 }
  })
}

interface MeasuredWeek {
  week: number
  total: number
  median: number
  ninetieth: number
}

function factsOf({ total, median, ninetieth }: MeasuredWeek) {
  const isMore = total > mostMeasured
  return {
    portings: isMore ? mostMeasured : total,
    ...(isMore && { portingsIsLeast: true as const }),
    medianDays: inDays(median),
    ninetiethDays: inDays(ninetieth),
  }
}

/** Of everybody's, the index gives the last ones of a week, and each costs a look at its row: no more than are measured. */
function latestOfEach(weeks: readonly Week[]): RawBuilder<unknown> {
  const parts = weeks.map(({ starts }, index) => {
    const ends = weeks[index + 1]?.starts
    return sql`(
      select ${sql.lit(index)} as week, stage_at, ${duration} from porting
      where stage = 'IN_COMPLETED' and stage_at >= ${starts} ${ends ? sql`and stage_at < ${ends}` : sql``}
      order by stage_at desc limit ${sql.lit(mostMeasured + 1)})`
  })
  return sql`${sql.join(parts, sql` union all `)}`
}

/** Of some customers', all: by week there would be no index to go by. */
function allOf(viewer: Viewer, weeks: readonly Week[]): RawBuilder<unknown> {
  const inWeek = weeks.map(({ starts }, index) => sql`when stage_at >= ${starts} then ${sql.lit(index)}`)
  return sql`
    select case ${sql.join(inWeek.toReversed(), sql` `)} end as week, stage_at, ${duration} from porting
    where stage = 'IN_COMPLETED' and stage_at >= ${weeks[0]?.starts}
      and ${isVisibleTo<'porting'>(viewer, 'porting.customer')}`
}

const duration = sql`timestampdiff(second, created_at, stage_at) as seconds`

function inDays(seconds: number): number {
  return Math.round((seconds / secondsOfDay) * 10) / 10
}
