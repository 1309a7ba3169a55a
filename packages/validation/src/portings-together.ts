import { documentedErrors, invalidField } from './documented-error.js'
import { objectIdForm } from './fields.js'
import { textList } from './text-list.js'

const mostTogether = 500

/** The rows of every call that acts on several portings at once. */
export const portingsTogetherErrors = documentedErrors({
  portingsInvalid: invalidField('portings'),
  portingsOfOtherDocuments: {
    code: 422,
    message: 'portings',
    description: 'The portings must all be of one document',
  },
})

/** Which portings a call is about beside the one in its path; ids in lower case. */
export const portingsTogether = textList(
  objectIdForm,
  portingsTogetherErrors.portingsInvalid.description,
  mostTogether,
)
  .transform((ids) => ids ?? [])
  .describe(
    `Ids of other portings of the same document, at most ${mostTogether}: the call is about all of them, or fails for all`,
  )
