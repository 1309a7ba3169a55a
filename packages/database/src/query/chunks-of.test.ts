import { expect, it } from 'vitest'
import { packetsOf } from './chunks-of.js'

const megabytes = (count: number) => count * 1024 * 1024

it.each<[string, number[], number[][]]>([
  ['nothing', [], []],
  ['what fits in one', [3, 5], [[3, 5]]],
  [
    'what does not',
    [3, 5, 1, 7],
    [
      [3, 5],
      [1, 7],
    ],
  ],
  ['what is too long for any, alone', [1, 12, 1, 12], [[1], [12], [1], [12]]],
])('rows go in packets of 8 MB: %s', (_title, rows, packets) => {
  expect(packetsOf(rows, megabytes)).toEqual(packets)
})
