import { readFileSync } from 'node:fs'
import { Command, type Option } from 'commander'
import { addGroup } from './command/add-command.js'
import { exitCodeMeanings } from './failure/exit-codes.js'
import { type Noun, nouns } from './nouns.js'
import type { Session } from './session.js'

/** The command line, with the options of what is called: of other nouns only their names. `'all'` of every one. */
export async function createProgram(session: Session, words: readonly string[] | 'all'): Promise<Command> {
  const program = new Command('telecomx')
  const helpWidth = Number.isFinite(session.output.width) ? session.output.width : 80
  program
    .description('The number-porting back office on the command line.')
    .version(version, '-V, --version', 'Print the version')
    .enablePositionalOptions()
    .showHelpAfterError('How it goes: telecomx --help')
    .helpOption('-h, --help', 'Print this help')
    .helpCommand('help [command]', 'Print the help of a command')
    .configureHelp({ optionDescription, subcommandTerm: (command) => command.name(), minWidthToWrap: 20 })
    .exitOverride()
    .configureOutput({
      getOutHelpWidth: () => helpWidth,
      getErrHelpWidth: () => helpWidth,
      outputError: (text, write) =>
        write(text.replace(/^error: (.)/, (_, first: string) => first.toUpperCase())),
    })
    .addHelpText('after', rootHelp)
  const called = words === 'all' ? undefined : (words.find((word) => !word.startsWith('-')) ?? '')
  for (const noun of nouns) {
    await addNoun(program, session, noun, called === undefined || called === noun.name)
  }
  return program
}

async function addNoun(program: Command, session: Session, noun: Noun, isCalled: boolean): Promise<void> {
  if ('group' in noun) {
    const group = addGroup(program, noun.name, noun.summary)
    if (isCalled) (await noun.group())(group, session)
  } else if (isCalled) (await noun.command())(program, session)
  else program.command(noun.name).summary(noun.summary)
}

/** With its choices, where the sentence does not name them. */
function optionDescription({ description, argChoices = [] }: Option): string {
  const isTold = argChoices.every((choice) => description.includes(choice))
  return isTold ? description : `${description}: ${argChoices.join(', ')}`
}

const manifest = readFileSync(new URL('../package.json', import.meta.url), 'utf8')
const { version } = JSON.parse(manifest) as { version: string }

const rootHelp = `
Examples:
  telecomx login --url https://porting.telecomx.example
  telecomx operators list
  telecomx poa create --all --method email
  telecomx portings list --status attention --json

"telecomx COMMAND --help" and "telecomx COMMAND ACTION --help" tell the rest.

Exit codes:
${exitCodeMeanings.map(([code, meaning]) => `  ${String(code).padStart(3)}  ${meaning}`).join('\n')}

Environment:
  TELECOMX_URL, TELECOMX_TOKEN  where and as who, before what login kept
  NO_COLOR                      no bold headings`
