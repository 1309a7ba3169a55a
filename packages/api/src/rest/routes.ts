import { operatorExamples } from '../operator/operator.examples.js'
import { portingExamples } from '../porting/porting.examples.js'
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
