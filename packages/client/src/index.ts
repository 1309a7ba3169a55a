export { type Client, type ClientOptions, createClient, type PoaFileRequest } from './create-client.js'
export { DocumentedFailure, documentedErrorOf, failedWith, importFaultsOf } from './documented-error.js'
export type { DownloadedFile } from './download-file.js'
export type { AppRouter } from './generated/app-router.js'
