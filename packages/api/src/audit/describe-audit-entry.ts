import type { Language, ListedAuditEntry } from '@telecomx/database'
import { danishDeeds } from './danish-deeds.js'
import type { Deed, DeedFacts } from './deed.js'
import { englishDeeds } from './english-deeds.js'

/** What was done, in a sentence: who, what, the message that was left with it, and what the donor wrote. */
export function describeAuditEntry(entry: ListedAuditEntry, language: Language): string {
  const { employee, employeeName, action, objectType, after } = entry
  const { deeds, somebody, theSystem, otherwise, message, donorWrote } = words[language]
  const who = employee === undefined ? theSystem : (employeeName ?? somebody)
  const known: Readonly<Record<string, Deed>> = deeds
  const deed = known[`${action} ${objectType}`] ?? known[action]
  const what = deed ? deed(factsOf(entry)) : otherwise(action)
  const said = typeof after?.message === 'string' && !isToldByDeed(entry, after.message)
  const left = said ? ` ${message(String(after.message))}` : ''
  const text = typeof after?.text === 'string' ? ` ${donorWrote(after.text)}` : ''
  return `${who} ${what}.${left}${text}`
}

/** A date or a reason stands in the deed. */
function isToldByDeed({ action, objectType }: ListedAuditEntry, message: string): boolean {
  const tells = ['porting.confirm', 'porting.reject', 'porting.documentRefuse'].includes(action)
  return tells && objectType === 'porting' && /^([A-Z_]+|\d{4}-\d\d-\d\d)$/.test(message)
}

function factsOf({ object = '', before, after }: ListedAuditEntry): DeedFacts {
  const fields = Object.keys(after ?? {})
  return {
    object,
    count: Array.isArray(after?.portings) ? after.portings.length : Number(after?.portings ?? 1),
    fields: fields.length > 0 ? ` (${fields.join(', ')})` : '',
    was: (field) => textOf(before?.[field]),
    is: (field) => textOf(after?.[field]),
  }
}

function textOf(value: unknown): string {
  return value == null ? '' : [value].flat().map(String).join(', ')
}

const words = {
  da: {
    deeds: danishDeeds,
    somebody: 'En medarbejder',
    theSystem: 'Systemet',
    otherwise: (action: string) => `udførte ${action}`,
    message: (text: string) => `Besked: „${text}“.`,
    donorWrote: (text: string) => `Donor skrev: „${text}“.`,
  },
  en: {
    deeds: englishDeeds,
    somebody: 'An employee',
    theSystem: 'The system',
    otherwise: (action: string) => `carried out ${action}`,
    message: (text: string) => `Message: “${text}”.`,
    donorWrote: (text: string) => `The donor wrote: “${text}”.`,
  },
}
