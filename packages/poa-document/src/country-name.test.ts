import { expect, test } from 'vitest'
import { countryName } from './country-name.js'
import { canPrint } from './printable-text.js'

test.each([
  ['DK', 'Danmark', 'Denmark'],
  ['de', 'Tyskland', 'Germany'],
  ['SE', 'Sverige', 'Sweden'],
  ['GL', 'Grønland', 'Greenland'],
  ['FO', 'Færøerne', 'Faroe Islands'],
  ['GB', 'Storbritannien', 'United Kingdom'],
  ['CI', 'Elfenbenskysten', 'Côte d’Ivoire'],
  ['US', 'USA', 'United States'],
  ['BA', 'Bosnien-Hercegovina', 'Bosnia & Herzegovina'],
  ['HK', 'Hongkong', 'Hong Kong'],
  ['MO', 'Macao', ''],
  ['PS', 'Palæstina', 'Palestine'],
  ['XK', 'Kosovo', ''],
  ['PT', 'Portugal', ''],
])('%s is printed as %s, in English "%s" where that differs', (code, da, en) => {
  expect(countryName(code)).toEqual({ da, en })
})

test.each([
  ['a full name', 'Danmark'],
  ['a name in another language', 'Deutschland'],
  ['an ISO code of three letters', 'DNK'],
  ['no code', 'XX'],
  ['a placeholder', 'ZZ'],
  ['a group of countries', 'EU'],
  ['a withdrawn code', 'YU'],
  ['a code with a blank', 'DK '],
  ['two letters that are no ASCII', 'ÅÆ'],
  ['two letters whose capitals are ASCII', 'ıs'],
  ['one letter whose capitals are two', 'ß'],
])('%s comes out unchanged: %s', (_, text) => {
  expect(countryName(text)).toEqual({ da: text, en: '' })
})

test.each(['AC', 'CP', 'CQ', 'DG', 'EA', 'IC', 'TA'])(
  '%s, which ISO only reserves, comes out unchanged',
  (code) => {
    expect(countryName(code)).toEqual({ da: code, en: '' })
  },
)

test('every name of a country can be printed', () => {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('')
  const names = letters
    .flatMap((one) => letters.map((other) => one + other))
    .map((code) => ({ code, ...countryName(code) }))
    .filter(({ code, da }) => da !== code)
  expect(names.length).toBeGreaterThan(240)
  expect(names.filter(({ da, en }) => !canPrint(da) || !canPrint(en))).toEqual([])
})
