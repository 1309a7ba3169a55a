import { createGrowingBytes } from './growing-bytes.js'

/** 256 kB: a hundred times the largest documented body. */
export const largestBodyBytes = 256_000
/** 32 MB: the number table of a country. */
export const largestImportBytes = 32_000_000

/** The bytes of a request's body, or 'too large' without reading on. */
export async function readBody(
  request: Request,
  largestBytes = largestBodyBytes,
): Promise<Uint8Array | 'too large'> {
  const announced = request.headers.get('content-length')
  if (announced === null) return readUnannounced(request, largestBytes)
  if (Number(announced) > largestBytes) return 'too large'
  return new Uint8Array(await request.arrayBuffer())
}

/** The text of a body; throws on what is no UTF-8. */
export const utf8 = new TextDecoder('utf-8', { fatal: true })

/** Thrown before anything more of the body is read. */
export class BodyTooLarge extends Error {}

/** The body as it comes. @throws BodyTooLarge */
export async function* piecesOfBody(request: Request, largestBytes: number): AsyncGenerator<Uint8Array> {
  if (Number(request.headers.get('content-length')) > largestBytes) throw new BodyTooLarge()
  let length = 0
  for await (const piece of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    length += piece.length
    if (length > largestBytes) throw new BodyTooLarge()
    yield piece
  }
}

/** A chunked body says its length only by ending. */
async function readUnannounced(request: Request, largestBytes: number): Promise<Uint8Array | 'too large'> {
  const bytes = createGrowingBytes()
  try {
    for await (const piece of piecesOfBody(request, largestBytes)) bytes.add(piece)
  } catch (error) {
    if (error instanceof BodyTooLarge) return 'too large'
    throw error
  }
  return bytes.whole()
}
