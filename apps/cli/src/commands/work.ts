import type { RouterOutputs } from '@telecomx/client'
import { workListInput } from '@telecomx/client/schemas'
import type { Command } from 'commander'
import { addList } from '../command/add-list.js'
import { counted } from '../output/counted.js'
import { timeText } from '../output/facts.js'
import type { Session } from '../session.js'

/** What waits for a person: the first thing to look at. */
export function addWork(program: Command, session: Session): void {
  addList(program, session, {
    name: 'work',
    summary: 'List what waits for a person, the oldest first',
    examples: ['work', 'work --kind copy_to_review', 'work --all --json'],
    takes: workListInput,
    call: (client, input) => client.work.list.query(input) as Promise<Tasks>,
    plural: 'tasks',
    columns: {
      Since: ({ since }) => timeText(since),
      'To do': ({ kind }) => kind,
      Id: ({ _id }) => _id,
      Customer: ({ customer }) => customer?.name,
    },
    below: ['About', aboutOf],
  })
}

/** The counts of each kind beside them are for programs. */
type Tasks = Omit<RouterOutputs['work']['list'], 'kinds'>
type Task = Tasks['tasks'][number]

function aboutOf({ portings, number, operator, filename, sender, method, recipient, reason }: Task): string {
  const parts = [
    portings > 0 && `${counted(portings, 'porting')} from ${number ?? '?'}`,
    operator && `donor ${operator.name}`,
    filename && `file ${filename}`,
    sender && `from ${sender}`,
    recipient && `${method} to ${recipient}`,
    reason,
  ]
  return parts.filter(Boolean).join(', ')
}
