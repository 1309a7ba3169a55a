import type { Language, ListedAuditEntry } from '@telecomx/database'
import { danishDeeds } from './danish-deeds.js'
import type { Deed, DeedFacts } from './deed.js'
import { englishDeeds } from './english-deeds.js'

/** What was done, in a sentence: who, what, and the message that was left with it. */
export function describeAuditEntry(entry: ListedAuditEntry, language: Language): string {
  const { employee, employeeName, action, objectType, after } = entry
  const { deeds, somebody, theSystem, otherwise, message } = words[language]
  const who = employee === undefined ? theSystem : (employeeName ?? somebody)
  const known: Readonly<Record<string, Deed>> = deeds
  const deed = known[`${action} ${objectType}`] ?? known[action]
  const what = deed ? deed(factsOf(entry)) : otherwise(action)
  const note = toldByTheDeed.has(action) ? after?.text : after?.message
  const said = typeof note === 'string' ? ` ${message(note)}` : ''
  return `${who} ${what}.${said}`
}

/** Whose message is the date or the reason, which the sentence names; what the donor said beside it is `text`. */
const toldByTheDeed = new Set(['porting.confirm', 'porting.reject'])

function factsOf({ object = '', before, after }: ListedAuditEntry): DeedFacts {
  const fields = Object.keys(after ?? {})
  return {
    object,
    count: Number(after?.portings ?? 1),
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
  },
  en: {
    deeds: englishDeeds,
    somebody: 'An employee',
    theSystem: 'The system',
    otherwise: (action: string) => `carried out ${action}`,
    message: (text: string) => `Message: “${text}”.`,
  },
}
