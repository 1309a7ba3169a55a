import { initTRPC, type TRPC_ERROR_CODE_KEY, type TRPC_ERROR_CODE_NUMBER } from '@trpc/server'
import superjson from 'superjson'
import type { DocumentedError } from '@telecomx/validation'
import type { Context } from '../context.js'
import { rowOfError } from '../documented-errors.js'

export interface Meta {
  /** The documented rows of the operation, in the order of its page. */
  errors: Readonly<Record<string, DocumentedError>>
}

/** What a failed call answers on the tRPC door. */
export interface ErrorShape {
  code: TRPC_ERROR_CODE_NUMBER
  message: string
  data: { code: TRPC_ERROR_CODE_KEY; httpStatus: number; documented: DocumentedError }
}

export const trpc = initTRPC
  .context<Context>()
  .meta<Meta>()
  .create({
    transformer: superjson,
    isDev: false,
    // tRPC sends the raw text of unexpected errors; only rows leave the house.
    errorFormatter: ({ shape, error }): ErrorShape => {
      const documented = rowOfError(error)
      return {
        code: shape.code,
        message: documented.message,
        data: { code: shape.data.code, httpStatus: documented.code, documented },
      }
    },
  })
