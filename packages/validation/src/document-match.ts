import { z } from 'zod'
import { documentApproveOutput } from './document-approve.js'
import { documentErrors } from './document-path.js'
import { documentedErrors, invalidField } from './documented-error.js'
import { objectIdForm } from './fields.js'
import { textList } from './text-list.js'

const mostPortings = 500

const { portingIdMissing: _, ...withoutPorting } = documentErrors

/** The rows of what happens to a signed copy that is still to be matched. */
export const unmatchedErrors = documentedErrors({
  ...withoutPorting,
  isMatched: { code: 409, message: 'state', description: 'Document is matched already' },
})

/** Source: docs/api/document-match.md. */
export const documentMatchErrors = documentedErrors({
  ...unmatchedErrors,
  portingsMissing: { code: 404, message: 'portings', description: 'Portings are missing' },
  portingsInvalid: invalidField('portings'),
  portingNotFound: { code: 404, message: 'portings', description: 'Porting not found' },
  portingsOfOtherDocuments: {
    code: 422,
    message: 'portings',
    description: 'The portings must all be of one document',
  },
  stageWrong: {
    code: 403,
    message: 'stage',
    description: 'Porting is not at the right stage to allow documents to be added',
  },
})

export const documentMatchInput = z.object({
  portings: textList(objectIdForm, documentMatchErrors.portingsInvalid.description, mostPortings)
    .refine((ids) => (ids?.length ?? 0) > 0, { error: documentMatchErrors.portingsMissing.description })
    .transform((ids) => ids ?? [])
    .describe(
      'Ids of portings that it is for, all of one power of attorney, at most 500; one is enough, the others of that one follow',
    ),
})

export const documentMatchOutput = documentApproveOutput
export type DocumentMatchOutput = z.output<typeof documentMatchOutput>
