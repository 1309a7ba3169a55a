import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/**
 * What a process and all its threads have used of processors so far, in milliseconds, user and system together: the
 * kernel's own accounting, which does not depend on who else is at work. Linux only.
 */
export function cpuTimeMs(pid: number): number {
  return (cpuTicksIn(readFileSync(`/proc/${pid}/stat`, 'latin1')) * 1_000) / ticksPerSecond()
}

/** Fields 14 and 15; the second one, the name in parentheses, may hold blanks and parentheses. */
export function cpuTicksIn(stat: string): number {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const [user, system] = [Number(fields[11]), Number(fields[12])]
  if (!Number.isInteger(user + system)) throw new Error('the kernel tells no times of a process')
  return user + system
}

let known: number | undefined

/** The unit in which the kernel tells them: a hundredth of a second as a rule. */
export function ticksPerSecond(): number {
  known ??= Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }))
  return known
}
