import type { Language, ListedAuditEntry } from '@telecomx/database'
import { danishDeeds } from './danish-deeds.js'
import type { Deed, DeedFacts } from './deed.js'
import { englishDeeds } from './english-deeds.js'

/** The name of the employees whose tokens `npm run token` makes; sentences say it in their language. */
export const commandLineName = 'Command line'

/** What was done, in a sentence: who, what, the message that was left with it, and what the donor wrote. */
export function describeAuditEntry(entry: ListedAuditEntry, language: Language): string {
  const { employee, employeeName, action, objectType, after } = entry
  const { deeds, somebody, theSystem, commandLine, otherwise, message, donorWrote } = words[language]
  const named = employeeName === commandLineName ? commandLine : (employeeName ?? somebody)
  const who = employee === undefined ? theSystem : named
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
    commandLine: 'Kommandolinjen',
    otherwise: (action: string) => `udførte ${action}`,
    message: (text: string) => `Besked: „${text}“.`,
    donorWrote: (text: string) => `Den afgivende operatør skrev: „${text}“.`,
  },
  en: {
    deeds: englishDeeds,
    somebody: 'An employee',
    theSystem: 'The system',
    commandLine: 'The command line',
    otherwise: (action: string) => `carried out ${action}`,
    message: (text: string) => `Message: “${text}”.`,
    donorWrote: (text: string) => `The donor wrote: “${text}”.`,
  },
}
