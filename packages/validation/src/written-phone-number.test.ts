import { expect, test } from 'vitest'
import { parsePhoneNumber } from './phone-number.js'
import { writtenPhoneNumber } from './written-phone-number.js'

test.each([
  ['a Danish number, in pairs', '+4570305000', '+45 70 30 50 00'],
  ['as somebody set it', '70305000', '+45 70 30 50 00'],
  ['with other separators', '(+45) 7030-5000', '+45 70 30 50 00'],
  ['Sweden, nine digits', '+46812345678', '+46 812 34 56 78'],
  ['Norway', '+4722334455', '+47 22 33 44 55'],
  ['Greenland, a code of three digits', '+299701234', '+299 70 12 34'],
  ['Faroe Islands', '+298201234', '+298 20 12 34'],
  ['North America, a code of one digit', '+12025550123', '+1 20 25 55 01 23'],
  ['Russia', '+74951234567', '+7 49 51 23 45 67'],
  ['Ireland, a code of three digits beside Britain’s two', '+35316711633', '+353 16 71 16 33'],
  ['Britain', '+442071838750', '+44 20 71 83 87 50'],
  ['the shortest', '+1234567', '+1 23 45 67'],
  ['the longest', '+123456789012345', '+1 23 45 67 89 01 23 45'],
  ['the shortest behind a code of three digits', '+2991234', '+299 12 34'],
])('%s: %s is written %s', (_, number, written) => {
  expect(writtenPhoneNumber(number)).toBe(written)
  expect(parsePhoneNumber(written)).toBe(parsePhoneNumber(number))
})

test.each(['', 'ring til Åse', '+45 70 30 50 00 lokal 12', '112'])('%j, no phone number, stays', (text) => {
  expect(writtenPhoneNumber(text)).toBe(text)
})
