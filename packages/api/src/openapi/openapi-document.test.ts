import { Validator } from '@seriousme/openapi-schema-validator'
import { type DocumentedError, transportErrors } from '@telecomx/validation'
import { afterAll, describe, expect, it } from 'vitest'
import { answerFaults, operationOf, responseOf, rowsOf, schemaFaults } from '../testing/answer-faults.js'
import { formWith } from '../testing/form-with.js'
import { startTestKit } from '../testing/index.js'
import type { JsonSchema } from './json-schema.js'
import { openApiDocument } from './openapi-document.js'
import { operations as procedures } from '../rest/operations.js'
import { filledPath, pathPiecesOf, routes } from '../rest/routes.js'
import type { Example, RestMethod, RestRoute } from '../rest/routes/route.js'

const customer = '1234567890abcdef12345678'

const kit = await startTestKit()
afterAll(() => kit.close())
const admin = await kit.tokenFor('ADMIN')
await kit.addCustomer({ id: customer })
const stranger = await kit.tokenFor('NO_LOGIN', customer)
await kit.addOperator()
/** What its recipient may be depends on it, so it has to be there. */
const deliveryId = await kit.addDelivery(customer)

const document = JSON.parse(JSON.stringify(openApiDocument())) as ReturnType<typeof openApiDocument>

const operationsOfDocument = Object.values(document.paths).flatMap((path) => Object.values(path))

const lowerCase = (text: string) => text.toLowerCase()
/** Types and reserved words of Java, C#, Python, Go, Swift, Kotlin and PHP that an API might come upon. */
const foreignWords = new Set(
  `any array boolean byte char class date decimal default delete double dynamic enum error event exception export final
  float function guid import integer interface internal list long map module namespace new nil none null number object
  operation optional option override package problemdetails record result self set static string struct task throw tuple
  type union uuid void yield`.split(/\s+/),
)

interface Call {
  route: RestRoute
  method: RestMethod
  name: string
  example: Example
}
/** Every example by every method that it is for. */
const calls: Call[] = routes.flatMap((route) =>
  route.methods.flatMap((method) =>
    Object.entries(route.examples)
      .filter(([, { body }]) => body === undefined || method === 'POST')
      .map(([name, example]) => ({ route, method, name, example })),
  ),
)
/** One call of each operation. */
const operations = calls.filter(
  ({ route, method }, index) =>
    calls.findIndex((other) => other.route === route && other.method === method) === index,
)
const titled = (list: Call[]) =>
  list.map((call) => [`${call.method} ${call.route.path}: ${call.name}`, call] as const)

describe('the document', () => {
  it('is valid OpenAPI 3.1', async () => {
    const validator = new Validator()
    const result = await validator.validate(structuredClone(document))
    expect(result.errors ?? []).toEqual([])
    expect([result.valid, validator.version]).toEqual([true, '3.1'])
  })

  it('is what the server answers, to anybody, and again only when it changed', async () => {
    const answer = await fetch(`${kit.url}/openapi.json`)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json'])
    expect(await answer.json()).toEqual(document)
    const etag = answer.headers.get('etag') ?? ''
    const again = await fetch(`${kit.url}/openapi.json`, { headers: { 'if-none-match': `W/"x", W/${etag}` } })
    expect([again.status, await again.text()]).toEqual([304, ''])
    expect((await fetch(`${kit.url}/openapi.json`, { method: 'HEAD' })).status).toBe(200)
    expect((await fetch(`${kit.url}/openapi.json`, { method: 'POST' })).status).toBe(405)
  })

  it('gives each operation a name that is one method in any language', () => {
    const ids = operationsOfDocument.map(({ operationId }) => operationId)
    expect(new Set(ids.map((id) => id.toLowerCase())).size).toBe(ids.length)
    expect(ids.filter((id) => !/^[a-z][A-Za-z]+$/.test(id) || foreignWords.has(id.toLowerCase()))).toEqual([])
  })

  it('gives no schema and no response the name of something that a language has itself', () => {
    const names = Object.keys({ ...document.components.schemas, ...document.components.responses })
    const taken = new Set([...foreignWords, ...Object.getOwnPropertyNames(globalThis).map(lowerCase)])
    expect(
      names.filter((name) => !/^[A-Z][A-Za-z]+(\d{3})?$/.test(name) || taken.has(lowerCase(name))),
    ).toEqual([])
    expect(taken.has('error')).toBe(true)
  })

  it('names the pieces of paths as any language names things', () => {
    const pieces = Object.keys(document.paths).flatMap((path) => path.match(/(?<=\{)[^}]+/g) ?? [])
    expect(pieces.length).toBeGreaterThan(10)
    expect(pieces.filter((name) => !/^[a-z][A-Za-z]*$/.test(name))).toEqual([])
  })

  it('says of every parameter and every property in a sentence what it is', () => {
    const unsaid: string[] = []
    const look = (part: unknown, path: string): void => {
      if (typeof part !== 'object' || part === null) return
      const { in: place, description, schema, properties } = part as Record<string, JsonSchema>
      if (place && schema && !description && !schema.description) unsaid.push(path)
      for (const [key, property] of Object.entries(properties ?? {}))
        if (!(property as JsonSchema).description) unsaid.push(`${path}.${key}`)
      // What narrows a schema that is told already says nothing of its own; examples are no schemas.
      const within = Object.entries(part).filter(([key]) => !['allOf', 'example', 'examples'].includes(key))
      for (const [key, value] of within) look(value, `${path}/${key}`)
    }
    look({ paths: document.paths, components: document.components }, '')
    expect(unsaid).toEqual([])
  })

  it('declares each tag that is used, with a description, and no other', () => {
    const used = new Set(operationsOfDocument.flatMap(({ tags }) => tags))
    const declared = document.tags as { name: string; description: string }[]
    expect(declared.map(({ name }) => name).toSorted()).toEqual([...used].toSorted())
    expect(declared.filter(({ description }) => !/^[A-Z].*\.$/.test(description))).toEqual([])
  })

  it('goes through the areas one after the other, in their order', () => {
    const tagsOfPaths = Object.values(document.paths).flatMap((path) =>
      Object.values(path).flatMap(({ tags }) => tags),
    )
    const met = tagsOfPaths.filter((tag, index) => tag !== tagsOfPaths[index - 1])
    expect(met).toEqual((document.tags as { name: string }[]).map(({ name }) => name))
  })

  it('has a server before whose paths nothing doubles when they are joined', () => {
    const [server, ...more] = document.servers as { url: string }[]
    expect(more).toEqual([])
    expect(`${server?.url}/dk/operator`).toBe('/dk/operator')
  })

  it('says of each operation what it does and who may call it', () => {
    const unsaid = operationsOfDocument.filter(
      ({ description }) => !/^.{20,}\n\n\*\*Who may call it\*\*: .+\./s.test(description as string),
    )
    expect(unsaid.map(({ operationId }) => operationId)).toEqual([])
  })

  it.each(titled(operations))('%s: a row of another operation fits none of its errors', (_title, call) => {
    const foreign = { success: false, message: 'weather', description: 'It rains' }
    const statuses = Object.keys(operationOf(document, call).responses).filter((status) => status !== '200')
    const fitting = statuses.flatMap((status) => {
      const row = { ...foreign, code: Number(status) }
      const content = responseOf(document, call, row.code)?.content ?? {}
      const problem = { ...row, type: 'about:blank', title: 'x', status: row.code, detail: row.description }
      return Object.values(content).filter(
        ({ schema }) => schemaFaults(document, problem, schema).length === 0,
      )
    })
    expect(fitting).toEqual([])
  })

  it('narrows errors to what programs go by: other words for people still fit', () => {
    const [call] = operations as [Call]
    const statuses = Object.keys(operationOf(document, call).responses).filter((status) => status !== '200')
    const faults = statuses.flatMap((status) => {
      const { schema } = responseOf(document, call, Number(status))?.content['application/json'] ?? {}
      return rowsOf(document, call, Number(status)).flatMap((row) =>
        schemaFaults(document, { ...(row as object), description: 'In better words' }, schema ?? {}),
      )
    })
    expect(statuses.length).toBeGreaterThan(5)
    expect(faults).toEqual([])
  })

  it('tells of an open outcome where something changes, and nowhere else', () => {
    const { outcomeUnknown } = transportErrors
    const isTold = (call: Call) =>
      rowsOf(document, call, 503).some(
        (row) => (row as DocumentedError).description === outcomeUnknown.description,
      )
    const told = operations.filter(isTold).map(({ method, route }) => `${method} ${route.operation}`)
    const changing = operations.filter(
      ({ route: { operation } }) =>
        operation === 'portingFile.poaGet' || procedures.get(operation)?.type === 'mutation',
    )
    expect(told).toEqual(changing.map(({ method, route }) => `${method} ${route.operation}`))
    const ready = document.paths['/readyz']?.['get']?.responses[503]
    expect(ready).toEqual({ $ref: '#/components/responses/ServiceUnavailable' })
    expect(JSON.stringify(document.components.responses['ServiceUnavailable'])).not.toContain(
      'No clear answer',
    )
  })

  it('lists every method of every row, with a summary', () => {
    expect(operationsOfDocument).toHaveLength(routes.flatMap(({ methods }) => methods).length + 2)
    expect(operationsOfDocument.filter(({ summary }) => !/^[A-Z].{8,100}[^.]$/.test(summary))).toEqual([])
  })

  it('every method of every row has an example', () => {
    expect(operations).toHaveLength(routes.flatMap(({ methods }) => methods).length)
  })

  it.each(titled(operations))('%s says of every input what it is', (_title, call) => {
    const { parameters, requestBody } = operationOf(document, call) as unknown as OperationInput
    const inBody = Object.values(requestBody?.content ?? {}).flatMap((form) =>
      Object.entries(form?.schema.properties ?? {}),
    )
    const said = [...parameters.map(({ name, schema }) => [name, schema] as const), ...inBody]
    const unsaid = said.filter(([, schema]) => !/"(type|enum|anyOf|\$ref)":/.test(JSON.stringify(schema)))
    expect(unsaid).toEqual([])
  })

  it('tells of versions: `ETag` of each object that has one, `If-Match` of each update', () => {
    const idsWith = (header: string) =>
      operationsOfDocument
        .filter((one) => JSON.stringify(one).includes(`"${header}"`))
        .map((one) => one.operationId)
    const updates = ['operatorUpdate', 'customerUpdate', 'sipAccountUpdate', 'portingUpdate']
    const others = ['operator', 'customer', 'sipAccount', 'mvnoAccount'].map((area) => `${area}Create`)
    others.push('operatorGet', 'customerGet', 'portingGet')
    const takingVersion = operationsOfDocument.filter(({ requestBody }) =>
      JSON.stringify([requestBody]).includes('"version"'),
    )
    expect(idsWith('If-Match')).toEqual(takingVersion.map(({ operationId }) => operationId))
    expect(idsWith('If-Match')).toEqual(expect.arrayContaining(updates))
    expect(idsWith('ETag')).toEqual(expect.arrayContaining([...updates, ...others]))
  })

  it('names no schema that it does not have', () => {
    const refs = JSON.stringify(document).match(/(?<="\$ref":"#\/)[^"]+/g) ?? []
    expect(refs.length).toBeGreaterThan(20)
    const found = (ref: string) =>
      ref.split('/').reduce<unknown>((node, key) => (node as JsonSchema | undefined)?.[key], document)
    expect(refs.filter((ref) => !found(ref))).toEqual([])
  })

  it.each(titled(operations))('%s lists every documented row as an example', (_title, call) => {
    const errors = Object.values(procedures.get(call.route.operation)?.meta.errors ?? {})
    const rows = Object.keys(operationOf(document, call).responses).flatMap((status) =>
      rowsOf(document, call, Number(status)),
    )
    expect(errors.length).toBeGreaterThan(1)
    for (const row of errors) expect(rows).toContainEqual({ success: false, ...row })
  })

  it.each(titled(calls))('%s: the example is what its own schemas allow', (_title, call) => {
    const { parameters, requestBody } = operationOf(document, call) as unknown as OperationInput
    const faults = parameters.flatMap(({ in: place, name, schema, required }) => {
      const value = place === 'header' ? undefined : call.example[place]?.[name]
      if (value !== undefined) return schemaFaults(document, value, schema)
      return required ? [`${name} is required`] : []
    })
    expect(faults).toEqual([])
    const bodySchema = requestBody?.content['application/json']?.schema ?? {}
    expect(schemaFaults(document, call.example.body ?? {}, bodySchema)).toEqual([])
  })
})

describe('the live server answers as the document says', () => {
  it.each(titled(operations))('refusing %s', async (_title, call) => {
    for (const accept of ['application/json', 'application/problem+json'])
      for (const { status, ...sending } of refusedSendings(call)) {
        const answer = await send(call, { ...sending, accept })
        expect(answer.status).toBe(status ?? answer.status)
        expect(answer.headers.get('content-type')).toBe(answer.ok ? typeOf(call) : accept)
        expect(await answerFaults(document, call, answer)).toEqual([])
      }
  })

  it('the check can fail: an answer, a row, a status and a header that the document has not', async () => {
    const [call] = operations as [Call]
    const row = { success: false, code: 409, message: '_id', description: 'Operator is gone' }
    const made: [object, number, string, string][] = [
      [{ _id: '01234' }, 200, 'a', "must have required property 'name'"],
      [row, 409, 'a', 'no documented row'],
      [row, 418, 'a', '418 application/json'],
      [row, 409, '', 'X-Request-Id'],
    ]
    for (const [body, status, requestId, fault] of made) {
      const headers: Record<string, string> = requestId === '' ? {} : { 'x-request-id': requestId }
      const faults = await answerFaults(document, call, Response.json(body, { status, headers }))
      expect(faults.join()).toContain(fault)
    }
  })
})

/** Of what succeeds: what has no output is a file. */
function typeOf({ route }: Call): string {
  return procedures.get(route.operation)?.output ? 'application/json' : 'application/pdf'
}

interface OperationInput {
  parameters: { name: string; in: 'path' | 'query' | 'header'; schema: JsonSchema; required: boolean }[]
  requestBody?: { content: Partial<Record<string, { schema: { properties?: JsonSchema } }>> }
}

interface Sending {
  who?: 'admin' | 'stranger'
  /** In place of those of the example. */
  pieces?: Record<string, string> | undefined
  query?: Record<string, string | readonly string[]>
  body?: string
  accept?: string
  isPrefetch?: true
}

/** Requests that the operation refuses, or may; the status where it is the same for all. */
function refusedSendings(call: Call): (Sending & { status?: number })[] {
  const { route, method, example } = call
  const sendings: (Sending & { status?: number })[] = route.isPublic
    ? [{}]
    : [{ status: 401 }, { who: 'stranger', status: 403 }]
  for (const { name } of pathPiecesOf(route)) sendings.push({ who: 'admin', pieces: { [name]: 'zz' } })
  if (method === 'GET' && route.hasEffects) sendings.push({ who: 'admin', isPrefetch: true, status: 400 })
  for (const name of Object.keys(route.query ?? {})) {
    for (const value of ['', '[object Object]', '\u0000', 'x'.repeat(5000)])
      sendings.push({ who: 'admin', query: { [name]: value } })
    sendings.push({ who: 'admin', query: { [name]: ['a', 'b'] }, status: 422 })
  }
  if (method !== 'POST') return sendings
  if (route.takesFile) {
    const ofFile = { who: 'admin', body: '', status: 404 } as const
    return [...sendings, ofFile, { ...ofFile, body: 'x'.repeat(10_000_001), status: 413 }]
  }
  sendings.push({ who: 'admin', body: '[]', status: 400 })
  sendings.push({ who: 'admin', body: JSON.stringify({ name: 'x'.repeat(300_000) }), status: 413 })
  sendings.push({ who: 'admin', body: '' })
  for (const field of fieldsOfBody(call))
    for (const value of [
      { $ne: null },
      [{ $ne: null }],
      [null],
      'x'.repeat(5000),
      Object.fromEntries([['name', 1]]),
    ])
      sendings.push({ who: 'admin', body: JSON.stringify(withValue(example.body, field, value)) })
  return sendings
}

/** The way to each field that the body may have, to those within others too. */
function fieldsOfBody(call: Call): string[][] {
  const { requestBody } = operationOf(document, call) as unknown as OperationInput
  const waysTo = (properties: JsonSchema = {}): string[][] =>
    Object.entries(properties).flatMap(([name, schema]) => {
      const within = waysTo((schema as { properties?: JsonSchema }).properties)
      return [[name], ...within.map((way) => [name, ...way])]
    })
  return waysTo(requestBody?.content['application/json']?.schema.properties)
}

function withValue(body: object = {}, [name = '', ...within]: readonly string[], value: unknown): object {
  const before = (body as Record<string, object | undefined>)[name]
  return { ...body, [name]: within.length > 0 ? withValue(before, within, value) : value }
}

function send(
  { route, method, example }: Call,
  { who, pieces, query, body, accept, isPrefetch }: Sending,
): Promise<Response> {
  const filling: Record<string, string> = { ...example.path, deliveryId, ...pieces }
  const url = new URL(
    filledPath(route, ({ name }) => filling[name]),
    kit.url,
  )
  for (const [name, value] of Object.entries({ ...example.query, ...query }))
    for (const one of [value].flat()) url.searchParams.append(name, String(one))
  const token = { admin, stranger, nobody: undefined }[who ?? 'nobody']
  const headers = {
    accept: accept ?? '*/*',
    ...(isPrefetch && { 'sec-purpose': 'prefetch' }),
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
  }
  const content =
    body ?? (example.file ? formWith(example.file) : example.body && JSON.stringify(example.body))
  return fetch(url, { method, headers, ...(method === 'POST' && content !== undefined && { body: content }) })
}
