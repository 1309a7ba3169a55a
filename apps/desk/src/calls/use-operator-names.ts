import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { trpc } from './trpc.js'

/** The names of the operators by their codes: there are some hundreds, which seldom change. */
export function useOperatorNames(): ReadonlyMap<string, string> {
  const { data } = useQuery(
    trpc.operator.list.queryOptions({ limit: 500 }, { staleTime: 300_000, refetchInterval: false }),
  )
  return useMemo(() => new Map(data?.operators.map(({ _id, name }) => [_id, name])), [data])
}
