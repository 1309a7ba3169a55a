import type { z } from 'zod'
import {
  type DocumentedError,
  type ImportFault,
  invalidField,
  mostFaults,
  rowOfIssue,
} from '@telecomx/validation'
import { ApiFailure } from '../failures/api-failure.js'

/** How the lines of an import are checked. */
export interface LineRules<Line> {
  schema: z.ZodType<Line>
  /** The rows that a line alone would be answered. */
  rows: Readonly<Record<string, DocumentedError>>
  /** Two lines with the same key cannot both be meant; the later one is answered `twice`. */
  keyOf: (line: Line) => string
  twice: DocumentedError
  /** So many lines an import may have. */
  most: number
}

/** A line in its checked form, or what is wrong with it. */
export type CheckedLine<Line> = Line | LineFault

/** In the place of a line that is not valid. */
export class LineFault {
  readonly row: DocumentedError

  constructor(row: DocumentedError) {
    this.row = row
  }
}

/** Checks the lines of one import, each as it comes. */
export function createLineCheck<Line>(rules: LineRules<Line>): (line: unknown) => CheckedLine<Line> {
  const [known, keys] = [Object.values(rules.rows), new Set<string>()]
  let faults = 0
  const faulty = (row: DocumentedError) => {
    faults++
    return new LineFault(row)
  }
  return (line) => {
    // The answer says no more of them.
    if (faults === mostFaults) return unchecked
    const result = rules.schema.safeParse(line)
    if (!result.success) return faulty(rowOfLine(result.error, known))
    const key = rules.keyOf(result.data)
    if (keys.has(key)) return faulty(rules.twice)
    keys.add(key)
    return result.data
  }
}

/** The lines when none is at fault; else throws the refusal with the faults by line, the first thousand of them. */
export function faultlessLines<Line>(checked: readonly unknown[], refusal: DocumentedError): Line[] {
  const faults: ImportFault[] = []
  for (const [index, line] of checked.entries())
    if (line instanceof LineFault && faults.length < mostFaults) faults.push({ line: index + 1, ...line.row })
  if (faults.length > 0) throw new ApiFailure(refusal, { faults })
  return checked as Line[]
}

const unchecked = new LineFault(invalidField('line'))

function rowOfLine({ issues: [issue] }: z.ZodError, rows: readonly DocumentedError[]): DocumentedError {
  return issue && issue.path.length > 0 ? rowOfIssue(issue, rows) : invalidField('line')
}
