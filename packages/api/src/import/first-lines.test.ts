import { describe, expect, it } from 'vitest'
import { createFirstLines } from './first-lines.js'

/** What a Map would answer. */
function byMap(keys: readonly string[]) {
  const lines = new Map<string, number>()
  return keys.map((key, index) => {
    const before = lines.get(key)
    if (before === undefined) lines.set(key, index + 1)
    return before
  })
}

function byFirstLines(keys: readonly string[]) {
  const firstLines = createFirstLines()
  return keys.map((key, index) => firstLines.note(key, index + 1))
}

/** The same with every run. */
function scattered(count: number, most: number, seed: number): string[] {
  let state = seed
  return Array.from({ length: count }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return `+45${state % most}`
  })
}

const sorted = Array.from({ length: 300 }, (_, index) => `+4533${String(index).padStart(6, '0')}`)

describe('the line that a key was given on before', () => {
  it.each([
    ['sorted', sorted],
    ['sorted, and all again', [...sorted, ...sorted]],
    ['descending, and all again', [...sorted.toReversed(), ...sorted]],
    [
      'sorted, with some from further down between',
      sorted.flatMap((key, at) => [key, sorted[at >> 1] ?? key]),
    ],
    ['scattered', scattered(2_000, 700, 1)],
    ['scattered, with few twice', scattered(2_000, 1_000_000, 2)],
    ['one above all first', ['+99', ...sorted, '+99', ...sorted]],
  ])('%s', (_title, keys) => {
    expect(byFirstLines(keys)).toEqual(byMap(keys))
  })
})
