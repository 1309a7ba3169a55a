import { useQueries } from '@tanstack/react-query'
import { trpc } from './trpc.js'

/** The names of the customers with these ids, by id, as far as they are there yet. Names change seldom: asked once in five minutes. */
export function useCustomerNames(ids: readonly string[]): ReadonlyMap<string, string> {
  const wanted = [...new Set(ids)]
  return useQueries({
    queries: wanted.map((_id) =>
      trpc.customer.get.queryOptions({ _id }, { staleTime: 300_000, refetchInterval: false }),
    ),
    combine: (results) =>
      new Map(results.flatMap(({ data }) => (data ? [[data._id, data.name] as const] : []))),
  })
}
