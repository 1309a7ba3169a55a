import type { ScanReader } from '@telecomx/scan'

/** Reads until `end`, as a file is read that takes too long: what is left then is unread, for people to look at. */
export function readWithin({ read }: Pick<ScanReader, 'read'>, end: AbortSignal): Pick<ScanReader, 'read'> {
  return {
    async read(bytes, { signal, ...options } = {}) {
      const either = AbortSignal.any(signal ? [end, signal] : [end])
      try {
        return await read(bytes, { ...options, signal: either })
      } catch (error) {
        if (!end.aborted || signal?.aborted) throw error
        return { unread: 'TIMEOUT' }
      }
    },
  }
}
