import { transportErrors, type Upload } from '@telecomx/validation'
import { ApiFailure } from '../failures/api-failure.js'
import { createGrowingBytes } from './growing-bytes.js'

/** 10 MB: a hundred pages of a scan. */
export const largestUploadBytes = 10_000_000
/** What a multipart body may have beside its file. */
const mostBesides = 64_000
/** Parts cost time each, however small: a form that sends a file has a few. */
const mostParts = 10
/** Each costs time, however little it holds: half a minute for 10 MB byte by byte. Of 100 bytes no network makes them. */
const mostPieces = 100_000
/** RFC 2046, 5.1.1. */
const longestBoundary = 70

export interface UploadLimits {
  /** The whole body, from the first byte that is waited for; default 30 seconds. */
  deadlineMs?: number
}

/**
 * The file of a request: the part `file` of a multipart body, else the body itself; undefined when there is none. It
 * stands in memory as a whole.
 *
 * @throws ApiFailure with 413, with 408 when it does not come in time, and 400 when the client breaks off or sends it in crumbs
 */
export async function readUpload(
  request: Request,
  { deadlineMs = 30_000 }: UploadLimits = {},
): Promise<Upload | undefined> {
  const type = request.headers.get('content-type') ?? ''
  const isForm = /^\s*multipart\/form-data\b/i.test(type)
  const bytes = await readWithin(request, largestUploadBytes + (isForm ? mostBesides : 0), deadlineMs)
  return isForm ? filePart(bytes, type) : { bytes, filename: undefined }
}

async function readWithin(
  request: Request,
  mostBytes: number,
  deadlineMs: number,
): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get('content-length')) > mostBytes)
    throw new ApiFailure(transportErrors.tooLarge)
  const reader = request.body?.getReader()
  let isLate = false
  // Ends a read that waits, too.
  const giveUp = () => void reader?.cancel().catch(() => undefined)
  const timer = setTimeout(() => {
    isLate = true
    giveUp()
  }, deadlineMs)
  const bytes = createGrowingBytes()
  try {
    for (let pieces = 0; ; pieces++) {
      const { done, value } = (await reader?.read()) ?? { done: true }
      if (isLate) throw new ApiFailure(transportErrors.timeout)
      if (done) return bytes.whole()
      if (pieces === mostPieces) throw new ApiFailure(transportErrors.requestNotValid)
      if (bytes.length + value.length > mostBytes) throw new ApiFailure(transportErrors.tooLarge)
      bytes.add(value)
    }
  } catch (error) {
    giveUp()
    if (error instanceof ApiFailure) throw error
    throw new ApiFailure(transportErrors.requestNotValid, { cause: error })
  } finally {
    clearTimeout(timer)
  }
}

/** The one part of that name that is a file; a text is none. */
async function filePart(body: Uint8Array<ArrayBuffer>, type: string): Promise<Upload | undefined> {
  const [, quoted, plain] = /\bboundary=(?:"([^"]+)"|([^\s;"]+))/i.exec(type) ?? []
  const boundary = quoted ?? plain
  if (boundary === undefined || boundary.length > longestBoundary) return undefined
  if (hasTooMany(Buffer.from(body.buffer, 0, body.length), `--${boundary}`)) return undefined
  const form = await new Response(body, { headers: { 'content-type': type } })
    .formData()
    .catch(() => undefined)
  const [file, ...more] = form?.getAll('file') ?? []
  if (!(file instanceof File) || more.length > 0) return undefined
  if (file.size > largestUploadBytes) throw new ApiFailure(transportErrors.tooLarge)
  return { bytes: new Uint8Array(await file.arrayBuffer()), filename: file.name }
}

/** More parts than a form has; counted before anything is made of them. */
function hasTooMany(body: Buffer, delimiter: string): boolean {
  let at = 0
  // The last delimiter ends the last part.
  for (let count = 0; count <= mostParts + 1; count++) {
    at = body.indexOf(delimiter, at, 'latin1')
    if (at === -1) return false
    at += delimiter.length
  }
  return true
}
