import { type Expression, type SqlBool, sql } from 'kysely'
import type { PortingStage, PortingStatus } from '@telecomx/validation'
import { now } from '../query/now.js'
import { confirmedDayOfPorting } from './confirmed-day.js'
import { hasWaitedAfterPoa, needsNoPoaSent } from './order-readiness.js'
import { stageFacts, stagesThat } from './stage-facts.js'

/**
 * Whether a porting belongs to a group, as a condition on the table `porting`. `today` is the day in Denmark
 * (`2026-11-22`); how long a stage lasts already is judged by the database's clock.
 * Source: docs/api/porting-list.md, after the API's list and stage pages.
 */
export function hasStatus(status: PortingStatus, today: string): Expression<SqlBool> {
  return conditions[status](today)
}

const closedStages = stagesThat(({ group }) => group === 'CLOSED')
const idling = stagesThat(({ daysUntilAttention }) => daysUntilAttention !== null)

const conditions: Record<PortingStatus, (today: string) => Expression<SqlBool>> = {
  OPEN: () => sql`porting.stage not in (${sql.join(closedStages)})`,
  CLOSED: () => sql`porting.stage in (${sql.join(closedStages)})`,
  ATTENTION: () => sql`(${sql.join(idling.map(hasIdled), sql` or `)})`,
  WAITING: () => isAt('IN_AWAITING_POA_FROM_CUSTOMER'),
  READY: () => sql`(${hasWaitedAfterPoa} or ${needsNoPoaSent})`,
  ORDERED: () => isAt('IN_ORDERED'),
  CONFIRMED: () => isAt('IN_CONFIRMED'),
  REJECTED: () => isAt('IN_REJECTED'),
  PORT_TODAY: (today) => isPortedBetween(today, today),
  PORT_TOMORROW: (today) => isPortedBetween(dayAfter(today, 1), dayAfter(today, 1)),
  PORT_NEXT5DAYS: (today) => isPortedBetween(today, dayAfter(today, 4)),
}

function hasIdled(stage: PortingStage): Expression<SqlBool> {
  const days = stageFacts[stage].daysUntilAttention
  if (!days) return isAt(stage)
  return sql<SqlBool>`(porting.stage = ${stage} and porting.stage_at <= ${now} - interval ${sql.lit(days)} day)`
}

function isAt(stage: PortingStage): Expression<SqlBool> {
  return sql<SqlBool>`porting.stage = ${stage}`
}

function isPortedBetween(first: string, last: string): Expression<SqlBool> {
  return sql<SqlBool>`(porting.stage = 'IN_CONFIRMED' and ${confirmedDayOfPorting} between ${first} and ${last})`
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
}
