import { expect, it } from 'vitest'
import { createAscendingIds } from './ascending-ids.js'

it.each<[string, (call: number) => number]>([
  ['within one millisecond', () => 1_795_000_000_000],
  ['while the clock goes on', (call) => 1_795_000_000_000 + call],
  ['while the clock is set back', (call) => 1_795_000_000_000 - call],
])('each id is above those before it, %s', (_title, clock) => {
  let call = 0
  const newId = createAscendingIds(() => clock(call++))
  const ids = Array.from({ length: 1_000 }, newId)
  expect(ids).toEqual([...new Set(ids)].toSorted())
  expect(ids.filter((id) => !/^[0-9a-f]{24}$/.test(id))).toEqual([])
})

it('those of two servers in one millisecond differ', () => {
  const clock = () => 1_795_000_000_000
  const [one, other] = [createAscendingIds(clock), createAscendingIds(clock)]
  expect(one()).not.toBe(other())
})
