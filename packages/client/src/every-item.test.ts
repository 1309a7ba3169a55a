import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createTRPCClient, httpLink } from '@trpc/client'
import { initTRPC } from '@trpc/server'
import { createHTTPServer } from '@trpc/server/adapters/standalone'
import { type ListRequest, listInput, pageOf } from '@telecomx/validation'
import { afterAll, beforeAll, beforeEach, expect, expectTypeOf, test } from 'vitest'
import { z } from 'zod'
import { everyItem } from './every-item.js'

/** A list as every list of the server is: same input, same page. `answer` is what it gives next. */
const { router, procedure } = initTRPC.create()
const thing = z.object({ _id: z.number() })
const things = router({
  list: procedure
    .input(listInput)
    .output(pageOf('things', thing))
    .query(({ input }) => answer(input)),
})
const asked: ListRequest[] = []
let stored = 0
let answer = (input: ListRequest) => {
  asked.push(input)
  const ids = Array.from({ length: stored }, (_, index) => index)
  const wanted = ids.slice(input.offset, input.offset + input.limit)
  return { offset: input.offset, limit: input.limit, total: stored, things: wanted.map((_id) => ({ _id })) }
}
const whole = answer

const server = createHTTPServer({ router: things })
let list: ReturnType<typeof createTRPCClient<typeof things>>['list']
beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  list = createTRPCClient<typeof things>({ links: [httpLink({ url })] }).list
})
afterAll(() => server.close())
beforeEach(() => {
  asked.length = 0
  answer = whole
})

async function idsOf(...input: [Parameters<typeof list.query>[0]?]): Promise<number[]> {
  const ids: number[] = []
  for await (const item of everyItem(list, ...input)) {
    expectTypeOf(item).toEqualTypeOf<{ _id: number }>()
    ids.push(item._id)
  }
  return ids
}
const upTo = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index)
const pages = () => asked.map(({ offset, limit }) => `${offset}+${limit}`)

test.each([
  [0, undefined, upTo(0, 0), ['0+500']],
  [1, {}, upTo(0, 1), ['0+500']],
  [500, {}, upTo(0, 500), ['0+500']],
  [1201, {}, upTo(0, 1201), ['0+500', '500+500', '1000+500']],
  [1201, { offset: 1000 }, upTo(1000, 1201), ['1000+500']],
  [1201, { offset: 5000 }, [], ['5000+500']],
  [1201, { limit: 3 }, upTo(0, 3), ['0+3']],
  [1201, { offset: 10, limit: 700 }, upTo(10, 710), ['10+500', '510+200']],
  [1201, { offset: null, limit: null }, upTo(0, 1201), ['0+500', '500+500', '1000+500']],
])('%s items, %j', async (count, input, ids, requests) => {
  stored = count
  expect([await idsOf(input), pages()]).toEqual([ids, requests])
})

test('the filter goes along with every page, and leaving early asks for no more', async () => {
  stored = 1201
  for await (const { _id } of everyItem(list, { filter: 'tele' })) if (_id === 600) break
  expect(asked.map(({ filter }) => filter)).toEqual(['tele', 'tele'])
})

test('ends when the list shrinks meanwhile, whatever it says of its total', async () => {
  stored = 1201
  answer = (input) => {
    const page = whole(input)
    stored = 400
    return page
  }
  expect(await idsOf()).toEqual(upTo(0, 500))
  answer = (input) => ({ ...whole(input), total: 9_999 })
  expect(await idsOf()).toEqual(upTo(0, 400))
})

test('refuses at compile time what is no list', () => {
  // @ts-expect-error a number is no filter
  everyItem(list, { filter: 1 })
  // @ts-expect-error no list procedure
  expect(() => everyItem({})).not.toThrow()
})
