import type { RouterOutputs } from '@telecomx/client'
import { formatCount, formatTenths } from '../../language/format-number.js'
import type { stageNames } from '@telecomx/client/schemas'
import type { Bar } from './bar.js'
import type { OverviewTexts } from './overview-texts.js'

type Overview = RouterOutputs['overview']['get']

/** Each leads to the portings in that stage. */
export function stageBars(
  stages: Overview['stages'],
  texts: OverviewTexts,
  names: (typeof stageNames)['da'],
): Bar[] {
  return stages.map(({ stage, total, totalIsLeast }) => ({
    key: stage,
    name: names[stage],
    lengths: [total],
    numbers: [countText(total, totalIsLeast, texts)],
    to: total > 0 ? { to: '/portings', search: { stage } as never } : undefined,
  }))
}

/** Each leads to the portings that wait. */
export function waitingBars(waiting: Overview['waiting'], texts: OverviewTexts): Bar[] {
  const search = { stage: 'IN_AWAITING_POA_FROM_CUSTOMER' } as never
  return waiting.map(({ fromDays, documents, portings }, index) => {
    const next = waiting[index + 1]?.fromDays
    return {
      key: String(fromDays),
      name: texts.waiting.days(fromDays, next === undefined ? undefined : next - 1),
      lengths: [documents],
      numbers: [formatCount(documents), formatCount(portings)],
      to: documents > 0 ? { to: '/portings', search } : undefined,
    }
  })
}

/** Those that somebody has to look at lead to the work list. */
export function deliveryBars(
  deliveries: Overview['deliveries'],
  texts: OverviewTexts,
  { decidesAboutFaxes }: { decidesAboutFaxes: boolean },
): Bar[] {
  const kinds = { failed: 'DELIVERY_FAILED', ...(decidesAboutFaxes && { unknown: 'DELIVERY_UNKNOWN' }) }
  return deliveries.map(({ state, total, totalIsLeast }) => {
    const kind = (kinds as Record<string, string | undefined>)[state]
    return {
      key: state,
      name: texts.deliveries.states[state],
      lengths: [total],
      numbers: [countText(total, totalIsLeast, texts)],
      to: total > 0 && kind !== undefined ? { to: '/', search: { kind } as never } : undefined,
    }
  })
}

export function weekBars(weeks: Overview['weeks'], texts: OverviewTexts): Bar[] {
  const daysText = (days: number | undefined) => (days === undefined ? '' : formatTenths(days))
  return weeks.map(({ from, portings, portingsIsLeast, medianDays, ninetiethDays }) => ({
    key: from,
    name: texts.weeks.week(weekOf(from)),
    lengths: [medianDays ?? 0, ninetiethDays],
    numbers: [daysText(medianDays), daysText(ninetiethDays), countText(portings, portingsIsLeast, texts)],
  }))
}

function countText(count: number, isLeast: boolean | undefined, texts: OverviewTexts): string {
  return isLeast ? texts.atLeast(formatCount(count)) : formatCount(count)
}

const dayMs = 86_400_000

/** The number of the week that begins on that Monday: it is of the year that its Thursday is in (ISO 8601). */
export function weekOf(monday: string): number {
  const thursday = new Date(Date.parse(monday) + 3 * dayMs)
  return 1 + Math.floor((thursday.getTime() - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / (7 * dayMs))
}
