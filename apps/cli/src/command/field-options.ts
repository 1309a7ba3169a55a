import { Argument, type Command, InvalidArgumentError, Option } from 'commander'
import { z } from 'zod'
import { nearestOf } from '../input/nearest-of.js'
import type { Flag } from '../failure/field-faults.js'
import type { Session } from '../session.js'
import { type Field, fieldsOf } from './fields-of.js'

/** Which fields are arguments, in their order, as commander writes them: `{ customerId: '<customer>' }`. */
export type ArgumentNames<Schema extends z.ZodObject> = { [Name in keyof Schema['shape']]?: string }

/**
 * Gives a command an argument or an option for each field of a schema, with the sentence that the field has in the
 * documentation. Answers what reads them.
 */
export function addFields<Schema extends z.ZodObject>(
  command: Command,
  session: Session,
  schema: Schema,
  names: ArgumentNames<Schema> = {},
): () => z.input<Schema> {
  const fields = fieldsOf(schema)
  const asArguments = Object.entries(names as Record<string, string>)
  const flags = new Map<string, Flag>()
  for (const [name, term] of asArguments) {
    const field = fields.find(({ path }) => path.join('.') === name)
    command.addArgument(argumentFor(term, field))
    flags.set(name, { name: term, description: field?.description ?? '' })
  }
  const options = fields
    .filter(({ path }) => !(path.join('.') in names))
    .map((field) => ({ field, option: addOption(command, field) }))
  for (const { field, option } of options)
    flags.set(field.path.join('.'), { name: option.long ?? '', description: field.description })
  return () => {
    const given: Record<string, unknown> = command.opts()
    const input = {}
    for (const [index, [name]] of asArguments.entries())
      put(input, [name], orNothing(command.processedArgs[index]))
    for (const { field, option } of options) put(input, field.path, given[option.attributeName()])
    session.sent = { schema, input, flags }
    return input as z.input<Schema>
  }
}

function argumentFor(term: string, field: Field | undefined): Argument {
  const argument = new Argument(term, firstSentence(field?.description ?? ''))
  if (field?.kind === 'list') return argument.argParser(joinLists)
  return field ? argument.argParser((text: string) => readValue(field, text)) : argument
}

function addOption(command: Command, field: Field): Option {
  const flag = `--${field.path.map(kebab).join('-')}`
  if (field.kind === 'boolean') {
    const option = new Option(flag, asFlag(field.description)).makeOptionMandatory(field.isRequired)
    command.addOption(option)
    if (field.default !== false)
      command.addOption(new Option(flag.replace('--', '--no-'), 'The opposite of it'))
    return option
  }
  const value = { list: '<list>', integer: '<number>', text: '<text>', choice: '<choice>' }[field.kind]
  const option = new Option(`${flag} ${value}`, described(field)).makeOptionMandatory(field.isRequired)
  option.argParser((text: string, before: unknown) =>
    field.kind === 'list' ? joinLists(text, before as string[]) : readValue(field, text),
  )
  // What completion offers.
  if (field.choices) option.argChoices = [...field.choices]
  command.addOption(option)
  return option
}

/** What is true when it is given: the documentation tells of the property's value. */
function asFlag(description: string): string {
  const said = description
    .replace(/^(True: |True if |True |Whether )/, '')
    .replace(/; default false$|, false takes that away$/, '')
    .replace(' Default false:', ' Without it:')
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}`
}

/** What the documentation says, as it is on a command line. */
function described({ description, kind, isRequired }: Field): string {
  const lists = kind === 'list' ? '; with commas between, or given more than once' : ''
  const text = description.replace(', with commas between in a query', '').replace('; `[]` for none', '')
  return `${text}${lists}${isRequired ? ' (required)' : ''}`
}

function readValue({ kind, choices, isNullable }: Field, text: string): unknown {
  if (choices) return readChoice(choices, text)
  if (kind !== 'integer') return text
  if (isNullable && text === 'null') return unset
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('It must be a whole number.')
  return Number(text)
}

/** The value null: commander would make an empty text of it. */
const unset = Symbol('null')

/** In either letter case. */
function readChoice(choices: readonly string[], text: string): string {
  const choice = choices.find((one) => one.toLowerCase() === text.toLowerCase())
  if (choice !== undefined) return choice
  const near = nearestOf(text, choices)
  throw new InvalidArgumentError(
    `It must be one of ${choices.join(', ')}.${near === undefined ? '' : `\n(Did you mean ${near}?)`}`,
  )
}

function joinLists(text: string, before: readonly string[] = []): string[] {
  const entries = text
    .replace(/^\[\]$/, '')
    .split(',')
    .map((entry) => entry.trim())
  return [...before, ...entries.filter((entry) => entry !== '')]
}

/** Of an argument that may be repeated, and is not there, commander makes an empty list. */
function orNothing(value: unknown): unknown {
  return Array.isArray(value) && value.length === 0 ? undefined : value
}

function put(target: Record<string, unknown>, [name = '', ...rest]: readonly string[], value: unknown): void {
  if (value === undefined) return
  if (rest.length === 0) target[name] = value === unset ? null : value
  else put((target[name] ??= {}) as Record<string, unknown>, rest, value)
}

/** `_id` is `--id`, `npNumber` `--np-number`. */
function kebab(name: string): string {
  return name.replace(/^_/, '').replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

function firstSentence(text: string): string {
  return text.split(/\. (?=[A-Z])/)[0] ?? ''
}
