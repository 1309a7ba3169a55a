import { transportErrors } from '@telecomx/validation'
import { afterAll, describe, expect, it } from 'vitest'
import { createRateLimit } from '../shares/rate-limit.js'
import { startTestKit } from '../testing/index.js'

const desk = 'https://desk.example'
const [kit, closed] = await Promise.all([startTestKit({ corsOrigins: [desk] }), startTestKit()])
afterAll(() => Promise.all([kit.close(), closed.close()]))
const bearer = { authorization: `Bearer ${await kit.tokenFor('ADMIN')}` }

interface Init extends RequestInit {
  headers?: Record<string, string>
}
const send = (path: string, init: Init = {}, origin = desk, { url } = kit) =>
  fetch(url + path, { redirect: 'manual', ...init, headers: { origin, ...init.headers } })
const preflight = (path: string, method: string, origin = desk, server = kit) =>
  send(path, { method: 'OPTIONS', headers: { 'access-control-request-method': method } }, origin, server)
const corsHeadersOf = ({ headers }: Response) =>
  [...headers.keys()].filter((name) => name.startsWith('access-control-'))

describe('a page of an origin that is listed', () => {
  it.each<[status: number, path: string, init?: Init]>([
    [200, '/dk/operator', { headers: bearer }],
    [200, '/trpc/operator.list', { headers: bearer }],
    [401, '/dk/operator'],
    [401, '/trpc/operator.list'],
    [404, '/nope'],
    [404, '/trpc/nope'],
    [405, '/dk/operator', { method: 'PUT' }],
    [405, '/dk/operator', { method: 'OPTIONS' }],
    [400, '/dk/operator', { method: 'POST', body: '{', headers: bearer }],
    [400, '/trpc/operator.create', { method: 'POST', body: '{', headers: bearer }],
    [413, '/dk/operator', { method: 'POST', body: 'x'.repeat(256_001), headers: bearer }],
    [200, '/openapi.json'],
    [302, '/'],
    [200, '/livez'],
  ])('may read %d of %s, and the headers that tell something', async (status, path, init) => {
    const answer = await send(path, init)
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([status, desk])
    expect(answer.headers.get('access-control-expose-headers')).toBe(
      'X-Request-Id, ETag, Retry-After, Content-Disposition, Allow',
    )
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull()
  })

  it.each([
    ['/dk/operator', 'POST', 'POST, GET'],
    ['/mvno/1234567890abcdef12345678', 'DELETE', 'DELETE'],
    ['/porting/1234567890abcdef12345678/poa/get/x', 'GET', 'GET'],
    ['/trpc/operator.create', 'POST', 'POST'],
    ['/trpc/operator.list,customer.list?batch=1', 'GET', 'GET'],
    ['/openapi.json', 'GET', 'GET'],
    ['/nope', 'GET', 'GET, POST'],
    ['/trpc/nope', 'GET', 'GET, POST'],
  ])('is told by a preflight of %s what it may send', async (path, method, methods) => {
    const answer = await preflight(path, method)
    expect([answer.status, await answer.text()]).toEqual([204, ''])
    expect(answer.headers.get('access-control-allow-methods')).toBe(methods)
    const sendable = answer.headers.get('access-control-allow-headers')?.toLowerCase().split(', ')
    expect(sendable).toEqual(
      expect.arrayContaining([
        'authorization',
        'x-api-key',
        'idempotency-key',
        'if-match',
        'content-type',
        'accept',
        'x-request-id',
      ]),
    )
    expect(answer.headers.get('access-control-max-age')).toBe('7200')
    expect(answer.headers.get('access-control-allow-origin')).toBe(desk)
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull()
    expect(answer.headers.get('content-type')).toBeNull()
    expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f]{24}$/)
  })
})

it('preflights ask nobody who calls and count against no share', async () => {
  await using strict = await startTestKit({
    corsOrigins: [desk],
    rateLimit: createRateLimit({ perSecond: 0.001, burst: 1 }),
  })
  // Of another database: unknown to this one, so that each look-up counts.
  const headers = bearer
  const ask = { method: 'OPTIONS', headers: { ...headers, 'access-control-request-method': 'POST' } }
  for (const path of ['/dk/operator', '/trpc/operator.create', '/porting/x/poa/create'])
    expect((await send(path, ask, desk, strict)).status).toBe(204)
  const calls = [await send('/dk/operator', { headers }, desk, strict)]
  calls.push(await send('/dk/operator', { headers }, desk, strict))
  expect(calls.map(({ status }) => status)).toEqual([401, 429])
  expect(calls[1]?.headers.get('access-control-allow-origin')).toBe(desk)
})

describe('every other page', () => {
  const others = [
    'https://other.example',
    'http://desk.example',
    'https://desk.example:8443',
    'https://desk.example.evil.example',
    'https://DESK.example',
    'null',
  ]

  it.each(others)('%s may read nothing, and its preflight is any OPTIONS', async (origin) => {
    const answer = await send('/livez', {}, origin)
    expect([answer.status, corsHeadersOf(answer)]).toEqual([200, []])
    const refused = await preflight('/dk/operator', 'POST', origin)
    expect([refused.status, corsHeadersOf(refused)]).toEqual([405, []])
    expect(await refused.json()).toEqual({ success: false, ...transportErrors.methodNotAllowed })
  })

  it('no origin is listed unless somebody lists it', async () => {
    const answers = [
      await send('/livez', {}, desk, closed),
      await preflight('/dk/operator', 'POST', desk, closed),
    ]
    expect(answers.map(({ status }) => status)).toEqual([200, 405])
    expect(answers.flatMap(corsHeadersOf)).toEqual([])
    expect(answers.map(({ headers }) => headers.get('vary'))).toEqual(
      Array.from({ length: 2 }, () => 'Authorization, X-API-Key'),
    )
  })
})

it('a cache that keeps an answer is told that it depends on the origin, whoever asked', async () => {
  for (const origin of [desk, 'https://other.example', undefined]) {
    const headers = new Headers(origin ? { origin } : {})
    const answer = await fetch(`${kit.url}/openapi.json`, { headers })
    expect(answer.headers.get('vary')).toContain('Origin')
  }
})
