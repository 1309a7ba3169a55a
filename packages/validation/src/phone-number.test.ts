import { expect, test } from 'vitest'
import { parsePhoneNumber, withPlusOfQuery } from './phone-number.js'

test.each([
  ['+4570305051', '+4570305051'],
  ['004570305051', '+4570305051'],
  ['70305051', '+4570305051'],
  ['+45 70 30 50 51', '+4570305051'],
  ['(+45) 70-30.50-51', '+4570305051'],
  [' 70 30 50 51 ', '+4570305051'],
  // By the rule: brackets are separators, and a zero between them stays.
  ['+45(0)70305051', '+45070305051'],
  ['+45 33254170 79', '+453325417079'],
  ['+46-33254170-79', '+463325417079'],
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
  ['soft hyphen', '+45\u00ad70305051'],
  ['joiner', '+45\u200d70305051'],
  ['word joiner', '+45\u206070305051'],
  ['tab', '+45\t70305051'],
  ['ideographic blank', '+45\u300070305051'],
  ['full-width minus', '70\uff0d305051'],
  // H056: one text has one meaning, and this is a series.
  ['a series', '+4533254170-79'],
  ['a series', '+4533254170\u201379'],
  ['a series', '+45 33 25 41 70 \u2013 79'],
  ['a series', '0045 33254170-79'],
  ['a series', '(+45) 33254170\u221279'],
  ['a dash behind +45 and nine digits', '+45-332541701'],
  ['only format characters', '\u200e\u200e'],
  ['letters', '+45 7030 POAS'],
  ['bound on the work', `+4570305051${' '.repeat(40)}`],
  ['bound on the work', `\u200e+${'\u200b'.repeat(70)}4570305051`],
  ['empty', ''],
])('%s: %j is none', (_, written) => {
  expect(parsePhoneNumber(written)).toBeUndefined()
})

const forms: [written: string, of: string][] = [
  ...Array.from('\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f').map(
    (blank): [string, string] => [`+45${blank}70 30${blank}50${blank}51`, blank],
  ),
  ...Array.from('\u2010\u2011\u2012\u2013\u2014\u2015\u2212').map((dash): [string, string] => [
    `+45${dash}70${dash}30 50${dash}51`,
    dash,
  ]),
  ...Array.from('\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff').map(
    (mark): [string, string] => [`${mark}+4570${mark}305051${mark}`, mark],
  ),
]

test.each(forms.map(([written, of]) => [`U+${of.charCodeAt(0).toString(16)}`, written]))(
  'as pasted, with %s',
  (_, written) => {
    expect(parsePhoneNumber(written)).toBe('+4570305051')
  },
)

test('a number is read whatever separators and format characters are put into it', () => {
  const separators = [' ', '-', '.', '(', ')', ...forms.map(([, of]) => of)]
  let state = 20_261_127
  const below = (bound: number) => (state = (state * 48_271) % 2_147_483_647) % bound
  for (let round = 0; round < 3_000; round++) {
    const digits = Array.from({ length: 7 + below(9) }, (_, index) =>
      String(index === 0 ? 1 + below(9) : below(10)),
    )
    // With a dash in it such a one is no number, see above.
    const number = `+${digits.join('')}`.replace(/^\+45/, '+46')
    const written = Array.from(number, (one) => (below(2) ? one : separators[below(separators.length)] + one))
    expect(parsePhoneNumber(written.join(''))).toBe(number)
    expect(parsePhoneNumber(written.join('').replace('+', '00'))).toBe(number)
  }
})

test.each([
  [' 4570305051', '+4570305051'],
  ['\u202a 4570305051\u202c', '\u202a+4570305051\u202c'],
  [' \u20664570305051', '+\u20664570305051'],
  [' 45\u00a070\u201330 50 51', '+45\u00a070\u201330 50 51'],
  // Only a raw plus becomes this blank.
  ['\u00a070305051', '\u00a070305051'],
  ['  4570305051', '  4570305051'],
  ['70305051', '70305051'],
  [' 45@fax.example', ' 45@fax.example'],
  [' np@telecomx.example', ' np@telecomx.example'],
  ['DEFAULT', 'DEFAULT'],
])('out of a query %j is %j', (text, read) => {
  expect(withPlusOfQuery(text)).toBe(read)
})
