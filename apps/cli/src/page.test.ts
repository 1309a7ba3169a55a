import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Command } from 'commander'
import { expect, test } from 'vitest'
import { exitCodeMeanings } from './failure/exit-codes.js'
import { createProgram } from './program.js'
import { createSession } from './session.js'
import { callTelecomx } from './testing/call-telecomx.js'

const page = fileURLToPath(new URL('../../../docs/command-line.md', import.meta.url))

/** Renewed by `npx vitest run apps/cli/src/page.test.ts -u`. */
test('docs/command-line.md has the commands and exit codes as they are', async () => {
  const program = await createProgram(createSession(new AbortController().signal), 'all')
  const written = readFileSync(page, 'utf8')
  const renewed = withPart(withPart(written, 'commands', commandsOf(program)), 'exit-codes', exitCodes())
  await expect(renewed).toMatchFileSnapshot(page)
})

test('every line of help keeps to 80 columns, and every command has an example', async () => {
  const program = await createProgram(createSession(new AbortController().signal), 'all')
  const helps = everyCommand(program).map((command) => ({ name: command.name(), help: helpOf(command) }))
  const long = helps.flatMap(({ name, help }) =>
    help.split('\n').flatMap((line) => (line.length > 80 ? `${name}: ${line}` : [])),
  )
  expect(long).toEqual([])
  const leaves = helps.filter(({ help }) => !help.includes('\nCommands:\n'))
  expect(leaves.filter(({ help }) => !/\nExamples?:\n {2}telecomx /.test(help))).toEqual([])
})

test('help keeps to a narrow terminal, but for what is typed as it stands', async () => {
  const help = await helpAt('54', ['customers', 'import', '--help'])
  const long = help.split('\n').filter((line) => line.length > 54)
  expect(long).toEqual([])
  const wide = (await helpAt('66', ['poa', 'create', '--help'])).split('\n')
  expect(wide.filter((line) => line.length > 66 && !line.startsWith('  telecomx '))).toEqual([])
  expect(help).toContain('\n  --dry-run   The same checks and counts, and nothing\n')
})

test('help of a command, asked for either way', async () => {
  const [before, behind] = await Promise.all([
    callTelecomx(['help', 'accounts', 'create', 'sip']),
    callTelecomx(['accounts', 'create', 'sip', '--help']),
  ])
  expect(before.stdout).toMatch(/^Usage: telecomx accounts create sip /)
  expect(before).toEqual(behind)
})

test('a word has the same summary among the others as in its own help', async () => {
  const session = createSession(new AbortController().signal)
  const [short, whole] = [await createProgram(session, []), await createProgram(session, 'all')]
  const summaries = (program: Command) => program.commands.map((one) => [one.name(), one.summary()])
  expect(summaries(short)).toEqual(summaries(whole))
})

test('an option that is given or not tells what is true when it is given', async () => {
  const program = await createProgram(createSession(new AbortController().signal), 'all')
  const flags = everyCommand(program).flatMap((command) => command.options.filter((one) => !one.required))
  const texts = flags.map(({ description }) => description)
  expect(texts.filter((text) => /^(True|Whether)\b|default false/i.test(text))).toEqual([])
})

test('the help of an import names its columns, and the choices that a cell has', async () => {
  const program = await createProgram(createSession(new AbortController().signal), 'all')
  const accounts = everyCommand(program).find((command) => callOf(command) === 'accounts import FILE')
  expect(accounts && helpOf(accounts)).toContain('customer*, type* (SIP or MVNO), name, numbers*,')
})

function withPart(text: string, name: string, part: string): string {
  const [before = '', rest = ''] = text.split(`<!-- ${name} -->\n`)
  return `${before}<!-- ${name} -->\n${part}<!-- /${name} -->\n${rest.split(`<!-- /${name} -->\n`)[1] ?? ''}`
}

function commandsOf(program: Command): string {
  const rows = everyCommand(program).flatMap((command) =>
    command.commands.length > 0 ? [] : `| \`${callOf(command)}\` | ${command.summary()} |\n`,
  )
  return `| Command | What it does |\n| --- | --- |\n${rows.join('')}`
}

function exitCodes(): string {
  const rows = exitCodeMeanings.map(([code, meaning]) => `| ${code} | ${meaning} |\n`)
  return `| Exit code | Kind |\n| --- | --- |\n${rows.join('')}`
}

function everyCommand(command: Command): Command[] {
  return [command, ...command.commands.flatMap(everyCommand)].filter((one) => one.name() !== 'help')
}

/** Its words and arguments, without the name of the program. */
function callOf(command: Command): string {
  const parts = command.registeredArguments.map((argument) => {
    const name = `${argument.name().toUpperCase()}${argument.variadic ? '...' : ''}`
    return argument.required ? name : `[${name}]`
  })
  const words: string[] = []
  for (let at: Command = command; at.parent; at = at.parent) words.unshift(at.name())
  return [...words, ...parts].join(' ')
}

async function helpAt(columns: string, words: readonly string[]): Promise<string> {
  return (await callTelecomx(words, { env: { COLUMNS: columns } })).stdout
}

function helpOf(command: Command): string {
  let help = ''
  command.configureOutput({ writeOut: (text) => (help += text), getOutHelpWidth: () => 80 })
  command.outputHelp()
  return help
}
