import { type Client, faultsOf, type ImportFault } from '@telecomx/client'
import type { Command } from 'commander'
import type { z } from 'zod'
import { CommandFailure } from '../failure/command-failure.js'
import { exitCodes } from '../failure/exit-codes.js'
import { decodeText } from '../input/decode-text.js'
import { type Lines, parseLines } from '../input/parse-lines.js'
import { readInputFile } from '../input/read-input-file.js'
import { counted } from '../output/counted.js'
import { whileWaiting } from '../output/progress.js'
import { table } from '../output/table.js'
import { wrapText } from '../output/wrap-text.js'
import type { Session } from '../session.js'
import { addCommand, type CommandWords } from './add-command.js'
import { addFields } from './field-options.js'
import { fieldsOf } from './fields-of.js'

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
    const lines = parseLines(decodeText(await readInputFile(path, stop)), fields, plural)
    stop.throwIfAborted()
    const what = `Sending ${counted(lines.lines.length, lines.unit, lines.unit === 'line' ? 'lines' : 'entries')}`
    const answer = await whileWaiting(output, what, () =>
      send(client, lines.lines as Line[], options).catch((error: unknown) =>
        refuseLines(error, lines, output.width),
      ),
    )
    if (command.opts().json) output.json(answer)
    else output.text(show(answer))
  })
}

function remarksOf(plural: string, fields: ReturnType<typeof fieldsOf>): string {
  const names = fields.map(
    ({ path, isRequired, choices }) =>
      `${path.join('.')}${isRequired ? '*' : ''}${choices ? ` (${choices.join(' or ')})` : ''}`,
  )
  return `The first line of a CSV file names the columns (* must be filled in):
${wrapText(names.join(', '), 76).replaceAll(/^/gm, '  ')}
Cells are parted by ; or , or a tab, and the letters are UTF-8 or windows-1252,
as Excel writes them. A JSON file is a list of objects with these properties,
or an object with that list under "${plural}". Nothing is stored when any
line is at fault; --dry-run stores nothing at all.`
}

/** The faults where they stand in the file, which is not always where the server counts. */
function refuseLines(error: unknown, { places, unit }: Lines, width: number): never {
  const faults = faultsOf(error)
  if (faults.length === 0) throw error
  const rows = faults.map((fault) => [
    String(places[fault.line - 1] ?? fault.line),
    fault.message,
    `${fault.description}${valueText(fault)}`,
  ])
  const heads = [unit === 'line' ? 'Line' : 'Entry', 'Column', 'Fault']
  throw new CommandFailure(
    exitCodes.refused,
    `Nothing was imported: ${counted(faults.length, 'fault')}.\n${table(heads, rows, { width })}`,
    'Mend the file and send it again; --dry-run tries it without storing anything.',
    { cause: error },
  )
}

function valueText({ details }: ImportFault): string {
  const said = details?.value ?? details?.numbers?.join(', ') ?? details?.operators?.join(', ')
  return said === undefined ? '' : ` (${said})`
}

/** Imports wait for one another, and a large one takes its time. */
export const patiently = { context: { timeoutMs: 300_000 } }
