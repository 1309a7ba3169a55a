import { z } from 'zod'
import { accessDenied, internalError } from './common-errors.js'
import { customerCreateErrors, customerCreateInput, customerCreateRight } from './customer-create.js'
import { documentedErrors } from './documented-error.js'
import { dryRun, importErrors, importLines } from './import-lines.js'
import { success } from './success.js'

/** More than a reseller moves here at once. */
export const mostCustomers = 5_000

const lines = importErrors('customers', 'Customers are missing', mostCustomers)

/** Source: docs/api/customer-import.md. */
export const customerImportErrors = documentedErrors({ ...lines, accessDenied, internalError })

/** What is wrong with one line. */
export const customerLineErrors = documentedErrors({
  ...customerCreateErrors,
  customerTwice: { code: 409, message: 'name', description: 'Customer is given more than once' },
})

const { _id: _anything, ...right } = customerCreateRight.shape

/** One line: what customer.create takes. */
export const customerLine = z.object({ ...right, ...customerCreateInput.shape })

/** The customers, not yet checked line by line. */
export const customerImportInput = z.object({
  customers: importLines(lines, mostCustomers, customerLine).describe(
    `1 to ${mostCustomers.toLocaleString('en')} customers, each as customer.create takes it`,
  ),
  dryRun: dryRun(lines),
})

export const customerImportOutput = z.object({
  success,
  dryRun: z.boolean().describe('True when nothing was written, as asked for'),
  created: z.int().describe('How many were not there before'),
  known: z.int().describe('How many were there already, and are left as they are'),
})

export type CustomerLine = z.output<typeof customerLine>
export type CustomerImportOutput = z.output<typeof customerImportOutput>
