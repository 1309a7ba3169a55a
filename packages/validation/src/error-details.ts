/**
 * What an error row leaves open, said beside it: each property only where the row has need of it. An `index` counts from
 * 0. Source: docs/api/conventions.md.
 */
export interface ErrorDetails {
  /** Why, in a word. */
  readonly reason?: string
  /** Which entry of the list that the row names. */
  readonly index?: number
  /** What was sent there, at most 100 characters of it. */
  readonly value?: string
  /** Which character of the text is refused. */
  readonly character?: RefusedCharacter
  /** How many code points the text may have. */
  readonly longest?: number
  /** Which phone numbers, E.164, the first ten. */
  readonly numbers?: readonly string[]
  /** Which portings, the first ten. */
  readonly portings?: readonly PortingInTheWay[]
  /** How many numbers or portings in all. */
  readonly count?: number
  /** Which operators, CPS codes. */
  readonly operators?: readonly string[]
  /** Which fields of the input. */
  readonly fields?: readonly string[]
  /** Of a delivery, as it is. */
  readonly state?: string
  /** Of the object, as it is. */
  readonly version?: number
  /** Of an import, which earlier line has the same key, from 1. */
  readonly line?: number
}

/** A character of a text as it was sent, in NFC. */
export interface RefusedCharacter {
  /** `U+00AD`. */
  readonly code: string
  /** `SOFT HYPHEN`; left out where the character can be seen. */
  readonly name?: string
  /** How many code points stand before it. */
  readonly index: number
}

/** A porting whose stage forbids what was asked for. */
export interface PortingInTheWay {
  readonly _id: string
  /** E.164. */
  readonly number: string
  /** Where it is. */
  readonly stage: string
}

/** So many of what may be ten thousand are named. */
export const mostNamed = 10
const longestValue = 100

/** Which numbers the row is about. */
export function numbersAtFault(numbers: readonly string[]): ErrorDetails {
  return { numbers: numbers.slice(0, mostNamed), count: numbers.length }
}

/** Which portings the row is about. */
export function portingsInTheWay(portings: readonly PortingInTheWay[]): ErrorDetails {
  return { portings: portings.slice(0, mostNamed), count: portings.length }
}

/** Which entry of a list the row is about. */
export function entryAtFault(index: number, entry: unknown): ErrorDetails {
  return { index, ...(typeof entry === 'string' && { value: entry.slice(0, longestValue) }) }
}
