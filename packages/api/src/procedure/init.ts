import {
  initTRPC,
  type TRPC_ERROR_CODE_KEY,
  type TRPC_ERROR_CODE_NUMBER,
  type TRPCCombinedDataTransformer,
} from '@trpc/server'
import { deserialize, serialize } from 'superjson'
import type { DocumentedError, ErrorDetails, ImportFault } from '@telecomx/validation'
import type { Context } from './context.js'
import { failureOf } from '../failures/failure-of.js'
import { readEnvelope } from './read-envelope.js'

export interface Meta {
  /** The documented rows of the operation, in the order of its page. */
  errors: Readonly<Record<string, DocumentedError>>
  /** What it does, in one line of English; of an operation with an address on REST its row there says it. */
  summary?: string
  /** An import: its body may be larger than that of any other call. */
  isImport?: true
}

/** What a failed call answers over tRPC. */
export interface ErrorShape {
  code: TRPC_ERROR_CODE_NUMBER
  message: string
  data: {
    code: TRPC_ERROR_CODE_KEY
    httpStatus: number
    documented: DocumentedError
    /** The `X-Request-Id` of the answer: what the server's log knows the call by. */
    requestId?: string
    /** Of an import that was refused: what is wrong with which lines. */
    faults?: readonly ImportFault[]
    /** What the row leaves open. */
    details?: ErrorDetails
  }
}

/**
 * Inputs and answers stand in superjson’s envelope. Inputs are read by a reader that takes less; answers hold JSON alone,
 * so they stand in the envelope without superjson's walk through them.
 */
const transformer: TRPCCombinedDataTransformer = {
  input: { serialize, deserialize: readEnvelope },
  output: { serialize: (json: unknown) => ({ json }), deserialize },
}

export const trpc = initTRPC
  .context<Context>()
  .meta<Meta>()
  .create({
    transformer,
    isDev: false,
    // tRPC sends the raw text of unexpected errors; only rows go out.
    errorFormatter: ({ shape, error, ctx }): ErrorShape => {
      const { row: documented, faults, details } = failureOf(error)
      return {
        code: shape.code,
        message: documented.message,
        data: {
          code: shape.data.code,
          httpStatus: documented.code,
          documented,
          ...(ctx && { requestId: ctx.requestId }),
          ...(faults && { faults }),
          ...(details && { details }),
        },
      }
    },
  })
