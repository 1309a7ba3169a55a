import { z } from 'zod'
import { accessDenied, internalError } from './common-errors.js'
import { documentedErrors } from './documented-error.js'
import { dryRun, importErrors, importLines } from './import-lines.js'
import type { OperatorCreateInput } from './operator-create.js'

/** Some seventy times the operators that there are. */
export const mostOperators = 10_000

const lines = importErrors('operators', 'Operators are missing', mostOperators)

/** Source: docs/api/operator-import.md. The rows of a line are operator.create's. */
export const operatorImportErrors = documentedErrors({ ...lines, accessDenied, internalError })

/** The operators, not yet checked line by line. */
export const operatorImportInput = z.object({
  operators: importLines<OperatorCreateInput>(lines, mostOperators),
  dryRun: dryRun(lines),
})

export const operatorImportOutput = z.object({
  success: z.literal(true),
  dryRun: z.boolean(),
  /** How many were not there before. */
  created: z.int(),
  /** How many were there and are what the import says now. */
  updated: z.int(),
})

export type OperatorImportOutput = z.output<typeof operatorImportOutput>
