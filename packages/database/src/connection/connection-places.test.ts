import { expect, test } from 'vitest'
import { createConnectionPlaces, DatabaseDeadlineError } from './connection-places.js'

const longMs = 60_000

test('tenants take turns: one that asked a hundred times does not go before one that asked once', async () => {
  const places = createConnectionPlaces({ count: 1, mostPerTenant: 1 })
  const served: string[] = []
  const free = await places.take('busy', longMs)
  const use = async (tenant: string) => {
    const freeAgain = await places.take(tenant, longMs)
    served.push(tenant)
    freeAgain()
  }
  const all = [...Array.from({ length: 100 }, () => use('busy')), use('quiet'), use('other')]
  free()
  await Promise.all(all)
  expect(served.slice(0, 4)).toEqual(['busy', 'quiet', 'other', 'busy'])
  expect(served).toHaveLength(102)
})

test('a tenant holds no more than its share, and what others leave free stays free', async () => {
  const places = createConnectionPlaces({ count: 4, mostPerTenant: 2 })
  await places.take('busy', longMs)
  const free = await places.take('busy', longMs)
  let isServed = false
  const third = places.take('busy', longMs).then(() => (isServed = true))
  const freeOther = await places.take('quiet', longMs)
  freeOther()
  await Promise.resolve()
  expect(isServed).toBe(false)
  free()
  await third
})

test('the installation’s own work knows no share', async () => {
  const places = createConnectionPlaces({ count: 3, mostPerTenant: 1 })
  await Promise.all([1, 2, 3].map(() => places.take(undefined, longMs)))
  await expect(places.take('tenant', 0)).rejects.toBeInstanceOf(DatabaseDeadlineError)
})

test('who gives up leaves the queue: the place goes to the next', async () => {
  const places = createConnectionPlaces({ count: 1, mostPerTenant: 1 })
  const free = await places.take('one', longMs)
  const impatient = places.take('two', 0)
  const patient = places.take('two', longMs)
  await expect(impatient).rejects.toBeInstanceOf(DatabaseDeadlineError)
  free()
  ;(await patient)()
  ;(await places.take('three', 0))()
})
