import type { Task } from './word-task.js'

/** Where a task is done: an address of the desk, and what stands there. */
export interface Place {
  to: string
  search?: Record<string, string>
  text: 'copy' | 'porting' | 'portings' | 'poa' | 'poaToSign' | 'operators' | 'customer'
}

const statusOf = { PORTING_REJECTED: 'REJECTED', ORDER_DUE: 'READY' } as const

/** Several portings are found in the list, by what the task is about. */
export function placeOfTask({ kind, _id, customer, portings, letter }: Task): Place | undefined {
  if (kind.startsWith('COPY_')) return { to: `/copies/${_id}`, text: 'copy' }
  if (kind === 'PORTING_REJECTED' || kind === 'ORDER_DUE') {
    if (portings <= 1 || !customer) return { to: `/portings/${_id}`, text: 'porting' }
    return { to: '/portings', search: { status: statusOf[kind], customer: customer._id }, text: 'portings' }
  }
  if (letter === 'DONOR') return { to: '/operators', text: 'operators' }
  if (!customer) return undefined
  if (kind === 'POA_TO_SIGN') return { to: `/poa/${customer._id}`, text: 'poaToSign' }
  const isPoa = letter === 'POA' || letter === 'REMINDER'
  return isPoa
    ? { to: `/poa/${customer._id}`, text: 'poa' }
    : { to: `/customers/${customer._id}`, search: { tab: 'facts' }, text: 'customer' }
}
