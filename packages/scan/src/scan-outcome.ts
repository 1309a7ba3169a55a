import type { ScanType } from './scan-type.js'

/** What was read of a file. */
export interface ScanReading {
  type: ScanType
  pages: number
  /**
   * Of each page that has one or more, in page order: the porting codes (`X` and ten digits) found. `page` counts from 1;
   * each code of a page stands once. At most a hundred different ones; no page is read behind those.
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

export type PaperOutcome = { pdf: Uint8Array } | { refused: ScanRefusal } | { unread: ScanLimit }

/** What is told in place of an outcome. */
export interface ProcessFailure {
  failed: ScanLimit
  /** In the words of what failed, for the log. */
  message: string
  /** It was told to stop, and the file has nothing to do with it. */
  isStopped?: boolean
}

/** Thrown inside the process, where a file turns out to be one to refuse. */
export class ScanRefused extends Error {
  readonly reason: ScanRefusal

  constructor(reason: ScanRefusal) {
    super(reason)
    this.reason = reason
  }
}

/** Whether it is for want of memory that an engine gives up, by its words. */
export function saysOutOfMemory(words: string): boolean {
  return /out of memory|allocation failed|could not allocate/i.test(words)
}
