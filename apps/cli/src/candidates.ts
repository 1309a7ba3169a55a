import type { Command, Option } from 'commander'

export interface Candidate {
  word: string
  summary: string
}

/** What can stand in place of the last word: options where it begins like one, choices, or what comes next. */
export function candidatesFor(program: Command, words: readonly string[]): Candidate[] {
  const { current, before, prefix } = lastOf(words)
  const command = words.slice(0, -1).reduce(descend, program)
  const asked = command.options.find(
    (option) => takesValue(option) && [option.long, option.short].includes(before),
  )
  if (asked) return choicesOf(asked, current).map((choice) => ({ word: `${prefix}${choice}`, summary: '' }))
  if (prefix !== '') return []
  const all = current.startsWith('-') ? optionsOf(command) : nextWords(command)
  return all.filter(({ word }) => word.startsWith(current))
}

/** `--method=e` comes as it is, and from bash in three words. */
function lastOf(words: readonly string[]): { current: string; before: string | undefined; prefix: string } {
  const [third, second, last = ''] = [words.at(-3), words.at(-2), words.at(-1)]
  if (last === '=') return { current: '', before: second, prefix: '' }
  if (second === '=') return { current: last, before: third, prefix: '' }
  const [, flag, begun = ''] = /^(--[\w-]+)=(.*)$/.exec(last) ?? []
  return flag === undefined
    ? { current: last, before: second, prefix: '' }
    : { current: begun, before: flag, prefix: `${flag}=` }
}

function descend(command: Command, word: string): Command {
  return command.commands.find((one) => one.name() === word) ?? command
}

function takesValue({ required, optional }: Option): boolean {
  return required || optional
}

/** In the letters that were begun with: shells go on with these only. */
function choicesOf({ argChoices = [] }: Option, current: string): string[] {
  const isSmall = current !== '' && current === current.toLowerCase()
  const words = isSmall ? argChoices.map((choice) => choice.toLowerCase()) : argChoices
  return words.filter((word) => word.startsWith(current))
}

function optionsOf(command: Command): Candidate[] {
  const options = command.createHelp().visibleOptions(command)
  return options.map(({ long, short, description }) => ({ word: long ?? short ?? '', summary: description }))
}

function nextWords(command: Command): Candidate[] {
  const choices = command.registeredArguments[0]?.argChoices ?? []
  return [
    ...command.commands.map((one) => ({ word: one.name(), summary: one.summary() })),
    ...choices.map((word) => ({ word, summary: '' })),
  ]
}
