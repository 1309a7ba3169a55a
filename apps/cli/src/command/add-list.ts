import { type Client, everyItem, type ItemOf } from '@telecomx/client'
import type { Command } from 'commander'
import type { z } from 'zod'
import { type Cell, type Columns, tableOf } from '../output/table.js'
import type { Session } from '../session.js'
import { addCommand, type CommandWords } from './add-command.js'
import { addFields, type ArgumentNames } from './field-options.js'

interface Page {
  offset: number
  limit: number
  total: number
  totalIsLeast?: true | undefined
  nextCursor?: string | undefined
}

export interface List<Schema extends z.ZodObject, Answer> extends CommandWords {
  takes: Schema
  names?: ArgumentNames<Schema>
  call: (client: Client, input: z.input<Schema>) => Promise<Answer>
  /** Under which name the items stand in an answer. */
  plural: string
  columns: Columns<ItemOf<Answer>>
  /** What stands beneath each row, and its head where there is room for a column. */
  below?: readonly [head: string, text: (item: ItemOf<Answer>) => Cell]
}

/** A command that shows a page of a list, or with `--all` the whole of it. */
export function addList<Schema extends z.ZodObject, Answer>(
  parent: Command,
  session: Session,
  { takes, names, call, plural, columns, below, ...words }: List<Schema, Answer>,
): void {
  const command = addCommand(parent, words).option('--all', 'The whole list, however long, and no page of it')
  const read = addFields(command, session, takes, names)
  command.action(async () => {
    const { output } = session
    const { json, all } = command.opts<{ json?: true; all?: true }>()
    const client = session.client()
    const query = (input: z.input<Schema>) => call(client, input) as Promise<Answer & Page>
    const input = read()
    const answer = all ? await wholeOf(query, input, plural) : await query(input)
    if (json) return output.json(answer)
    const items = answer[plural as keyof Answer] as ItemOf<Answer>[]
    if (items.length > 0) output.text(tableOf(items, columns, output, below))
    output.note(countOf(answer, items.length, (input as { cursor?: string }).cursor))
  })
}

async function wholeOf<Input extends object, Answer extends Page>(
  query: (input: Input) => Promise<Answer>,
  input: Input,
  plural: string,
): Promise<Answer> {
  const items: unknown[] = []
  for await (const item of everyItem<Input, Answer>({ query }, input)) items.push(item)
  return { offset: 0, limit: items.length, total: items.length, [plural]: items } as never
}

/** What is beyond the page, and how to get there: where a cursor led here, nobody knows how many were before. */
function countOf({ offset, total, totalIsLeast, nextCursor }: Page, shown: number, cursor: unknown): string {
  const all = totalIsLeast ? `more than ${total}` : `${total}`
  if (total === 0) return 'There are none.'
  if (shown === total && !totalIsLeast) return `${total} in all.`
  if (cursor !== undefined)
    return `${shown} of ${all}. ${nextCursor ? `More: --cursor ${nextCursor}, or --all.` : 'These are the last.'}`
  if (shown === 0) return `None from ${offset} on; ${all} in all.`
  const more = nextCursor ? ` More: --offset ${offset + shown}, or --all.` : ''
  return `${offset + 1} to ${offset + shown} of ${all}.${more}`
}
