import { expect, test } from 'vitest'
import { danishNumberType, parseDanishNumber } from './danish-number.js'

test.each([
  ['70305000', '+4570305000'],
  ['+4570305000', '+4570305000'],
  ['0045 70 30 50 00', '+4570305000'],
  ['+45 (70) 30-50.00', '+4570305000'],
  ['4570305000', undefined],
  ['+46703050001', undefined],
  ['7030500', undefined],
  ['+457030500', undefined],
  ['', undefined],
  ['٧٠٣٠٥٠٠٠', undefined],
])('%j is the Danish number %j', (written, number) => {
  expect(parseDanishNumber(written)).toBe(number)
})

/** As the authority's page writes them. */
const mobileSeries =
  '2, 30, 31, 40, 41, 42, 50, 51, 52, 53, 60, 61, 71, 81, 91, 92, 93, ' +
  '342, 344-349, 356-357, 359, 362, 365-366, 389, 398, 431, 441, 462, 466, 468, 472, 474, 476, 478, 485-486, ' +
  '488-489, 493-496, 498-499, 542-543, 545, 551-552, 556, 571-574, 577, 579, 584, 586-587, 589, 597-598, 627, ' +
  '629, 641, 649, 658, 662-665, 667, 692-694, 697, 771-772, 782-783, 785-786, 788-789, 826-827, 829'

const isMobile = (digits: string) =>
  mobileSeries.split(', ').some((series) => {
    const [first = '', last = first] = series.split('-')
    const start = digits.slice(0, first.length)
    return first <= start && start <= last
  })

test('mobile are exactly the series of the plan', () => {
  for (let start = 0; start < 1_000; start++) {
    const digits = `${String(start).padStart(3, '0')}12345`
    expect([digits, danishNumberType(`+45${digits}`, true) === 'MOBILE']).toEqual([digits, isMobile(digits)])
  }
})

test.each([
  ['+4580123456', 'SPECIAL', 'SPECIAL'],
  ['+4590123456', 'SPECIAL', 'SPECIAL'],
  ['+4533112299', 'FIXED', 'FIXED'],
  ['+4570305000', 'FIXED', 'FIXED'],
  ['+4534112233', 'FIXED', 'FIXED'],
  ['+4520123456', 'MOBILE', 'MOBILE'],
  ['+4583123456', 'RESERVED', 'FIXED'],
  ['+4500123456', 'RESERVED', 'FIXED'],
  ['+4537123456', 'RESERVED', 'FIXED'],
] as const)('%s is %s in no entry of the table, %s in one', (number, free, held) => {
  expect(danishNumberType(number, false)).toBe(free)
  expect(danishNumberType(number, true)).toBe(held)
})
