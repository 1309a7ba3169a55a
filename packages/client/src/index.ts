export {
  type Client,
  type ClientOptions,
  createClient,
  type PoaFileRequest,
  type PoaPreviewRequest,
} from './create-client.js'
export { DocumentedFailure, documentedErrorOf, failedWith } from './documented-error.js'
export type { DownloadedFile } from './download-file.js'
export type { AppRouter } from './generated/app-router.js'
