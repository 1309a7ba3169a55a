import { customerExamples } from '../customer/customer.examples.js'
import { deliveryExamples } from '../delivery/delivery.examples.js'
import { numberExamples } from '../number/number.examples.js'
import { operatorExamples } from '../operator/operator.examples.js'
import { portingExamples } from '../porting/porting.examples.js'
import { voiceAccountExamples } from '../voice-account/voice-account.examples.js'
import type { QueryKind } from './read-input.js'
import type { RestCaller } from './rest-caller.js'

export type RestMethod = 'GET' | 'POST' | 'DELETE'

/** A request that succeeds in the demo world. Without a body it is sent by every method of its row, else by POST. */
export interface Example {
  path?: Readonly<Record<string, string>>
  query?: Readonly<Record<string, string | number | boolean>>
  body?: object
}

/** By a few words that say what is special about each. */
export type Examples = Readonly<Record<string, Example>>

export interface RestRoute {
  methods: readonly RestMethod[]
  /** `:name` is a piece of the path that the procedure takes under that name. */
  path: string
  /** What it does, in one line of English; for the OpenAPI document. */
  summary: string
  /** At least one: a test sends each and reads the answer against the document. */
  examples: Examples
  /** GET changes something, so HEAD is refused. */
  hasEffects: boolean
  /** The parameters that are read; others are ignored. */
  query: Record<string, QueryKind>
  /** Where access, input and errors are. Its input is the query, over it the body, over both the path. */
  procedure: (api: RestCaller) => (input: never) => Promise<unknown>
}

const pageQuery = { offset: 'number', limit: 'number' } as const

/** The documented URLs. Each row leads to its procedure. Where two paths are alike, the first row answers. */
export const routes: readonly RestRoute[] = [
  {
    methods: ['POST'],
    path: '/dk/operator',
    summary: 'Registers a Danish operator',
    examples: operatorExamples.create,
    hasEffects: true,
    query: {},
    procedure: (api) => api.operator.create,
  },
  {
    methods: ['GET'],
    path: '/dk/operator',
    summary: 'Lists the registry of Danish operators',
    examples: operatorExamples.list,
    hasEffects: false,
    query: { filter: 'text', ...pageQuery },
    procedure: (api) => api.operator.list,
  },
  {
    methods: ['GET'],
    path: '/dk/operator/:_id',
    summary: 'Answers an operator',
    examples: operatorExamples.get,
    hasEffects: false,
    query: {},
    procedure: (api) => api.operator.get,
  },
  {
    methods: ['POST'],
    path: '/dk/operator/:_id',
    summary: 'Changes an operator',
    examples: operatorExamples.update,
    hasEffects: true,
    query: {},
    procedure: (api) => api.operator.update,
  },
  {
    methods: ['GET'],
    path: '/dk/number/info/:number',
    summary: 'Tells which operator holds a Danish number',
    examples: numberExamples.info,
    hasEffects: false,
    query: {},
    procedure: (api) => api.number.info,
  },
  {
    methods: ['POST'],
    path: '/dk/number/:from',
    summary: 'Says which operator holds a number or a range of numbers',
    examples: numberExamples.assign,
    hasEffects: true,
    query: { to: 'phone or e-mail', operator: 'text' },
    procedure: (api) => api.number.assign,
  },
  {
    methods: ['POST'],
    path: '/customer',
    summary: 'Adds a customer',
    examples: customerExamples.create,
    hasEffects: true,
    query: {},
    procedure: (api) => api.customer.create,
  },
  {
    methods: ['GET'],
    path: '/customer',
    summary: 'Lists customers',
    examples: customerExamples.list,
    hasEffects: false,
    query: { filter: 'text', ...pageQuery },
    procedure: (api) => api.customer.list,
  },
  {
    methods: ['GET'],
    path: '/customer/:_id',
    summary: 'Answers a customer',
    examples: customerExamples.get,
    hasEffects: false,
    query: {},
    procedure: (api) => api.customer.get,
  },
  {
    methods: ['POST'],
    path: '/customer/:_id',
    summary: 'Changes a customer',
    examples: customerExamples.update,
    hasEffects: true,
    query: {},
    procedure: (api) => api.customer.update,
  },
  {
    methods: ['POST'],
    path: '/sip',
    summary: 'Adds a SIP account, and portings for its foreign numbers',
    examples: voiceAccountExamples.sipCreate,
    hasEffects: true,
    query: {},
    procedure: (api) => api.sipAccount.create,
  },
  {
    methods: ['POST'],
    path: '/sip/:_id',
    summary: 'Changes a SIP account, and the portings of its numbers',
    examples: voiceAccountExamples.sipUpdate,
    hasEffects: true,
    query: {},
    procedure: (api) => api.sipAccount.update,
  },
  {
    methods: ['POST'],
    path: '/mvno',
    summary: 'Adds an MVNO account, and a porting for a foreign number',
    examples: voiceAccountExamples.mvnoCreate,
    hasEffects: true,
    query: {},
    procedure: (api) => api.mvnoAccount.create,
  },
  {
    methods: ['DELETE'],
    path: '/mvno/:_id',
    summary: 'Deletes an MVNO account and cancels its porting',
    examples: voiceAccountExamples.mvnoDelete,
    hasEffects: true,
    query: {},
    procedure: (api) => api.mvnoAccount.delete,
  },
  {
    methods: ['GET'],
    path: '/voiceaccount',
    summary: 'Lists voice accounts with their numbers',
    examples: voiceAccountExamples.list,
    hasEffects: false,
    query: { customer: 'text', ...pageQuery },
    procedure: (api) => api.voiceAccount.list,
  },
  {
    methods: ['GET'],
    path: '/porting',
    summary: 'Lists portings',
    examples: portingExamples.list,
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
    methods: ['GET'],
    path: '/porting/:customerId/poa',
    summary: 'Lists the powers of attorney of a customer, and what became of each delivery',
    examples: portingExamples.poaList,
    hasEffects: false,
    query: pageQuery,
    procedure: (api) => api.porting.poaList,
  },
  {
    methods: ['GET'],
    path: '/porting/:_id',
    summary: 'Answers a porting',
    examples: portingExamples.get,
    hasEffects: false,
    query: {},
    procedure: (api) => api.porting.get,
  },
  {
    methods: ['POST'],
    path: '/porting/:_id',
    summary: 'Changes what is known of a porting',
    examples: portingExamples.update,
    hasEffects: true,
    query: {},
    procedure: (api) => api.porting.update,
  },
  {
    methods: ['GET'],
    path: '/porting/:customerId/poa/plan',
    summary: 'Tells which powers of attorney would be made, and what a donor may refuse',
    examples: portingExamples.poaPlan,
    hasEffects: false,
    query: {},
    procedure: (api) => api.porting.poaPlan,
  },
  {
    methods: ['GET'],
    path: '/porting/:customerId/poa/preview',
    summary: 'Shows the draft of a power of attorney, watermarked',
    examples: portingExamples.poaPreview,
    hasEffects: false,
    query: { operator: 'text', forcedownload: 'boolean', filename: 'text' },
    procedure: (api) => api.portingFile.poaPreview,
  },
  {
    methods: ['GET', 'POST'],
    path: '/porting/:customerId/poa/create',
    summary: 'Makes one power of attorney per donor operator, for download, e-mail or fax',
    examples: portingExamples.poaCreate,
    hasEffects: true,
    query: { method: 'text', recipient: 'phone or e-mail', mitId: 'boolean' },
    procedure: (api) => api.porting.poaCreate,
  },
  {
    methods: ['GET'],
    path: '/delivery',
    summary: 'Lists deliveries by e-mail and fax, and what became of them',
    examples: deliveryExamples.list,
    hasEffects: false,
    query: { customer: 'text', state: 'text', ...pageQuery },
    procedure: (api) => api.delivery.list,
  },
  {
    methods: ['POST'],
    path: '/delivery/:deliveryId/resend',
    summary: 'Sends the documents of a delivery again, or tries a waiting one at once',
    examples: portingExamples.poaResend,
    hasEffects: true,
    query: { recipient: 'phone or e-mail' },
    procedure: (api) => api.porting.poaResend,
  },
  {
    methods: ['POST'],
    path: '/delivery/:deliveryId/release',
    summary: 'Decides about a fax of which it is not known whether it arrived',
    examples: portingExamples.poaRelease,
    hasEffects: true,
    query: { arrived: 'boolean' },
    procedure: (api) => api.porting.poaRelease,
  },
  {
    methods: ['GET'],
    path: '/porting/:customerId/poa/get/:poaId',
    summary: 'Fetches a power of attorney made for download, once',
    examples: portingExamples.poaFile,
    hasEffects: true,
    query: { forcedownload: 'boolean', filename: 'text' },
    procedure: (api) => api.portingFile.poaGet,
  },
  {
    methods: ['GET'],
    path: '/porting/:customerId/poa/document/:poaId',
    summary: 'Shows staff any power of attorney of a customer',
    examples: portingExamples.poaFile,
    hasEffects: false,
    query: { forcedownload: 'boolean', filename: 'text' },
    procedure: (api) => api.portingFile.poaDocument,
  },
]

/** The names of the pieces of a path: `customerId` of `/porting/:customerId/poa`. */
export function piecesOf(path: string): string[] {
  return path.match(/(?<=:)\w+/g) ?? []
}
