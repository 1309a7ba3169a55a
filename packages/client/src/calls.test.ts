import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { startTestKit, type TestKit } from '@telecomx/api/testing'
import {
  type AppRouter,
  type CallOptions,
  type Client,
  type ClientOptions,
  createClient,
  detailsOf,
  documentedErrorOf,
  type ErrorDetails,
  failedWith,
  faultsOf,
  type FullOperator,
  isFullOperator,
  isOutcomeUnknown,
  isTimeout,
  type ListProcedure,
  OutcomeUnknownError,
  requestIdOf,
  type RouterInputs,
  type RouterOutputs,
  TimeoutError,
} from '@telecomx/client'
import { operatorCreateErrors, ownerFields, poaGetErrors, transportErrors } from '@telecomx/validation'
import type { TRPCLink } from '@trpc/client'
import { observable } from '@trpc/server/observable'
import { afterAll, afterEach, beforeAll, describe, expect, expectTypeOf, it, vi } from 'vitest'

const customerId = '1234567890abcdef12345678'
const file = { customerId, poaId: customerId }

const opened: Server[] = []
afterEach(() => {
  for (const server of opened.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

/** A server that does what no real one should; counts how often it was asked. */
async function startOdd(
  listener: RequestListener,
  timeoutMs?: number,
): Promise<{ client: Client; url: string; asked: () => number }> {
  let asked = 0
  const server = createServer((request, response) => {
    asked++
    listener(request, response)
  }).listen(0, '127.0.0.1')
  opened.push(server)
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    client: createClient({ url, token: 'x', ...(timeoutMs !== undefined && { timeoutMs }) }),
    asked: () => asked,
  }
}

/** Where a server was, and none is. */
async function closedUrl(): Promise<string> {
  const { url } = await startOdd(stall)
  const closed = opened.pop() as Server
  closed.close()
  await once(closed, 'close')
  return url
}

const stall: RequestListener = () => {}
const stallHalfway: RequestListener = (_request, response) => response.writeHead(200).write('{"resul')
const hangUp: RequestListener = (request) => request.socket.destroy()
const breakOff: RequestListener = (_request, response) => {
  response.writeHead(200, { 'content-length': 100 }).write('{"resul', () => response.destroy())
}
const gateway: RequestListener = (_request, response) =>
  response.writeHead(502, { 'x-request-id': 'gate-1' }).end('<h1>Bad gateway</h1>')

const thrownBy = (call: Promise<unknown>) => call.then(() => undefined).catch((error: unknown) => error)
const change = (client: Client, ...options: [Parameters<Client['porting']['poaCreate']['mutate']>[1]?]) =>
  thrownBy(client.porting.poaCreate.mutate({ customerId }, ...options))
/** Some read; which one there is does not matter to a server that does not answer. */
const readOf = (client: Client) =>
  (client as unknown as { some: { read: ListProcedure<object, object> } }).some.read
const read = (client: Client, ...options: [Parameters<ListProcedure<object, object>['query']>[1]?]) =>
  thrownBy(readOf(client).query({}, ...options))

const everyCall: [title: string, call: (client: Client, options?: CallOptions) => Promise<unknown>][] = [
  ['a read', read],
  ['a change', change],
  ['a download', (client, options) => thrownBy(client.poaDocument(file, options))],
  ['a download that uses its file up', (client, options) => thrownBy(client.poaDownload(file, options))],
]
function fail(error: Error): never {
  throw error
}
const changing = ['a change', 'a download that uses its file up']

describe('an answer that does not come', () => {
  it.each([
    ['stalls', stall, true],
    ['stalls in the middle of its answer', stallHalfway, true],
    ['hangs up', hangUp, false],
    ['breaks off in the middle of its answer', breakOff, false],
    ['is behind a gateway that lost it', gateway, false],
  ])(
    'from a server that %s: a change is unknown and not repeated, a read is twice at most and says what it is',
    async (_t, odd, late) => {
      const { client, asked } = await startOdd(odd, late ? 500 : undefined)
      const [changed, downloaded] = [await change(client), await thrownBy(client.poaDownload(file))]
      for (const error of [changed, downloaded]) {
        expect(error).toBeInstanceOf(OutcomeUnknownError)
        expect([isOutcomeUnknown(error), isTimeout(error)]).toEqual([true, late])
        expect((error as Error).message).toMatch(/^No answer came to (porting\.poaCreate|poaDownload): /)
      }
      for (const error of [await read(client), await thrownBy(client.poaDocument(file))]) {
        expect(error).toBeInstanceOf(Error)
        expect([isOutcomeUnknown(error), isTimeout(error)]).toEqual([false, late])
        expect(error instanceof TimeoutError).toBe(late)
      }
      // Two changes and two reads; a read whose time is over has none to be repeated in.
      expect(asked()).toBe(late ? 4 : 8)
    },
  )

  it.each([
    ['hangs up', hangUp],
    ['breaks off in the middle of its answer', breakOff],
    ['is behind a gateway that lost it', gateway],
  ])('a server that %s and then answers is no failure of a read', async (_t, odd) => {
    let answers = 0
    const { client, asked } = await startOdd((request, response) => {
      if (answers++ % 2 === 0) return odd(request, response)
      return response.end(request.url?.startsWith('/trpc') ? '[{"result":{"data":{"json":1}}}]' : '%PDF-')
    })
    expect(await readOf(client).query({})).toBe(1)
    expect((await client.poaDocument(file)).bytes).toHaveLength(5)
    expect(asked()).toBe(4)
  })

  it.each<[string, RequestListener]>([
    ['a page of somebody else', (_request, response) => response.end('<h1>Welcome</h1>')],
    ['a page that is not there', (_request, response) => response.writeHead(404).end('<h1>None</h1>')],
  ])('%s is not asked for again', async (_t, odd) => {
    const { client, asked } = await startOdd(odd)
    expect(await read(client)).toBeInstanceOf(Error)
    expect(asked()).toBe(1)
  })

  it.each([
    ['a page', '<h1>Bad gateway</h1>'],
    ['a page that begins like JSON', '{{ message }}'],
    ['JSON of its own', '{"message":"Bad gateway"}'],
    ['a list of its own', '["Bad gateway"]'],
    ['an error of its own', '{"status":502,"error":"Bad gateway"}'],
    ['an empty list', '[]'],
    ['nothing', ''],
  ])(
    'what a gateway answered with %s can be seen and told, of reads too, which are repeated',
    async (_t, page) => {
      const { client, asked } = await startOdd((_request, response) =>
        response.writeHead(502, { 'x-request-id': 'gate-1', 'retry-after': '0' }).end(page),
      )
      const seen: number[] = []
      const context = { onResponse: ({ status }: Response) => seen.push(status) }
      const error = await read(client, { context })
      const download = await thrownBy(client.poaDocument(file, { context }))
      const messages = [error, download].map((one) => (one as Error).message)
      expect(messages).toEqual(['The server answered 502', 'The server answered 502'])
      expect([requestIdOf(error), seen, asked()]).toEqual(['gate-1', [502, 502], 6])
    },
  )

  it('a read that waits for its repeat is ended by its caller, and none waits longer than its own time', async () => {
    const caller = new AbortController()
    const { client, asked } = await startOdd((_request, response) => {
      response.on('close', () => setImmediate(() => caller.abort(new Error('enough'))))
      response.destroy()
    })
    expect(String(await read(client, { signal: caller.signal }))).toContain('enough')
    expect(isTimeout(await read(client, { context: { timeoutMs: 100 } }))).toBe(false)
    expect(asked()).toBe(2)
  })

  it('a server that cannot tell says so: it is unknown too', async () => {
    const row = transportErrors.outcomeUnknown
    const { client } = await startOdd((request, response) => {
      response.writeHead(503, { 'content-type': 'application/json' })
      const error = { json: { code: -32603, message: row.message, data: { documented: row } } }
      response.end(JSON.stringify(request.url?.startsWith('/trpc') ? { error } : { success: false, ...row }))
    })
    for (const error of [await change(client), await thrownBy(client.poaDownload(file))])
      expect([isOutcomeUnknown(error), documentedErrorOf(error)]).toEqual([true, row])
  })

  it('what was never sent has a known outcome: no server, no token, aborted before', async () => {
    const { client, asked } = await startOdd(stall)
    const nobody = createClient({ url: await closedUrl(), token: 'x' })
    const failing = createClient({
      url: 'http://127.0.0.1:1',
      token: () => Promise.reject(new Error('no token')),
    })
    for (const error of [
      await change(nobody),
      await change(failing),
      await change(client, { signal: AbortSignal.abort() }),
      await thrownBy(nobody.poaDownload(file)),
      await thrownBy(client.poaDownload(file, { signal: AbortSignal.abort() })),
    ])
      expect([error instanceof Error, isOutcomeUnknown(error), isTimeout(error)]).toEqual([
        true,
        false,
        false,
      ])
    expect(asked()).toBe(0)
  })

  it('each call may have its own time, and may be ended by its caller', async () => {
    const { url } = await startOdd(stall)
    const patient = createClient({ url, token: 'x' })
    const soon = { context: { timeoutMs: 20 } }
    expect(isTimeout(await change(patient, soon))).toBe(true)
    expect(isTimeout(await read(patient, soon))).toBe(true)
    expect(isTimeout(await thrownBy(patient.poaDocument(file, soon)))).toBe(true)
    const caller = new AbortController()
    const calls = [change, read].map((call) =>
      call(patient, { signal: caller.signal, context: { timeoutMs: Infinity } }),
    )
    caller.abort()
    const [changed, gone] = await Promise.all(calls)
    expect([isOutcomeUnknown(changed), isOutcomeUnknown(gone)]).toEqual([false, false])
    const sent = new AbortController()
    const { client } = await startOdd(() => sent.abort())
    expect(isOutcomeUnknown(await change(client, { signal: sent.signal }))).toBe(true)
  })

  it.each<[string, Partial<ClientOptions>, isSent: boolean]>([
    ['token that hangs', { token: () => new Promise(() => {}) }, false],
    ['fetch that is deaf to its signal', { fetch: () => new Promise(() => {}) }, true],
  ])('a %s holds no call beyond its time, nor when its caller ends it', async (_t, odd, isSent) => {
    const client = createClient({ url: 'http://127.0.0.1:1', token: 'x', ...odd })
    for (const [title, call] of everyCall) {
      const isUnknown = isSent && changing.includes(title)
      const late = await call(client, { context: { timeoutMs: 20 } })
      expect([title, isTimeout(late), isOutcomeUnknown(late)]).toEqual([title, true, isUnknown])
      const caller = new AbortController()
      const ended = call(client, { signal: caller.signal, context: { timeoutMs: Infinity } })
      setImmediate(() => caller.abort())
      expect([title, isTimeout(await ended), isOutcomeUnknown(await ended)]).toEqual([
        title,
        false,
        isUnknown,
      ])
    }
  })

  it.each<[string, token: () => string, url: string]>([
    ['a token that fails like a network', () => fail(new TypeError('no session')), 'http://127.0.0.1:1'],
    ['a token of two lines', () => 'x\ny', 'http://127.0.0.1:1'],
    ['an address that is none', () => 'x', 'http://[nowhere]'],
    ['an address without its scheme', () => 'x', 'localhost:1'],
  ])(
    'a fault of the program is known to have sent nothing, and is not repeated: %s',
    async (_t, give, url) => {
      for (const [title, call] of everyCall) {
        const token = vi.fn<() => string>(give)
        const error = await call(createClient({ url, token }))
        expect([title, error instanceof Error, isOutcomeUnknown(error)]).toEqual([title, true, false])
        expect([title, token.mock.calls.length]).toEqual([title, 1])
      }
    },
  )

  it('another fetch may take addresses of its own: what it loses may have been sent', async () => {
    const client = createClient({ url: '', token: 'x', fetch: () => Promise.reject(new TypeError('reset')) })
    expect(isOutcomeUnknown(await change(client))).toBe(true)
  })

  it('reads that travel together end each at its own time', async () => {
    let arrive: (answer: () => void) => void = () => {}
    const arrived = new Promise<() => void>((resolve) => (arrive = resolve))
    const { url, asked } = await startOdd((_request, response) => {
      arrive(() => response.end('[{"result":{"data":{"json":1}}},{"result":{"data":{"json":2}}}]'))
    })
    const client = createClient({ url, token: 'x' })
    const [short, long] = [read(client, { context: { timeoutMs: 20 } }), readOf(client).query({})]
    const answer = await arrived
    expect(await short).toBeInstanceOf(TimeoutError)
    answer()
    expect([await long, asked()]).toEqual([2, 1])
  })
})

describe('an answer that came', () => {
  let kit: TestKit
  let owner: Client
  let customer: string
  beforeAll(async () => {
    kit = await startTestKit()
    customer = await kit.addCustomer()
    await kit.addPortings(customer, [{ operator: await kit.addOperator() }])
    owner = await kit.clientFor('OWNER', customer)
  })
  afterAll(() => kit.close())

  it('can be seen raw, and its request id is that of the error', async () => {
    const seen: Response[] = []
    const context = { onResponse: (response: Response) => seen.push(response) }
    const { documents } = await owner.porting.poaCreate.mutate({ customerId: customer }, { context })
    const [poaId = ''] = documents
    await owner.poaDownload({ customerId: customer, poaId }, { context })
    const errors = [
      await thrownBy(owner.porting.poaCreate.mutate({ customerId: kit.issuer }, { context })),
      await thrownBy(owner.poaDownload({ customerId: customer, poaId }, { context })),
    ]
    expect(seen.map(({ status }) => status)).toEqual([200, 200, 403, 404])
    expect(errors.map(requestIdOf)).toEqual(seen.slice(2).map(({ headers }) => headers.get('x-request-id')))
    expect(failedWith(errors[1], poaGetErrors.fileNotFound)).toBe(true)
    expect(errors.map(isOutcomeUnknown)).toEqual([false, false])
    expect(requestIdOf(new Error('another'))).toBeUndefined()
  })

  it('one object at two places arrives as two, and what is undefined as left out', async () => {
    const admin = await kit.clientFor('ADMIN')
    const range = { from: '33000000', to: '33999999', operator: '01010' }
    const error = await thrownBy(admin.number.import.mutate({ ranges: [range, range], dryRun: true }))
    expect(faultsOf(error)).toMatchObject([{ line: 2 }])
    const lists = [{ filter: undefined, limit: 1 }, {}].map((input) => admin.operator.list.query(input))
    for (const { total } of await Promise.all(lists)) expect(total).toBe(1)
  })

  it('comes to the longest owner that poaPlan takes, in Danish letters', async () => {
    const lengthOf = (field: string) => (field === 'address' ? 500 : 200)
    const override = Object.fromEntries(ownerFields.map((field) => [field, 'Ø'.repeat(lengthOf(field))]))
    expect(await owner.porting.poaPlan.query({ customerId: customer, override })).toHaveProperty('documents')
  })

  it('to a read longer than the server takes is the row that says so', async () => {
    const tooLong = owner.operator.list.query({ filter: 'x'.repeat(20_000) })
    expect(documentedErrorOf(await thrownBy(tooLong))).toEqual(transportErrors.headerTooLarge)
  })

  it('says key and sentence of its row in its message, of calls and of downloads', async () => {
    const admin = await kit.clientFor('ADMIN')
    const operator = { _id: '01060', name: 'Ø', address: 'Gade 1', npNumber: '70305050' } as const
    const wrong = { ...operator, npEmail: 'nobody', fixedAuth: 'FAX', mvnoAuth: 'ICC' } as const
    const errors = [
      await thrownBy(admin.operator.create.mutate(wrong)),
      await thrownBy(owner.poaDownload({ customerId: customer, poaId: customerId })),
    ] as Error[]
    expect(errors.map(({ message }) => message)).toEqual([
      'npEmail: NP e-mail address is not a valid e-mail address',
      'id: File not found',
    ])
    expect(errors[0]).toMatchObject({ data: { documented: operatorCreateErrors.npEmailInvalid } })
  })

  it('passes the links of whoever made the client, with what came of it after all repeats', async () => {
    const seen: string[] = []
    const log: TRPCLink<AppRouter> =
      () =>
      ({ op, next }) =>
        observable((observer) =>
          next(op).subscribe({
            ...observer,
            error(error) {
              seen.push(`${op.path} ${error.message}`)
              observer.error(error)
            },
          }),
        )
    const { url } = await startOdd(hangUp)
    await read(createClient({ url, token: 'x', links: [log] }))
    const stranger = createClient({ url: kit.url, token: 'x', links: [log] })
    await thrownBy(stranger.operator.list.query())
    expect(seen).toEqual([expect.stringMatching(/^some\.read /), 'operator.list invalid_token: Please login'])
  })

  it('of a list comes without an argument, too, and an operator is known to be whole or not', async () => {
    const [admin, viewer] = [await kit.clientFor('ADMIN'), await kit.clientFor('VIEWER')]
    const pages = [await admin.operator.list.query(), await viewer.operator.list.query()]
    expect(pages.map(({ operators }) => operators.map(isFullOperator))).toEqual([[true], [false]])
    expectTypeOf<RouterOutputs['operator']['create']>().toExtend<FullOperator>()
    expectTypeOf<RouterInputs['operator']['get']>().toEqualTypeOf<{ _id: string }>()
    expectTypeOf(detailsOf).returns.toEqualTypeOf<ErrorDetails | undefined>()
  })

  it('a client is no promise, and has every router that the server has', async () => {
    expect(await (owner as unknown)).toBe(owner)
    const unknown = (owner as unknown as Record<string, Client['porting']>).nowhere?.poaCreate
    const error = await thrownBy(unknown?.mutate({ customerId }) ?? Promise.resolve())
    expect(documentedErrorOf(error)).toEqual(transportErrors.noSuchPath)
    expectTypeOf(owner.porting.poaCreate.mutate).returns.resolves.toEqualTypeOf<{
      success: true
      documents: string[]
    }>()
    expectTypeOf(owner.porting.poaCreate.mutate).parameter(1).not.toBeAny()
  })
})

it('the faults of an import that was refused', async () => {
  const faults = [{ line: 2, code: 422, message: '_id', description: 'Id is not valid' }]
  const documented = { code: 422, message: '_id', description: 'Id is not valid' }
  const data = { code: 'UNPROCESSABLE_CONTENT', httpStatus: 422, documented, requestId: 'r-1', faults }
  const { client } = await startOdd((_request, response) =>
    response.writeHead(422).end(JSON.stringify({ error: { json: { code: -32022, message: '_id', data } } })),
  )
  const error = await change(client)
  expect([faultsOf(error), requestIdOf(error), isOutcomeUnknown(error)]).toEqual([faults, 'r-1', false])
  expect(faultsOf(new Error('another'))).toEqual([])
})

it('reads of one moment share a URL as long as proxies take it, and longer ones go alone', async () => {
  const urls: string[] = []
  const { client } = await startOdd((request, response) => {
    const url = request.url ?? ''
    urls.push(url)
    const answer = { result: { data: { json: 1 } } }
    response.end(JSON.stringify(url.includes('batch=1') ? url.split(',').map(() => answer) : answer))
  })
  const lengths = [3_000, 3_000, 3_000, 9_000]
  await Promise.all(lengths.map((length) => readOf(client).query({ filter: 'x'.repeat(length) })))
  expect(urls.map((url) => url.length).toSorted((one, other) => one - other)).toEqual([
    expect.closeTo(3_100, -3),
    expect.closeTo(6_100, -3),
    expect.closeTo(9_100, -3),
  ])
})
