import { transportErrors } from '@telecomx/validation'
import { expect, it } from 'vitest'
import { createImportGate } from './for-import.js'

const unavailable = expect.objectContaining({ row: transportErrors.unavailable, retryAfterSeconds: 2 })

/** Work that ends when it is told to. */
function stage(name: string, order: string[]) {
  let end = () => {}
  const ended = new Promise<void>((resolve) => (end = resolve))
  const work = async () => {
    order.push(`${name} begins`)
    await ended
    order.push(`${name} ends`)
    return name
  }
  return { work, end }
}

it('one after the other, in the order in which they came, also after one that failed', async () => {
  const gate = createImportGate()
  const order: string[] = []
  const stages = ['a', 'b', 'c'].map((name) => stage(name, order))
  const failed = gate.run(() => Promise.reject(new Error('no')))
  const results = stages.map(({ work }) => gate.run(work))
  for (const { end } of stages.toReversed()) end()
  await expect(failed).rejects.toThrow('no')
  expect(await Promise.all(results)).toEqual(['a', 'b', 'c'])
  expect(order).toEqual(['a', 'b', 'c'].flatMap((name) => [`${name} begins`, `${name} ends`]))
})

it('who comes while one works that had waited waits as well', async () => {
  const gate = createImportGate()
  const order: string[] = []
  const [first, second, third] = [stage('a', order), stage('b', order), stage('c', order)]
  const [one, other] = [gate.run(first.work), gate.run(second.work)]
  first.end()
  await one
  const late = gate.run(third.work)
  third.end()
  second.end()
  await Promise.all([other, late])
  expect(order).toEqual(['a', 'b', 'c'].flatMap((name) => [`${name} begins`, `${name} ends`]))
})

it('503 at once when too many wait, and room again when they have gone', async () => {
  const gate = createImportGate({ mostWaiting: 1, patienceMs: 60_000 })
  const order: string[] = []
  const [first, second] = [stage('a', order), stage('b', order)]
  const results = [gate.run(first.work), gate.run(second.work)]
  await expect(gate.run(stage('c', order).work)).rejects.toEqual(unavailable)
  for (const { end } of [first, second]) end()
  await Promise.all(results)
  expect(await gate.run(async () => 'd')).toBe('d')
  expect(order).toEqual(['a begins', 'a ends', 'b begins', 'b ends'])
})

it('503 after so long a wait; the place goes to the next one', async () => {
  const gate = createImportGate({ mostWaiting: 2, patienceMs: 1 })
  const first = stage('a', [])
  const result = gate.run(first.work)
  await expect(gate.run(async () => 'b')).rejects.toEqual(unavailable)
  first.end()
  await result
  expect(await gate.run(async () => 'c')).toBe('c')
})
