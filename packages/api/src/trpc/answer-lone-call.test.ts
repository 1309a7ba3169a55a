import { OutcomeUnknownError } from '@telecomx/database'
import { transportErrors } from '@telecomx/validation'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ApiFailure, unavailable } from '../failures/api-failure.js'
import { startTestKit } from '../testing/index.js'
import { answerLoneCall } from './answer-lone-call.js'

const kit = await startTestKit()
/** Where every call fails with this, behind its token. */
let failure: Error | undefined
const failing = await startTestKit({
  rateLimit: {
    assertLeft: () => undefined,
    take: () => {
      if (failure) throw failure
    },
  },
})
afterAll(async () => {
  await kit.close()
  await failing.close()
})
const [admin, viewer, onFailing] = [
  await kit.tokenFor('ADMIN'),
  await kit.tokenFor('VIEWER'),
  await failing.tokenFor('ADMIN'),
]
const operator = await kit.addOperator()

interface Sent extends RequestInit {
  path: string
  token?: string | undefined
}

const get = (name: string, input?: string, token: string | undefined = admin): Sent => ({
  path: `${name}${input === undefined ? '' : `?input=${encodeURIComponent(input)}`}`,
  token,
})
const post = (name: string, body: BodyInit | null, token: string | undefined = admin): Sent => ({
  path: name,
  token,
  method: 'POST',
  body,
  headers: { 'content-type': 'application/json' },
})
const json = (value: unknown) => JSON.stringify({ json: value })

/** All of an answer but its date. */
async function answerTo(url: string, { path, token, ...init }: Sent) {
  const headers = new Headers(init.headers)
  headers.set('x-request-id', 'r-1')
  if (token !== undefined) headers.set('authorization', `Bearer ${token}`)
  const answer = await fetch(`${url}/trpc/${path}`, { ...init, headers })
  const told = [...answer.headers].filter(([name]) => name !== 'date')
  return { status: answer.status, headers: Object.fromEntries(told), body: await answer.text() }
}

/** With a slash at its end a path is the same to tRPC's adapter, and none of ours. */
const theAdaptersWay = ({ path, ...sent }: Sent): Sent => ({ ...sent, path: path.replace(/(?=\?|$)/, '/') })

const update = { _id: operator, notes: 'x' }
beforeAll(async () => {
  await answerTo(kit.url, post('operator.update', json(update)))
})

describe('a call by itself is answered as tRPC’s own adapter answers it, to the letter', () => {
  it.each<[string, number, Sent]>([
    ['a query', 200, get('operator.get', json({ _id: operator }))],
    ['a query without an input', 200, get('operator.list')],
    ['a query with an empty input', 200, get('operator.list', '')],
    ['a query of undefined', 200, get('operator.list', '{"json":null,"meta":{"values":["undefined"]}}')],
    ['a query with parameters that say nothing', 200, { ...get('operator.list'), path: 'operator.list?x=1' }],
    ['a query by a key', 200, { ...get('operator.list'), token: undefined, headers: { 'x-api-key': admin } }],
    ['a mutation', 200, post('operator.update', json(update))],
    ['a mutation under another content type', 200, { ...post('operator.update', json(update)), headers: {} }],
    ['no credential', 401, { ...get('operator.list'), token: undefined }],
    ['a wrong token', 401, post('operator.create', '{', 'tx_live_x')],
    ['no right', 403, post('operator.create', '{', viewer)],
    ['an id that is none', 400, get('porting.get', json({ _id: 'zz' }))],
    ['nothing of that id', 404, get('operator.get', json({ _id: '99999' }))],
    ['an empty body', 422, post('operator.create', '')],
    ['a blank body', 422, post('operator.create', ' \n')],
    ['a field at fault, with details', 422, post('operator.create', json({ _id: '01234', name: '漢' }))],
    ['what is there', 409, post('operator.update', json({ ...update, version: 9 }))],
    ['no JSON', 400, post('operator.create', '{')],
    ['no JSON in a query', 400, get('operator.list', '{')],
    ['no UTF-8', 400, post('operator.create', new Uint8Array([0x7b, 0xc0, 0x80]))],
    ['no envelope', 400, post('operator.create', '{}')],
    ['no envelope in a query', 400, get('operator.list', '[1]')],
    [
      'a Date of superjson',
      400,
      post('operator.create', '{"json":{"_id":"x"},"meta":{"values":{"_id":["Date"]}}}'),
    ],
    ['too large', 413, post('operator.create', json({ notes: 'x'.repeat(300_000) }))],
  ])('%s: %i', async (_title, status, sent) => {
    const answer = await answerTo(kit.url, sent)
    expect(answer.status).toBe(status)
    expect(answer).toEqual(await answerTo(kit.url, theAdaptersWay(sent)))
  })

  it.each<[string, number, Error]>([
    ['too many calls', 429, new ApiFailure(transportErrors.rateLimited, { retryAfterSeconds: 7 })],
    ['a database that is away', 503, unavailable()],
    ['a commit without an answer', 503, new OutcomeUnknownError('x')],
    ['something nobody planned', 500, new Error('x')],
  ])('%s: %i', async (_title, status, error) => {
    failure = error
    for (const sent of [
      get('operator.list', undefined, onFailing),
      post('operator.create', '{', onFailing),
    ]) {
      const answer = await answerTo(failing.url, sent)
      expect(answer.status).toBe(status)
      expect(answer).toEqual(await answerTo(failing.url, theAdaptersWay(sent)))
    }
  })
})

describe('the adapter answers whatever else a request may be', () => {
  const takes = (path: string, init: RequestInit = {}) => {
    const request = new Request(`http://127.0.0.1/trpc/${path}`, init)
    const context = { authenticate: () => Promise.reject(new Error('nobody')) } as never
    return answerLoneCall(request, new URL(request.url), context) !== undefined
  }

  it('a call by itself is none of that', () => {
    expect([takes('operator.list'), takes('operator.create', { method: 'POST' })]).toEqual([true, true])
  })

  it.each<[string, string, RequestInit?]>([
    ['a batch', 'operator.list?batch=1'],
    ['a list of calls', 'operator.list,operator.list'],
    ['a stream by tRPC’s own header', 'operator.list', { headers: { 'trpc-accept': 'application/jsonl' } }],
    ['a stream by what is accepted', 'operator.list', { headers: { accept: '*/*, application/jsonl' } }],
    ['connection parameters', 'operator.list?connectionParams=%7B%7D'],
    ['a query by POST', 'operator.list', { method: 'POST' }],
    ['a mutation by GET', 'operator.create'],
    ['HEAD', 'operator.list', { method: 'HEAD' }],
    ['an import, whose body its procedure reads', 'operator.import', { method: 'POST' }],
    ['no procedure', 'operator.nope'],
    ['a prototype', 'constructor'],
    ['an area', 'operator'],
    ['a name that is encoded', 'operator%2Elist'],
    ['a slash at its end', 'operator.list/'],
  ])('%s', (_title, path, init) => {
    expect(takes(path, init)).toBe(false)
  })
})
