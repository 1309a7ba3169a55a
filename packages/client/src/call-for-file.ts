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

/** A call of REST, for what tRPC does not carry. */
export interface FileCall<Answer> {
  url: string
  /** What is sent; nothing when it only asks. */
  body?: FormData | Blob
  /** Makes the answer of a response that is whole. */
  read: (response: Response) => Promise<Answer>
  /** Asked for each time anew: a token may have run out since. */
  headers: () => Promise<Record<string, string>>
  /** How often it is asked for again when it is refused for now, or not answered. */
  retries: number
  /** The name of the call when it changes something, as one that uses its file up: when its answer is lost, it may have. */
  changing?: string
}

/** Fetches or sends a file over REST. Throws a `DocumentedFailure` with the row the server answered. */
export async function callForFile<Answer>(
  fetch: typeof globalThis.fetch,
  { url, body, read, headers, retries, changing }: FileCall<Answer>,
  { signal, context }: CallOptions & { context: { timeoutMs: number } },
): Promise<Answer> {
  signal?.throwIfAborted()
  const limit = startTimeLimit(context.timeoutMs, signal)
  let mayHaveHappened = false
  try {
    for (let repeats = 0; ; repeats++) {
      const sent = body && { method: 'POST', body }
      const init = { ...sent, headers: await limit.within(headers()), signal: limit.signal }
      mayHaveHappened = true
      const { response, answer, failure } = await limit.within(ask(fetch, url, init, read))
      const waitMs = waitBeforeRepeat({
        repeats,
        retries,
        row: documentedErrorOf(failure),
        isUnanswered: isUnanswered(failure, response),
        headers: response?.headers,
        isRead: changing === undefined,
        endsAt: limit.endsAt,
      })
      if (waitMs === undefined || limit.signal.aborted) {
        if (response) context.onResponse?.(response)
        if (answer !== undefined) return answer
        throw failure
      }
      mayHaveHappened = false
      await wait(waitMs, limit.signal)
    }
  } catch (error) {
    const isKnown = !mayHaveHappened || error instanceof DocumentedFailure || isUnsent(error)
    throw changing === undefined || isKnown ? error : new OutcomeUnknownError(changing, error)
  } finally {
    limit.end()
  }
}

/** What came of asking once: an answer, or a failure. */
async function ask<Answer>(
  fetch: typeof globalThis.fetch,
  url: string,
  init: RequestInit,
  read: FileCall<Answer>['read'],
): Promise<Outcome<Answer>> {
  try {
    const response = await fetch(url, init)
    if (response.ok) return { response, answer: await read(response) }
    return { response, failure: await failureOf(response) }
  } catch (failure) {
    return { failure }
  }
}

interface Outcome<Answer> {
  response?: Response
  answer?: Answer
  failure?: unknown
}

/** The file that a response holds, under the name that the server gives it. */
export async function fileOf(response: Response): Promise<DownloadedFile> {
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
