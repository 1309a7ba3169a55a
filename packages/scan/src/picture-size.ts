import { readJpegHead } from './jpeg-head.js'
import { readPngHead } from './png-head.js'
import { scanTypeOf } from './scan-type.js'

/** How many pixels a PNG or JPG says that it has; undefined of one that says none, and of everything else. */
export function pictureSizeOf(bytes: Uint8Array): { width: number; height: number } | undefined {
  const type = scanTypeOf(bytes)
  if (type === 'PNG') return readPngHead(bytes)
  return type === 'JPG' ? readJpegHead(bytes) : undefined
}
