import type { RouterOutputs } from '@telecomx/client'
import { useQuery } from '@tanstack/react-query'
import { trpc } from '../../calls/trpc.js'
import type { PoaMethod } from './poa-fields.js'

/** Where the customer's documents go by that method unless told otherwise: to the primary contact, else to the customer itself. */
export function useOwnAddress(
  customer: RouterOutputs['customer']['get'],
  method: PoaMethod,
): string | undefined {
  const { data } = useQuery(trpc.employee.list.queryOptions({ customer: customer._id, limit: 500 }))
  const contact = data?.employees.find(({ primaryContact }) => primaryContact)
  if (method === 'DOWNLOAD') return undefined
  const field = method === 'EMAIL' ? 'emailAddress' : 'faxNumber'
  return contact?.[field] ?? customer[field]
}
