import { expect, test } from 'vitest'
import { createFairQueue } from './fair-queue.js'

const limits = { mostWaiting: 6, mostWaitingOfCompany: 4 }

function everything<Item>(queue: { next(): Item | undefined }): Item[] {
  const item = queue.next()
  return item === undefined ? [] : [item, ...everything(queue)]
}

test('each company has one turn after the other, and its own items in their order', () => {
  const queue = createFairQueue<string>(limits, () => 1)
  queue.add('a', ['a1', 'a2', 'a3'])
  expect(queue.next()).toBe('a1')
  queue.add('b', ['b1'])
  queue.add('c', ['c1', 'c2'])
  expect(everything(queue)).toEqual(['a2', 'b1', 'c1', 'a3', 'c2'])
})

test('who comes again stands behind all who wait', () => {
  const queue = createFairQueue<string>(limits, () => 1)
  queue.add('a', ['a1'])
  queue.add('b', ['b1', 'b2'])
  expect([queue.next(), queue.next()]).toEqual(['a1', 'b1'])
  queue.add('a', ['a2'])
  expect(everything(queue)).toEqual(['b2', 'a2'])
})

test('a list is taken in whole or not at all; what is handed out makes room', () => {
  const queue = createFairQueue<number>(limits, () => 1)
  expect(queue.add('a', [1, 2, 3, 4])).toBe(true)
  expect(queue.add('a', [5])).toBe(false)
  expect(queue.add('b', [6, 7])).toBe(true)
  expect(queue.add('c', [8])).toBe(false)
  expect(queue.next()).toBe(1)
  expect(queue.add('c', [9, 10])).toBe(true)
  expect(queue.add('a', [11])).toBe(false)
  expect(everything(queue)).toEqual([6, 2, 9, 7, 3, 10, 4])
  expect(
    queue.add(
      'a',
      Array.from({ length: 10 }, (_, index) => index),
    ),
  ).toBe(true)
})

test('what waits counts by its weight, and what is handed out no more', () => {
  const queue = createFairQueue<number>(limits, (weight) => weight)
  expect(queue.add('a', [3, 1])).toBe(true)
  expect(queue.add('a', [1])).toBe(false)
  expect(queue.add('b', [2])).toBe(true)
  expect(queue.add('c', [1])).toBe(false)
  expect(queue.next()).toBe(3)
  expect(queue.add('a', [50])).toBe(true)
  expect(queue.add('c', [1])).toBe(false)
  expect(everything(queue)).toEqual([2, 1, 50])
  expect(queue.add('c', [1])).toBe(true)
})
