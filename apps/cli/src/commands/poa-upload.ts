import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { type DocumentReceiveRequest, documentedErrorOf, type RouterOutputs } from '@telecomx/client'
import { portingPath } from '@telecomx/client/schemas'
import type { Command } from 'commander'
import { addCommand } from '../command/add-command.js'
import { addFields } from '../command/field-options.js'
import { exitCodeOfMany, type Outcome, workThrough } from '../command/work-through.js'
import { failureInALine } from '../failure/describe-failure.js'
import { counted } from '../output/counted.js'
import { tableOf } from '../output/table.js'
import type { Session } from '../session.js'

type Uploaded = RouterOutputs['porting']['documentList']['documents'][number]

/** Signed copies, one file or many: for a porting that is named, or for those that their codes name. */
export function addPoaUpload(poa: Command, session: Session): void {
  const command = addCommand(poa, {
    name: 'upload',
    summary: 'Take in signed copies: PDF, PNG or JPG, each filed by the code that is printed on it',
    examples: ['poa upload PORTING signed.pdf', 'poa upload PORTING scans/*.pdf'],
  })
  const read = addFields(command, session, portingPath, { _id: '<porting>' })
  command.argument('<files...>', 'The files, at most 10 MB each')
  command.action(async (_porting: string, files: string[]) => {
    const [client, { _id: portingId }] = [session.client(), read()]
    await handIn(command, session, files, (file) => client.documentUpload({ portingId, ...file }))
  })
}

/** The same without a porting. */
export function addPoaReceive(poa: Command, session: Session): void {
  const command = addCommand(poa, {
    name: 'receive',
    summary: 'Take in signed copies of any portings, each filed by the code that is printed on it',
    examples: ['poa receive signed.pdf', 'poa receive scans/*.pdf'],
  })
  command.argument('<files...>', 'The files, at most 10 MB each: PDF, PNG or JPG')
  command.action(async (files: string[]) => {
    const client = session.client()
    await handIn(command, session, files, (file) => client.documentReceive(file))
  })
}

async function handIn(
  command: Command,
  session: Session,
  files: readonly string[],
  send: (file: DocumentReceiveRequest) => Promise<{ document: Uploaded }>,
): Promise<void> {
  const { output, stop } = session
  const outcomes = await workThrough<string, Uploaded>(session, files, {
    parallel: 2,
    what: 'files',
    async do(file) {
      const bytes = new Uint8Array(readFileSync(file))
      return (await send({ bytes, filename: basename(file) })).document
    },
    tell: (outcome) => `${outcome.item}: ${wordsOf(outcome)}`,
  })
  if (command.opts().json) output.json({ results: outcomes.map(jsonOf) })
  else if (outcomes.length > 0)
    output.text(
      tableOf(outcomes, { File: ({ item }) => item, Copy: copyOf, 'What became of it': wordsOf }, output),
    )
  if (outcomes.length < files.length)
    output.note(`Ended: ${outcomes.length} of ${counted(files.length, 'file')} done.`)
  stop.throwIfAborted()
  session.exitCode = exitCodeOfMany(outcomes)
}

function copyOf(outcome: Outcome<string, Uploaded>): string | undefined {
  return 'answer' in outcome ? outcome.answer._id : undefined
}

function wordsOf(outcome: Outcome<string, Uploaded>): string {
  if ('error' in outcome) return failureInALine(outcome.error, outcome.item)
  const { state, code, portings } = outcome.answer
  return `${state}${code ? `, code ${code}` : ''}, for ${counted(portings.length, 'porting')}`
}

function jsonOf(outcome: Outcome<string, Uploaded>): object {
  const file = outcome.item
  if ('answer' in outcome) return { file, success: true, document: outcome.answer }
  const row = documentedErrorOf(outcome.error) ?? { description: wordsOf(outcome) }
  return { file, success: false, ...row }
}
