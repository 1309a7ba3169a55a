import { z } from 'zod'
import { type DocumentedError, documentedErrors, invalidField } from './documented-error.js'
import { flag } from './fields.js'
import { inputInWords } from './input-in-words.js'
import { refuse } from './refuse.js'

/** An answer tells of at most so many faults: whoever mends these sends again. */
export const mostFaults = 1_000

/** The rows of an import as a whole; what is wrong with its lines stands in `faults`. Source: docs/api/number-import.md. */
export function importErrors(field: string, missing: string, most: number) {
  const row = (code: number, description: string): DocumentedError => ({ code, message: field, description })
  return documentedErrors({
    linesMissing: row(404, missing),
    linesInvalid: invalidField(field),
    tooManyLines: row(422, `${field} has more than ${most.toLocaleString('en')} lines`),
    faultyLines: row(422, `${field} has lines that are not valid`),
    dryRunInvalid: invalidField('dryRun'),
  })
}

/**
 * The lines of an import, as a list of anything: they are checked one by one, so that each fault has its line. A
 * client sees what a valid line is. An empty list counts as missing: it is an export that failed, not a wish.
 */
export function importLines<Line extends z.ZodType>(
  errors: ReturnType<typeof importErrors>,
  most: number,
  line: Line,
) {
  return z
    .custom<readonly z.input<Line>[]>(() => true)
    .meta({ type: 'array', items: inputInWords(line), minItems: 1, maxItems: most })
    .transform((lines: unknown, context): readonly unknown[] => {
      const row = rowOfLines(lines, errors, most)
      return row === undefined ? (lines as readonly unknown[]) : refuse(context, { message: row.description })
    })
}

/** True: everything is checked and counted, and nothing written. */
export function dryRun(errors: ReturnType<typeof importErrors>) {
  return flag(errors.dryRunInvalid.description).describe(
    'True: the same checks and counts, and nothing is written; default false',
  )
}

function rowOfLines(lines: unknown, errors: ReturnType<typeof importErrors>, most: number) {
  if (lines == null) return errors.linesMissing
  if (!Array.isArray(lines)) return errors.linesInvalid
  if (lines.length === 0) return errors.linesMissing
  return lines.length > most ? errors.tooManyLines : undefined
}
