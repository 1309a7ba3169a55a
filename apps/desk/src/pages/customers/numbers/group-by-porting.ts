import { type Account, type CustomerNumbers, numbersOf, type Porting } from './customer-numbers.js'

/** Numbers of an account that move together; without a porting they were ours already. */
export interface NumberGroup {
  id: string
  account: Account
  numbers: readonly string[]
  porting?: Porting
}

/** The numbers of an account by the porting that brings them, in their order. */
export function groupByPorting(account: Account, portingOf: CustomerNumbers['portingOf']): NumberGroup[] {
  const groups = new Map<string, string[]>()
  const portings = new Map<string, Porting>()
  for (const number of numbersOf(account)) {
    const found = portingOf.get(number)
    // One that brought the number to another account is history.
    const porting = found?.voiceAccount === account._id ? found : undefined
    const id = porting?._id ?? `${account._id} without`
    const group = groups.get(id)
    if (group) group.push(number)
    else groups.set(id, [number])
    if (porting) portings.set(id, porting)
  }
  return [...groups].map(([id, numbers]) => {
    const porting = portings.get(id)
    return { id, account, numbers, ...(porting && { porting }) }
  })
}
