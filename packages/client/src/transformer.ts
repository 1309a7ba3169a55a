import type { TRPCCombinedDataTransformer } from '@trpc/server'
import superjson, { deserialize, serialize } from 'superjson'

/** The server takes each value at its place, and no word of which of them are one object. */
export const transformer: TRPCCombinedDataTransformer = {
  input: {
    serialize(input: unknown) {
      const { json, meta: { values, v } = {} } = serialize(input)
      return { json, ...(values && { meta: { values, v } }) }
    },
    deserialize,
  },
  output: superjson,
}
