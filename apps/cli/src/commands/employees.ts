import {
  customerInBody,
  employeeCreateInput,
  employeeCreateRight,
  employeeListCustomer,
  employeeListInput,
  employeePath,
  employeeUpdateInput,
  employeeUpdateRight,
} from '@telecomx/client/schemas'
import type { Command } from 'commander'
import { z } from 'zod'
import { addCall } from '../command/add-call.js'
import { addList } from '../command/add-list.js'
import { facts } from '../output/facts.js'
import type { Session } from '../session.js'

export function addEmployees(employees: Command, session: Session): void {
  addList(employees, session, {
    name: 'list',
    summary: 'List the employees of a customer',
    examples: ['employees list', 'employees list CUSTOMER --filter åse'],
    takes: z.object({ ...employeeListCustomer.shape, ...employeeListInput.shape }),
    names: { customer: '[customer]' },
    call: (client, input) => client.employee.list.query(input),
    plural: 'employees',
    columns: {
      Id: ({ _id }) => _id,
      Name: ({ name, primaryContact }) => (primaryContact ? `${name} (contact)` : name),
      Level: ({ accessLevel }) => accessLevel,
      'E-mail': ({ emailAddress }) => emailAddress,
    },
  })
  addCall(employees, session, {
    name: 'create',
    summary: 'Add an employee of a customer',
    examples: [
      'employees create CUSTOMER --name "Åse Smørup" \\\n    --access-level owner --email-address aase@aeroe.example --primary-contact',
    ],
    takes: z.object({
      ...customerInBody.shape,
      ...employeeCreateRight.shape,
      ...employeeCreateInput.shape,
    }),
    names: { customer: '<customer>' },
    call: (client, input) => client.employee.create.mutate(input),
    show: facts,
  })
  addCall(employees, session, {
    name: 'update',
    summary: 'Change an employee: level, contact',
    examples: ['employees update EMPLOYEE --access-level manager'],
    takes: z.object({
      ...employeePath.shape,
      ...employeeUpdateRight.shape,
      ...employeeUpdateInput.shape,
    }),
    names: { _id: '<employee>' },
    call: (client, input) => client.employee.update.mutate(input),
    show: facts,
  })
}
