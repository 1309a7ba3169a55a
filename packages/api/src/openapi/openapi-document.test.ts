import { Validator } from '@seriousme/openapi-schema-validator'
import type { DocumentedError } from '@telecomx/validation'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, describe, expect, it } from 'vitest'
import { createAccessMatrix } from '../testing/access-matrix.js'
import { startTestKit } from '../testing/index.js'
import type { JsonSchema } from './json-schema.js'
import { openApiDocument } from './openapi-document.js'
import type { OpenApiOperation } from './openapi-operation.js'
import { operations as procedures } from '../rest/rest-caller.js'
import { pathParametersOf, routes } from '../rest/routes.js'
import type { Example, RestMethod, RestRoute } from '../rest/routes/route.js'

const customer = '1234567890abcdef12345678'

/** The demo world in short: what the examples name is there, as on a fresh install. */
const kit = await startTestKit()
afterAll(() => kit.close())
const admin = await kit.tokenFor('ADMIN')
await kit.addCustomer({ id: customer })
const stranger = await kit.tokenFor('NO_LOGIN', customer)
await kit.addOperator()
await kit.addPortings(customer, [{ operator: '01010' }])
await kit.addNumberRange({ from: '+4533000000', to: '+4542999999', operator: '01010' })

const matrix = await createAccessMatrix(kit)

/** The ids in the path of things that each call needs new ones of: of all but the customer. */
async function freshPieces({ route, example }: Call): Promise<Record<string, string>> {
  const { path = {} } = (await matrix[route.operation]?.input(customer)) ?? {}
  const isFresh = (id = customer) => /^[0-9a-f]{24}$/.test(id) && id !== customer
  // A real document, of which a whole PDF is answered.
  if (path.poaId !== undefined) return { poaId: await makeDocument() }
  return Object.fromEntries(Object.entries(path).filter(([name]) => isFresh(example.path?.[name])))
}

async function makeDocument(): Promise<string> {
  const answer = await fetch(`${kit.url}/porting/${customer}/poa/create`, { headers: { 'x-api-key': admin } })
  return ((await answer.json()) as { documents: string[] }).documents[0] ?? ''
}

const document = JSON.parse(JSON.stringify(openApiDocument())) as ReturnType<typeof openApiDocument>

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

  it('lists every method of every row, under a name of its own and with a summary', () => {
    const listed = Object.values(document.paths).flatMap((path) => Object.values(path))
    const ids = listed.map(({ operationId }) => operationId)
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
    expect(listed).toHaveLength(routes.flatMap(({ methods }) => methods).length + 2)
    expect(listed.filter(({ summary }) => !/^[A-Z].{8,100}[^.]$/.test(summary))).toEqual([])
  })

  it('every method of every row has an example', () => {
    expect(operations).toHaveLength(routes.flatMap(({ methods }) => methods).length)
  })

  it.each(titled(operations))('%s says of every input what it is', (_title, call) => {
    const { parameters, requestBody } = operationOfCall(call) as unknown as OperationInput
    const inBody = Object.entries(requestBody?.content['application/json'].schema.properties ?? {})
    const said = [...parameters.map(({ name, schema }) => [name, schema] as const), ...inBody]
    const unsaid = said.filter(([, schema]) => !/"(type|enum|anyOf|\$ref)":/.test(JSON.stringify(schema)))
    expect(unsaid).toEqual([])
  })

  it('tells of versions: `ETag` of each object that has one, `If-Match` of each update', () => {
    const operations = Object.values(document.paths).flatMap((path) => Object.values(path))
    const idsWith = (header: string) =>
      operations.filter((one) => JSON.stringify(one).includes(`"${header}"`)).map((one) => one.operationId)
    const updates = ['operator.update', 'customer.update', 'sipAccount.update', 'porting.update']
    const others = ['operator', 'customer', 'sipAccount', 'mvnoAccount'].map((area) => `${area}.create`)
    others.push('operator.get', 'customer.get', 'porting.get')
    const takingVersion = operations.filter(({ requestBody }) =>
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
    const rows = Object.keys(operationOfCall(call).responses).flatMap((status) =>
      examplesOf(call, Number(status)),
    )
    expect(errors.length).toBeGreaterThan(1)
    for (const row of errors) expect(rows).toContainEqual({ success: false, ...row })
  })

  it.each(titled(calls))('%s: the example is what its own schemas allow', (_title, call) => {
    const { parameters, requestBody } = operationOfCall(call) as unknown as OperationInput
    const faults = parameters.flatMap(({ in: place, name, schema, required }) => {
      const value = place === 'header' ? undefined : call.example[place]?.[name]
      if (value !== undefined) return schemaFaults(value, schema)
      return required ? [`${name} is required`] : []
    })
    expect(faults).toEqual([])
    const bodySchema = requestBody?.content['application/json'].schema ?? {}
    expect(schemaFaults(call.example.body ?? {}, bodySchema)).toEqual([])
  })
})

describe('the live server answers as the document says', () => {
  it.each(titled(calls))('200: %s', async (_title, call) => {
    const pieces = await freshPieces(call)
    const answer = await send(call, { who: 'admin', pieces })
    expect([answer.status, answer.ok || (await answer.clone().text())]).toEqual([200, true])
    expect(await answerFaults(call, answer)).toEqual([])
  })

  it.each(titled(operations))('refusing %s', async (_title, call) => {
    for (const accept of ['application/json', 'application/problem+json'])
      for (const { status, ...sending } of refusedSendings(call)) {
        const answer = await send(call, { ...sending, accept })
        expect(answer.status).toBe(status ?? answer.status)
        expect(answer.headers.get('content-type')).toBe(answer.ok ? 'application/json' : accept)
        expect(await answerFaults(call, answer)).toEqual([])
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
      const faults = await answerFaults(call, Response.json(body, { status, headers }))
      expect(faults.join()).toContain(fault)
    }
  })
})

interface OperationInput {
  parameters: { name: string; in: 'path' | 'query' | 'header'; schema: JsonSchema; required: boolean }[]
  requestBody?: { content: { 'application/json': { schema: { properties?: JsonSchema } } } }
}

interface Sending {
  who?: 'admin' | 'stranger'
  /** In place of those of the example. */
  pieces?: Record<string, string> | undefined
  body?: string
  accept?: string
  isPrefetch?: true
}

/** Requests that the operation refuses, or may; the status where it is the same for all. */
function refusedSendings({ route, method, example }: Call): (Sending & { status?: number })[] {
  const sendings: (Sending & { status?: number })[] = [{ status: 401 }, { who: 'stranger', status: 403 }]
  for (const piece of pathParametersOf(route.path)) sendings.push({ who: 'admin', pieces: { [piece]: 'zz' } })
  if (method === 'GET' && route.hasEffects) sendings.push({ who: 'admin', isPrefetch: true, status: 400 })
  if (method !== 'POST') return sendings
  sendings.push({ who: 'admin', body: '[]', status: 400 })
  sendings.push({ who: 'admin', body: JSON.stringify({ name: 'x'.repeat(300_000) }), status: 413 })
  sendings.push({ who: 'admin', body: '' })
  for (const field of Object.keys(example.body ?? {}))
    sendings.push({ who: 'admin', body: JSON.stringify({ ...example.body, [field]: { $ne: null } }) })
  return sendings
}

function send(
  { route, method, example }: Call,
  { who, pieces, body, accept, isPrefetch }: Sending,
): Promise<Response> {
  const path = route.path.replaceAll(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(pieces?.[name] ?? example.path?.[name] ?? ''),
  )
  const url = new URL(path, kit.url)
  for (const [name, value] of Object.entries(example.query ?? {})) url.searchParams.set(name, String(value))
  const token = { admin, stranger, nobody: undefined }[who ?? 'nobody']
  const headers = {
    accept: accept ?? '*/*',
    ...(isPrefetch && { 'sec-purpose': 'prefetch' }),
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
  }
  const content = body ?? (example.body && JSON.stringify(example.body))
  return fetch(url, { method, headers, ...(method === 'POST' && content !== undefined && { body: content }) })
}

interface DocumentedResponse {
  headers: Record<string, JsonSchema>
  content: Record<string, { schema: JsonSchema; examples?: Record<string, { value: unknown }> }>
}

function operationOfCall({ route, method }: Call): OpenApiOperation {
  const operation = document.paths[route.path.replaceAll(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()]
  if (!operation) throw new Error(`${method} ${route.path} is not in the document`)
  return operation
}

function responseOf(call: Call, status: number): DocumentedResponse | undefined {
  const response = operationOfCall(call).responses[status] as { $ref?: string } | undefined
  const shared = document.components.responses[response?.$ref?.split('/').at(-1) ?? '']
  return (shared ?? response) as DocumentedResponse | undefined
}

function examplesOf(call: Call, status: number, type = 'application/json'): unknown[] {
  return Object.values(responseOf(call, status)?.content[type]?.examples ?? {}).map(({ value }) => value)
}

/** What of an answer is not in the document: status, type, headers, body; an error's body is one of its rows. */
async function answerFaults(call: Call, answer: Response): Promise<string[]> {
  const documented = responseOf(call, answer.status)
  const type = answer.headers.get('content-type') ?? ''
  const schema = documented?.content[type]?.schema
  if (!schema) return [`${answer.status} ${type}`]
  const missing = Object.keys(documented.headers).filter((name) => !answer.headers.has(name))
  if (answer.headers.has('etag') && !('ETag' in documented.headers)) missing.push('undocumented ETag')
  if (type === 'application/pdf') return (await answer.text()).startsWith('%PDF-') ? missing : ['no PDF']
  const body = (await answer.json()) as Record<string, unknown>
  const { details: _, ...row } = body
  const isKnown =
    answer.ok || isHouseRow(body as never) || isOneOf(row, examplesOf(call, answer.status, type))
  return [
    ...missing,
    ...schemaFaults(body, schema),
    ...(isKnown ? [] : [`no documented row: ${JSON.stringify(body)}`]),
  ]
}

function isOneOf(body: unknown, examples: unknown[]): boolean {
  return examples.some((example) => JSON.stringify(example) === JSON.stringify(body))
}

/** The rule for every known field, which no table repeats. */
function isHouseRow({ code, message, description }: DocumentedError): boolean {
  return code === 422 && description === `${message.split('.').at(-1)} is not valid`
}

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true }).addKeyword('components')
ajv.addFormat('binary', true)

function schemaFaults(value: unknown, schema: object): string[] {
  const isValid = ajv.compile({ ...schema, components: document.components })
  return isValid(value) ? [] : [`${ajv.errorsText(isValid.errors)}: ${JSON.stringify(value)}`]
}
