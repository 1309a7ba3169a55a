import type { NumberRange } from '@telecomx/database'
import { largestRange } from '@telecomx/validation'

// A fast path: of the time that an import takes to be read, the schema takes four fifths. This decides only what needs no
// reading: everything else, and all that is wrong, is the schema's to say. A test compares the two.

/** What the schema of a line makes of one that is written plainly; undefined of every other. */
export function ordinaryNumberLine(line: unknown): NumberRange | undefined {
  const { from: first, to: last, operator } = (line ?? {}) as Record<string, unknown>
  const from = plainNumber(first)
  // Most lines are single numbers, whose one text is kept once.
  const to = last == null || last === first ? from : plainNumber(last)
  if (from === undefined || to === undefined || !isCpsCode(operator)) return undefined
  return from === to || isRange(from, to) ? { from, to, operator } : undefined
}

function plainNumber(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  if (e164.test(value)) return value
  return danish.test(value) ? `+45${value}` : undefined
}

const e164 = /^\+[1-9][0-9]{6,14}$/
/** What begins with 00 is international. */
const danish = /^(?!00)[0-9]{8}$/

function isCpsCode(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9]{5}$/.test(value)
}

function isRange(from: string, to: string): boolean {
  return from.length === to.length && from < to && Number(to) - Number(from) < largestRange
}
