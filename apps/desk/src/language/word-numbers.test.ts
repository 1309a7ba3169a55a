import { expect, test } from 'vitest'
import { wordNumbers } from './word-numbers.js'

test.each([
  [[], []],
  [['+4533401020'], ['33 40 10 20']],
  [
    ['+4533401020', '+4533401021'],
    ['33 40 10 20', '33 40 10 21'],
  ],
  [
    ['+4533401020', '+4533401021', '+4533401022', '+4520401020', '+46812345678'],
    ['33 40 10 20 – 33 40 10 22', '20 40 10 20', '+46812345678'],
  ],
])('%j is read as %j', (numbers, written) => {
  expect(wordNumbers(numbers).map((words) => words.replaceAll('\u00a0', ' '))).toEqual(written)
})

test('no line parts a number', () => {
  expect(wordNumbers(['+4533401020'])).toEqual(['33\u00a040\u00a010\u00a020'])
})
