import { z } from 'zod'
import { documentedErrors, invalidField } from './documented-error.js'
import { poaCreateErrors } from './poa-create.js'
import { poaGetErrors, poaGetInput } from './poa-get.js'
import { refuse } from './refuse.js'

/** So many documents are printed at once, with so many pages together. */
export const [mostPrinted, mostPrintedPages] = [50, 200]

/** Source: docs/api/poa-print.md. */
export const poaPrintErrors = documentedErrors({
  customerIdMissing: poaCreateErrors.customerIdMissing,
  accessDenied: poaCreateErrors.accessDenied,
  fileNotFound: poaGetErrors.fileNotFound,
  internalError: poaCreateErrors.internalError,
  documentsInvalid: invalidField('documents'),
  tooMuch: {
    code: 422,
    message: 'documents',
    description: `At most ${mostPrinted} documents with ${mostPrintedPages} pages are printed at once`,
  },
  forcedownloadInvalid: poaGetErrors.forcedownloadInvalid,
  filenameInvalid: poaGetErrors.filenameInvalid,
  notPrintable: { code: 409, message: 'documents', description: 'A document cannot be printed anew' },
  unavailable: poaCreateErrors.unavailable,
})

const { documentsInvalid, tooMuch } = poaPrintErrors

/** Which documents, each once, in the order of printing; undefined for those that count now. */
export const poaPrintInput = z.object({
  documents: z
    .custom<readonly string[] | null>(() => true)
    .meta({ type: ['array', 'null'], items: { type: 'string' }, maxItems: mostPrinted })
    .optional()
    .transform((given: unknown, context) => {
      if (given == null) return undefined
      const ids = idsOf(given)
      if (!ids) return refuse(context, { message: documentsInvalid.description })
      return ids.length > mostPrinted ? refuse(context, { message: tooMuch.description }) : ids
    })
    .describe(
      'Ids of the documents, with commas between in a query, in the order of printing. Left out: the documents of the newest set that no later one replaced',
    ),
  ...poaGetInput.shape,
})

/** In lower case; none when one is no id or stands there twice. */
function idsOf(given: unknown): string[] | undefined {
  if (!Array.isArray(given) || given.length === 0) return undefined
  const ids = given.flatMap((id: unknown) =>
    typeof id === 'string' && /^[0-9a-fA-F]{24}$/.test(id) ? [id.toLowerCase()] : [],
  )
  return new Set(ids).size === given.length ? ids : undefined
}
