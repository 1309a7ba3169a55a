import { DocumentedFailure, isDocumentedError } from './documented-error.js'

export interface DownloadedFile {
  bytes: Uint8Array<ArrayBuffer>
  filename: string
}

/** Fetches a file from the REST door. Throws a `DocumentedFailure` with the row the server answered. */
export async function downloadFile(
  fetch: typeof globalThis.fetch,
  url: string,
  headers: Record<string, string>,
): Promise<DownloadedFile> {
  const response = await fetch(url, { headers })
  if (!response.ok) {
    const body: unknown = await response.json().catch(() => undefined)
    if (isDocumentedError(body)) throw new DocumentedFailure(body)
    throw new Error(`The server answered ${response.status}`)
  }
  return {
    bytes: new Uint8Array(await response.arrayBuffer()),
    filename: filenameOf(response.headers.get('content-disposition') ?? ''),
  }
}

function filenameOf(disposition: string): string {
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1]
  return encoded === undefined ? 'document.pdf' : decodeURIComponent(encoded)
}
