import { RE2JS } from 're2js'
import { describe, expect, it, test, vi } from 'vitest'
import { parseIccValidation } from './icc-validation.js'

const ones = '1'.repeat(32)

test.each([
  // The page's sample, with and without its slashes.
  ['/^894512\\d{13}F$/', '8945120123456789012F', '8945120123456789012f'],
  ['/^894512\\d{13}F$/', '8945120123456789012F', '8945120123456789012'],
  ['/^894512\\d{13}F$/', '8945120123456789012F', '89451201234567890123F'],
  ['/^894512\\d{13}F$/', '8945120123456789012F', '8945130123456789012F'],
  ['/^894512\\d{13}F$/', '8945120123456789012F', '8945120123456789012F\n'],
  ['/^894512\\d{13}F$/', '8945120123456789012F', 'x8945120123456789012F'],
  ['/^894512\\d{13}F$/', '8945120123456789012F', '894512٠123456789012F'],
  ['^894512\\d{13}F$', '8945120123456789012F', '8945120123456789012'],
  ['/^894512\\d{13}f$/i', '8945120123456789012F', '8945120123456789012'],
  ['^8945', '89451', '98945'],
  ['F$', '1F', 'F1'],
  ['89/45', '89/45', '8945'],
  // H067–H070: these stall an engine that goes back; ours answers, so the test ends.
  ['^(\\d+)+$', ones, `${ones}x`],
  ['^(1|11)+$', ones, `${ones}x`],
  ['^(.*)*F$', `${ones}F`, ones],
  ['\\d+F?\\d+Z$', '11Z', '1'.repeat(50_000)],
  // H074: the dialect is RE2's.
  ['(?i)abc', 'ABC', 'AB'],
  ['^\\p{N}$', '٧', 'x'],
  ['^\\Q.*\\E$', '.*', 'xx'],
  ['^\\x{46}$', 'F', 'E'],
])('%s accepts %s and not %s', (written, matching, other) => {
  const rule = parseIccValidation(written)
  expect(rule).toBeTypeOf('function')
  expect([rule?.(matching), rule?.(other)]).toEqual([true, false])
})

test.each([
  ['back-reference', '(\\d)\\1'],
  ['look-ahead', '^(?=8)\\d+$'],
  ['negative look-ahead', '^(?!9)\\d+$'],
  ['look-behind', '(?<=8)9'],
  ['H070', '((\\d{1,100}){1,100}){1,100}'],
  ['H071', '^\\d{1,100000}$'],
  ['H071', '\\d{1001}'],
  ['H072', '('.repeat(5_000)],
  ['H072', Array(5_000).fill('a').join('|')],
  ['H072', 'a'.repeat(100_000)],
  ['201 code points', '😀'.repeat(201)],
  ['H075', 'a\u0000b'],
  ['H075', 'a\r\nb'],
  ['H075', 'a\u2028b'],
  ['H023', '^8\u202eF'],
  ['lone surrogate', 'a\ud800'],
  ['unbalanced', '('],
  ['nothing to repeat', '*'],
  ['flag g', '/^8/g'],
  ['flag x', '/^8/ix'],
  ['class', '[z-a]'],
  ['nothing between slashes', '//'],
  ['nothing between slashes', '//i'],
  ['a blank between slashes', '/ /'],
  ['half of a rule', '/'],
  ['slashes', '///'],
])('%s: refused', (_, written) => {
  expect(parseIccValidation(written)).toBeUndefined()
})

describe('a rule that compiles to a large program', () => {
  it.each([
    ['a long repeat', '\\d{500}'],
    ['a long choice of lengths', '\\d{1,400}'],
    ['nested repeats', '(((a{10}){10}){10})'],
    ['a repeated rule', `(?:${'a'.repeat(190)}){1000}`],
    ['repeated captures', `(?:${'()*'.repeat(62)}){1000}`],
    ['repeated letters of the world', `(?:${'\\pL?'.repeat(46)}){1000}`],
    ['many repeats', 'a{0,1000}'.repeat(22)],
    ['flags before a repeat', `(?:${'a'.repeat(180)})(?i){1000}`],
    ['a quotation before a repeat', `(?:${'a'.repeat(180)})\\Q\\E{1000}`],
    ['without regard to case', `/(?:${'k?'.repeat(90)}){900}/i`],
  ])('%s is refused', (_, written) => {
    expect(parseIccValidation(written)).toBeUndefined()
  })

  it('a very large one is refused without being compiled', () => {
    const compile = vi.spyOn(RE2JS, 'compile')
    expect(parseIccValidation(`(?:${'a'.repeat(190)}){1000}`)).toBeUndefined()
    expect(compile).not.toHaveBeenCalled()
    compile.mockRestore()
  })

  it.each([
    ['\\d{498}', '\\d{499}'],
    ['(?:\\d{3}F){124}\\d{2}', '(?:\\d{3}F){124}\\d{3}'],
    ['\\d{1,249}F', '\\d{1,250}F'],
  ])('%s, at most 500 instructions, is a rule; %s is not', (fitting, larger) => {
    expect(RE2JS.compile(fitting).programSize()).toBeLessThanOrEqual(500)
    expect(RE2JS.compile(larger).programSize()).toBeGreaterThan(500)
    expect(parseIccValidation(fitting)).toBeTypeOf('function')
    expect(parseIccValidation(larger)).toBeUndefined()
  })

  it('what 200 characters say without a counted repeat is none', () => {
    for (const piece of ['()*', '(|)*', '^*', 'a?', '|', '(a|)', '()'])
      expect(parseIccValidation(piece.repeat(200 / piece.length))).toBeTypeOf('function')
  })
})

test('a rule is compiled once, and at most 200 are kept', () => {
  const rule = parseIccValidation('^8945')
  expect(parseIccValidation('^8945')).toBe(rule)
  for (let count = 0; count < 199; count++) parseIccValidation(`^${count}`)
  expect(parseIccValidation('^8945')).toBe(rule)
  for (let count = 0; count < 200; count++) parseIccValidation(`^${count}`)
  expect(parseIccValidation('^8945')).not.toBe(rule)
})

test('200 code points of four bytes are let through', () => {
  expect(parseIccValidation('😀'.repeat(200))?.('😀'.repeat(200))).toBe(true)
})

test.each(['^(?<__proto__>\\d+)$', '^(?P<constructor>\\d+)$', '^(?<toString>\\d+)$'])(
  'H076: the group name in %s has no effect on prototypes',
  (written) => {
    const before = [Object.keys(Object.prototype), Object.getPrototypeOf({}) as unknown]
    expect(parseIccValidation(written)?.('1') ?? true).toBe(true)
    expect([Object.keys(Object.prototype), Object.getPrototypeOf({}) as unknown]).toEqual(before)
  },
)
