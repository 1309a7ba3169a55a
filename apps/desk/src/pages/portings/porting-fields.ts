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
    requestedDate: porting.requestedDate === undefined ? '' : dayOf(porting.requestedDate),
    notify: porting.notify.join('\n'),
  }
}

/** As the server takes it. */
export function toPortingInput({ notify, ...fields }: PortingFields) {
  return { ...fields, notify: notify.split(/[\s,;]+/).filter((address) => address !== '') }
}

/** Swedes write days as fields of dates hold them: `2026-12-01`, here the day in Denmark. */
const day = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: 'Europe/Copenhagen' })

function dayOf(moment: string): string {
  return day.format(new Date(moment))
}
