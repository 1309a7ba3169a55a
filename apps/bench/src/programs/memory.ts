import { readFileSync } from 'node:fs'

/** What a process has in memory, in megabytes; Linux only. */
export function residentMegabytes(pid: number): number {
  const kB = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1]
  if (kB === undefined) throw new Error('the kernel tells no memory of a process')
  return Number(kB) / 1_000
}
