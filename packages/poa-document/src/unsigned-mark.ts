import { sha256Of } from './finished.js'

/**
 * Ends a file with a line that holds the hash of what stands before, behind the end of the PDF, where no program looks: by
 * it the file is known again as long as nobody changed it, and nothing of it need be stored.
 */
export function markUnsigned(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return Buffer.concat([bytes, Buffer.from(markOf(bytes))])
}

/** Whether a file is a print or a trail of ours as it was made, so that nobody has signed it. */
export function isMarkedUnsigned(bytes: Uint8Array): boolean {
  const length = bytes.length - markLength
  if (length < 0) return false
  const mark = Buffer.from(bytes.subarray(length)).toString('latin1')
  // The hash of a large file is made for one that has such a line at all.
  return mark.startsWith(begin) && mark === markOf(bytes.subarray(0, length))
}

const begin = '\n%not-signed '
const markOf = (bytes: Uint8Array) => `${begin}${sha256Of(bytes)}\n`
const markLength = begin.length + 65
