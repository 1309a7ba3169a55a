import type { QueryKind } from './read-input.js'
import type { RestCaller } from './rest-caller.js'

export type RestMethod = 'GET' | 'POST' | 'DELETE'

export interface RestRoute<Name extends string = Operation> {
  /** The name of the procedure that it leads to. */
  operation: Name
  methods: readonly RestMethod[]
  /** `:name` is a piece of the path that the procedure takes under that name. */
  path: string
  /** What it does, in one line of English; for the OpenAPI document. */
  summary: string
  /** GET changes something, so HEAD is refused. */
  hasEffects: boolean
  /** The parameters that are read; others are ignored. */
  query: Record<string, QueryKind>
  /** Where access, input and errors are. Its input is the query, over it the body, over both the path. */
  procedure: (api: RestCaller) => (input: never) => Promise<unknown>
}

const pageQuery = { offset: 'number', limit: 'number' } as const

const documentedRoutes = [
  {
    operation: 'operator.create',
    methods: ['POST'],
    path: '/dk/operator',
    summary: 'Registers a Danish operator',
    hasEffects: true,
    query: {},
    procedure: (api) => api.operator.create,
  },
  {
    operation: 'operator.list',
    methods: ['GET'],
    path: '/dk/operator',
    summary: 'Lists the registry of Danish operators',
    hasEffects: false,
    query: { filter: 'text', ...pageQuery },
    procedure: (api) => api.operator.list,
  },
  {
    operation: 'operator.get',
    methods: ['GET'],
    path: '/dk/operator/:_id',
    summary: 'Answers an operator',
    hasEffects: false,
    query: {},
    procedure: (api) => api.operator.get,
  },
  {
    operation: 'operator.update',
    methods: ['POST'],
    path: '/dk/operator/:_id',
    summary: 'Changes an operator',
    hasEffects: true,
    query: {},
    procedure: (api) => api.operator.update,
  },
  {
    operation: 'number.info',
    methods: ['GET'],
    path: '/dk/number/info/:number',
    summary: 'Tells which operator holds a Danish number',
    hasEffects: false,
    query: {},
    procedure: (api) => api.number.info,
  },
  {
    operation: 'number.assign',
    methods: ['POST'],
    path: '/dk/number/:from',
    summary: 'Says which operator holds a number or a range of numbers',
    hasEffects: true,
    query: { to: 'phone or e-mail', operator: 'text' },
    procedure: (api) => api.number.assign,
  },
  {
    operation: 'customer.create',
    methods: ['POST'],
    path: '/customer',
    summary: 'Adds a customer',
    hasEffects: true,
    query: {},
    procedure: (api) => api.customer.create,
  },
  {
    operation: 'customer.list',
    methods: ['GET'],
    path: '/customer',
    summary: 'Lists customers',
    hasEffects: false,
    query: { filter: 'text', ...pageQuery },
    procedure: (api) => api.customer.list,
  },
  {
    operation: 'customer.get',
    methods: ['GET'],
    path: '/customer/:_id',
    summary: 'Answers a customer',
    hasEffects: false,
    query: {},
    procedure: (api) => api.customer.get,
  },
  {
    operation: 'customer.update',
    methods: ['POST'],
    path: '/customer/:_id',
    summary: 'Changes a customer',
    hasEffects: true,
    query: {},
    procedure: (api) => api.customer.update,
  },
  {
    operation: 'sipAccount.create',
    methods: ['POST'],
    path: '/sip',
    summary: 'Adds a SIP account, and portings for its foreign numbers',
    hasEffects: true,
    query: {},
    procedure: (api) => api.sipAccount.create,
  },
  {
    operation: 'sipAccount.update',
    methods: ['POST'],
    path: '/sip/:_id',
    summary: 'Changes a SIP account, and the portings of its numbers',
    hasEffects: true,
    query: {},
    procedure: (api) => api.sipAccount.update,
  },
  {
    operation: 'mvnoAccount.create',
    methods: ['POST'],
    path: '/mvno',
    summary: 'Adds an MVNO account, and a porting for a foreign number',
    hasEffects: true,
    query: {},
    procedure: (api) => api.mvnoAccount.create,
  },
  {
    operation: 'mvnoAccount.delete',
    methods: ['DELETE'],
    path: '/mvno/:_id',
    summary: 'Deletes an MVNO account and cancels its porting',
    hasEffects: true,
    query: {},
    procedure: (api) => api.mvnoAccount.delete,
  },
  {
    operation: 'voiceAccount.list',
    methods: ['GET'],
    path: '/voiceaccount',
    summary: 'Lists voice accounts with their numbers',
    hasEffects: false,
    query: { customer: 'text', ...pageQuery },
    procedure: (api) => api.voiceAccount.list,
  },
  {
    operation: 'porting.list',
    methods: ['GET'],
    path: '/porting',
    summary: 'Lists portings',
    hasEffects: false,
    query: {
      customer: 'text',
      reseller: 'text',
      stage: 'text',
      status: 'text',
      filter: 'text',
      type: 'text',
      ...pageQuery,
    },
    procedure: (api) => api.porting.list,
  },
  // Before the row of one porting: without its id it reads `/porting/poa`, which is no porting's.
  {
    operation: 'porting.poaList',
    methods: ['GET'],
    path: '/porting/:customerId/poa',
    summary: 'Lists the powers of attorney of a customer, and what became of each delivery',
    hasEffects: false,
    query: pageQuery,
    procedure: (api) => api.porting.poaList,
  },
  {
    operation: 'porting.get',
    methods: ['GET'],
    path: '/porting/:_id',
    summary: 'Answers a porting',
    hasEffects: false,
    query: {},
    procedure: (api) => api.porting.get,
  },
  {
    operation: 'porting.update',
    methods: ['POST'],
    path: '/porting/:_id',
    summary: 'Changes what is known of a porting',
    hasEffects: true,
    query: {},
    procedure: (api) => api.porting.update,
  },
  {
    operation: 'porting.poaPlan',
    methods: ['GET'],
    path: '/porting/:customerId/poa/plan',
    summary: 'Tells which powers of attorney would be made, and what a donor may refuse',
    hasEffects: false,
    query: {},
    procedure: (api) => api.porting.poaPlan,
  },
  {
    operation: 'portingFile.poaPreview',
    methods: ['GET'],
    path: '/porting/:customerId/poa/preview',
    summary: 'Shows the draft of a power of attorney, watermarked',
    hasEffects: false,
    query: { operator: 'text', forcedownload: 'boolean', filename: 'text' },
    procedure: (api) => api.portingFile.poaPreview,
  },
  {
    operation: 'porting.poaCreate',
    methods: ['GET', 'POST'],
    path: '/porting/:customerId/poa/create',
    summary: 'Makes one power of attorney per donor operator, for download, e-mail or fax',
    hasEffects: true,
    query: { method: 'text', recipient: 'phone or e-mail', mitId: 'boolean' },
    procedure: (api) => api.porting.poaCreate,
  },
  {
    operation: 'delivery.list',
    methods: ['GET'],
    path: '/delivery',
    summary: 'Lists deliveries by e-mail and fax, and what became of them',
    hasEffects: false,
    query: { customer: 'text', state: 'text', ...pageQuery },
    procedure: (api) => api.delivery.list,
  },
  {
    operation: 'porting.poaResend',
    methods: ['POST'],
    path: '/delivery/:deliveryId/resend',
    summary: 'Sends the documents of a delivery again, or tries a waiting one at once',
    hasEffects: true,
    query: { recipient: 'phone or e-mail' },
    procedure: (api) => api.porting.poaResend,
  },
  {
    operation: 'porting.poaRelease',
    methods: ['POST'],
    path: '/delivery/:deliveryId/release',
    summary: 'Decides about a fax of which it is not known whether it arrived',
    hasEffects: true,
    query: { arrived: 'boolean' },
    procedure: (api) => api.porting.poaRelease,
  },
  {
    operation: 'portingFile.poaGet',
    methods: ['GET'],
    path: '/porting/:customerId/poa/get/:poaId',
    summary: 'Fetches a power of attorney made for download, once',
    hasEffects: true,
    query: { forcedownload: 'boolean', filename: 'text' },
    procedure: (api) => api.portingFile.poaGet,
  },
  {
    operation: 'portingFile.poaDocument',
    methods: ['GET'],
    path: '/porting/:customerId/poa/document/:poaId',
    summary: 'Shows staff any power of attorney of a customer',
    hasEffects: false,
    query: { forcedownload: 'boolean', filename: 'text' },
    procedure: (api) => api.portingFile.poaDocument,
  },
] as const satisfies readonly RestRoute<string>[]

/** The name of a procedure that has a row. */
export type Operation = (typeof documentedRoutes)[number]['operation']

/** The documented URLs. Each row leads to its procedure. Where two paths are alike, the first row answers. */
export const routes: readonly RestRoute[] = documentedRoutes

/** The names of the pieces of a path: `customerId` of `/porting/:customerId/poa`. */
export function piecesOf(path: string): string[] {
  return path.match(/(?<=:)\w+/g) ?? []
}
