import {
  customerInBody,
  mvnoAccountPath,
  mvnoCreateInput,
  sipAccountPath,
  sipCreateInput,
  sipUpdateInput,
  voiceAccountImportInput,
  voiceAccountLine,
  voiceAccountListInput,
} from '@telecomx/client/schemas'
import type { Command } from 'commander'
import { z } from 'zod'
import { addGroup } from '../command/add-command.js'
import { addCall } from '../command/add-call.js'
import { addImport, patiently } from '../command/add-import.js'
import { addList } from '../command/add-list.js'
import { counted } from '../output/counted.js'
import { facts } from '../output/facts.js'
import { numbersText } from '../output/numbers-text.js'
import { tableOf } from '../output/table.js'
import type { Session } from '../session.js'
import { type Porting, portingColumns } from './porting-columns.js'

export function addAccounts(accounts: Command, session: Session): void {
  addList(accounts, session, {
    name: 'list',
    summary: 'List SIP and MVNO accounts with their numbers',
    examples: ['accounts list', 'accounts list CUSTOMER'],
    takes: voiceAccountListInput,
    names: { customer: '[customer]' },
    call: (client, input) => client.voiceAccount.list.query(input),
    plural: 'voiceAccounts',
    columns: {
      Id: ({ _id }) => _id,
      Type: ({ type }) => type,
      Name: (account) => (account.type === 'SIP' ? account.name : account.simNumber),
      Numbers: (account) =>
        numbersText(account.type === 'SIP' ? account.numbers : account.number ? [account.number] : []),
    },
  })
  const create = addGroup(accounts, 'create', 'Make an account, and the portings of its numbers')
  addCall(create, session, {
    name: 'sip',
    summary: 'Make a SIP account with its numbers, and their portings',
    examples: [
      'accounts create sip CUSTOMER --name Switchboard \\\n    --numbers 33254170-33254179,33254188',
    ],
    takes: z.object({ ...customerInBody.shape, ...sipCreateInput.shape }),
    names: { customer: '<customer>' },
    call: (client, input) => client.sipAccount.create.mutate(input),
    show: withPortings,
  })
  addCall(create, session, {
    name: 'mvno',
    summary: 'Make an MVNO account with its number, and its porting',
    examples: [
      'accounts create mvno CUSTOMER --number 20401020 \\\n    --donor-sim-number 89451234567890123456',
    ],
    takes: z.object({ ...customerInBody.shape, ...mvnoCreateInput.shape }),
    names: { customer: '<customer>' },
    call: (client, input) => client.mvnoAccount.create.mutate(input),
    show: ({ porting, ...account }, width) =>
      withPortings({ ...account, portings: porting ? [porting] : [] }, width),
  })
  addCall(accounts, session, {
    name: 'update',
    summary: 'Rename a SIP account, or change its numbers',
    examples: [
      'accounts update ACCOUNT --add-numbers 33254190',
      'accounts update ACCOUNT --remove-numbers 33254170-33254174',
    ],
    takes: z.object({ ...sipAccountPath.shape, ...sipUpdateInput.shape }),
    names: { _id: '<account>' },
    call: (client, input) => client.sipAccount.update.mutate(input),
    show: withPortings,
  })
  addCall(accounts, session, {
    name: 'delete',
    summary: 'Close an MVNO account, and cancel its porting',
    examples: ['accounts delete ACCOUNT'],
    takes: mvnoAccountPath,
    names: { _id: '<account>' },
    call: (client, input) => client.mvnoAccount.delete.mutate(input),
    show: () => 'The account is closed.',
  })
  addImport(accounts, session, {
    summary: 'Make many accounts with their numbers from a CSV or JSON file, all or nothing',
    examples: ['accounts import accounts.csv --dry-run', 'accounts import accounts.json'],
    line: voiceAccountLine,
    plural: 'voiceAccounts',
    takes: voiceAccountImportInput.omit({ voiceAccounts: true }),
    send: (client, voiceAccounts, options) =>
      client.voiceAccount.import.mutate({ ...options, voiceAccounts }, patiently),
    show: ({ accounts, numbers, portings, dryRun }) =>
      `${dryRun ? 'It would be: ' : ''}${counted(accounts, 'account')}, ${counted(numbers, 'number')}, ${counted(portings, 'porting')}.`,
  })
}

function withPortings({ portings, ...account }: { portings: readonly Porting[] }, width: number): string {
  if (portings.length === 0) return `${facts(account, width)}\n\nNo number needs porting.`
  return `${facts(account, width)}\n\nPortings made:\n${tableOf(portings, portingColumns, { width })}`
}
