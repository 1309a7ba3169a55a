import { accessDenied, type DocumentedError } from '@telecomx/validation'

/** What a call without the right comes to, over REST and tRPC alike. */
export const denied = { status: 403, row: accessDenied }

/** The row of a field with a wrong type or length; in words of its own, so that the server's cannot change unseen. */
export const notValid = (field: string): DocumentedError => fieldRow(field, 'is not valid')

/** The row of a field with a letter that the documents cannot show. */
export const unprintable = (field: string): DocumentedError => fieldRow(field, 'cannot be printed')

/** A field within another is described by its own name. */
function fieldRow(field: string, fault: string): DocumentedError {
  return { code: 422, message: field, description: `${field.split('.').at(-1)} ${fault}` }
}
