/** 256 kB: a hundred times the largest documented body. */
const largestBodyBytes = 256_000
/** 32 MB: the number table of a country. */
export const largestImportBytes = 32_000_000

/** The bytes of a request's body, or 'too large' without reading on. */
export async function readBody(
  request: Request,
  largestBytes = largestBodyBytes,
): Promise<Uint8Array | 'too large'> {
  const announced = request.headers.get('content-length')
  if (announced === null) return readUnannounced(request.body, largestBytes)
  if (Number(announced) > largestBytes) return 'too large'
  return new Uint8Array(await request.arrayBuffer())
}

/** A chunked body says its length only by ending. */
async function readUnannounced(
  body: ReadableStream<Uint8Array> | null,
  largestBytes: number,
): Promise<Uint8Array | 'too large'> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    length += chunk.length
    if (length > largestBytes) return 'too large'
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
