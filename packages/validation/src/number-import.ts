import { z } from 'zod'
import { accessDenied, internalError } from './common-errors.js'
import { documentedErrors, invalidField } from './documented-error.js'
import { flag } from './fields.js'
import { dryRun, importErrors, importLines } from './import-lines.js'
import { numberAssignErrors, numberBounds, numberHolder } from './number-assign.js'
import { success } from './success.js'

/** Twice the number table of Denmark. */
export const mostRanges = 200_000

const lines = importErrors('ranges', 'Ranges are missing', mostRanges)

/** Source: docs/api/number-import.md. */
export const numberImportErrors = documentedErrors({
  ...lines,
  replaceInvalid: invalidField('replace'),
  accessDenied,
  internalError,
})

/** What is wrong with one line, in the order of its checks. */
export const numberLineErrors = documentedErrors({
  fromInvalid: invalidField('from'),
  toInvalid: numberAssignErrors.toInvalid,
  operatorInvalid: numberAssignErrors.operatorInvalid,
  rangeTwice: { code: 409, message: 'from', description: 'Range is given more than once' },
})

/** One line. The operator need not be in the registry: the table knows more operators than we port from. */
export const numberLine = numberBounds(numberLineErrors.fromInvalid.description).and(
  z.object({
    operator: numberHolder.shape.operator.describe(
      'CPS code of the operator that holds the numbers. It need not be in the registry',
    ),
  }),
)

/** The ranges, not yet checked line by line. */
export const numberImportInput = z.object({
  ranges: importLines(lines, mostRanges, numberLine).describe(
    `1 to ${mostRanges.toLocaleString('en')} lines, each a number or a range`,
  ),
  replace: flag(numberImportErrors.replaceInvalid.description).describe(
    'True: the table is exactly these lines afterwards. Default false: entries with the same bounds are replaced, others stay',
  ),
  dryRun: dryRun(lines),
})

export const numberImportOutput = z.object({
  success,
  dryRun: z.boolean().describe('True when nothing was written, as asked for'),
  imported: z.int().describe('How many entries were written, or would have been'),
})

export type NumberImportOutput = z.output<typeof numberImportOutput>
