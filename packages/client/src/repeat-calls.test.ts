import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { accessDenied, type DocumentedError, transportErrors } from '@telecomx/validation'
import { afterEach, describe, expect, it } from 'vitest'
import {
  type CallOptions,
  type Client,
  type ClientOptions,
  createClient,
  documentedErrorOf,
  isOutcomeUnknown,
  isTimeout,
  type ListProcedure,
} from './index.js'

const customerId = '1234567890abcdef12345678'
const file = { customerId, poaId: customerId }
const { rateLimited, unavailable } = transportErrors

/** An answer of the server: rows of refused calls, or results; of several calls a list. */
interface Answer {
  to: (DocumentedError | object)[]
  /** None when left out. */
  retryAfter?: string
}

const opened: Server[] = []
afterEach(() => {
  for (const server of opened.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

/** A server that gives these answers one after the other, the last one for ever; `asked` are the paths it was asked for. */
async function startServer(answers: Answer[], options: Partial<ClientOptions> = {}) {
  const asked: string[] = []
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost')
    const { to, retryAfter } = answers[Math.min(asked.push(pathname), answers.length) - 1] ?? { to: [] }
    if (retryAfter !== undefined) response.setHeader('retry-after', retryAfter)
    response.statusCode = isRow(to[0]) ? to[0].code : 200
    if (!pathname.startsWith('/trpc/')) return response.end(JSON.stringify({ success: false, ...to[0] }))
    const parts = to.map((one) =>
      isRow(one)
        ? { error: { json: { code: -1, message: one.message, data: { documented: one } } } }
        : { result: { data: { json: one } } },
    )
    return response.end(JSON.stringify(searchParams.has('batch') ? parts : parts[0]))
  }).listen(0, '127.0.0.1')
  opened.push(server)
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { client: createClient({ url, token: 'x', ...options }), asked }
}

const isRow = (answer: object | undefined): answer is DocumentedError =>
  answer !== undefined && 'description' in answer

const outcomeOf = (call: Promise<unknown>) =>
  call.catch((error: unknown) => documentedErrorOf(error) ?? error)
type Call = (client: Client, options?: CallOptions) => Promise<unknown>
/** Reads that there are not; it does not matter to such a server. */
const names = ['one', 'two', 'three', 'four'] as const
const readOf = (client: Client, name: (typeof names)[number]) =>
  (client as unknown as { some: Record<typeof name, ListProcedure<object, object>> }).some[name]
const read: Call = (client, options) => outcomeOf(readOf(client, 'one').query({}, options))
const change: Call = (client, options) => outcomeOf(client.porting.poaCreate.mutate({ customerId }, options))
const look: Call = (client, options) => outcomeOf(client.poaDocument(file, options))
const useUp: Call = (client, options) => outcomeOf(client.poaDownload(file, options))
const everyCall: [string, Call, isRead: boolean][] = [
  ['a read', read, true],
  ['a change', change, false],
  ['a download', look, true],
  ['a download that uses its file up', useUp, false],
]

const refused = (row: DocumentedError, retryAfter?: string): Answer => ({
  to: [row],
  ...(retryAfter !== undefined && { retryAfter }),
})

describe.each(everyCall)('%s', (_title, call, isRead) => {
  it('that is refused with 429 is sent again, twice at most, and then says so', async () => {
    const { client, asked } = await startServer([refused(rateLimited, '0')])
    expect(await call(client)).toEqual(rateLimited)
    expect(asked).toEqual(Array(3).fill(asked[0]))
  })

  it('succeeds when it is no longer refused', async () => {
    const done = { to: [{ success: true, documents: [] }] }
    const { client, asked } = await startServer([refused(rateLimited, '0'), done])
    const outcome = await call(client)
    expect([documentedErrorOf(outcome), asked.length]).toEqual([undefined, 2])
    expect(outcome).not.toBeInstanceOf(Error)
  })

  it('is sent again with the token of that moment', async () => {
    const sent: (string | null)[] = []
    let tokens = 0
    const { client } = await startServer([refused(rateLimited, '0')], {
      token: () => `${++tokens}`,
      fetch: (url, init) => {
        sent.push(new Headers(init?.headers).get('authorization'))
        return fetch(url, init)
      },
    })
    await call(client)
    expect(sent).toEqual(['Bearer 1', 'Bearer 2', 'Bearer 3'])
  })

  it(`that is refused with 503 is ${isRead ? '' : 'not '}sent again`, async () => {
    const { client, asked } = await startServer([refused(unavailable, '0')])
    expect(await call(client)).toEqual(unavailable)
    expect(asked).toHaveLength(isRead ? 3 : 1)
  })

  it.each<[string, Answer, Partial<ClientOptions>?]>([
    ['a 429 without Retry-After', refused(rateLimited)],
    ['a 503 without Retry-After', refused(unavailable)],
    ['a Retry-After that is a date', refused(rateLimited, 'Wed, 21 Oct 2026 07:28:00 GMT')],
    ['any other row', refused(accessDenied, '0')],
    ['a wait beyond its own time', refused(rateLimited, '6'), { timeoutMs: 5_000 }],
    ['a wait of more than 30 seconds', refused(rateLimited, '31'), { timeoutMs: Infinity }],
    ['retries: 0', refused(rateLimited, '0'), { retries: 0 }],
  ])('fails at once after %s', async (_reason, answer, options) => {
    const { client, asked } = await startServer([answer], options)
    expect(await call(client)).toEqual(answer.to[0])
    expect(asked).toHaveLength(1)
  })

  it('that waits is ended by its caller, and is known not to have happened', async () => {
    const caller = new AbortController()
    const { client, asked } = await startServer([refused(rateLimited, '20')], {
      fetch: async (...request) => {
        const response = await fetch(...request)
        const body = await response.text()
        // By then the client has read the answer, and waits.
        setImmediate(() => caller.abort(new Error('enough')))
        return new Response(body, response)
      },
    })
    const error = await call(client, { signal: caller.signal })
    expect(String(error)).toContain('enough')
    expect([isOutcomeUnknown(error), isTimeout(error), asked.length]).toEqual([false, false, 1])
  })
})

it('of reads that travelled together only the refused ones are sent again', async () => {
  const { client, asked } = await startServer([
    { to: [{ n: 1 }, rateLimited, { n: 3 }, unavailable], retryAfter: '0' },
    { to: [{ n: 2 }, { n: 4 }] },
  ])
  const outcomes = await Promise.all(names.map((name) => outcomeOf(readOf(client, name).query({}))))
  expect(outcomes).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }, { n: 4 }])
  expect(asked).toEqual(['/trpc/some.one,some.two,some.three,some.four', '/trpc/some.two,some.four'])
})
