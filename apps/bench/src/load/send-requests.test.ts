import { expect, test } from 'vitest'
import { serveAnswers } from '../testing.js'
import { sendRequests } from './send-requests.js'

const order = { token: 'secret', callers: 2, seconds: 0.02, leastCalls: 1, made: 0 }

test('calls are numbered, go on where the run before ended, and begin again after the last', async () => {
  const seen: string[] = []
  await using server = await serveAnswers(({ url, headers }, body) => {
    seen.push(`${url} ${body} ${headers.authorization}`)
    return { json: {} }
  })
  const workload = {
    method: 'POST',
    path: '/a/#####',
    body: '{"_id":"#####"}',
    serials: 3,
    firstSerial: 7,
  } as const
  const first = await sendRequests({ ...order, urls: [server.url], workload, callers: 4 })
  expect(first.made).toBe(first.requests)
  expect([...new Set(seen)].toSorted()).toEqual(
    ['00007', '00008', '00009'].map((serial) => `/a/${serial} {"_id":"${serial}"} Bearer secret`),
  )
  seen.length = 0
  const second = await sendRequests({ ...order, urls: [server.url], workload, callers: 1, made: 4 })
  expect([second.made - 4, seen[0]?.slice(0, 8)]).toEqual([second.requests, '/a/00008'])
  expect(second.p50).toBeLessThanOrEqual(second.p99)
})

test('a run that is over too soon goes on until it has made enough calls', async () => {
  await using server = await serveAnswers(() => ({ json: {} }))
  const workload = { method: 'GET', path: '/', serials: 1 } as const
  const run = await sendRequests({ ...order, urls: [server.url], workload, seconds: 0, leastCalls: 40 })
  expect(run.requests).toBeGreaterThanOrEqual(40)
})

test('callers are shared out between servers', async () => {
  const counts = [0, 0]
  const count = (index: number) => () => {
    counts[index] = (counts[index] ?? 0) + 1
    return { json: {} }
  }
  await using one = await serveAnswers(count(0))
  await using other = await serveAnswers(count(1))
  const workload = { method: 'GET', path: '/', serials: 1 } as const
  const { requests } = await sendRequests({ ...order, urls: [one.url, other.url], workload })
  expect(counts.filter((calls) => calls > 0)).toHaveLength(2)
  expect(counts.reduce((sum, calls) => sum + calls)).toBe(requests)
})

test('the first answer that is no success ends the run and is named', async () => {
  await using server = await serveAnswers(() => ({ status: 409, json: { message: '_id' } }))
  const workload = { method: 'GET', path: '/x', serials: 1 } as const
  await expect(sendRequests({ ...order, urls: [server.url], workload })).rejects.toThrow(
    '/x was answered 409: {"message":"_id"}',
  )
})
