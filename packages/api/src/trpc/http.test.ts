import { type DocumentedError, transportErrors } from '@telecomx/validation'
import { afterAll, describe, expect, it } from 'vitest'
import { startTestKit } from '../testing/index.js'

const kit = await startTestKit()
afterAll(() => kit.close())
const token = await kit.tokenFor('VIEWER')
const { requestNotValid, tooManyCalls, noSuchPath } = transportErrors

const send = (path: string, init: RequestInit = {}) => {
  const headers = new Headers(init.headers)
  headers.set('authorization', `Bearer ${token}`)
  headers.set('x-request-id', 'r-1')
  return fetch(`${kit.url}/trpc/${path}`, { ...init, headers })
}
const input = `input=${encodeURIComponent('{"json":{}}')}`
const batchOf = (count: number, comma = ',') => Array(count).fill('operator.list').join(comma)

/** What every failed call over tRPC is answered with, to the last property. */
const errorOf = (documented: DocumentedError, code: string, number: number) => ({
  error: {
    json: {
      code: number,
      message: documented.message,
      data: { code, httpStatus: documented.code, documented, requestId: 'r-1' },
    },
  },
})

describe('a request of which no call comes about', () => {
  it.each<[string, string, DocumentedError, RequestInit?]>([
    ['eleven calls', `${batchOf(11)}?batch=1`, tooManyCalls],
    ['eleven calls by POST', `${batchOf(11)}?batch=1`, tooManyCalls, { method: 'POST', body: '{}' }],
    ['eleven calls, their commas encoded', `${batchOf(11, '%2C')}?batch=1`, tooManyCalls],
    ['eleven calls, their commas encoded in lower case', `${batchOf(11, '%2c')}?batch=1`, tooManyCalls],
    ['a list of commas', `${','.repeat(500)}?batch=1`, tooManyCalls],
    ['a path that does not decode', '%zz', requestNotValid],
    ['a batch of paths that do not decode', 'operator.list,%e0%a4?batch=1', requestNotValid],
    ['input given twice', `operator.list?${input}&${input}`, requestNotValid],
    ['input given twice, once empty', `operator.list?${input}&input=`, requestNotValid],
    ['batch=2', `${batchOf(2)}?batch=2`, requestNotValid],
    ['batch=0', `operator.list?batch=0`, requestNotValid],
    ['batch=true', `operator.list?batch=true`, requestNotValid],
    ['batch without a value', `operator.list?batch`, requestNotValid],
    ['batch given twice', `${batchOf(2)}?batch=1&batch=1`, requestNotValid],
    ['a read and a change in one batch', 'operator.list,operator.create?batch=1', requestNotValid],
    ['connection parameters that are none', 'operator.list?connectionParams=x', requestNotValid],
    [
      'a stream of a lone call',
      'operator.list',
      requestNotValid,
      { headers: { 'trpc-accept': 'application/jsonl' } },
    ],
  ])('400 bad_request: %s', async (_title, path, row, init) => {
    const answer = await send(path, init)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([400, 'application/json'])
    expect(answer.headers.get('x-request-id')).toBe('r-1')
    expect(await answer.json()).toEqual(errorOf(row, 'BAD_REQUEST', -32600))
  })

  it('has the shape of every other failed call', async () => {
    const answer = await send('operator.nope')
    expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'application/json'])
    expect(await answer.json()).toEqual(errorOf(noSuchPath, 'NOT_FOUND', -32004))
  })
})

it('ten calls travel together, and a few commas are calls to nothing', async () => {
  expect((await send(`${batchOf(10)}?batch=1`)).status).toBe(200)
  expect((await send('operator.list?batch=1')).status).toBe(200)
  const nothing = await send(',,?batch=1')
  expect(await nothing.json()).toEqual(Array(3).fill(errorOf(noSuchPath, 'NOT_FOUND', -32004)))
})
