import type { CallOptions } from './call-options.js'
import { DocumentedFailure, documentedErrorOf, isDocumentedError } from './documented-error.js'
import { isUnanswered, isUnsent, OutcomeUnknownError } from './interruptions.js'
import { startTimeLimit } from './time-limit.js'
import { waitBeforeRepeat } from './wait-before-repeat.js'

export interface DownloadedFile {
  bytes: Uint8Array<ArrayBuffer>
  filename: string
}

export interface Download {
  url: string
  headers: Record<string, string>
  /** How often it is asked for again when it is refused for now, or not answered. */
  retries: number
  /** The name of the call when it uses the file up: when its answer is lost, so may the file be. */
  usesUp?: string
}

/** Fetches a file over REST. Throws a `DocumentedFailure` with the row the server answered. */
export async function downloadFile(
  fetch: typeof globalThis.fetch,
  { url, headers, retries, usesUp }: Download,
  { signal, context }: CallOptions & { context: { timeoutMs: number } },
): Promise<DownloadedFile> {
  signal?.throwIfAborted()
  const limit = startTimeLimit(context.timeoutMs, signal)
  let mayHaveHappened = false
  try {
    for (let repeats = 0; ; repeats++) {
      mayHaveHappened = true
      const { response, file, failure } = await ask(fetch, url, { headers, signal: limit.signal })
      const waitMs = waitBeforeRepeat({
        repeats,
        retries,
        row: documentedErrorOf(failure),
        isUnanswered: isUnanswered(failure, response),
        headers: response?.headers,
        isRead: usesUp === undefined,
        endsAt: limit.endsAt,
      })
      if (waitMs === undefined || limit.signal.aborted) {
        if (response) context.onResponse?.(response)
        if (file) return file
        throw failure
      }
      mayHaveHappened = false
      await wait(waitMs, limit.signal)
    }
  } catch (error) {
    const isKnown = !mayHaveHappened || error instanceof DocumentedFailure || isUnsent(error)
    throw usesUp === undefined || isKnown ? error : new OutcomeUnknownError(usesUp, error)
  } finally {
    limit.end()
  }
}

/** What came of asking once: a file, or a failure. */
async function ask(fetch: typeof globalThis.fetch, url: string, init: RequestInit): Promise<Outcome> {
  let response: Response | undefined
  try {
    response = await fetch(url, init)
    if (response.ok) return { response, file: await fileOf(response) }
    return { response, failure: await failureOf(response) }
  } catch (failure) {
    return { ...(response && { response }), failure }
  }
}

interface Outcome {
  response?: Response
  file?: DownloadedFile
  failure?: unknown
}

async function fileOf(response: Response): Promise<DownloadedFile> {
  const bytes = new Uint8Array(await response.arrayBuffer())
  return { bytes, filename: filenameOf(response.headers.get('content-disposition') ?? '') }
}

/** Rejects when the signal says so. */
function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer)
      reject(signal.reason as Error)
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', end)
      resolve()
    }, ms)
    if (signal.aborted) end()
    signal.addEventListener('abort', end, { once: true })
  })
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
