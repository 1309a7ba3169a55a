import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { startTestKit, type TestKit } from '@telecomx/api/testing'
import {
  type Client,
  createClient,
  documentedErrorOf,
  failedWith,
  faultsOf,
  isOutcomeUnknown,
  isTimeout,
  type ListProcedure,
  OutcomeUnknownError,
  requestIdOf,
  TimeoutError,
} from '@telecomx/client'
import { poaGetErrors, transportErrors } from '@telecomx/validation'
import { afterAll, afterEach, beforeAll, describe, expect, expectTypeOf, it } from 'vitest'

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

describe('an answer that does not come', () => {
  it.each([
    ['stalls', stall, true],
    ['stalls in the middle of its answer', stallHalfway, true],
    ['hangs up', hangUp, false],
    ['breaks off in the middle of its answer', breakOff, false],
    ['is behind a gateway that lost it', gateway, false],
  ])(
    'from a server that %s: a change is unknown and not repeated, a read says what it is',
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
      expect(asked()).toBe(4)
    },
  )

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
      await thrownBy(owner.porting.poaCreate.mutate({ customerId: kit.house }, { context })),
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
