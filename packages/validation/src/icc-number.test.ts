import { expect, test } from 'vitest'
import { parseIccNumber } from './icc-number.js'

test.each([
  ['89451234567890123456', '89451234567890123456'],
  ['8945120000000000001F', '8945120000000000001F'],
  [' 8945 1234 5678 9012 3456 ', '89451234567890123456'],
  ['8945\u00a01234\u202f5678\u20099012 3456', '89451234567890123456'],
  ['\ufeff8945\u200b1234567890123456\u202c', '89451234567890123456'],
  [Array.from('1'.repeat(32)).join(' '), '1'.repeat(32)],
])('%j is the ICC %s', (written, icc) => {
  expect(parseIccNumber(written)).toBe(icc)
})

test.each([
  ['empty', ''],
  ['only blanks', ' \u00a0'],
  ['too long', '1'.repeat(33)],
  ['dashes', '8945-1234'],
  ['a soft hyphen', '8945\u00ad1234'],
  ['a tab', '8945\t1234'],
  ['a line feed', '89451234\n'],
  ['a letter that is not ASCII', '8945Ø'],
  ['full-width digits', '８９４５'],
  ['bound on the work', `8945${' '.repeat(64)}`],
  ['bound on the work', `8945${'\u200b'.repeat(130)}`],
])('%s: %j is none', (_, written) => {
  expect(parseIccNumber(written)).toBeUndefined()
})
