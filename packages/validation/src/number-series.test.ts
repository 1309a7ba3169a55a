import { describe, expect, test } from 'vitest'
import { faultOfSeries, numbersOfSeries, parseNumberSeries } from './number-series.js'

describe('parseNumberSeries', () => {
  test.each<[string, string, string]>([
    // One number, however many `-` it holds.
    ['70 30-50 50', '+4570305050', '+4570305050'],
    ['+45-70-30-50-50', '+4570305050', '+4570305050'],
    ['(+45) 70.30.50.50', '+4570305050', '+4570305050'],
    // Two of them.
    ['+4570305050-+4570305059', '+4570305050', '+4570305059'],
    [' +4570305050 - +4570305059 ', '+4570305050', '+4570305059'],
    ['70305050-70305059', '+4570305050', '+4570305059'],
    ['70-30-50-50-70-30-50-59', '+4570305050', '+4570305059'],
    ['+45 70 30 50 50-59 30 50 70', '+4570305050', '+4559305070'],
    ['0045 70305050-0045 70305059', '+4570305050', '+4570305059'],
    ['+4570305050-0045-7030-5059', '+4570305050', '+4570305059'],
    ['+4570305050--70305059', '+4570305050', '+4570305059'],
    ['+4570305050-+4570305050', '+4570305050', '+4570305050'],
    ['+45703050-70305059', '+45703050', '+4570305059'],
  ])('%j reads as %s to %s', (written, first, last) => {
    expect(parseNumberSeries(written)).toEqual({ first, last })
  })
  const none = ['', '-', '--', 'x', '70305050-59', '-70305050-59', '+4570305050–+4570305059']
  const odd = [
    '+4570305050,+4570305059',
    '+4570305050-+4570305059-+4570305069',
    '-'.repeat(100),
    '+45٧٠٣٠٥٠٥٠',
  ]
  test.each([...none, ...odd])('%j is neither number nor series', (written) => {
    expect(parseNumberSeries(written)).toBeUndefined()
  })
})

test.each([
  ['+4570305050', '+4570305059', undefined],
  ['+4570305050', '+4570306049', undefined],
  ['+4570305050', '+4570306050', 'too long'],
  ['+4570305059', '+4570305050', 'reversed'],
  ['+45703050', '+4570305059', 'uneven'],
  ['+999999999999999', '+999999999999999', undefined],
])('from %s to %s the fault is %s', (first, last, fault) => {
  expect(faultOfSeries({ first, last })).toBe(fault)
})

test('numbersOfSeries counts up, over every carry and up to the longest numbers', () => {
  expect(numbersOfSeries({ first: '+4570305099', last: '+4570305101' })).toEqual([
    '+4570305099',
    '+4570305100',
    '+4570305101',
  ])
  expect(numbersOfSeries({ first: '+999999999999998', last: '+999999999999999' })).toEqual([
    '+999999999999998',
    '+999999999999999',
  ])
})
