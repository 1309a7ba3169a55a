import { type DocumentedError, invalidField } from './documented-error.js'
import type { ErrorDetails } from './error-details.js'
import { transportErrors } from './common-errors.js'

/** The parts of a zod issue that name a row. */
interface Issue {
  readonly path: readonly PropertyKey[]
  readonly message: string
}

/**
 * The documented row of a schema's first fault. A schema says a row's `description` as its message, so the row
 * is the one of the operation with that text; a known field without a row of its own is `422 <field>`.
 */
export function rowOfIssue(issue: Issue, rows: readonly DocumentedError[]): DocumentedError {
  const field = issue.path.map(String).join('.')
  return (
    rows.find((row) => row.description === issue.message && (row.message === field || row.code === 400)) ??
    (field === '' ? transportErrors.bodyNotJson : invalidField(field))
  )
}

/** What the issue says that its row leaves open. */
export function detailsOfIssue(issue: object): ErrorDetails | undefined {
  return (issue as { params?: { details?: ErrorDetails } }).params?.details
}
