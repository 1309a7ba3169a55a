import { expect, test } from 'vitest'
import { wordNumbers, wordSeries } from './word-numbers.js'

const plain = (words: string) => words.replaceAll('\u00a0', ' ')

test.each([
  [[], []],
  [['+4533401020'], ['33 40 10 20']],
  [['+4533401021', '+4533401020'], ['33 40 10 20 – 33 40 10 21']],
  [
    ['+4533401020', '+4533401021', '+4533401022', '+4520401020', '+46812345678'],
    ['20 40 10 20', '33 40 10 20 – 33 40 10 22', '+46812345678'],
  ],
])('%j is read as %j', (numbers, written) => {
  expect(wordSeries(numbers).map(plain)).toEqual(written)
  expect(plain(wordNumbers(numbers))).toBe(written.join(', '))
})

test('more series than anybody reads are cut', () => {
  const numbers = Array.from({ length: 25 }, (_, index) => `+45${33401000 + 2 * index}`)
  expect(plain(wordNumbers(numbers))).toMatch(/33 40 10 36, 33 40 10 38 …$/)
})

test('no line parts a number', () => {
  expect(wordNumbers(['+4533401020'])).toBe('33\u00a040\u00a010\u00a020')
})
