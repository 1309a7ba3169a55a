import { numberAssignBounds, numberHolder, numberImportInput, numberLine } from '@telecomx/client/schemas'
import type { Command } from 'commander'
import { z } from 'zod'
import { addCall } from '../command/add-call.js'
import { addImport, patiently } from '../command/add-import.js'
import { counted } from '../output/counted.js'
import { facts } from '../output/facts.js'
import type { Session } from '../session.js'

export function addNumbers(numbers: Command, session: Session): void {
  addCall(numbers, session, {
    name: 'info',
    summary: 'Tell what a Danish number is for and who holds it',
    examples: ['numbers info 33254170'],
    takes: z.object({ number: z.string().describe('A Danish number') }),
    names: { number: '<number>' },
    call: (client, input) => client.number.info.query(input),
    show: facts,
  })
  addCall(numbers, session, {
    name: 'assign',
    summary: 'Give a number or a range to an operator',
    examples: ['numbers assign 33254170 01234', 'numbers assign 33250000 01234 --to 33259999'],
    takes: z.object({ ...numberAssignBounds.in.shape, ...numberHolder.shape }),
    names: { from: '<number>', operator: '<cps>' },
    call: (client, input) => client.number.assign.mutate(input),
    show: ({ from, to, operator }) =>
      from === to ? `${from} is ${operator}'s.` : `${from} to ${to} are ${operator}'s.`,
  })
  addImport(numbers, session, {
    summary: 'Fill the number table from a CSV or JSON file, all or nothing',
    examples: ['numbers import ranges.csv --dry-run', 'numbers import ranges.csv --replace'],
    line: numberLine,
    plural: 'ranges',
    takes: numberImportInput.omit({ ranges: true }),
    send: (client, ranges, options) => client.number.import.mutate({ ...options, ranges }, patiently),
    show: ({ imported, dryRun }) =>
      `${dryRun ? 'It would be: ' : ''}${counted(imported, 'entry', 'entries')} imported.`,
  })
}
