import { RE2JS } from 're2js'
import { expect, test } from 'vitest'
import { largestProgram } from './largest-program.js'

test.each([
  ['a literal', 'a'.repeat(200)],
  ['loops of what may be empty', '()*'.repeat(66)],
  ['empty branches', '(|)*'.repeat(50)],
  ['a repeated group', '(?:ab?){1000}'],
  ['an open repeat', '(?:ab?){40,}'],
  ['nested repeats', '(?:(?:a{10}b){10}c){10}'],
  ['flags between a group and its repeat', '(?:abcdefgh)(?i){1000}'],
  ['nothing quoted between a group and its repeat', '(?:abcdefgh)\\Q\\E{1000}'],
  ['a repeat after a quoted backslash', '\\Q\\\\Ex{1000}'],
  ['a repeat after an escaped backslash', '\\\\x{1000}'],
])('%s compiles to no more', (_, expression) => {
  expect(largestProgram(expression)).toBeGreaterThanOrEqual(RE2JS.compile(expression).programSize())
})

test('no expression of random pieces compiles to more', () => {
  const random = randomFrom(20261127)
  const tooLarge: string[] = []
  let compiled = 0
  for (let round = 0; round < 40_000; round++) {
    const expression = Array.from({ length: 1 + random(14) }, () => pieces[random(pieces.length)]).join('')
    const most = largestProgram(expression)
    const size = most > 5_000 ? undefined : sizeOf(expression)
    if (size === undefined) continue
    compiled++
    if (size > most) tooLarge.push(`${expression} compiles to ${size}`)
  }
  expect(tooLarge).toEqual([])
  expect(compiled).toBeGreaterThan(5_000)
})

test.each([
  ['the page’s sample', '^894512\\d{13}F$'],
  ['groups', '^(89)(45\\d{2}){1}(\\d{4}){3}(F|f)?$'],
  ['alternatives', '^8945(0[1-9]|1[0-2])\\d{13,14}F?$'],
  ['a code point', '^\\x{1000}$'],
])('%s is not thought to be large', (_, expression) => {
  expect(largestProgram(expression)).toBeLessThan(500)
})

const pieces =
  'a b E ) ( (?: (?i) (?s: | * + ? *? {2} {0,3} {3,} {0} {01} {9} \\Q \\E \\Q\\E \\d \\pL \\x{41} \\x \\\\ [ [^ [a-z] ] ^ $ \\b . \\ - { } () x{3} (a|) (^|$) ab|ac \\( \\)'.split(
    ' ',
  )

function sizeOf(expression: string): number | undefined {
  try {
    return RE2JS.compile(expression).programSize()
  } catch {
    return undefined
  }
}

/** Whole numbers below a bound, the same ones in each run. */
function randomFrom(seed: number): (bound: number) => number {
  let state = seed
  return (bound) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return Math.floor((state / 0x80000000) * bound)
  }
}
