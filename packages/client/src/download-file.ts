import type { CallOptions } from './call-options.js'
import { DocumentedFailure, documentedErrorOf, isDocumentedError } from './documented-error.js'
import { isUnanswered, isUnsent, OutcomeUnknownError } from './interruptions.js'
import { readJson } from './read-json.js'
import { startTimeLimit } from './time-limit.js'
import { waitBeforeRepeat } from './wait-before-repeat.js'

export interface DownloadedFile {
  bytes: Uint8Array<ArrayBuffer>
  filename: string
}

export interface Download {
  url: string
  /** Asked for each time anew: a token may have run out since. */
  headers: () => Promise<Record<string, string>>
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
      const init = { headers: await limit.within(headers()), signal: limit.signal }
      mayHaveHappened = true
      const { response, file, failure } = await limit.within(ask(fetch, url, init))
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
  try {
    const response = await fetch(url, init)
    if (response.ok) return { response, file: await fileOf(response) }
    return { response, failure: await failureOf(response) }
  } catch (failure) {
    return { failure }
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
  const body = readJson(await response.text())
  // Of somebody between.
  if (!isDocumentedError(body)) return new Error(`The server answered ${response.status}`)
  return new DocumentedFailure(body, response.headers.get('x-request-id') ?? undefined)
}

function filenameOf(disposition: string): string {
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1]
  return encoded === undefined ? 'document.pdf' : decodeURIComponent(encoded)
}
