import { type CallOptions, everyItem, type ItemOf, type ListProcedure } from '@telecomx/client'
import { type QueryKey, useQuery, type UseQueryResult } from '@tanstack/react-query'
import { liveInterval } from '../../../calls/query-client.js'

/** As many as a call answers. */
const pageSize = 500

interface WholeList<Input, Page> {
  /** That of the list's own query, so that what makes that anew makes this anew. */
  queryKey: QueryKey
  list: ListProcedure<Input, Page>
  input: Input
}

/**
 * All of a customer's items, page by page. What has many pages is read anew more seldom: it costs the server no more than one
 * page each four seconds.
 */
export function useWholeList<
  Input extends { limit?: number | null | undefined } | void | undefined,
  Page extends { total: number; nextCursor?: string | undefined },
>({ queryKey, list, input }: WholeList<Input, Page>): UseQueryResult<readonly ItemOf<Page>[]> {
  return useQuery({
    queryKey: [...queryKey, 'whole'],
    async queryFn({ signal }) {
      const items: ItemOf<Page>[] = []
      for await (const item of everyItem<Input, Page>(list, input, { signal } satisfies CallOptions))
        items.push(item)
      return items
    },
    // Who comes back to the window does not have many pages read anew each time.
    staleTime: ({ state: { data } }) => (pagesOf(data) - 1) * (liveInterval() || 0),
    refetchInterval: ({ state: { data } }) => pagesOf(data) * (liveInterval() || 0) || false,
  })
}

function pagesOf(items: readonly unknown[] = []): number {
  return Math.max(1, Math.ceil(items.length / pageSize))
}
