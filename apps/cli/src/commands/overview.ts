import type { RouterOutputs } from '@telecomx/client'
import type { Command } from 'commander'
import { z } from 'zod'
import { addCall } from '../command/add-call.js'
import { tableOf } from '../output/table.js'
import type { Session } from '../session.js'

/** How porting goes, as four small tables. */
export function addOverview(program: Command, session: Session): void {
  addCall(program, session, {
    name: 'overview',
    summary: 'Tell how porting goes: stages, waiting, deliveries, how long it takes',
    examples: ['overview', 'overview --json'],
    remarks: `Portings that are over, and deliveries, are those of the last 30 days. A power
of attorney (POA) waits for a signature, one for each customer and donor.
Half of the portings completed in a week took so many days from number to
completed, or fewer; and so did nine of ten.`,
    takes: z.object({}),
    call: (client) => client.overview.get.query(),
    show: tablesOf,
  })
}

type Overview = RouterOutputs['overview']['get']

function tablesOf({ stages, waiting, waitingIsLeast, deliveries, weeks }: Overview, width: number): string {
  return [
    tableOf(
      stages,
      { Stage: ({ stage }) => stage, Portings: ({ total, totalIsLeast }) => countText(total, totalIsLeast) },
      { width },
    ),
    tableOf(
      waiting,
      {
        'POA waits, days': ({ fromDays }) => daysText(fromDays, waiting),
        POAs: ({ documents }) => countText(documents, waitingIsLeast),
        Portings: ({ portings }) => countText(portings, waitingIsLeast),
      },
      { width },
    ),
    tableOf(
      deliveries,
      { Delivery: ({ state }) => state, Count: ({ total, totalIsLeast }) => countText(total, totalIsLeast) },
      { width },
    ),
    tableOf(
      weeks,
      {
        'Completed in week of': ({ from }) => from,
        'Half, days': ({ medianDays }) => medianDays,
        'Nine of ten': ({ ninetiethDays }) => ninetiethDays,
        Portings: ({ portings, portingsIsLeast }) => countText(portings, portingsIsLeast),
      },
      { width },
    ),
  ].join('\n\n')
}

function countText(count: number, isLeast: boolean | undefined): string {
  return isLeast ? `over ${count}` : String(count)
}

function daysText(fromDays: number, waiting: Overview['waiting']): string {
  const next = waiting.find((later) => later.fromDays > fromDays)
  return next ? `${fromDays} to ${next.fromDays - 1}` : `${fromDays} or more`
}
