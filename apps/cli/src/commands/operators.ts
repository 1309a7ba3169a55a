import { isFullOperator, type RouterOutputs } from '@telecomx/client'
import {
  operatorCreateInput,
  operatorImportInput,
  operatorListInput,
  operatorPath,
  operatorUpdateInput,
} from '@telecomx/client/schemas'
import type { Command } from 'commander'
import { z } from 'zod'
import { addCall } from '../command/add-call.js'
import { addImport, patiently } from '../command/add-import.js'
import { addList } from '../command/add-list.js'
import { facts } from '../output/facts.js'
import type { Session } from '../session.js'

export function addOperators(operators: Command, session: Session): void {
  addList(operators, session, {
    name: 'list',
    summary: 'List operators',
    examples: ['operators list', 'operators list nordkabel', 'operators list --all --json'],
    takes: operatorListInput,
    names: { filter: '[filter]' },
    call: (client, input) => client.operator.list.query(input),
    plural: 'operators',
    columns: {
      CPS: (operator) => operator._id,
      Name: (operator) => operator.name,
      'NP number': (operator) => full(operator)?.npNumber,
      Fixed: (operator) => full(operator)?.fixedAuth,
      MVNO: (operator) => full(operator)?.mvnoAuth,
      'Order wait': (operator) => hours(full(operator)?.orderWait),
    },
  })
  addCall(operators, session, {
    name: 'get',
    summary: 'Show an operator',
    examples: ['operators get 01234'],
    takes: operatorPath,
    names: { _id: '<cps>' },
    call: (client, input) => client.operator.get.query(input),
    show: facts,
  })
  addCall(operators, session, {
    name: 'create',
    summary: 'Add an operator to the registry',
    examples: [
      'operators create 01234 --name "Telecom X" \\\n    --address "Frugtmarkedet 17, 2500 Valby" --np-number 70305000 \\\n    --np-email np@telecomx.dk --fixed-auth email --mvno-auth icc_email',
    ],
    takes: operatorCreateInput,
    names: { _id: '<cps>' },
    call: (client, input) => client.operator.create.mutate(input),
    show: facts,
  })
  addCall(operators, session, {
    name: 'update',
    summary: 'Change an operator',
    examples: [
      'operators update 01234 --np-email porting@telecomx.dk',
      'operators update 01234 --np-fax "" --order-wait null',
    ],
    takes: z.object({ ...operatorPath.shape, ...operatorUpdateInput.shape }),
    names: { _id: '<cps>' },
    call: (client, input) => client.operator.update.mutate(input),
    show: facts,
  })
  addImport(operators, session, {
    summary: 'Add and replace operators from a CSV or JSON file, all or nothing',
    examples: ['operators import operators.csv --dry-run', 'operators import operators.json'],
    line: operatorCreateInput,
    takes: operatorImportInput.omit({ operators: true }),
    plural: 'operators',
    send: (client, operators, options) => client.operator.import.mutate({ ...options, operators }, patiently),
    show: ({ created, updated, dryRun }) =>
      `${dryRun ? 'It would be: ' : ''}${created} created, ${updated} replaced.`,
  })
}

type Listed = RouterOutputs['operator']['list']['operators'][number]

function full(operator: Listed) {
  return isFullOperator(operator) ? operator : undefined
}

function hours(wait: number | null | undefined): string | undefined {
  return wait == null ? undefined : `${wait} h`
}
