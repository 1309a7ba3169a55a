import { documentedErrors } from './documented-error.js'
import { objectId } from './fields.js'
import { portingGetErrors, portingPath } from './porting-get.js'

/** The rows of every call about one signed copy of one porting. */
export const documentErrors = documentedErrors({
  portingIdMissing: portingGetErrors.portingIdMissing,
  documentIdMissing: {
    code: 400,
    message: 'bad_request',
    description: 'Porting document not found in request URI',
  },
  accessDenied: portingGetErrors.accessDenied,
  documentNotFound: { code: 404, message: 'document', description: 'Porting document not found' },
  internalError: portingGetErrors.internalError,
})

const id = objectId(documentErrors.documentIdMissing.description).describe(
  'Id of the signed copy, 24 hex characters',
)

/** Both ids of the path, the porting's first. */
export const documentPath = portingPath.extend({ document: id })

/** The id of a signed copy that is asked for by itself, whether a porting has it or none. */
export const documentAlonePath = documentPath.pick({ document: true })
