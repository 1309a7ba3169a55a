import { QueryClient } from '@tanstack/react-query'
import { type AppRouter, createClient, failedWith } from '@telecomx/client'
import { operatorGetErrors } from '@telecomx/client/errors'
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query'

/** The client as it is, handed to tRPC's binding: types without a cast, and calls that arrive. */
export async function run(url: string, token: string) {
  const client = createClient({ url, token })
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const trpc = createTRPCOptionsProxy<AppRouter>({ client, queryClient })
  const page = await queryClient.fetchQuery(trpc.operator.list.queryOptions({ limit: 1 }))
  const names: string[] = page.operators.map(({ name }) => name)
  const missing: unknown = await queryClient
    .fetchQuery(trpc.operator.get.queryOptions({ _id: '09999' }))
    .catch((error: unknown) => error)
  return { names, missing: failedWith(missing, operatorGetErrors.operatorNotFound) }
}
