import { transportErrors } from '@telecomx/validation'
import { expect, it } from 'vitest'
import { createUploadPlaces } from './upload-places.js'

/** Work that goes on until it is told to end. */
function begin(places: ReturnType<typeof createUploadPlaces>, network: string) {
  let end!: () => void
  const done = places.run(network, () => new Promise<void>((resolve) => (end = resolve)))
  return { done, end: () => end() }
}
const refusal = { row: transportErrors.unavailable, retryAfterSeconds: 2 }

it('a network has its share of the places, and 503 with a wait beyond it', async () => {
  const places = createUploadPlaces({ most: 3, mostOfNetwork: 2 })
  const [first, second] = [begin(places, 'one'), begin(places, 'one')]
  await expect(places.run('one', () => Promise.resolve('never'))).rejects.toMatchObject(refusal)
  expect(await places.run('other', () => Promise.resolve('taken in'))).toBe('taken in')
  first.end()
  await first.done
  expect(await places.run('one', () => Promise.resolve('taken in'))).toBe('taken in')
  second.end()
  await second.done
})

it('all networks together have all places, and one that failed is free again', async () => {
  const places = createUploadPlaces({ most: 2, mostOfNetwork: 2 })
  const failing = () => Promise.reject(new Error('broken off'))
  for (let times = 0; times < 3; times++)
    await expect(places.run('one', failing)).rejects.toThrow('broken off')
  const taken = [begin(places, 'one'), begin(places, 'two')]
  await expect(places.run('three', () => Promise.resolve('never'))).rejects.toMatchObject(refusal)
  for (const { end, done } of taken) {
    end()
    await done
  }
})
