import type { FileType } from '../../procedure/file-answer.js'
import type { Runnable } from '../../procedure/run-procedure.js'
import type { Procedures } from '../operations.js'
import type { QueryKind } from '../read-input.js'

export type RestMethod = 'GET' | 'POST' | 'DELETE'

/** A documented address. */
export interface RestRoute {
  /** The name of the procedure that it leads to. */
  operation: string
  methods: readonly RestMethod[]
  /** `:name` is a piece of the path that the procedure takes under that name. */
  path: string
  /** A path that leads there as well; of its pieces the last one says nothing. */
  alsoAt?: string
  /** The procedure's own names of such pieces, where they are others. */
  inputNames?: Readonly<Record<string, string>>
  /** What it does, in one line of English; for the OpenAPI document. */
  summary: string
  /** GET changes something, so HEAD is refused. */
  hasEffects: boolean
  /** Everybody may call it: no credential is asked for. */
  isPublic?: true
  /** Its body is a file, by itself or in a form, which the procedure reads. */
  takesFile?: true
  /** The parameters that are read; others are ignored. */
  query?: Record<string, QueryKind>
  /** What the file that it answers may be; of every route that answers one. */
  fileTypes?: readonly FileType[]
  /** At least one; a test sends each and reads the answer against the OpenAPI document. */
  examples: Examples
  /** Where access, input and errors are. Its input is the query, over it the body, over both the path. */
  procedure: (api: Procedures) => Runnable
}

/** By a few words that say what is special about each. */
export type Examples = Readonly<Record<string, Example>>

/** A request that succeeds in the demo world. Without a body it is sent by every method of its row, else by POST. */
export interface Example {
  path?: Readonly<Record<string, string>>
  query?: Readonly<Record<string, string | number | boolean>>
  body?: object
  /** What is sent as the file; a row that takes one has it. */
  file?: { name: string; base64: string }
}

export const pageQuery = { offset: 'number', limit: 'number', cursor: 'text' } as const
