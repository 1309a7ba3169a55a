import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { client } from './client.js'
import { queryClient } from './query-client.js'

type Names = Readonly<Record<string, string>>

/** Beneath the key of what is read of customers: who changes one has its name read anew. */
const key = ['customer', 'names'] as const
/** So many ids make an address of less than 8 kB, which every server on the way takes. */
const idsPerCall = 200

/**
 * The names of the customers with these ids, by id, as far as they are there yet. Those that are not known are asked for in
 * one call; names change seldom, so they are good for five minutes.
 */
export function useCustomerNames(ids: readonly string[]): ReadonlyMap<string, string> {
  const wanted = [...new Set(ids)].toSorted()
  const { data } = useQuery({
    queryKey: [key, wanted],
    queryFn: () => namesOf(wanted),
    staleTime: 300_000,
    refetchInterval: false,
    placeholderData: keepPreviousData,
    enabled: wanted.length > 0,
  })
  return useMemo(() => new Map(Object.entries(data ?? {})), [data])
}

async function namesOf(wanted: readonly string[]): Promise<Names> {
  const fresh = queryClient.getQueryCache().findAll({ queryKey: [key], stale: false })
  const known = Object.assign({}, ...fresh.map(({ state }) => state.data)) as Names
  const unknown = wanted.filter((id) => known[id] === undefined)
  const asked: Promise<Names>[] = []
  for (let first = 0; first < unknown.length; first += idsPerCall)
    asked.push(askForNames(unknown.slice(first, first + idsPerCall)))
  const names = Object.assign({}, known, ...(await Promise.all(asked))) as Names
  return Object.fromEntries(wanted.flatMap((id) => (names[id] === undefined ? [] : [[id, names[id]]])))
}

async function askForNames(ids: string[]): Promise<Names> {
  const { customers } = await client.customer.list.query({ ids, limit: idsPerCall })
  return Object.fromEntries(customers.map(({ _id, name }) => [_id, name]))
}
