import { expect, test } from 'vitest'
import { cpuTicksIn, cpuTimeMs } from './cpu-time.js'

test('user and system time are found behind a name with blanks and parentheses', () => {
  const stat = '4711 (a (b) c) S 1 4711 4711 0 -1 4194560 100 0 0 0 37 5 0 0 20 0 11 0 99 0 0'
  expect(cpuTicksIn(stat)).toBe(42)
})

test('work of this process is seen, in all its threads', () => {
  const before = [cpuTimeMs(process.pid), process.cpuUsage()] as const
  while (process.cpuUsage(before[1]).user < 300_000) Math.sqrt(Math.random())
  expect(cpuTimeMs(process.pid) - before[0]).toBeGreaterThanOrEqual(250)
})
