import { type Client, faultsOf, type ImportFault } from '@telecomx/client'
import { mostFaults } from '@telecomx/client/schemas'
import type { Command } from 'commander'
import type { z } from 'zod'
import { CommandFailure } from '../failure/command-failure.js'
import { exitCodes } from '../failure/exit-codes.js'
import { type Lines, parseLines } from '../input/parse-lines.js'
import { readTextFile } from '../input/read-text-file.js'
import { counted } from '../output/counted.js'
import { whileWaiting } from '../output/progress.js'
import { table } from '../output/table.js'
import type { Session } from '../session.js'
import { addCommand, type CommandWords } from './add-command.js'
import { addFields } from './field-options.js'
import { type Field, fieldsOf } from './fields-of.js'

export interface Import<Options extends z.ZodObject, Line, Answer> extends Omit<CommandWords, 'name'> {
  /** What a line is. */
  line: z.ZodType<unknown, Line>
  plural: string
  /** What can be said beside the lines. */
  takes: Options
  send: (client: Client, lines: readonly Line[], options: z.input<Options>) => Promise<Answer>
  show: (answer: Answer) => string
}

/** A command that sends the lines of a file at once, and tells what is wrong with which. */
export function addImport<Options extends z.ZodObject, Line, Answer>(
  parent: Command,
  session: Session,
  { line, plural, takes, send, show, ...words }: Import<Options, Line, Answer>,
): void {
  const fields = fieldsOf(line)
  const command = addCommand(parent, { ...words, name: 'import', remarks: remarksOf(plural, fields) })
  command.argument('<file>', 'CSV or JSON file; - for standard input')
  const read = addFields(command, session, takes)
  command.action(async (path: string) => {
    const { output, stop } = session
    const options = read()
    const client = session.client()
    const lines = parseLines(await readTextFile(path, stop), fields, plural)
    if (lines.lines.length === 0)
      throw new CommandFailure(exitCodes.refused, `${path} holds nothing to import.`)
    stop.throwIfAborted()
    const isForPrograms = command.opts().json === true
    const what = `Sending ${counted(lines.lines.length, lines.unit, lines.unit === 'line' ? 'lines' : 'entries')}`
    const sending = () =>
      send(client, lines.lines as Line[], options).catch((error: unknown) =>
        refuseLines(error, lines, fields, output.width),
      )
    const answer = isForPrograms ? await sending() : await whileWaiting(output, what, sending)
    if (isForPrograms) output.json(answer)
    else output.text(show(answer))
  })
}

function remarksOf(plural: string, fields: readonly Field[]): string {
  const names = fields.map(
    ({ path, isRequired, choices }) =>
      `${path.join('.')}${isRequired ? '*' : ''}${choices ? ` (${choices.join(' or ')})` : ''}`,
  )
  return `The first line of a CSV file names the columns (* must be filled in):

${names.join(', ')}

Cells are parted by ; or , or a tab, and the letters are UTF-8 or windows-1252,
as Excel writes them. A JSON file is a list of objects with these properties,
or an object with that list under "${plural}". Nothing is stored when any
line is at fault; --dry-run stores nothing at all.`
}

/** The faults where they stand in the file, which is not always where the server counts. */
function refuseLines(error: unknown, sent: Lines, fields: readonly Field[], width: number): never {
  const faults = faultsOf(error)
  if (faults.length === 0) throw error
  const rows = faults.map((fault) => {
    const more = moreOf(fault, sent)
    return [
      String(placeOf(fault.line, sent)),
      fault.message,
      `${fault.description}${more ? ` (${more})` : ''}`,
    ]
  })
  const heads = [sent.unit === 'line' ? 'Line' : 'Entry', 'Column', 'Fault']
  const count = `${faults.length < mostFaults ? '' : 'the first '}${counted(faults.length, 'fault')}`
  const zeroes = faults.some((fault) => lacksZero(fault, sent, fields)) ? zeroesAdvice : ''
  throw new CommandFailure(
    exitCodes.refused,
    `Nothing was imported: ${count}.\n${table(heads, rows, { width })}`,
    `${zeroes}Mend the file and send it again; --dry-run tries it without storing anything.`,
    { cause: error, faults: faults.map((fault) => ({ ...fault, line: placeOf(fault.line, sent) })) },
  )
}

/** What the sentence of a fault leaves open: which value, or which other line. */
function moreOf(fault: ImportFault, sent: Lines): string | undefined {
  const { value, numbers, operators, line } = fault.details ?? {}
  const said = value ?? numbers?.join(', ') ?? operators?.join(', ')
  if (line !== undefined)
    return `${said === undefined ? '' : `${said}, `}as in ${sent.unit} ${placeOf(line, sent)}`
  return said ?? (fault.description.endsWith(' is not valid') ? cellOf(fault, sent) : undefined)
}

function placeOf(line: number, { places }: Lines): number {
  return places[line - 1] ?? line
}

function cellOf({ line, message }: ImportFault, { lines }: Lines): string | undefined {
  const cell = lines[line - 1]?.[message]
  return typeof cell === 'string' ? cell : undefined
}

function lacksZero(fault: ImportFault, sent: Lines, fields: readonly Field[]): boolean {
  const field = fields.find(({ path }) => path.join('.') === fault.message)
  return (field?.description.startsWith('CPS code') ?? false) && /^\d{1,4}$/.test(cellOf(fault, sent) ?? '')
}

const zeroesAdvice =
  'A CPS code has 5 digits: Excel takes the zeros before it away unless the column is text.\n'

/** Imports wait for one another, and a large one takes its time. */
export const patiently = { context: { timeoutMs: 300_000 } }
