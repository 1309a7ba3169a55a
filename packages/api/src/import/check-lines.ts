import type { z } from 'zod'
import {
  detailsOfIssue,
  type DocumentedError,
  type ErrorDetails,
  type ImportFault,
  invalidField,
  mostFaults,
  rowOfIssue,
} from '@telecomx/validation'
import { ApiFailure } from '../failures/api-failure.js'
import { createFirstLines } from './first-lines.js'

/** How the lines of an import are checked. */
export interface LineRules<Line> {
  schema: z.ZodType<Line>
  /** What the schema makes of a line, when that is plain to see without it. */
  ordinary?: (line: unknown) => Line | undefined
  /** The rows that a line alone would be answered. */
  rows: Readonly<Record<string, DocumentedError>>
  /** Two lines with the same key cannot both be meant; the later one is answered `twice`. Left out: any may be. */
  keyOf?: (line: Line) => string
  twice?: DocumentedError
  /** So many lines an import may have. */
  most: number
  /** How much the lines may be together, where one can be much; those beyond are answered `beyond`. */
  size?: { of: (line: Line) => number; most: number; beyond: DocumentedError }
}

/** A line in its checked form, or all that is wrong with it. */
export type CheckedLine<Line> = Line | FaultyLine

/** One thing that is wrong with a line. */
export interface LineFault {
  row: DocumentedError
  details?: ErrorDetails | undefined
}

/** In the place of a line that is not valid. */
export class FaultyLine {
  readonly faults: readonly LineFault[]

  constructor(...faults: readonly LineFault[]) {
    this.faults = faults
  }
}

/** Checks the lines of one import, each as it comes. */
export function createLineCheck<Line>(rules: LineRules<Line>): (line: unknown) => CheckedLine<Line> {
  const [known, firstLines] = [Object.values(rules.rows), createFirstLines()]
  let [faults, number, size] = [0, 0, 0]
  const faulty = (line: FaultyLine) => {
    faults += line.faults.length
    return line
  }
  return (line) => {
    number++
    // The answer says no more of them.
    if (faults >= mostFaults) return unchecked
    // Nor need any be looked at behind the one that is too much: a short line can be thousands of numbers.
    if (rules.size && size > rules.size.most) return faulty(beyond(rules.size))
    const checked = rules.ordinary?.(line) ?? checkedBySchema(line)
    if (checked instanceof FaultyLine) return faulty(checked)
    size += rules.size?.of(checked) ?? 0
    if (rules.size && size > rules.size.most) return faulty(beyond(rules.size))
    if (!rules.keyOf || !rules.twice) return checked
    const before = firstLines.note(rules.keyOf(checked), number)
    return before === undefined
      ? checked
      : faulty(new FaultyLine({ row: rules.twice, details: { line: before } }))
  }

  function checkedBySchema(line: unknown): CheckedLine<Line> {
    const result = rules.schema.safeParse(line)
    return result.success ? result.data : faultsOfLine(result.error, known)
  }
}

/** The lines when none is at fault; else throws the refusal with the faults line by line, the first thousand of them. */
export function faultlessLines<Line>(checked: readonly unknown[], refusal: DocumentedError): Line[] {
  const faults: ImportFault[] = []
  for (const [index, line] of checked.entries()) {
    if (!(line instanceof FaultyLine)) continue
    for (const { row, details } of line.faults)
      faults.push({ line: index + 1, ...row, ...(details && { details }) })
    if (faults.length >= mostFaults) break
  }
  if (faults.length > 0) throw new ApiFailure(refusal, { faults: faults.slice(0, mostFaults) })
  return checked as Line[]
}

const unchecked = new FaultyLine({ row: invalidField('line') })

function beyond({ beyond: row }: { beyond: DocumentedError }): FaultyLine {
  return new FaultyLine({ row })
}

function faultsOfLine({ issues }: z.ZodError, rows: readonly DocumentedError[]): FaultyLine {
  if (issues.some(({ path }) => path.length === 0)) return unchecked
  const faults = issues.map((issue) => ({ row: rowOfIssue(issue, rows), details: detailsOfIssue(issue) }))
  // Several rules of one field may say the same.
  return new FaultyLine(...new Map(faults.map((fault) => [JSON.stringify(fault), fault])).values())
}
