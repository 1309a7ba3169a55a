import { startTestKit } from '@telecomx/api/testing'
import { transportErrors } from '@telecomx/validation'
import { afterAll, expect, test } from 'vitest'
import { documentedErrorOf } from './documented-error.js'
import { transformer } from './transformer.js'

const kit = await startTestKit()
afterAll(() => kit.close())
const client = await kit.clientFor('ADMIN')

/** What comes in when that is sent, and goes over the wire in between. */
const sent = (input: unknown) => JSON.parse(JSON.stringify(transformer.input.serialize(input))) as unknown

class Wish {
  filter = 'a'
  unset = undefined
}

test.each<[string, unknown, unknown]>([
  ['a text', 'a', 'a'],
  ['nothing', null, null],
  ['numbers', [0, -1.5], [0, -1.5]],
  ['what is not set is left out', { a: 1, b: undefined, c: { d: undefined } }, { a: 1, c: {} }],
  ['an object of a class of somebody’s', new Wish(), { filter: 'a' }],
  ['names that superjson would escape', { 'a.b': [{ 'c\\d': true }] }, { 'a.b': [{ 'c\\d': true }] }],
])('%s goes as it is', (_what, input, json) => {
  expect(sent(input)).toEqual({ json })
  expect(transformer.output.deserialize({ json })).toBe(json)
})

test('a call without an input is one', async () => {
  expect(sent(undefined)).toEqual({ json: null, meta: { values: ['undefined'] } })
  expect(await client.operator.list.query()).toMatchObject({ total: 0 })
  expect(await client.operator.list.query({ filter: undefined, limit: null })).toMatchObject({ total: 0 })
})

test.each<[string, unknown]>([
  ['no number', Number.NaN],
  ['an infinite number', Infinity],
  ['a bigint', 1n],
  ['a date', new Date(0)],
  ['a map', new Map([['a', 1]])],
  ['a pattern', /a/],
  ['a function', () => 1],
])('%s, which JSON would change, is refused', async (_what, value) => {
  const input = { filter: 'a', limit: value as number }
  expect(await client.operator.list.query(input).catch(documentedErrorOf)).toEqual(
    transportErrors.undefinedOnly,
  )
})
