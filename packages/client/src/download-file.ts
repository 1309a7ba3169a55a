import type { CallOptions } from './call-options.js'
import { DocumentedFailure, isDocumentedError } from './documented-error.js'
import { isUnsent, OutcomeUnknownError } from './interruptions.js'
import { startTimeLimit } from './time-limit.js'

export interface DownloadedFile {
  bytes: Uint8Array<ArrayBuffer>
  filename: string
}

export interface Download {
  url: string
  headers: Record<string, string>
  /** The name of the call when it uses the file up: when its answer is lost, so may the file be. */
  usesUp?: string
}

/** Fetches a file from the REST door. Throws a `DocumentedFailure` with the row the server answered. */
export async function downloadFile(
  fetch: typeof globalThis.fetch,
  { url, headers, usesUp }: Download,
  { signal, context }: CallOptions & { context: { timeoutMs: number } },
): Promise<DownloadedFile> {
  signal?.throwIfAborted()
  const limit = startTimeLimit(context.timeoutMs, signal)
  try {
    const response = await fetch(url, { headers, signal: limit.signal })
    context.onResponse?.(response)
    if (!response.ok) throw await failureOf(response)
    const bytes = new Uint8Array(await response.arrayBuffer())
    return { bytes, filename: filenameOf(response.headers.get('content-disposition') ?? '') }
  } catch (error) {
    if (usesUp === undefined || error instanceof DocumentedFailure || isUnsent(error)) throw error
    throw new OutcomeUnknownError(usesUp, error)
  } finally {
    limit.end()
  }
}

async function failureOf(response: Response): Promise<Error> {
  // A body that breaks off is a lost connection; one that is no JSON is of somebody between.
  const text = await response.text()
  const body = text.startsWith('{') ? (JSON.parse(text) as unknown) : undefined
  if (!isDocumentedError(body)) return new Error(`The server answered ${response.status}`)
  return new DocumentedFailure(body, response.headers.get('x-request-id') ?? undefined)
}

function filenameOf(disposition: string): string {
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1]
  return encoded === undefined ? 'document.pdf' : decodeURIComponent(encoded)
}
