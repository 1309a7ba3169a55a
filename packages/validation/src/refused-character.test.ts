import { expect, test } from 'vitest'
import { characterName } from './character-name.js'
import { faultOfEmailAddress } from './email-address.js'
import { faultOfIccNumber } from './icc-number.js'
import { faultOfPhoneNumber } from './phone-number.js'
import { besidesLineFeeds, refusedCharacter } from './refused-character.js'

test.each([
  [0x00ad, 'SOFT HYPHEN'],
  [0x0020, 'SPACE'],
  [0x00a0, 'NO-BREAK SPACE'],
  [0x200b, 'ZERO WIDTH SPACE'],
  [0x2066, 'LEFT-TO-RIGHT ISOLATE'],
  [0x2028, 'LINE SEPARATOR'],
  [0x000d, 'CARRIAGE RETURN'],
  [0x0007, 'control character'],
  [0xd83d, 'half of a surrogate pair'],
  [0xe0020, 'invisible character'],
  [0x0041, undefined],
  [0x5f35, undefined],
  [0x0301, undefined],
])('U+%s is called %s', (codePoint, name) => {
  expect(characterName(codePoint)).toBe(name)
})

test('whatever cannot be seen has a name, and nothing else', () => {
  const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Z}\p{Default_Ignorable_Code_Point}\u2800\ufffc]/u
  const wrong: string[] = []
  for (let codePoint = 0; codePoint <= 0x10ffff; codePoint++)
    if ((characterName(codePoint) !== undefined) !== invisible.test(String.fromCodePoint(codePoint)))
      wrong.push(codePoint.toString(16))
  expect(wrong).toEqual([])
})

test('the place counts code points, and the code has four digits or more', () => {
  expect(refusedCharacter('😀ab\tc', /\p{Cc}/u)).toEqual({
    character: { code: 'U+0009', name: 'CHARACTER TABULATION', index: 3 },
  })
  expect(refusedCharacter('ab😀', /[^a-z]/u)).toEqual({ character: { code: 'U+1F600', index: 2 } })
  expect(refusedCharacter('ab', /[^a-z]/u)).toBeUndefined()
})

test.each([
  ['phone number', faultOfPhoneNumber, '\u202a+45\u00a070\u201330 50 5\u00ad1', 'U+00AD', 15],
  ['phone number', faultOfPhoneNumber, '7030 P0AS', 'U+0050', 5],
  ['phone number', faultOfPhoneNumber, '７0305051', 'U+FF17', 0],
  ['ICC', faultOfIccNumber, '8945 12\u200d34', 'U+200D', 7],
  ['ICC', faultOfIccNumber, '8945-1234', 'U+002D', 4],
  ['e-mail address', faultOfEmailAddress, '  a\u200b@b.dk ', 'U+200B', 3],
  ['e-mail address', faultOfEmailAddress, ' a b@c.dk', 'U+0020', 2],
  ['e-mail address', faultOfEmailAddress, 'a@b.dk,c@d.dk', 'U+002C', 6],
  ['e-mail address', faultOfEmailAddress, 'Åse@b.dk', 'U+00C5', 0],
  ['e-mail address', faultOfEmailAddress, 'a_b@b_c.dk', 'U+005F', 5],
  ['e-mail address', faultOfEmailAddress, ' a@b%c.dk', 'U+0025', 4],
  ['e-mail address', faultOfEmailAddress, "o'a@c.o'b.dk", 'U+0027', 7],
  ['e-mail address', faultOfEmailAddress, 'a@@b.dk', 'U+0040', 2],
  ['e-mail address', faultOfEmailAddress, 'a@b.dk/c@d.dk', 'U+002F', 6],
] as const)('in a %s', (_what, faultOf, text, code, index) => {
  expect(faultOf(text)).toMatchObject({ character: { code, index } })
})

test('line feeds may be allowed, and the place counts them', () => {
  expect(refusedCharacter('a\n\nb\t', besidesLineFeeds(/\p{Cc}/u), 2)).toMatchObject({
    character: { code: 'U+0009', index: 6 },
  })
  expect(refusedCharacter('a\nb', besidesLineFeeds(/\p{Cc}/u))).toBeUndefined()
  expect(refusedCharacter('a\nb', /\p{Cc}/u)).toMatchObject({ character: { code: 'U+000A', index: 1 } })
})

test.each([
  [faultOfPhoneNumber, '7030505'],
  [faultOfPhoneNumber, '\u200e+45 (70)\u2212305051.\ufeff'],
  [faultOfIccNumber, ' 8945 1234F\u202f'],
  [faultOfEmailAddress, " o'b_c%@b-.c "],
  [faultOfEmailAddress, "o'b_c"],
])('what can be part of one is none that is refused', (faultOf, text) => {
  expect(faultOf(text)).toBeUndefined()
})
