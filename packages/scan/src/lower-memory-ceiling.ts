/**
 * The same WebAssembly module with a lower ceiling for its memory: a bomb then fails instead of taking 2 GB, which
 * no setting of Node keeps it from.
 *
 * @throws Error when the module has no ceiling of its own
 */
export function lowerMemoryCeiling(wasm: Uint8Array, megabytes: number): ArrayBuffer {
  const bytes = Uint8Array.from(wasm)
  const { start, end, most } = findCeiling(bytes)
  const pages = Math.min(most, megabytes * pagesInMegabyte)
  // In as many bytes as before, so that nothing moves.
  for (let at = start, rest = pages; at < end; at++, rest >>>= 7)
    bytes[at] = (rest & 127) | (at < end - 1 ? 128 : 0)
  return bytes.buffer
}

const pagesInMegabyte = 16
const memorySection = 5

function findCeiling(bytes: Uint8Array) {
  for (let at = 8; at < bytes.length; ) {
    const size = readNumber(bytes, at + 1)
    if (bytes[at] === memorySection) {
      // After the count of memories: flags, least, most.
      const hasCeiling = (bytes[size.end + 1] ?? 0) & 1
      if (!hasCeiling) break
      const start = readNumber(bytes, size.end + 2).end
      const { end, value } = readNumber(bytes, start)
      return { start, end, most: value }
    }
    at = size.end + size.value
  }
  throw new Error('The module has no ceiling to lower')
}

/** LEB128: seven bits a byte, the lowest first. */
function readNumber(bytes: Uint8Array, start: number): { value: number; end: number } {
  let value = 0
  let end = start
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[end++] ?? 0
    value += (byte & 127) * 2 ** shift
    if (byte < 128) return { value, end }
  }
}
