import type { ErrorDetails } from './error-details.js'

/**
 * One row of a documented error table.
 * `code` is the HTTP status, `message` the machine key (a field name or a slug), `description` the text.
 */
export interface DocumentedError {
  readonly code: number
  readonly message: string
  readonly description: string
}

/** What is wrong with one line of an import, in the words of the row that the line alone would be answered. */
export interface ImportFault extends DocumentedError {
  /** Counted from 1. */
  readonly line: number
  readonly details?: ErrorDetails
}

/** Freezes the rows of one operation and gives each a speaking key. Source: the error table of its page. */
export function documentedErrors<const Rows extends Record<string, DocumentedError>>(
  rows: Rows,
): Readonly<Rows> {
  for (const row of Object.values(rows)) Object.freeze(row)
  return Object.freeze(rows)
}

/** The general rule for a known field of the wrong type or length that has no row of its own. */
export function invalidField(field: string): DocumentedError {
  return { code: 422, message: field, description: `${lastSegment(field)} is not valid` }
}

/** A text that the font of the legal document cannot print exactly as given. */
export function unprintableField(field: string): DocumentedError {
  return { code: 422, message: field, description: `${lastSegment(field)} cannot be printed` }
}

/** `override.name` is the field `name` in words. */
function lastSegment(field: string): string {
  return field.slice(field.lastIndexOf('.') + 1)
}
