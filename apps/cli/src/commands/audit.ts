import { auditLogListInput } from '@telecomx/client/schemas'
import type { Command } from 'commander'
import { addList } from '../command/add-list.js'
import { timeText } from '../output/facts.js'
import type { Session } from '../session.js'

/** The only command of its name, so it stands directly behind `telecomx`. */
export function addAudit(program: Command, session: Session): void {
  addList(program, session, {
    name: 'audit',
    summary: 'List what was changed, by whom and when',
    examples: ['audit', 'audit --customer CUSTOMER', 'audit --object 01234 --all --json'],
    takes: auditLogListInput,
    call: (client, input) => client.auditLog.list.query(input),
    plural: 'entries',
    columns: {
      When: ({ date }) => timeText(date),
      Who: ({ employeeName, employee }) => employeeName ?? employee ?? 'the installation',
      Object: ({ object }) => object,
    },
    below: ['What', ({ description }) => description],
  })
}
