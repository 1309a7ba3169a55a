import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'usage-'))
afterAll(() => rmSync(folder, { recursive: true }))

const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>
}
/** The scripts that run a program of ours, with its file. */
const commands = Object.entries(scripts).flatMap(([name, script]) => {
  const [, program] = / exec node (apps\/\S+\.js)$/.exec(script) ?? []
  return program ? [[name, program] as const] : []
})

/** How its usage says that it is called: the command line is installed where there are no scripts. */
function calledBy(name: string): string {
  return name === 'telecomx' ? 'telecomx( .+)?' : `(\\S+=\\S+ )?npm (run )?${name}( -- .+)?`
}

/** What stands beneath a fault: the usage, or where it is to be had of a program with a usage for each of its commands. */
function told(name: string): string {
  return name === 'telecomx' ? 'How it goes: telecomx --help' : `\\n[A-Z][^]+\\n  ${calledBy(name)}`
}

/** In an empty folder, with a configuration and on a database that nothing could come of. */
function run(program: string, ...args: string[]) {
  const env = { DATABASE_URL: 'none', NODE_ENV: 'none', TELECOMX_DATA_DIR: folder }
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, program), ...args], {
    cwd: folder,
    env,
    encoding: 'utf8',
  })
  return { status, stdout, stderr, left: readdirSync(folder) }
}

it('the scripts that run a program are known', () => {
  expect(commands.map(([name]) => name).sort()).toEqual([
    'backup',
    'backup:drill',
    'bench',
    'crash-loop',
    'demo',
    'demo:data',
    'dev',
    'fairness',
    'restore',
    'sender',
    'start',
    'telecomx',
    'token',
  ])
})

it('those that have no --help are tools for work on the sources', () => {
  const explained = new Set(commands.map(([name]) => name))
  expect(
    Object.keys(scripts)
      .filter((name) => !explained.has(name))
      .sort(),
  ).toEqual([
    'build',
    'build:quiet',
    'dev:desk',
    'format',
    'format:check',
    'generate',
    'generate:check',
    'lint',
    'pack:cli',
    'pack:client',
    'picture',
    'picture:desk',
    'test',
    'test:quick',
    'types',
  ])
})

describe.each(commands)('npm run %s', (name, program) => {
  it.each(['--help', '-h'])('%s: the usage, exit code 0, and nothing begun', (option) => {
    const { status, stdout, stderr, left } = run(program, option)
    expect([status, stderr, left]).toEqual([0, '', []])
    expect(stdout).toMatch(new RegExp(`^[A-Z][^]+\\n  ${calledBy(name)}\\n`))
  })

  it('an option that it does not know: which, and the usage, on standard error, exit code 2', () => {
    const { status, stdout, stderr, left } = run(program, '--nonsense')
    expect([status, stdout, left]).toEqual([2, '', []])
    expect(stderr).toMatch(new RegExp(`^Unknown option '--nonsense'\\n${told(name)}\\n`))
  })
})
