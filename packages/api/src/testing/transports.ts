import type { DocumentedError, ErrorDetails, ImportFault } from '@telecomx/validation'
import { isRecord } from '../procedure/read-envelope.js'
import { operations } from '../rest/operations.js'
import { filledPath, routes } from '../rest/routes.js'
import type { RestMethod, RestRoute } from '../rest/routes/route.js'
import { appRouter } from '../trpc/router.js'

/** What a call came to, the same over REST and tRPC. */
export interface Answer<Result = unknown> {
  status: number
  /** The error row, when it failed. */
  row?: DocumentedError
  /** The faulty lines of an import, which only tRPC has. */
  faults?: ImportFault[]
  /** What the row leaves open; only when the call asks for it. */
  details?: ErrorDetails
  result?: Result
}

export interface Call {
  /** The procedure, e.g. `operator.create`. */
  operation: string
  token?: string | undefined
  /** The ids of the REST path. */
  path?: Record<string, string | undefined>
  /** The rest of the input: the body of a POST, a form with a file too, or the query of any other request. */
  body?: unknown
  /** On REST: this row of `routes` and this method of it, where several lead to the procedure. */
  over?: RestAddress
  /** The caller's own, as `X-Request-Id`. */
  requestId?: string
  /** The answer says the details that stand beside its row, and beside those of its faults; else only the rows. */
  withDetails?: true
}

export interface RestAddress {
  route: RestRoute
  method: RestMethod
}

/** Every address of REST and tRPC, with the operation that it leads to. */
export const addresses: readonly [title: string, operation: string, over?: RestAddress][] = [
  ...routes.flatMap((route) =>
    route.methods.map((method): [string, string, RestAddress] => [
      `${method} ${route.path}`,
      route.operation,
      { route, method },
    ]),
  ),
  ...Object.keys(appRouter._def.procedures).map((operation): [string, string] => [
    `tRPC ${operation}`,
    operation,
  ]),
]

/** The operations that change something: the mutations, and those whose address on REST says so. */
export const changing: readonly string[] = [
  ...new Set([
    ...[...operations].filter(([, { type }]) => type === 'mutation').map(([operation]) => operation),
    ...routes.filter(({ hasEffects }) => hasEffects).map(({ operation }) => operation),
  ]),
]

/** Whether it answers files, which tRPC does not. */
export const onRestOnly = (operation: string): boolean => !(operation in appRouter._def.procedures)

export type Transport = (call: Call) => Promise<Answer>

/** REST and tRPC of the server at `url`. */
export const transportsTo = (url: string): Record<'REST' | 'tRPC', Transport> => {
  const { REST, tRPC } = detailedTransportsTo(url)
  return { REST: onlyRows(REST), tRPC: onlyRows(tRPC) }
}

const onlyRows =
  (transport: Transport): Transport =>
  async (call) => {
    const answer = await transport(call)
    if (call.withDetails) return answer
    const { details: _details, ...others } = answer
    const faults = others.faults?.map(({ details: _detailsOfLine, ...fault }) => fault)
    return { ...others, ...(faults && { faults }) }
  }

const detailedTransportsTo = (url: string): Record<'REST' | 'tRPC', Transport> => ({
  REST: async ({ operation, path = {}, body, over = addressOf(operation), ...headers }) => {
    const response = await send(restRequest(url, over, path, body), headers)
    if (response.ok && response.headers.get('content-type') !== 'application/json')
      return { status: response.status, result: new Uint8Array(await response.arrayBuffer()) }
    const json = (await response.json()) as Record<string, unknown>
    if (response.ok) return { status: response.status, result: json }
    const { success, details, ...row } = json as unknown as RefusedOnRest
    if (success !== false) throw new Error('an error row says success: false')
    return { status: response.status, row, ...(details && { details }) }
  },
  tRPC: async ({ operation, path = {}, body = {}, ...headers }) => {
    const response = await send(
      trpcRequest(url, operation, isRecord(body) ? { ...body, ...path } : body),
      headers,
    )
    const json = (await response.json()) as {
      result?: { data: { json: unknown } }
      error?: { json: { message: string; data: Documented } }
    }
    if (!json.error) return { status: response.status, result: json.result?.data.json }
    const { message, data } = json.error.json
    if (message !== data.documented.message || data.httpStatus !== response.status)
      throw new Error('message and httpStatus are the row’s')
    const { documented: row, faults, details } = data
    return { status: response.status, row, ...(faults && { faults }), ...(details && { details }) }
  },
})

interface RefusedOnRest extends DocumentedError {
  success: unknown
  details?: ErrorDetails
}

interface Documented {
  httpStatus: number
  documented: DocumentedError
  faults?: ImportFault[]
  details?: ErrorDetails
}

/** The first row of `routes` that leads to the procedure; POST where it has several methods. */
function addressOf(operation: string): RestAddress {
  const route = routes.find((one) => one.operation === operation)
  if (!route) throw new Error(`${operation} is not on REST`)
  return { route, method: route.methods.find((one) => one === 'POST') ?? route.methods[0] ?? 'GET' }
}

function restRequest(
  url: string,
  { route, method }: RestAddress,
  path: NonNullable<Call['path']>,
  body: unknown,
): Request {
  const target = new URL(
    filledPath(route, ({ inputName }) => path[inputName]),
    url,
  )
  if (method === 'POST')
    return new Request(target, { method, body: body instanceof FormData ? body : asText(body) })
  for (const [name, value] of Object.entries((body ?? {}) as Record<string, unknown>))
    target.searchParams.append(name, inQuery(value))
  return new Request(target, { method })
}

/** A list stands with commas between its values. */
function inQuery(value: unknown): string {
  if (Array.isArray(value)) return value.map(inQuery).join(',')
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function trpcRequest(url: string, operation: string, input: unknown): Request {
  const target = new URL(`/trpc/${operation}`, url)
  if (operations.get(operation)?.type !== 'query')
    return new Request(target, { method: 'POST', body: asText(isText(input) ? input : { json: input }) })
  target.searchParams.set('input', JSON.stringify({ json: input }))
  return new Request(target)
}

function send(request: Request, { token, requestId }: Pick<Call, 'token' | 'requestId'>): Promise<Response> {
  const isForm = request.headers.get('content-type')?.startsWith('multipart/form-data')
  if (request.method === 'POST' && !isForm) request.headers.set('content-type', 'application/json')
  if (token !== undefined) request.headers.set('authorization', `Bearer ${token}`)
  if (requestId !== undefined) request.headers.set('x-request-id', requestId)
  return fetch(request)
}

function asText(body: unknown): string {
  return isText(body) ? body : JSON.stringify(body ?? {})
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}
