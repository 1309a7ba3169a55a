import type { DocumentedError } from '@telecomx/validation'

/** What a call came to, the same whichever door it went through. */
export interface Answer<Result = unknown> {
  status: number
  /** The error row, when it failed. */
  row?: DocumentedError
  result?: Result
}

export interface Call {
  operation: 'operator.create' | 'porting.poaCreate'
  token?: string | undefined
  /** The REST path's id. */
  customerId?: unknown
  body?: unknown
}

export type Wire = (url: string, call: Call) => Promise<Answer>

/** Both doors, for tables of cases that must be answered alike. */
export const wires: Record<'REST' | 'tRPC', Wire> = {
  REST: async (url, { operation, token, customerId, body }) => {
    const path =
      operation === 'operator.create'
        ? '/dk/operator'
        : `/porting/${encodeURIComponent(String(customerId))}/poa/create`
    const response = await post(`${url}${path}`, token, body)
    const json = (await response.json()) as Record<string, unknown>
    if (response.ok) return { status: response.status, result: json }
    const { success, ...row } = json
    if (success !== false) throw new Error('an error row says success: false')
    return { status: response.status, row: row as unknown as DocumentedError }
  },
  tRPC: async (url, { operation, token, customerId, body }) => {
    const input = operation === 'operator.create' || !isRecord(body) ? body : { ...body, customerId }
    const response = await post(`${url}/trpc/${operation}`, token, { json: input })
    const json = (await response.json()) as {
      result?: { data: { json: unknown } }
      error?: { json: { message: string; data: { httpStatus: number; documented: DocumentedError } } }
    }
    if (!json.error) return { status: response.status, result: json.result?.data.json }
    const { message, data } = json.error.json
    if (message !== data.documented.message || data.httpStatus !== response.status)
      throw new Error('message and httpStatus are the row’s')
    return { status: response.status, row: data.documented }
  },
}

function post(url: string, token: string | undefined, body: unknown): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    body: typeof body === 'string' ? body : JSON.stringify(body ?? {}),
  })
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
