import {
  portingByCodePath,
  portingHistoryInput,
  portingListInput,
  portingPath,
  portingUpdateInput,
} from '@telecomx/client/schemas'
import type { RouterOutputs } from '@telecomx/client'
import type { Command } from 'commander'
import { z } from 'zod'
import { addCall } from '../command/add-call.js'
import { addList } from '../command/add-list.js'
import { counted } from '../output/counted.js'
import { facts, timeText } from '../output/facts.js'
import { table } from '../output/table.js'
import type { Session } from '../session.js'
import { addPortingActions } from './porting-actions.js'
import { portingColumns } from './porting-columns.js'

const id = 'PORTING'
const names = { _id: '<porting>' }

export function addPortings(portings: Command, session: Session): void {
  addList(portings, session, {
    name: 'list',
    summary: 'List portings by customer, donor, stage, status or number',
    examples: [
      'portings list --status attention',
      'portings list --customer CUSTOMER --stage in_created',
      'portings list --operator 01020 --status ordered',
      'portings list --filter 332541 --all',
    ],
    takes: portingListInput,
    call: (client, input) => client.porting.list.query(input),
    plural: 'portings',
    columns: portingColumns,
  })
  addCall(portings, session, {
    name: 'get',
    summary: 'Show a porting',
    examples: [`portings get ${id}`],
    takes: portingPath,
    names,
    call: (client, input) => client.porting.get.query(input),
    show: facts,
  })
  addCall(portings, session, {
    name: 'history',
    summary: 'Tell what became of a porting, and who did it',
    examples: [`portings history ${id} --language en`],
    takes: z.object({ ...portingPath.shape, ...portingHistoryInput.shape }),
    names,
    call: (client, input) => client.porting.history.query(input),
    show: historyText,
  })
  addCall(portings, session, {
    name: 'update',
    summary: 'Change facts of a porting, and who hears of its progress',
    examples: [`portings update ${id} --requested-date 2027-01-15`],
    takes: z.object({ ...portingPath.shape, ...portingUpdateInput.shape }),
    names,
    call: (client, input) => client.porting.update.mutate(input),
    show: facts,
  })
  addCall(portings, session, {
    name: 'find',
    summary: 'Tell which portings a printed porting code is for',
    examples: ['portings find X0123456789'],
    takes: portingByCodePath,
    names: { code: '<code>' },
    call: (client, input) => client.porting.byCode.query(input),
    show: (ids) => ids.join('\n'),
  })
  addPortingActions(portings, session)
  addCall(portings, session, {
    name: 'split',
    summary: 'Make one porting of each number',
    examples: [`portings split ${id}`],
    takes: portingPath,
    names,
    call: (client, input) => client.porting.split.mutate(input),
    show: (answer) => `Now ${counted(answer.portings.length, 'porting')}:\n${answer.portings.join('\n')}`,
  })
}

function historyText({ events, earlier }: RouterOutputs['porting']['history'], width: number): string {
  const rows = events.map(({ date, description }) => [timeText(date), description])
  const lines = table([], rows, { width })
  return earlier > 0 ? `${counted(earlier, 'earlier event')} left out.\n${lines}` : lines
}
