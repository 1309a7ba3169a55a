import { expect, test } from 'vitest'
import { visitInTurn } from './visits.js'

test('each round visits all, begins with another one, and results stand in the order of the rounds', async () => {
  const order: string[] = []
  const contender = (name: string) => (round: number) => {
    order.push(`${name}${round}`)
    return Promise.resolve(round * 10)
  }
  const contenders = { a: contender('a'), b: contender('b'), c: contender('c') }
  const results = await visitInTurn(contenders, { rounds: 4, signal: new AbortController().signal })
  expect(order.join(' ')).toBe('a0 b0 c0 b1 c1 a1 c2 a2 b2 a3 b3 c3')
  expect(results).toEqual({ a: [0, 10, 20, 30], b: [0, 10, 20, 30], c: [0, 10, 20, 30] })
})

test('a round that does not count comes first', async () => {
  const rounds: number[] = []
  const only = (round: number) => Promise.resolve(rounds.push(round))
  const options = { rounds: 2, warmRounds: 1, signal: new AbortController().signal }
  expect(await visitInTurn({ only }, options)).toEqual({ only: [2, 3] })
  expect(rounds).toEqual([-1, 0, 1])
})

test('who is told to end visits nobody any more', async () => {
  const told = new AbortController()
  const visits: number[] = []
  const contenders = {
    only: (round: number) => {
      visits.push(round)
      told.abort(new Error('told to end'))
      return Promise.resolve(0)
    },
  }
  await expect(visitInTurn(contenders, { rounds: 5, signal: told.signal })).rejects.toThrow('told to end')
  expect(visits).toEqual([0])
})
