import type { RouterOutputs } from '@telecomx/client'
import type { PoaMethod } from './poa-fields.js'

type Customer = RouterOutputs['customer']['get']
type Employee = RouterOutputs['employee']['list']['employees'][number]

/** Where the customer's documents go by that method unless told otherwise: to the primary contact, else to the customer itself. */
export function ownAddressOf(
  customer: Customer,
  employees: readonly Employee[],
  method: PoaMethod,
): string | undefined {
  if (method === 'DOWNLOAD') return undefined
  const contact = employees.find(({ primaryContact }) => primaryContact)
  const field = method === 'EMAIL' ? 'emailAddress' : 'faxNumber'
  return contact?.[field] ?? customer[field]
}
