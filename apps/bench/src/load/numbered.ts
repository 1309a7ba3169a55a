import type { Workload } from './workload.js'

/** The request that follows after so many others. */
export function numbered(made: number, { method, path, body, serials, firstSerial = 0 }: Workload) {
  const serial = String(firstSerial + (made % serials)).padStart(5, '0')
  return { method, path: path.replaceAll('#####', serial), body: body?.replaceAll('#####', serial) }
}
