import { z } from 'zod'
import { documentUploadErrors, documentUploadInput, documentUploadOutput } from './document-upload.js'
import { documentedErrors } from './documented-error.js'

/** Those of an upload to a porting, as far as they need none. Source: docs/api/document-receive.md. */
export const documentReceiveErrors = documentedErrors({
  fileMissing: documentUploadErrors.fileMissing,
  filetypeWrong: documentUploadErrors.filetypeWrong,
  stageWrong: documentUploadErrors.stageWrong,
  accessDenied: documentUploadErrors.accessDenied,
  internalError: documentUploadErrors.internalError,
  codesDiffer: documentUploadErrors.codesDiffer,
  codeUnknown: documentUploadErrors.codeUnknown,
  documentOutdated: documentUploadErrors.documentOutdated,
  notSigned: documentUploadErrors.notSigned,
  alreadyHere: documentUploadErrors.alreadyHere,
  tooManyWaiting: documentUploadErrors.tooManyWaiting,
})

export const documentReceiveInput = z.object(documentUploadInput.shape)

export const documentReceiveOutput = documentUploadOutput
