import { z } from 'zod'
import { accessDenied, internalError } from './common-errors.js'
import { documentedErrors, invalidField } from './documented-error.js'
import { flag } from './fields.js'
import { dryRun, importErrors, importLines } from './import-lines.js'
import { numberAssignErrors, numberBounds, numberHolder } from './number-assign.js'

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
export const numberLine = numberBounds(numberLineErrors.fromInvalid.description).and(numberHolder)

/** The ranges, not yet checked line by line. */
export const numberImportInput = z.object({
  ranges: importLines<z.input<typeof numberLine>>(lines, mostRanges),
  replace: flag(numberImportErrors.replaceInvalid.description),
  dryRun: dryRun(lines),
})

export const numberImportOutput = z.object({
  success: z.literal(true),
  dryRun: z.boolean(),
  /** How many entries were written, or would have been. */
  imported: z.int(),
})

export type NumberImportOutput = z.output<typeof numberImportOutput>
