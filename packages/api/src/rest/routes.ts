import type { QueryKind } from './read-input.js'
import type { RestCaller } from './rest-caller.js'

export type RestMethod = 'GET' | 'POST' | 'DELETE'

export interface RestRoute {
  methods: readonly RestMethod[]
  /** `:name` is a piece of the path that the procedure takes under that name. */
  path: string
  /** GET changes something, so HEAD is refused. */
  hasEffects: boolean
  /** The parameters that are read; others are ignored. */
  query: Record<string, QueryKind>
  /** Where access, input and errors are. Its input is the query, over it the body, over both the path. */
  procedure: (api: RestCaller) => (input: never) => Promise<unknown>
}

/** The documented URLs. Each row leads to its procedure. Where two paths are alike, the first row answers. */
export const routes: readonly RestRoute[] = [
  {
    methods: ['POST'],
    path: '/customer',
    hasEffects: true,
    query: {},
    procedure: (api) => api.customer.create,
  },
  {
    methods: ['GET'],
    path: '/customer',
    hasEffects: false,
    query: { filter: 'text', offset: 'number', limit: 'number' },
    procedure: (api) => api.customer.list,
  },
  {
    methods: ['GET'],
    path: '/customer/:customerId',
    hasEffects: false,
    query: {},
    procedure: (api) => api.customer.get,
  },
  {
    methods: ['POST'],
    path: '/customer/:customerId',
    hasEffects: true,
    query: {},
    procedure: (api) => api.customer.update,
  },
  {
    methods: ['POST'],
    path: '/dk/operator',
    hasEffects: true,
    query: {},
    procedure: (api) => api.operator.create,
  },
  {
    methods: ['GET'],
    path: '/dk/operator',
    hasEffects: false,
    query: { filter: 'text', offset: 'number', limit: 'number' },
    procedure: (api) => api.operator.list,
  },
  {
    methods: ['GET'],
    path: '/dk/operator/:_id',
    hasEffects: false,
    query: {},
    procedure: (api) => api.operator.get,
  },
  {
    methods: ['POST'],
    path: '/dk/operator/:_id',
    hasEffects: true,
    query: {},
    procedure: (api) => api.operator.update,
  },
  {
    methods: ['GET'],
    path: '/dk/number/info/:number',
    hasEffects: false,
    query: {},
    procedure: (api) => api.number.info,
  },
  {
    methods: ['POST'],
    path: '/dk/number/:from',
    hasEffects: true,
    query: { to: 'phone or e-mail', operator: 'text' },
    procedure: (api) => api.number.assign,
  },
  {
    methods: ['GET', 'POST'],
    path: '/porting/:customerId/poa/create',
    hasEffects: true,
    query: { method: 'text', recipient: 'phone or e-mail', mitId: 'boolean' },
    procedure: (api) => api.porting.poaCreate,
  },
  {
    methods: ['GET'],
    path: '/porting/:customerId/poa/get/:poaId',
    hasEffects: true,
    query: { forcedownload: 'boolean', filename: 'text' },
    procedure: (api) => api.portingFile.poaGet,
  },
  {
    methods: ['GET'],
    path: '/porting/:customerId/poa/document/:poaId',
    hasEffects: false,
    query: { forcedownload: 'boolean', filename: 'text' },
    procedure: (api) => api.portingFile.poaDocument,
  },
  {
    methods: ['POST'],
    path: '/sip',
    hasEffects: true,
    query: {},
    procedure: (api) => api.sipAccount.create,
  },
  {
    methods: ['POST'],
    path: '/sip/:_id',
    hasEffects: true,
    query: {},
    procedure: (api) => api.sipAccount.update,
  },
  {
    methods: ['POST'],
    path: '/mvno',
    hasEffects: true,
    query: {},
    procedure: (api) => api.mvnoAccount.create,
  },
  {
    methods: ['DELETE'],
    path: '/mvno/:_id',
    hasEffects: true,
    query: {},
    procedure: (api) => api.mvnoAccount.delete,
  },
  {
    methods: ['GET'],
    path: '/voiceaccount',
    hasEffects: false,
    query: { customer: 'text', offset: 'number', limit: 'number' },
    procedure: (api) => api.voiceAccount.list,
  },
  {
    methods: ['GET'],
    path: '/porting/:customerId/poa/plan',
    hasEffects: false,
    query: {},
    procedure: (api) => api.porting.poaPlan,
  },
  {
    methods: ['GET'],
    path: '/porting/:customerId/poa/preview',
    hasEffects: false,
    query: { operator: 'text', forcedownload: 'boolean', filename: 'text' },
    procedure: (api) => api.portingFile.poaPreview,
  },
  {
    methods: ['GET'],
    path: '/porting',
    hasEffects: false,
    query: {
      customer: 'text',
      reseller: 'text',
      stage: 'text',
      status: 'text',
      filter: 'text',
      type: 'text',
      offset: 'number',
      limit: 'number',
    },
    procedure: (api) => api.porting.list,
  },
  {
    methods: ['GET'],
    path: '/porting/:portingId',
    hasEffects: false,
    query: {},
    procedure: (api) => api.porting.get,
  },
  {
    methods: ['POST'],
    path: '/porting/:portingId',
    hasEffects: true,
    query: {},
    procedure: (api) => api.porting.update,
  },
]
