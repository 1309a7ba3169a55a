import type { AppRouter } from '@telecomx/client'
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query'
import { client } from './client.js'
import { queryClient } from './query-client.js'

/** What TanStack Query is asked with: `useQuery(trpc.operator.list.queryOptions({ limit: 500 }))`. */
export const trpc = createTRPCOptionsProxy<AppRouter>({ client, queryClient })
