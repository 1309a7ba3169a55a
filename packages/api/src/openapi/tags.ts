import type { JsonSchema } from './json-schema.js'

/** The areas of the operations, in the order in which a reader meets them. */
export const tags: readonly JsonSchema[] = Object.entries({
  operator: 'The registry of Danish operators: the donors that numbers are ported from.',
  number: 'Which operator holds which numbers.',
  customer: 'Whom numbers are ported for, and the resellers that they belong to.',
  sipAccount: 'Accounts with many numbers. Numbers that another operator holds get portings.',
  mvnoAccount: 'Accounts with one mobile number. A number that another operator holds gets a porting.',
  voiceAccount: 'The accounts of both kinds.',
  porting: 'Numbers on their way here, and the powers of attorney for them.',
  document: 'Signed copies that came back and are still to be matched, and the e-mails that files came with.',
  poa: 'Whether a power of attorney is one of ours, for everybody.',
  delivery: 'Powers of attorney on their way by e-mail and fax.',
  auditLog: 'Who changed what, and when.',
  health: 'For supervisors and load balancers.',
}).map(([name, description]) => ({ name, description }))

/** `portingFile` holds those procedures of `porting` that answer files, `poaFile` that of `poa` that takes one. */
export function tagOf(operation: string): string {
  return (operation.split('.')[0] ?? operation).replace(/File$/, '')
}
