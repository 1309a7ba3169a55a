import { dayOf } from '../../language/format-moment.js'
import type { Porting } from './word-porting.js'

/** What stands in the fields of a porting's form. */
export interface PortingFields extends Record<string, string> {
  number: string
  donorSimNumber: string
  donorCustomerId: string
  requestedDate: string
  notify: string
}

export function fieldsOf(porting: Porting): PortingFields {
  return {
    number: porting.number,
    donorSimNumber: porting.donorSimNumber ?? '',
    donorCustomerId: porting.donorCustomerId ?? '',
    requestedDate: porting.requestedDate === undefined ? '' : dayOf(new Date(porting.requestedDate)),
    notify: porting.notify.join('\n'),
  }
}

/** As the server takes it. */
export function toPortingInput({ notify, ...fields }: PortingFields) {
  return { ...fields, notify: notify.split(/[\s,;]+/).filter((address) => address !== '') }
}
