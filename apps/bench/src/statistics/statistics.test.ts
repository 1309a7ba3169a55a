import { expect, test } from 'vitest'
import { pairedRatio, spreadOf } from './statistics.js'

test.each([
  ['an odd number of figures: the middle one', [3, 1, 2], { median: 2, least: 1, most: 3 }],
  ['an even number: halfway between the two', [4, 1, 3, 2], { median: 2.5, least: 1, most: 4 }],
  ['one: itself', [7], { median: 7, least: 7, most: 7 }],
  ['figures, not texts', [10, 9, 100], { median: 10, least: 9, most: 100 }],
])('the median of %s', (_title, figures, expected) => {
  expect(spreadOf(figures)).toEqual(expected)
})

test('of nothing there is no median', () => {
  expect(() => spreadOf([])).toThrow('nothing was measured')
})

test('a ratio is taken in each round, so that a slow round of both does not show', () => {
  expect(pairedRatio([100, 10, 120], [50, 5, 40])).toEqual({ median: 2, least: 2, most: 3 })
  expect(() => pairedRatio([1, 2], [1])).toThrow('equally often')
})
