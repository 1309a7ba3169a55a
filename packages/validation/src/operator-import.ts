import { z } from 'zod'
import { accessDenied, internalError } from './common-errors.js'
import { documentedErrors } from './documented-error.js'
import { dryRun, importErrors, importLines } from './import-lines.js'
import { operatorCreateInput } from './operator-create.js'
import { success } from './success.js'

/** Some seventy times the operators that there are. */
export const mostOperators = 10_000

const lines = importErrors('operators', 'Operators are missing', mostOperators)

/** Source: docs/api/operator-import.md. The rows of a line are operator.create's. */
export const operatorImportErrors = documentedErrors({ ...lines, accessDenied, internalError })

/** The operators, not yet checked line by line. */
export const operatorImportInput = z.object({
  operators: importLines(lines, mostOperators, operatorCreateInput).describe(
    `1 to ${mostOperators.toLocaleString('en')} operators, each as operator.create takes it`,
  ),
  dryRun: dryRun(lines),
})

export const operatorImportOutput = z.object({
  success,
  dryRun: z.boolean().describe('True when nothing was written, as asked for'),
  created: z.int().describe('How many were not in the registry before'),
  updated: z.int().describe('How many were, and are what the import says now'),
})

export type OperatorImportOutput = z.output<typeof operatorImportOutput>
