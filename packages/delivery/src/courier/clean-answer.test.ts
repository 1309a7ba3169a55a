import { expect, test } from 'vitest'
import { cleanAnswer, lastLine } from './clean-answer.js'

test('an answer is one line without control, direction and invisible characters', () => {
  const answer = cleanAnswer('550 a\r\nb\tc\u0000d\u001b[31me\u2028f\u202Eg\u200Bh\u0085i \ud800')
  expect(answer).toBe('550 a b c d [31me f gh i \ufffd')
})

test('an answer is cut to 200 characters, never through a pair of surrogates', () => {
  expect(cleanAnswer('x'.repeat(200))).toBe('x'.repeat(200))
  expect(cleanAnswer('x'.repeat(5000))).toBe(`${'x'.repeat(199)}…`)
  expect(cleanAnswer(`${'x'.repeat(198)}${'😀'.repeat(9)}`)).toBe(`${'x'.repeat(198)}…`)
})

test('secrets are blotted out before the cut, longer ones first', () => {
  expect(cleanAnswer('535 pw and pw-long', ['pw', 'pw-long', ''])).toBe('535 *** and ***')
  expect(cleanAnswer(`${'x'.repeat(195)}secret-word`, ['secret-word'])).toBe(`${'x'.repeat(195)}***`)
})

test('the last line of a reply is the verdict', () => {
  expect(lastLine('550-one\r\n550-two\r\n550 three\r\n')).toBe('550 three')
})
