import type { RouterOutputs } from '@telecomx/client'
import { employeeCreateInput, employeeCreateRight } from '@telecomx/client/schemas'

export type Employee = RouterOutputs['employee']['list']['employees'][number]

/** What stands in the fields of an employee's form. */
export interface EmployeeFields extends Record<string, string | boolean> {
  name: string
  emailAddress: string
  faxNumber: string
  accessLevel: Employee['accessLevel']
  language: Employee['language']
  primaryContact: boolean
}

/** As the server checks them. */
export const employeeSchema = employeeCreateInput.extend({
  accessLevel: employeeCreateRight.shape.accessLevel,
})

export const emptyFields: EmployeeFields = {
  name: '',
  emailAddress: '',
  faxNumber: '',
  accessLevel: 'OWNER',
  language: 'da',
  primaryContact: false,
}

export function fieldsOf(employee: Employee): EmployeeFields {
  const { name, emailAddress = '', faxNumber = '', accessLevel, language, primaryContact } = employee
  return { name, emailAddress, faxNumber, accessLevel, language, primaryContact }
}
