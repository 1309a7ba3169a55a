import type { RouterOutputs } from '@telecomx/client'

export interface WaitingCustomer {
  _id: string
  numbers: number
  /** When the oldest of its portings came, ISO 8601. */
  since: string
}

type Porting = RouterOutputs['porting']['list']['portings'][number]

/** Whose portings they are, with how many numbers; who waits the longest first. */
export function customersWaiting(portings: readonly Porting[]): WaitingCustomer[] {
  const customers = new Map<string, WaitingCustomer>()
  for (const { customer, additionalNumbers, status } of portings) {
    const { numbers, since } = customers.get(customer) ?? { numbers: 0, since: status.date }
    customers.set(customer, {
      _id: customer,
      numbers: numbers + 1 + additionalNumbers.length,
      since: status.date < since ? status.date : since,
    })
  }
  return [...customers.values()].toSorted((one, other) => one.since.localeCompare(other.since))
}
