import { bodyOverQuery, type QueryKind, type RestInput, type Unchecked } from './read-input.js'
import type { RestCaller } from './rest-caller.js'

export interface RestRequest extends RestInput {
  /** Pieces of the path; a missing one is undefined and the procedure's own 400. */
  path: Unchecked
}

export interface RestRoute {
  methods: readonly ('GET' | 'POST')[]
  path: string
  /** GET changes something, so HEAD is refused. */
  hasEffects: boolean
  query: Record<string, QueryKind>
  call: (api: RestCaller, request: RestRequest) => Promise<unknown>
}

/** The documented URLs. Each row leads to its procedure, where access, input and errors are. */
export const routes: readonly RestRoute[] = [
  {
    methods: ['POST'],
    path: '/dk/operator',
    hasEffects: true,
    query: {},
    call: (api, { body }) => api.operator.create(body as never),
  },
  {
    methods: ['GET', 'POST'],
    path: '/porting/:customerId/poa/create',
    hasEffects: true,
    query: { method: 'text', recipient: 'phone or e-mail', mitId: 'boolean' },
    call: (api, request) =>
      api.porting.poaCreate({ ...bodyOverQuery(request), customerId: request.path.customerId } as never),
  },
  {
    methods: ['GET'],
    path: '/porting/:customerId/poa/get/:poaId',
    hasEffects: true,
    query: { forcedownload: 'boolean', filename: 'text' },
    call: (api, { path, query }) => api.portingFile.poaGet({ ...query, ...path } as never),
  },
  {
    methods: ['GET'],
    path: '/porting/:customerId/poa/document/:poaId',
    hasEffects: false,
    query: { forcedownload: 'boolean', filename: 'text' },
    call: (api, { path, query }) => api.portingFile.poaDocument({ ...query, ...path } as never),
  },
]
