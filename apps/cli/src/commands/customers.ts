import {
  customerCreateInput,
  customerCreateRight,
  customerIdPath,
  customerImportInput,
  customerLine,
  customerListInput,
  customerUpdateInput,
  customerUpdateRight,
} from '@telecomx/client/schemas'
import type { Command } from 'commander'
import { z } from 'zod'
import { addCall } from '../command/add-call.js'
import { addImport, patiently } from '../command/add-import.js'
import { addList } from '../command/add-list.js'
import { facts } from '../output/facts.js'
import type { Session } from '../session.js'

export function addCustomers(customers: Command, session: Session): void {
  addList(customers, session, {
    name: 'list',
    summary: 'List customers',
    examples: ['customers list', 'customers list smørrebrød', 'customers list --all --json'],
    takes: customerListInput,
    names: { filter: '[filter]' },
    call: (client, input) => client.customer.list.query(input),
    plural: 'customers',
    columns: {
      Id: ({ _id }) => _id,
      Name: ({ name }) => name,
      VAT: ({ vatNumber }) => vatNumber,
      City: ({ zip, city }) => [zip, city].filter(Boolean).join(' '),
    },
  })
  addCall(customers, session, {
    name: 'get',
    summary: 'Show a customer',
    examples: ['customers get CUSTOMER'],
    takes: customerIdPath,
    names: { _id: '<customer>' },
    call: (client, input) => client.customer.get.query(input),
    show: facts,
  })
  addCall(customers, session, {
    name: 'create',
    summary: 'Add a customer',
    examples: [
      'customers create --name "Brødrene Ærø ApS" --vat-number DK12345678 \\\n    --address "Havnegade 1" --zip 5970 --city Ærøskøbing --country DK',
    ],
    takes: z.object({ ...customerCreateRight.shape, ...customerCreateInput.shape }),
    call: (client, input) => client.customer.create.mutate(input),
    show: facts,
  })
  addCall(customers, session, {
    name: 'update',
    summary: 'Change a customer',
    examples: ['customers update CUSTOMER --address "Havnegade 3" --fax-number ""'],
    takes: z.object({
      ...customerIdPath.shape,
      ...customerUpdateRight.shape,
      ...customerUpdateInput.shape,
    }),
    names: { _id: '<customer>' },
    call: (client, input) => client.customer.update.mutate(input),
    show: facts,
  })
  addImport(customers, session, {
    summary: 'Create many customers from a CSV or JSON file, all or nothing',
    examples: ['customers import customers.csv --dry-run', 'customers import customers.json'],
    line: customerLine,
    plural: 'customers',
    takes: customerImportInput.omit({ customers: true }),
    send: (client, customers, options) => client.customer.import.mutate({ ...options, customers }, patiently),
    show: ({ created, known, dryRun }) =>
      `${dryRun ? 'It would be: ' : ''}${created} created, ${known} there already.`,
  })
}
