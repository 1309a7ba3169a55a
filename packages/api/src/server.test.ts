import { once } from 'node:events'
import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { credentialErrors, internalError, transportErrors } from '@telecomx/validation'
import { afterAll, describe, expect, it } from 'vitest'
import { startTestKit } from './testing/index.js'

const server = await startTestKit()
afterAll(() => server.close())
const admin = await server.tokenFor('ADMIN')
const viewer = await server.tokenFor('VIEWER')

const post = (path: string, body: BodyInit | undefined, headers: Record<string, string> = {}) =>
  fetch(server.url + path, { method: 'POST', body, headers, duplex: 'half' } as RequestInit)
const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
const rowOf = async (response: Response) => {
  const { success, ...row } = (await response.json()) as { success: boolean; code: number }
  expect([success, response.status]).toEqual([false, row.code])
  return row
}
const trpcRowOf = async (response: Response) => {
  const json = (await response.json()) as { error: { json: { data: { documented: { code: number } } } } }
  expect(response.status).toBe(json.error.json.data.documented.code)
  return json.error.json.data.documented
}

describe('credentials', () => {
  const changed = (token: string) => `${token.slice(0, -1)}${token.endsWith('a') ? 'b' : 'a'}`
  it.each<[string, () => Record<string, string>, object]>([
    ['401 credentials_invalid: none', () => ({}), credentialErrors.missing],
    ['401 credentials_invalid: empty key', () => ({ 'x-api-key': '' }), credentialErrors.missing],
    ['401 format_error: no scheme', () => ({ authorization: admin }), credentialErrors.malformed],
    ['401 format_error: Basic', () => ({ authorization: 'Basic YTpi' }), credentialErrors.malformed],
    ['401 format_error: Bearer alone', () => ({ authorization: 'Bearer' }), credentialErrors.malformed],
    [
      '401 format_error: two tokens',
      () => ({ authorization: `Bearer ${admin} ${admin}` }),
      credentialErrors.malformed,
    ],
    ['401 invalid_token: unknown', () => bearer('tx_live_nonsense'), credentialErrors.unknown],
    ['401 invalid_token: one letter off', () => bearer(changed(admin)), credentialErrors.unknown],
    ['401 invalid_token: other case', () => bearer(admin.toUpperCase()), credentialErrors.unknown],
    ['401 invalid_token: SQL', () => bearer("'or'1'='1"), credentialErrors.unknown],
    ['401 invalid_token: X-API-Key', () => ({ 'x-api-key': '0' }), credentialErrors.unknown],
    [
      '401: Authorization wins',
      () => ({ authorization: 'Bearer x', 'x-api-key': admin }),
      credentialErrors.unknown,
    ],
  ])('%s, over REST and tRPC and before anything else', async (_title, headers, row) => {
    expect(await rowOf(await post('/dk/operator', '{', headers()))).toEqual(row)
    expect(await rowOf(await fetch(`${server.url}/porting/zz/poa/create`, { headers: headers() }))).toEqual(
      row,
    )
    const trpc = await post('/trpc/operator.create', '{"json":{}}', {
      'content-type': 'application/json',
      ...headers(),
    })
    expect(await trpcRowOf(trpc)).toEqual(row)
  })

  it('401 expired and revoked; the scheme’s case does not matter; X-API-Key serves', async () => {
    const company = await server.addCustomer()
    const [expired, revoked] = [
      await server.tokenFor('ADMIN', company),
      await server.tokenFor('ADMIN', company),
    ]
    const tokens = await server.database
      .selectFrom('token')
      .innerJoin('employee', 'employee.id', 'token.employee')
      .select(['token.id', 'token.prefix'])
      .where('employee.customer', '=', company)
      .execute()
    const idOf = (token: string) => tokens.find(({ prefix }) => token.startsWith(prefix))?.id ?? ''
    await server.database
      .updateTable('token')
      .set({ expires_at: new Date(0) })
      .where('id', '=', idOf(expired))
      .execute()
    await server.database
      .updateTable('token')
      .set({ revoked_at: new Date(0) })
      .where('id', '=', idOf(revoked))
      .execute()
    expect(await rowOf(await post('/dk/operator', '{}', bearer(expired)))).toEqual(credentialErrors.expired)
    expect(await rowOf(await post('/dk/operator', '{}', bearer(revoked)))).toEqual(credentialErrors.unknown)
    const known: Record<string, string>[] = [{ authorization: `bEaReR ${admin}` }, { 'x-api-key': admin }]
    for (const headers of known)
      expect(await rowOf(await post('/dk/operator', '{}', headers))).toMatchObject({
        code: 422,
        message: '_id',
      })
  })

  it('nothing in the query or the body is a credential', async () => {
    const body = JSON.stringify({ token: admin })
    expect(await rowOf(await post(`/dk/operator?token=${admin}`, body))).toEqual(credentialErrors.missing)
  })
})

describe('the body as a whole', () => {
  const big = JSON.stringify({ notes: 'x'.repeat(300_000) })
  const chunked = (text: string) => new Blob([text]).stream() as unknown as BodyInit
  it.each<[string, () => BodyInit | undefined, object]>([
    ['400: no JSON', () => '{"a":', transportErrors.bodyNotJson],
    ['400: a list', () => '[]', transportErrors.bodyNotJson],
    ['400: a text', () => '"x"', transportErrors.bodyNotJson],
    ['400: null', () => 'null', transportErrors.bodyNotJson],
    ['400: invalid UTF-8', () => new Uint8Array([0x7b, 0xc0, 0x80, 0x7d]), transportErrors.bodyNotJson],
    ['400: UTF-16', () => Buffer.from('{}', 'utf16le'), transportErrors.bodyNotJson],
    ['400: nested 20,000 deep without an end', () => '['.repeat(20_000), transportErrors.bodyNotJson],
    ['413: over 256 kB', () => big, transportErrors.tooLarge],
    ['413: over 256 kB, length not announced', () => chunked(big), transportErrors.tooLarge],
  ])('%s, after the access check', async (_title, body, row) => {
    expect(await rowOf(await post('/dk/operator', body(), bearer(viewer)))).toMatchObject({ code: 403 })
    expect(await rowOf(await post('/dk/operator', body(), bearer(admin)))).toEqual(row)
  })

  it.each([
    ['empty', undefined],
    ['blank', ' \n'],
    ['with a BOM', '\ufeff{}'],
    ['of any content type', '{}'],
    ['with a prototype in it', '{"__proto__":{"_id":"01234"},"constructor":{"prototype":{"_id":"01234"}}}'],
  ])('is an object when %s', async (_title, body) => {
    const headers = { ...bearer(admin), 'content-type': 'text/plain' }
    expect(await rowOf(await post('/dk/operator', body, headers))).toMatchObject({
      code: 422,
      message: '_id',
    })
  })

  it.each<[string, string, string, object]>([
    ['400: no JSON', '/trpc/operator.create', '{', transportErrors.bodyNotJson],
    [
      '400: superjson prototype path',
      '/trpc/operator.create',
      '{"json":{"a":1},"meta":{"values":{"__proto__.polluted":["Date"]}}}',
      transportErrors.undefinedOnly,
    ],
    [
      '413: over 256 kB',
      '/trpc/operator.create',
      JSON.stringify({ json: { notes: 'x'.repeat(300_000) } }),
      transportErrors.tooLarge,
    ],
    ['404: no such procedure', '/trpc/operator.nope', '{}', transportErrors.noSuchPath],
    ['404: prototype as a procedure', '/trpc/constructor', '{}', transportErrors.noSuchPath],
  ])('over tRPC, %s', async (_title, path, body, row) => {
    const response = await post(path, body, { ...bearer(admin), 'content-type': 'application/json' })
    expect(await trpcRowOf(response)).toEqual(row)
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })

  it.each([
    'text/plain',
    'application/jsonx',
    'multipart/form-data; boundary=x',
    'application/octet-stream',
    '',
  ])('over tRPC, the content type %j changes nothing: rights, size, fields', async (type) => {
    const send = (token: string | undefined, body: string) =>
      post('/trpc/operator.create', body, { ...(token && bearer(token)), 'content-type': type })
    expect(await trpcRowOf(await send(undefined, '{'))).toEqual(credentialErrors.missing)
    expect(await trpcRowOf(await send(viewer, '{'))).toMatchObject({ code: 403 })
    expect(await trpcRowOf(await send(admin, big))).toEqual(transportErrors.tooLarge)
    for (const body of ['', ' ', '{"json":{}}'])
      expect(await trpcRowOf(await send(admin, body))).toMatchObject({ code: 422, message: '_id' })
  })

  it.each(['', '{"json":{}}'])(
    'over tRPC, %j is an empty input, and so is a query without one',
    async (body) => {
      const answers = [
        await post('/trpc/operator.create', body, bearer(admin)),
        await fetch(`${server.url}/trpc/number.info?${body && `input=${encodeURIComponent(body)}`}`, {
          headers: bearer(admin),
        }),
      ]
      for (const answer of answers) expect(await trpcRowOf(answer)).toMatchObject({ code: 422 })
    },
  )

  it('over tRPC, each call of a batch is answered for itself', async () => {
    const batch = JSON.stringify({ 0: { json: {} }, 1: { json: { customerId: 'zz' } } })
    const response = await post('/trpc/operator.create,porting.poaCreate?batch=1', batch, {
      ...bearer(viewer),
      'content-type': 'application/json',
    })
    const answers = (await response.json()) as { error: { json: { data: { httpStatus: number } } } }[]
    expect([response.status, ...answers.map((answer) => answer.error.json.data.httpStatus)]).toEqual([
      207, 403, 400,
    ])
  })

  it.each(['regexp', 'Date', 'Error', 'map', 'set', 'URL', 'symbol', 'bigint'])(
    'superjson’s %s is no text',
    async (type) => {
      const body = JSON.stringify({ json: { _id: '/(a+)+$/' }, meta: { values: { _id: [type] } } })
      const response = await post('/trpc/operator.create', body, {
        ...bearer(admin),
        'content-type': 'application/json',
      })
      expect(response.status).toBeGreaterThanOrEqual(400)
      expect(response.status).toBeLessThan(500)
    },
  )
})

describe('paths and methods', () => {
  it.each([
    '/nope',
    '/dk',
    '/dk/operator/01060/x',
    '/portings',
    '/porting/x/y',
    '/__proto__',
    `/${'a'.repeat(8000)}`,
  ])('404 not_found: %s', async (path) => {
    expect(await rowOf(await fetch(server.url + path, { headers: bearer(admin) }))).toEqual(
      transportErrors.noSuchPath,
    )
  })

  it.each([
    ['PUT', '/dk/operator', 'POST, GET'],
    ['OPTIONS', '/dk/operator/01060', 'GET, POST'],
    ['GET', '/dk/number/33254150', 'POST'],
    ['DELETE', `/porting/${'a'.repeat(24)}/poa/create`, 'GET, POST'],
    ['POST', `/porting/${'a'.repeat(24)}/poa/get/${'a'.repeat(24)}`, 'GET'],
    ['POST', '/livez', 'GET'],
    ['POST', '/', 'GET'],
    ['OPTIONS', '/readyz', 'GET'],
  ])('405 method_not_allowed: %s %s', async (method, path, allow) => {
    const response = await fetch(server.url + path, { method, headers: bearer(admin) })
    expect(response.headers.get('allow')).toBe(allow)
    expect(await rowOf(response)).toEqual(transportErrors.methodNotAllowed)
  })

  it.each(['/dk/number/33254150', `/porting/${'a'.repeat(24)}/poa/create`])(
    '405 without a body: HEAD %s',
    async (path) => {
      expect((await fetch(server.url + path, { method: 'HEAD', headers: bearer(admin) })).status).toBe(405)
    },
  )

  describe('a prefetch of what has effects', () => {
    const prefetches = [
      ['Sec-Purpose', 'prefetch'],
      ['Sec-Purpose', 'prefetch;prerender'],
      ['Sec-Purpose', 'Prefetch;anonymous-client-ip'],
      ['Purpose', 'prefetch'],
      ['Purpose', 'preview'],
      ['X-Moz', 'prefetch'],
    ] as const

    it.each(prefetches)('400 bad_request and no effect: %s: %s', async (name, value) => {
      const customer = await server.addCustomer()
      await server.addPortings(customer, [{ operator: await server.addOperator({ _id: nextOperator() }) }])
      const create = `${server.url}/porting/${customer}/poa/create`
      const send = (url: string, more: object = {}) => fetch(url, { headers: { ...bearer(admin), ...more } })
      const prefetch = { [name]: value }
      expect(await rowOf(await send(create, prefetch))).toEqual(transportErrors.prefetch)
      expect(await documentsOf(customer)).toBe(0)
      const made = (await (await send(create)).json()) as { documents: string[] }
      const file = `${server.url}/porting/${customer}/poa/get/${made.documents[0]}`
      expect(await rowOf(await send(file, prefetch))).toEqual(transportErrors.prefetch)
      expect((await send(file)).status).toBe(200)
    })

    it('whatever has none is answered, and so is a purpose that is no prefetch', async () => {
      for (const [name, value] of prefetches)
        for (const path of ['/dk/operator', '/livez', '/trpc/operator.list']) {
          const answer = await fetch(server.url + path, { headers: { ...bearer(admin), [name]: value } })
          expect(answer.status).toBe(200)
        }
      const used = await fetch(`${server.url}/porting/zz/poa/create`, {
        headers: { ...bearer(admin), 'sec-purpose': 'navigate' },
      })
      expect(await rowOf(used)).toMatchObject({ description: 'Customer id not found in requested URI' })
    })

    let made = 1000
    const nextOperator = () => String((made += 10)).padStart(5, '0')
    async function documentsOf(customer: string): Promise<number> {
      const documents = server.database.selectFrom('poa_document').where('customer', '=', customer)
      return (await documents.select('id').execute()).length
    }
  })

  it('405 method_not_allowed: a mutation by GET over tRPC', async () => {
    const response = await fetch(
      `${server.url}/trpc/operator.create?input=${encodeURIComponent('{"json":{}}')}`,
      { headers: bearer(admin) },
    )
    expect(await trpcRowOf(response)).toEqual(transportErrors.methodNotAllowed)
  })

  it('answers the row as problem details when asked for them', async () => {
    const response = await post('/dk/operator', '{}', {
      ...bearer(admin),
      accept: 'application/problem+json',
    })
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(await response.json()).toEqual({
      type: 'about:blank',
      title: 'Unprocessable Entity',
      status: 422,
      detail: 'Id is not valid',
      success: false,
      code: 422,
      message: '_id',
      description: 'Id is not valid',
    })
  })

  it('every answer carries a request id, the caller’s own when it is a plain one, and no cache keeps it', async () => {
    const answers = [
      await fetch(`${server.url}/livez`, { headers: { 'x-request-id': 'abc-123' } }),
      await post('/dk/operator', '{}', { 'x-request-id': 'abc-123' }),
      await post('/trpc/operator.create', '{}', { 'x-request-id': 'abc-123' }),
    ]
    for (const { headers } of answers) {
      expect(headers.get('x-request-id')).toBe('abc-123')
      expect(headers.get('cache-control')).toBe('no-store')
    }
    const odd = await fetch(`${server.url}/nope`, { headers: { 'x-request-id': 'a b<script>' } })
    expect(odd.headers.get('x-request-id')).toMatch(/^[0-9a-f]{24}$/)
  })
})

describe('when things go wrong', () => {
  it('500 internal_error says nothing, and the log names no value', async () => {
    await using broken = await startTestKit({
      clock: () => {
        throw new Error('Hemmelig Kunde +4512345678')
      },
    })
    const customer = await broken.addCustomer()
    await broken.addOperator()
    await broken.addPortings(customer, [{ operator: '01010' }])
    const token = await broken.tokenFor('OWNER', customer)
    const rest = await fetch(`${broken.url}/porting/${customer}/poa/create`, { headers: bearer(token) })
    expect(await rowOf(rest)).toEqual(internalError)
    const trpc = await fetch(`${broken.url}/trpc/porting.poaCreate`, {
      method: 'POST',
      headers: { ...bearer(token), 'content-type': 'application/json' },
      body: JSON.stringify({ json: { customerId: customer } }),
    })
    expect(await trpcRowOf(trpc)).toEqual(internalError)
    const log = JSON.stringify(broken.log)
    expect(log).toContain('unexpected_error')
    expect(log).not.toMatch(/Hemmelig|12345678|tx_live/)
  })

  it('503 unavailable with Retry-After when the database is away; alive but not ready', async () => {
    await using lone = await startTestKit()
    const token = await lone.tokenFor('ADMIN')
    expect((await fetch(`${lone.url}/readyz`)).status).toBe(200)
    const gone = await startTestKit({
      database: lone.testDatabase.connect({ connectionLimit: 1, acquireDeadlineMs: 500 }),
    })
    const held = gone.dependencies.database
      .transaction()
      .execute(() => new Promise<void>((resolve) => (release = resolve)))
    let release = () => {}
    await new Promise((resolve) => setImmediate(resolve))
    const response = await fetch(`${gone.url}/dk/operator`, { method: 'POST', headers: bearer(token) })
    expect(response.headers.get('retry-after')).toBe('2')
    const trpc = await fetch(`${gone.url}/trpc/operator.create`, { method: 'POST', headers: bearer(token) })
    expect(trpc.headers.get('retry-after')).toBe('2')
    expect(await trpcRowOf(trpc)).toEqual(transportErrors.unavailable)
    expect(await rowOf(response)).toEqual(transportErrors.unavailable)
    expect(await rowOf(await fetch(`${gone.url}/readyz`))).toEqual({
      ...transportErrors.unavailable,
      details: { reason: expect.any(String) },
    })
    expect((await fetch(`${gone.url}/livez`)).status).toBe(200)
    release()
    await held
    await expect.poll(async () => (await fetch(`${gone.url}/readyz`)).status, { timeout: 10_000 }).toBe(200)
    await gone.close()
  })

  it('a client that leaves in the middle of its body harms nobody', async () => {
    const { port } = new URL(server.url)
    await new Promise<void>((resolve) => {
      const request = httpRequest({
        port,
        path: '/dk/operator',
        method: 'POST',
        headers: { ...bearer(admin), 'content-length': '1000' },
      })
      request.on('error', () => resolve())
      request.write('{"_id"', () => request.destroy(new Error('gone')))
    })
    expect(server.log.filter(({ event }) => event === 'unexpected_error')).toEqual([])
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200)
  })

  it.each(['a b', 'foo/bar', 'x:99999', ''])('400: the host %j', async (host) => {
    const answer = await rawRequest(`GET /livez HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)
    expect(answer).toMatch(/^HTTP\/1\.1 400/)
    expect(answer).toMatch(/x-request-id: [0-9a-f]{24}/i)
    expect(answer).toContain('Request is not valid')
  })

  it.each(['GET /livez', 'GET /nope', 'GET /openapi.json', 'GET /dk/operator', 'POST /trpc/operator.create'])(
    '400: two Host headers, %s',
    async (line) => {
      const hosts = ['Host: a.example\r\nHost: b.example', 'host: a.example\r\nX-Other: 1\r\nHOST: a.example']
      for (const host of hosts) {
        const answer = await rawRequest(
          `${line} HTTP/1.1\r\n${host}\r\nX-API-Key: ${admin}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`,
        )
        expect(answer).toMatch(/^HTTP\/1\.1 400/)
        expect(answer).toMatch(/x-request-id: [0-9a-f]{24}/i)
        expect(answer).toContain('Request is not valid')
      }
    },
  )

  it.each(['/dk/operator', `/porting/${'a'.repeat(24)}/poa/create`, '/trpc/operator.create'])(
    '401 and 403 NO_LOGIN before the first byte of the body: POST %s',
    async (path) => {
      const noLogin = await server.tokenFor('NO_LOGIN')
      const sent = (token: string) =>
        `POST ${path} HTTP/1.1\r\nHost: a\r\nX-API-Key: ${token}\r\nContent-Length: 9\r\n\r\n`
      expect(await firstAnswer(sent('nobody'))).toMatch(/^HTTP\/1\.1 401/)
      expect(await firstAnswer(sent(noLogin))).toMatch(/^HTTP\/1\.1 403/)
    },
  )

  it('a header over 16 kB and a broken request line are refused without harm', async () => {
    expect((await fetch(`${server.url}/livez`, { headers: { 'x-long': 'a'.repeat(17_000) } })).status).toBe(
      431,
    )
    const answer = await rawRequest('nonsense\r\n\r\n')
    expect(answer).toMatch(/^HTTP\/1\.1 400/)
    expect(answer).toMatch(/X-Request-Id: [0-9a-f]{24}/)
    expect(answer).toContain(
      '{"success":false,"code":400,"message":"bad_request","description":"Request is not valid"}',
    )
    expect((await fetch(`${server.url}/livez`)).status).toBe(200)
  })
})

/** Sends bytes as they are and gives what comes back first. */
async function firstAnswer(text: string): Promise<string> {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1', () => socket.write(text))
  const [data] = (await once(socket, 'data')) as [Buffer]
  socket.destroy()
  return data.toString()
}

/** Sends bytes as they are and gives all that comes back. */
function rawRequest(text: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1', () => socket.write(text))
    let answer = ''
    socket.on('data', (data) => (answer += data.toString()))
    socket.on('close', () => resolve(answer))
  })
}
