import { expect, test } from 'vitest'
import { isPlainEmailAddress } from './email-address.js'
import { operatorCreateInput } from './operator-create.js'

const longest = `${'a'.repeat(64)}@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(58)}.dk`

test.each([
  'ok@example.com',
  'OK@EXAMPLE.COM',
  "o'brien+np@mail.example.com",
  'fornavn.efternavn@xn--brelund-q1a.dk',
  '!#$%&*+/=?^_`{|}~-@e.com',
  `${'a'.repeat(64)}@e.com`,
  `a@${'b'.repeat(63)}.dk`,
  longest,
])('%j is one plain address', (address) => {
  expect(isPlainEmailAddress(address)).toBe(true)
})

test.each([
  ['H035', 'ok@example.com\r\nBcc: evil@evil.test'],
  ['H036', 'ok@example.com\nRCPT TO:<evil@evil.test>'],
  ['H037', 'ok@example.com\u2028Bcc: x@evil.test'],
  ['H038', 'ok@example.com, evil@evil.test'],
  ['H038', 'ok@example.com;evil@evil.test'],
  ['H039', '<evil@evil.test>ok@example.com'],
  ['H040', '"evil@evil.test x"@example.com'],
  ['H041', 'user@good.test(x)evil.test'],
  ['H041', '(a(b)c)user@good.test'],
  ['H042', '"user"@example.com(x)evil.com'],
  ['H043', 'Group:evil@evil.test,b@evil.test;'],
  ['H043', 'mailto:ok@example.com'],
  ['H044', 'a:'.repeat(10_000)],
  ['H044', `${'(a)'.repeat(300_000)}ok@example.com`],
  ['H044', `${'a'.repeat(1_000_000)}@example.com`],
  ['H045', 'ok@ex\u0430mple.com'],
  ['H046', 'ok@example\u3002com'],
  ['H047', '.ok@e.com'],
  ['H047', 'o..k@e.com'],
  ['H047', 'ok.@e.com'],
  ['H047', 'ok@-e.com'],
  ['H047', 'ok@e-.com'],
  ['H047', 'ok@e.com.'],
  ['H047', 'ok@e..com'],
  ['H048', `${'a'.repeat(65)}@e.com`],
  ['H048', longest.replace('.dk', 'd.dk')],
  ['H048', `a@${'b'.repeat(64)}.dk`],
  ['H049', '=?utf-8?q?evil=40evil.test?= <ok@example.com>'],
  ['H050', 'ok@example.com SIZE=1'],
  ['H050', 'ok@example.com> BODY=8BITMIME'],
  ['no domain', 'ok'],
  ['no dot', 'ok@localhost'],
  ['literal', 'ok@[127.0.0.1]'],
  ['number', 'ok@127.0.0.1'],
  ['two ats', 'a@b@e.com'],
  ['letters', 'blåbær@e.com'],
  ['blank', 'o k@e.com'],
  ['NUL', 'ok@e.com\u0000'],
  ['fax', '+4570305051'],
  ['empty', ''],
])('%s: %j is none', (_, address) => {
  expect(isPlainEmailAddress(address)).toBe(false)
  expect(operatorCreateInput.shape.npEmail.safeParse(address).success).toBe(address === '')
})

test('H051: an accepted address comes out as it was sent, ends trimmed', () => {
  expect(operatorCreateInput.shape.npEmail.parse('  OK.Two@EXAMPLE.com ')).toBe('OK.Two@EXAMPLE.com')
})
