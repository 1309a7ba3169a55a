import { fault } from './fault.js'

export interface PoaFile {
  filename: string
  bytes: Uint8Array
}

export interface RestCaller {
  fetch: (input: string, init?: RequestInit) => Promise<Response>
  url: string
  token: string
  customerId: string
}

export type Rest = ReturnType<typeof createRest>

/** The two calls of a power of attorney as any program makes them: plain HTTP with a token. */
export function createRest({ fetch, url, token, customerId }: RestCaller) {
  const call = (path: string, init: RequestInit = {}) =>
    fetch(`${url}/porting/${customerId}/poa/${path}`, {
      ...init,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    })

  return {
    /** Makes a set of documents; gives their ids. */
    async create(
      method: 'GET' | 'POST',
      given: { method: string; recipient?: string; override?: object },
    ): Promise<string[]> {
      const response = await (method === 'GET'
        ? call(`create?method=${given.method}`)
        : call('create', { method, body: JSON.stringify(given) }))
      const answer: { documents: string[] } = await (await expectSuccess(response, 'poa/create')).json()
      return answer.documents
    },
    async get(poaId: string): Promise<PoaFile> {
      const response = await expectSuccess(await call(`get/${poaId}`), 'poa/get')
      const disposition = response.headers.get('content-disposition') ?? ''
      const filename = /filename="([^"]+)"/.exec(disposition)?.[1]
      if (filename === undefined) throw fault('poa/get answered a file without a name')
      return { filename, bytes: new Uint8Array(await response.arrayBuffer()) }
    },
    /** A document is answered once. Gives what the second call is answered. */
    async getAgain(poaId: string): Promise<string> {
      const response = await call(`get/${poaId}`)
      if (response.status !== 404) throw fault(`a second poa/get answered ${response.status} and not 404`)
      return rowOf(response)
    },
  }
}

async function expectSuccess(response: Response, call: string): Promise<Response> {
  if (!response.ok) throw fault(`${call} answered ${await rowOf(response)}`)
  return response
}

/** The documented row of a refusal. */
async function rowOf(response: Response): Promise<string> {
  const row: { message: string; description: string } = await response.json()
  return `${response.status} ${row.message}: ${row.description}`
}
