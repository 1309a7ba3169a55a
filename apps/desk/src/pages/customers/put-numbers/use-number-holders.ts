import type { RouterOutputs } from '@telecomx/client'
import { isDanishNumber } from '@telecomx/client/schemas'
import { useQueries } from '@tanstack/react-query'
import { trpc } from '../../../calls/trpc.js'
import type { NumberEntry, NumberLine } from './number-line.js'

export type NumberHolders = ReadonlyMap<string, RouterOutputs['number']['info']>

/** Each is a call; of a longer list the server tells when the numbers are sent. */
const mostLookedUp = 30

/** Who holds the first and the last number of each entry, as far as they are looked up and there yet. */
export function useNumberHolders(lines: readonly NumberLine[]): NumberHolders {
  const ends = lines.flatMap(({ entries }) => entries.flatMap(endsOf))
  const wanted = [...new Set(ends)].filter(isDanishNumber).slice(0, mostLookedUp)
  return useQueries({
    queries: wanted.map((number) =>
      trpc.number.info.queryOptions({ number }, { staleTime: 60_000, refetchInterval: false }),
    ),
    combine: holdersOf,
  })
}

/** The first number of the entry and the last one. */
export function endsOf({ numbers }: NumberEntry): readonly string[] {
  return [numbers[0] ?? '', numbers.at(-1) ?? '']
}

function holdersOf(results: readonly { data: RouterOutputs['number']['info'] | undefined }[]): NumberHolders {
  return new Map(results.flatMap(({ data }) => (data ? [[data.number, data] as const] : [])))
}
