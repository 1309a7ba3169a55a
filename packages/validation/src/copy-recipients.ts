import { z } from 'zod'
import { type DeliveryMethod, faultOfRecipient, parseRecipient } from './delivery.js'
import { documentedErrors } from './documented-error.js'
import { entryAtFault, type ErrorDetails } from './error-details.js'

/** So many others can get a delivery as well. */
export const mostCopies = 5

/** Source: docs/api/poa-create.md. */
export const copyErrors = documentedErrors({
  ccInvalid: {
    code: 422,
    message: 'cc',
    description: `Copies go by EMAIL to at most ${mostCopies} other e-mail addresses, each given once`,
  },
})

/** Who else gets the documents, as it came: `readCopies` reads it when the method is known. */
export const copiesAsSent = z
  .custom<readonly string[] | null>(() => true)
  .meta({ type: ['array', 'null'], items: { type: 'string' }, maxItems: mostCopies })
  .optional()

/** The addresses, or what is wrong with them. With DOWNLOAD nobody gets anything, and all but a list given twice is ignored. */
export function readCopies(
  method: 'DOWNLOAD' | DeliveryMethod,
  given: unknown,
): { cc: string[] } | { fault: ErrorDetails | undefined } {
  const entries: unknown[] | undefined = Array.isArray(given) ? given : undefined
  // What a query gives twice is a list of lists.
  if (entries?.some((entry) => Array.isArray(entry))) return { fault: undefined }
  if (given == null || method === 'DOWNLOAD' || entries?.length === 0) return { cc: [] }
  if (!entries) return { fault: undefined }
  if (method !== 'EMAIL') return { fault: { reason: 'by_email_only' } }
  if (entries.length > mostCopies) return { fault: { reason: 'too_many' } }
  const cc = entries.flatMap((entry) => parseRecipient('EMAIL', entry) ?? [])
  const wrong = entries.findIndex((entry) => parseRecipient('EMAIL', entry) === undefined)
  if (wrong !== -1)
    return { fault: { ...entryAtFault(wrong, entries[wrong]), ...faultOfRecipient('EMAIL', entries[wrong]) } }
  const repeated = cc.findIndex((address, index) => hasAddress(cc.slice(0, index), address))
  return repeated === -1 ? { cc } : { fault: repeatedCopy(cc, repeated) }
}

/** The entry that is in the list before, or the recipient's. */
export function repeatedCopy(cc: readonly string[], index: number): ErrorDetails {
  return { ...entryAtFault(index, cc[index]), reason: 'repeated' }
}

/** A domain's letter case makes no other address, and the mailbox of another case is the same one as a rule. */
export function hasAddress(addresses: readonly string[], one: string): boolean {
  return addresses.some((address) => address.toLowerCase() === one.toLowerCase())
}
