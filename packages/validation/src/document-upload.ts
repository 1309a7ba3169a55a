import { z } from 'zod'
import { accessDenied, internalError } from './common-errors.js'
import { documentedErrors } from './documented-error.js'
import { objectId } from './fields.js'
import { portingGetErrors } from './porting-get.js'
import { signedCopy } from './signed-copy.js'
import { success } from './success.js'
import { upload } from './upload.js'

/** Source: docs/api/document-upload.md. */
export const documentUploadErrors = documentedErrors({
  portingIdMissing: { code: 400, message: 'bad_request', description: 'Id not found in request URI' },
  fileMissing: { code: 404, message: 'file', description: 'The file was missing or invalid' },
  filetypeWrong: { code: 404, message: 'file', description: 'Filetype must be PDF, PNG or JPG' },
  stageWrong: {
    code: 403,
    message: 'stage',
    description: 'Porting is not at the right stage to allow documents to be added',
  },
  accessDenied,
  internalError,
  portingNotFound: portingGetErrors.portingNotFound,
  codesDiffer: {
    code: 422,
    message: 'file',
    description: 'The pages of the file have different porting codes',
  },
  codeUnknown: { code: 422, message: 'file', description: 'The porting code of the file is not known' },
  codeOfOther: {
    code: 422,
    message: 'file',
    description: 'The porting code of the file is of a document for other portings',
  },
  documentOutdated: {
    code: 422,
    message: 'file',
    description: 'The document of the porting code does not fit the porting any more',
  },
  notSigned: {
    code: 409,
    message: 'file',
    description: 'The file is the document as we made it: it is not signed',
  },
  alreadyHere: { code: 409, message: 'file', description: 'The file is already here' },
  tooManyWaiting: { code: 409, message: 'file', description: 'Too many files wait for their review' },
})

/** The id in the path, checked before anything else of the request. */
export const documentUploadPath = z.object({
  _id: objectId(documentUploadErrors.portingIdMissing.description).describe(
    'Id of the porting, 24 hex characters',
  ),
})

export const documentUploadInput = z.object({
  file: upload(documentUploadErrors.fileMissing.description).describe(
    'The signed copy, a PDF, PNG or JPG of 10 MB at most: as the part `file` of a multipart body, or as the body itself',
  ),
})

export const documentUploadOutput = z.object({
  success,
  document: signedCopy.describe('The signed copy, as it was filed'),
})

export type DocumentUploadOutput = z.output<typeof documentUploadOutput>
