import type { RouterOutputs } from '@telecomx/client'
import { isDanishNumber } from '@telecomx/client/schemas'
import { useQueries } from '@tanstack/react-query'
import { trpc } from '../../../calls/trpc.js'
import type { NumberLine } from './number-line.js'

export type NumberHolders = ReadonlyMap<string, RouterOutputs['number']['info']>

/** Each is a call; of a longer list the server tells when the numbers are sent. */
const mostLookedUp = 30

/** Who holds the first number of each entry, as far as it is looked up and there yet. */
export function useNumberHolders(lines: readonly NumberLine[]): NumberHolders {
  const firsts = lines.flatMap(({ entries }) => entries.map(({ numbers: [first = ''] }) => first))
  const wanted = [...new Set(firsts)].filter(isDanishNumber).slice(0, mostLookedUp)
  return useQueries({
    queries: wanted.map((number) =>
      trpc.number.info.queryOptions({ number }, { staleTime: 60_000, refetchInterval: false }),
    ),
    combine: holdersOf,
  })
}

function holdersOf(results: readonly { data: RouterOutputs['number']['info'] | undefined }[]): NumberHolders {
  return new Map(results.flatMap(({ data }) => (data ? [[data.number, data] as const] : [])))
}
