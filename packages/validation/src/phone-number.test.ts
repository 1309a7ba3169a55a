import { expect, test } from 'vitest'
import { parsePhoneNumber } from './phone-number.js'

test.each([
  ['+4570305051', '+4570305051'],
  ['004570305051', '+4570305051'],
  ['70305051', '+4570305051'],
  ['+45 70 30 50 51', '+4570305051'],
  ['(+45) 70-30.50-51', '+4570305051'],
  [' 70 30 50 51 ', '+4570305051'],
  // By the rule: brackets are separators, and a zero between them stays.
  ['+45(0)70305051', '+45070305051'],
  ['+1234567', '+1234567'],
  ['+123456789012345', '+123456789012345'],
  // H058: checked for shape, not for what a call costs.
  ['+19005551234', '+19005551234'],
])('H055, H056: %j is %s', (written, number) => {
  expect(parsePhoneNumber(written)).toBe(number)
})

test.each([
  ['H056', '4570305051'],
  ['H056', '7030505'],
  ['H056', '703050511'],
  ['H057', '*21*+4512345678#'],
  ['H059', `+45${'1'.repeat(40)}`],
  ['H059', '+'],
  ['H059', '++4570305051'],
  ['H059', '+45-'],
  ['H059', '\uff0b4570305051'],
  ['H059', '+45٧٠٣٠٥٠٥١'],
  ['H059', '７０３０５０５１'],
  ['H060', '+4570305051@fax.evil.test'],
  ['too short', '+123456'],
  ['too long', '+1234567890123456'],
  ['leading zero', '+0570305051'],
  ['two prefixes', '00+4570305051'],
  ['line feed', '+4570305051\n'],
  ['inside', '+45\n70305051'],
  ['hard blank', '+45\u00a070305051'],
  ['letters', '+45 7030 POAS'],
  ['bound on the work', `+4570305051${' '.repeat(40)}`],
  ['empty', ''],
])('%s: %j is none', (_, written) => {
  expect(parsePhoneNumber(written)).toBeUndefined()
})
