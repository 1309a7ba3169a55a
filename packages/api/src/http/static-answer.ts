import { createHash } from 'node:crypto'

/** Bytes that are the same for everybody, until the next release. */
export interface StaticFile {
  readonly body: Uint8Array<ArrayBuffer>
  readonly type: string
  readonly etag: string
}

export function staticFile(content: string | Uint8Array, type: string): StaticFile {
  const body = new Uint8Array(Buffer.from(content))
  return { body, type, etag: `"${createHash('sha256').update(body).digest('base64url')}"` }
}

/** The file, or 304 to a client that has it. It may be kept, but asks each time whether it is still the one. */
export function staticAnswer(
  file: StaticFile,
  request: Request,
  headers: Record<string, string> = {},
): Response {
  const known = request.headers.get('if-none-match')?.split(/, */) ?? []
  const isKnown = known.some((etag) => etag.replace(/^W\//, '') === file.etag)
  return new Response(isKnown ? null : file.body, {
    status: isKnown ? 304 : 200,
    headers: {
      ...headers,
      'Cache-Control': 'public, no-cache',
      ETag: file.etag,
      ...(!isKnown && { 'Content-Type': file.type, 'Content-Length': String(file.body.length) }),
    },
  })
}
