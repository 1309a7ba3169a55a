import type { Command } from 'commander'
import { wrapText } from '../output/wrap-text.js'

export interface CommandWords {
  /** The word that calls it. */
  name: string
  summary: string
  /** What is typed, without the program's name. */
  examples: readonly string[]
  /** What else must be known, beneath the options. */
  remarks?: string
}

/** A command that does something, with its help. */
export function addCommand(parent: Command, { name, summary, examples, remarks }: CommandWords): Command {
  const command = parent
    .command(name)
    .summary(summary)
    .description(`${summary}.`)
    .allowExcessArguments(false)
    .option('--json', 'Print the answer as one JSON document, for programs')
  return command
    .addHelpText('after', () => helpAfter(examples, remarks && paragraphs(remarks, widthOf(command))))
    .showHelpAfterError(hintFor(command))
}

/** A word that others stand behind: `telecomx operators …`. */
export function addGroup(parent: Command, name: string, summary: string): Command {
  const group = parent.command(name).summary(summary).description(`${summary}.`)
  return group.helpCommand(false).showHelpAfterError(hintFor(group))
}

function helpAfter(examples: readonly string[], remarks: string | undefined): string {
  const shown = examples.map((example) => `  telecomx ${example}`).join('\n')
  return `\n${examples.length === 1 ? 'Example' : 'Examples'}:\n${shown}${remarks ? `\n\n${remarks}` : ''}`
}

function widthOf(command: Command): number {
  return Math.min(command.configureOutput().getOutHelpWidth?.() ?? 80, 80)
}

function paragraphs(text: string, width: number): string {
  return text
    .split('\n\n')
    .map((paragraph) => wrapText(paragraph.replaceAll('\n', ' '), width))
    .join('\n\n')
}

function hintFor(command: Command): string {
  const words: string[] = []
  for (let at: Command | null = command; at; at = at.parent) words.unshift(at.name())
  return `How it goes: ${words.join(' ')} --help`
}
