import { useMemo } from 'react'
import { client } from '../../../calls/client.js'
import { trpc } from '../../../calls/trpc.js'
import { type Account, type CustomerNumbers, numbersOf, type Porting } from './customer-numbers.js'
import { useWholeList } from './use-whole-list.js'

interface CustomerNumbersRead {
  numbers: CustomerNumbers | undefined
  error: Error | null
  refetch: () => void
}

/** A customer's accounts, their numbers, and how far each has come. */
export function useCustomerNumbers(customer: string): CustomerNumbersRead {
  const input = { customer }
  const accounts = useWholeList({
    queryKey: trpc.voiceAccount.list.queryKey(input),
    list: client.voiceAccount.list,
    input,
  })
  const portings = useWholeList({
    queryKey: trpc.porting.list.queryKey(input),
    list: client.porting.list,
    input,
  })
  const numbers = useMemo(
    () => accounts.data && portings.data && sortNumbers(accounts.data, portings.data),
    [accounts.data, portings.data],
  )
  return {
    numbers,
    error: accounts.error ?? portings.error,
    refetch() {
      void accounts.refetch()
      void portings.refetch()
    },
  }
}

function sortNumbers(accounts: readonly Account[], portings: readonly Porting[]): CustomerNumbers {
  // The list begins with the oldest: a number's newest porting is written last.
  const newest = portings.flatMap((porting) =>
    [porting.number, ...porting.additionalNumbers].map((number) => [number, porting] as const),
  )
  return {
    sipAccounts: accounts.filter((account) => account.type === 'SIP'),
    mvnoAccounts: accounts.filter((account) => account.type === 'MVNO'),
    portingOf: new Map(newest),
    accountOf: new Map(
      accounts.flatMap((account) => numbersOf(account).map((number) => [number, account] as const)),
    ),
  }
}
