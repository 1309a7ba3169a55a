import { transportErrors } from '@telecomx/validation'
import { expect, it } from 'vitest'
import { createCustomerQueue } from './customer-queue.js'

it('changes of one customer are made one at a time, in the order in which they came', async () => {
  const queue = createCustomerQueue()
  const seen: string[] = []
  const change = (name: string) =>
    queue.run('customer', async () => {
      seen.push(`${name} begins`)
      await new Promise(setImmediate)
      seen.push(`${name} ends`)
    })
  await Promise.all([change('one'), change('two'), change('three')])
  expect(seen).toEqual(['one begins', 'one ends', 'two begins', 'two ends', 'three begins', 'three ends'])
})

it('another customer does not wait', async () => {
  const queue = createCustomerQueue()
  let end = () => {}
  const held = queue.run('busy', () => new Promise<void>((resolve) => (end = resolve)))
  expect(await queue.run('quiet', async () => 'done')).toBe('done')
  end()
  await held
})

it('a change that fails lets the next one go on', async () => {
  const queue = createCustomerQueue()
  const failed = queue.run('customer', () => Promise.reject(new Error('no')))
  const next = queue.run('customer', async () => 'done')
  await expect(failed).rejects.toThrow('no')
  expect(await next).toBe('done')
})

it('429 rate_limited with a wait: too many wait already, and those that wait are served', async () => {
  const queue = createCustomerQueue({ mostWaiting: 2 })
  let end = () => {}
  const held = queue.run('customer', () => new Promise<void>((resolve) => (end = resolve)))
  const waiting = [1, 2].map((number) => queue.run('customer', async () => number))
  const refused = { row: transportErrors.rateLimited, retryAfterSeconds: 1 }
  await expect(queue.run('customer', async () => 3)).rejects.toMatchObject(refused)
  end()
  await held
  expect(await Promise.all(waiting)).toEqual([1, 2])
  expect(await queue.run('customer', async () => 4)).toBe(4)
})

it('429 rate_limited with a wait: its turn does not come in time, and it is not made later', async () => {
  const queue = createCustomerQueue({ patienceMs: 1 })
  let end = () => {}
  const held = queue.run('customer', () => new Promise<void>((resolve) => (end = resolve)))
  let isMade = false
  const late = queue.run('customer', async () => (isMade = true))
  await expect(late).rejects.toMatchObject({ row: transportErrors.rateLimited, retryAfterSeconds: 1 })
  end()
  await held
  await queue.run('customer', async () => {})
  expect(isMade).toBe(false)
})
