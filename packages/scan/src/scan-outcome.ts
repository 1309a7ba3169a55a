import type { ScanType } from './scan-type.js'

/** What was read of a file. */
export interface ScanReading {
  type: ScanType
  pages: number
  /**
   * Of each page that has one or more, in page order: the porting codes (`X` and ten digits) found. `page` counts from 1;
   * each code of a page stands once.
   */
  codes: { page: number; codes: string[] }[]
}

/** Why a file cannot be a readable copy for anybody. */
export type ScanRefusal =
  | 'TYPE'
  /** It opens with a password only. */
  | 'ENCRYPTED'
  /** Cut off, or not what it begins as. */
  | 'DAMAGED'
  | 'NO_PAGES'
  | 'TOO_MANY_PAGES'
  | 'TOO_MANY_PIXELS'

/** Why this reader gave up on a file that may well be a good copy. */
export type ScanLimit = 'TIMEOUT' | 'MEMORY' | 'CRASH'

export type ScanOutcome = { reading: ScanReading } | { refused: ScanRefusal } | { unread: ScanLimit }

export type PageOutcome =
  | { png: Uint8Array }
  | { missing: true }
  | { refused: ScanRefusal }
  | { unread: ScanLimit }

/** Thrown inside the thread, where a file turns out to be one to refuse. */
export class ScanRefused extends Error {
  readonly reason: ScanRefusal

  constructor(reason: ScanRefusal) {
    super(reason)
    this.reason = reason
  }
}
