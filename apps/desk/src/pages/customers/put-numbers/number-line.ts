import type { ErrorDetails } from '@telecomx/client'

/** Numbers that follow each other, as one piece of a line named them; a single number is one of one. */
export interface NumberEntry {
  /** As a call takes it: `+4533254150`, or `+4533254150-+4533254179`. */
  written: string
  /** E.164, ascending. */
  numbers: readonly string[]
}

/** What the donor knows the numbers of a line by, and when they shall move. */
export interface DonorFacts {
  donorSimNumber?: string
  donorCustomerId?: string
  /** `2026-12-01`. */
  requestedDate?: string
}

/** What is wrong with a line, or to be known of it, and the piece of it that it is about. */
export interface LineRemark {
  what: RemarkKind
  about: string
  /** Of a documented row: its description. */
  description?: string
  /** What that leaves open. */
  details?: ErrorDetails | undefined
  /** The other line that it is about. */
  line?: number
  /** The name of the account that it is about. */
  account?: string
  /** Of how many more numbers of the line the same is to be said. */
  more?: number
}

/** `row` is a documented row: the server would answer it, or did. */
export type RemarkKind =
  | 'row'
  | 'noNumber'
  | 'plusMissing'
  | 'shortenedByExcel'
  | 'numberOrCustomer'
  | 'tooMany'
  | 'notADay'
  | 'simOfMany'
  | 'notAnIcc'
  | 'unused'
  | 'given'
  | 'onThisAccount'
  | 'onOtherAccount'
  | 'mobile'
  | 'fixed'
  | 'unknown'

/** A line of the pasted text as it was understood, by itself. */
export interface NumberLine extends DonorFacts {
  line: number
  /** What stands there. */
  text: string
  entries: readonly NumberEntry[]
  /** Why it cannot be sent. */
  faults: readonly LineRemark[]
  /** What is not wrong with it, and good to know. */
  notes: readonly LineRemark[]
}
