import { type Expression, type SqlBool, sql } from 'kysely'
import type { PortingStage, PortingStatus } from '@telecomx/validation'
import { now } from '../query/now.js'
import { hasWaitedAfterPoa, needsNoPoaSent } from './order-readiness.js'
import { stageFacts, stagesThat } from './stage-facts.js'

/**
 * The parts of a group of portings, which share none, as conditions on the table `porting`: at most one for each stage,
 * because an index has the portings of one stage in order. `today` is the day in Denmark (`2026-11-22`); how long a stage
 * lasts already is judged by the database's clock. Source: docs/api/porting-list.md, after the API's list and stage pages.
 */
export function partsOfStatus(status: PortingStatus, today: string): Expression<SqlBool>[] {
  return parts[status](today)
}

const openStages = stagesThat(({ group }) => group === 'OPEN')
const closedStages = stagesThat(({ group }) => group === 'CLOSED')
const idling = stagesThat(({ daysUntilAttention }) => daysUntilAttention !== null)

const parts: Record<PortingStatus, (today: string) => Expression<SqlBool>[]> = {
  OPEN: () => openStages.map(isAt),
  CLOSED: () => closedStages.map(isAt),
  ATTENTION: () => idling.map(hasIdled),
  WAITING: () => [isAt('IN_AWAITING_POA_FROM_CUSTOMER')],
  READY: () => [hasWaitedAfterPoa, needsNoPoaSent],
  ORDERED: () => [isAt('IN_ORDERED')],
  CONFIRMED: () => [isAt('IN_CONFIRMED')],
  REJECTED: () => [isAt('IN_REJECTED')],
  PORT_TODAY: (today) => [isPortedOn([today])],
  PORT_TOMORROW: (today) => [isPortedOn([dayAfter(today, 1)])],
  PORT_NEXT5DAYS: (today) => [isPortedOn([0, 1, 2, 3, 4].map((days) => dayAfter(today, days)))],
}

function hasIdled(stage: PortingStage): Expression<SqlBool> {
  const days = stageFacts[stage].daysUntilAttention
  if (!days) return isAt(stage)
  return sql<SqlBool>`(porting.stage = ${stage} and porting.stage_at <= ${now} - interval ${sql.lit(days)} day)`
}

function isAt(stage: PortingStage): Expression<SqlBool> {
  return sql<SqlBool>`porting.stage = ${stage}`
}

/** The day is what the message begins with, and an index has the beginnings of messages. */
function isPortedOn(days: readonly string[]): Expression<SqlBool> {
  const ofDays = days.map((day) => sql`porting.stage_message like ${`${day}%`}`)
  return sql<SqlBool>`(porting.stage = 'IN_CONFIRMED' and (${sql.join(ofDays, sql` or `)}))`
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
}
