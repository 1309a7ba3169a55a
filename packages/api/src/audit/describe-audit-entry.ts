import type { Language, ListedAuditEntry } from '@telecomx/database'
import { refusalReasons, rejectionReasons } from '@telecomx/validation'
import { danishDeeds } from './danish-deeds.js'
import type { Deed, DeedFacts, DeedReason } from './deed.js'
import { englishDeeds } from './english-deeds.js'
import { nameField } from './name-field.js'

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
  const facts = factsOf(entry, language)
  const what = deed ? deed(facts) : otherwise(action)
  const isTold = tellsMessage.has(action) && [facts.day, facts.reason].includes(after?.message as string)
  const left = typeof after?.message === 'string' && !isTold ? ` ${message(after.message)}` : ''
  const text = typeof after?.text === 'string' ? ` ${donorWrote(after.text)}` : ''
  return `${who} ${what}.${left}${text}`
}

/** The deeds in which a day or a reason stands. */
const tellsMessage = new Set([
  'porting.confirm',
  'porting.reject',
  'porting.documentRefuse',
  'porting.stageOverride',
])

function factsOf(
  { object = '', objectType, before, after }: ListedAuditEntry,
  language: Language,
): DeedFacts {
  const fields = before ? Object.keys(after ?? {}).map((field) => nameField(field, language)) : []
  const message = objectType === 'porting' ? after?.message : undefined
  return {
    object,
    count: Array.isArray(after?.portings) ? after.portings.length : Number(after?.portings ?? 1),
    fields: fields.length > 0 ? ` (${fields.join(', ')})` : '',
    day: after?.stage === 'IN_CONFIRMED' && isDay(message) ? message : undefined,
    reason: [after?.reason, after?.stage === 'IN_CONFIRMED' ? undefined : message].find(isReason),
    was: (field) => textOf(before?.[field]),
    is: (field) => textOf(after?.[field]),
  }
}

/** Anything else is what somebody wrote. */
function isDay(message: unknown): message is string {
  return typeof message === 'string' && /^\d{4}-\d\d-\d\d$/.test(message)
}

const reasons: readonly unknown[] = [...rejectionReasons, ...refusalReasons]
function isReason(value: unknown): value is DeedReason {
  return reasons.includes(value)
}

function textOf(value: unknown): string {
  return value == null ? '' : [value].flat().map(String).join(', ')
}

/** What somebody wrote may end its sentence itself. */
const stop = (text: string) => (/[.!?]$/.test(text) ? '' : '.')

const words = {
  da: {
    deeds: danishDeeds,
    somebody: 'En medarbejder',
    theSystem: 'Systemet',
    commandLine: 'Kommandolinjen',
    otherwise: (action: string) => `udførte ${action}`,
    message: (text: string) => `Besked: „${text}“${stop(text)}`,
    donorWrote: (text: string) => `Den afgivende operatør skrev: „${text}“${stop(text)}`,
  },
  en: {
    deeds: englishDeeds,
    somebody: 'An employee',
    theSystem: 'The system',
    commandLine: 'The command line',
    otherwise: (action: string) => `carried out ${action}`,
    message: (text: string) => `Message: “${text}”${stop(text)}`,
    donorWrote: (text: string) => `The donor wrote: “${text}”${stop(text)}`,
  },
}
