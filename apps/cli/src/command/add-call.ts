import type { Client } from '@telecomx/client'
import type { Command } from 'commander'
import type { z } from 'zod'
import type { Session } from '../session.js'
import { addCommand, type CommandWords } from './add-command.js'
import { addFields, type ArgumentNames } from './field-options.js'

export interface Call<Schema extends z.ZodObject, Answer> extends CommandWords {
  /** What the call takes, as the server checks it. */
  takes: Schema
  names?: ArgumentNames<Schema>
  call: (client: Client, input: z.input<Schema>) => Promise<Answer>
  /** The answer for people. */
  show: (answer: Answer, width: number) => string
}

/** A command that is one call of the API. */
export function addCall<Schema extends z.ZodObject, Answer>(
  parent: Command,
  session: Session,
  { takes, names, call, show, ...words }: Call<Schema, Answer>,
): void {
  const command = addCommand(parent, words)
  const read = addFields(command, session, takes, names)
  command.action(async () => {
    const { output } = session
    const answer = await call(session.client(), read())
    if (command.opts().json) output.json(answer)
    else output.text(show(answer, output.width))
  })
}
