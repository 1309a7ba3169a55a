import type { Wording } from './wording.js'

/**
 * What became of a power of attorney, to be printed. Texts may hold any characters: what the fonts lack is printed as its
 * code point.
 */
export interface TrailFacts {
  /** The document's id. */
  reference: string
  portingCode: string
  /** Of the document's file, in hexadecimal. */
  sha256: string
  pages: number
  numberCount: number
  ownerName: string
  /** Who receives the numbers, and prints this. */
  recipient: { name: string; cpsCode: string }
  donor: { name: string; cpsCode: string }
  /** ISO 8601, before 2038; printed in Danish local time. */
  printedAt: string
  /** In their order. */
  events: readonly TrailEvent[]
  /** How many more there are, later than these. */
  laterEvents: number
  signedCopies: readonly TrailCopy[]
}

export interface TrailEvent {
  /** ISO 8601. */
  at: string
  what: Wording
  /** Who did it, with the access level; left out of what happened by itself. */
  by?: string
  requestId?: string
}

/** A file that came back. */
export interface TrailCopy {
  filename: string
  receivedAt: string
  state: Wording
  sha256: string
}
