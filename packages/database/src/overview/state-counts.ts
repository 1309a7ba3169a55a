import { type Expression, type RawBuilder, sql } from 'kysely'
import type { DeliveryState, Overview, PortingStage } from '@telecomx/validation'
import { isVisibleTo, type Viewer } from '../customer/visibility.js'
import { stageFacts } from '../porting/stage-facts.js'
import { mostCounted, totalOf } from '../query/most-counted.js'
import { now } from '../query/now.js'
import type { Database } from '../schema.js'

/** What is over, and deliveries, are counted since then: all of them would say less each year. */
const countedDays = sql.lit(30)

/** How many portings the viewer sees in each stage; of those that are over, since the last 30 days. */
export async function listStageCounts(database: Database, viewer: Viewer): Promise<Overview['stages']> {
  const stages = Object.keys(stageFacts) as PortingStage[]
  const counts = await countEach(database, stages, (stage) => {
    const recently = sql`and stage_at > ${now} - interval ${countedDays} day`
    return sql`porting where stage = ${stage} ${stageFacts[stage].isOver ? recently : sql``}
      and ${isVisibleTo<'porting'>(viewer, 'porting.customer')}`
  })
  return stages.map((stage, index) => ({ stage, ...totalOf(counts[index] ?? 0) }))
}

/** How many deliveries of the last 30 days that the viewer sees are in each of the states. */
export async function listDeliveryCounts(
  database: Database,
  viewer: Viewer,
  states: readonly DeliveryState[],
): Promise<Overview['deliveries']> {
  const counts = await countEach(
    database,
    states,
    (state) => sql`delivery where state = ${state} and created_at > ${now} - interval ${countedDays} day
      and ${isVisibleTo<'delivery'>(viewer, 'delivery.customer')}`,
  )
  return states.map((state, index) => ({ state, ...totalOf(counts[index] ?? 0) }))
}

/** Each by the index that begins with it, and no further than is told: a table of years is never walked through. */
async function countEach<Name>(
  database: Database,
  names: readonly Name[],
  rowsOf: (name: Name) => RawBuilder<unknown>,
): Promise<number[]> {
  const counts = names.map<Expression<unknown>>(
    (name, index) => sql`(
      select count(*) from (select 1 from ${rowsOf(name)} limit ${sql.lit(mostCounted + 1)}) as counted
    ) as ${sql.id(`count${index}`)}`,
  )
  const { rows } = await sql<Record<string, number>>`select ${sql.join(counts)}`.execute(database)
  return names.map((_, index) => rows[0]?.[`count${index}`] ?? 0)
}
