import type { z } from 'zod'
import {
  type DocumentedError,
  type ImportFault,
  invalidField,
  mostFaults,
  rowOfIssue,
} from '@telecomx/validation'
import { ApiFailure } from './api-failure.js'

/** How the lines of an import are checked. */
export interface LineRules<Line> {
  schema: z.ZodType<Line>
  /** The rows that a line alone would be answered. */
  rows: Readonly<Record<string, DocumentedError>>
  /** Two lines with the same key cannot both be meant; the later one is answered `twice`. */
  keyOf: (line: Line) => string
  twice: DocumentedError
  /** What the import as a whole is answered when any line is faulty. */
  refusal: DocumentedError
}

/** Others have their turn after so long. */
const longestTurnMs = 10

/**
 * The checked lines of an import. Throws its refusal with the faults by line, the first thousand of them, when any
 * line has one.
 */
export async function checkLines<Line>(
  lines: readonly unknown[],
  { schema, rows, keyOf, twice, refusal }: LineRules<Line>,
): Promise<Line[]> {
  const [checked, faults, keys] = [[] as Line[], [] as ImportFault[], new Set<string>()]
  const known = Object.values(rows)
  let turnStarted = performance.now()
  for (const [index, line] of lines.entries()) {
    const result = checkLine(schema, line, known)
    if ('fault' in result) faults.push({ line: index + 1, ...result.fault })
    else if (keys.has(keyOf(result.line))) faults.push({ line: index + 1, ...twice })
    else checked.push(result.line)
    if ('line' in result) keys.add(keyOf(result.line))
    if (faults.length === mostFaults) break
    if (performance.now() - turnStarted < longestTurnMs) continue
    await new Promise(setImmediate)
    turnStarted = performance.now()
  }
  if (faults.length > 0) throw new ApiFailure(refusal, { faults })
  return checked
}

function checkLine<Line>(
  schema: z.ZodType<Line>,
  line: unknown,
  rows: readonly DocumentedError[],
): { line: Line } | { fault: DocumentedError } {
  const result = schema.safeParse(line)
  if (result.success) return { line: result.data }
  const [issue] = result.error.issues
  return { fault: issue && issue.path.length > 0 ? rowOfIssue(issue, rows) : invalidField('line') }
}
