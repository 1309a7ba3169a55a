import type { CallOptions, Client, DownloadedFile } from '@telecomx/client'
import type { Command } from 'commander'
import type { z } from 'zod'
import { CommandFailure } from '../failure/command-failure.js'
import { exitCodes } from '../failure/exit-codes.js'
import { saveFile } from '../output/save-file.js'
import type { Session } from '../session.js'
import { addCommand, type CommandWords } from './add-command.js'
import { addFields, type ArgumentNames } from './field-options.js'

export interface FileCall<Schema extends z.ZodObject> extends CommandWords {
  takes: Schema
  names?: ArgumentNames<Schema>
  fetch: (client: Client, input: z.input<Schema>, options: CallOptions) => Promise<DownloadedFile>
}

/** A command whose answer is a file: to `-o`, or to standard output when that is no terminal. */
export function addFileCall<Schema extends z.ZodObject>(
  parent: Command,
  session: Session,
  { takes, names, fetch, ...words }: FileCall<Schema>,
): void {
  const command = addCommand(parent, words)
    .option('-o, --output <file>', 'Where to write it; standard output when that is no terminal')
    .option('--force', 'Write over a file that is there')
  const read = addFields(command, session, takes, names)
  command.action(async () => {
    const { output, stop } = session
    const options = command.opts<{ json?: true; output?: string; force?: true }>()
    const [client, input] = [session.client(), read()]
    const ask = () => fetch(client, input, { signal: stop })
    if (options.output === undefined) {
      assertCanStream(output.isTerminal, options.json)
      return output.bytes((await ask()).bytes)
    }
    const size = await saveFile(options.output, options, ask)
    if (options.json) output.json({ file: options.output, size })
    else output.note(`${options.output}: ${Math.ceil(size / 1_000)} kB`)
  })
}

function assertCanStream(isTerminal: boolean, json: true | undefined): void {
  if (json) throw new CommandFailure(exitCodes.usage, 'With --json the file needs a name: -o FILE.')
  if (isTerminal)
    throw new CommandFailure(
      exitCodes.usage,
      'A terminal shows no such file.',
      'Name one with -o, or send it on: > FILE',
    )
}
