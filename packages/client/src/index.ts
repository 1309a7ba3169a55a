export type { DocumentedError, ErrorDetails, ImportFault } from '@telecomx/validation'
export type { DownloadedFile } from './call-for-file.js'
export type { CallContext, CallOptions } from './call-options.js'
export {
  type Client,
  type ClientOptions,
  createClient,
  type DocumentFileRequest,
  type DocumentPageRequest,
  type DocumentReceiveRequest,
  type DocumentUploadRequest,
  type Downloads,
  type PoaFileRequest,
  type PoaPreviewRequest,
  type Uploads,
} from './create-client.js'
export {
  DocumentedFailure,
  documentedErrorOf,
  failedWith,
  faultsOf,
  detailsOf,
  requestIdOf,
} from './documented-error.js'
export { everyItem, type ItemOf, type ListProcedure } from './every-item.js'
export type { AppRouter } from './generated/app-router.js'
export { isOutcomeUnknown, isTimeout, OutcomeUnknownError, TimeoutError } from './interruptions.js'
export { type FullOperator, isFullOperator } from './is-full-operator.js'
export type { RouterInputs, RouterOutputs } from './router-types.js'
