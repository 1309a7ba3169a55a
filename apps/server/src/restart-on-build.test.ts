import { spawn } from 'node:child_process'
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { identifyProcess, isRunning } from '@telecomx/process'
import { describe, expect, it, onTestFinished } from 'vitest'
import { restartOnBuild } from './restart-on-build.js'

const compiler = fileURLToPath(new URL('../../../node_modules/typescript/bin/tsc', import.meta.url))
const soon = { timeout: 30_000 }

/** Notes when it starts and when it is told to end, and runs until then. */
const program = (name: string) => `
declare const process: any
const note = (text: string) => process.getBuiltinModule('node:fs').appendFileSync('LOG', text + ' ${name}\\n')
note('start')
process.on('SIGTERM', () => { note('end'); process.exit() })
setInterval(() => undefined, 1000)
`

it('a change is built and runs in place of what ran, which ends in order; one with a fault changes nothing', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'restart-on-build-'))
  const log = join(folder, 'log')
  // At one stroke: the compiler would build half a program.
  const write = (text: string) => {
    writeFileSync(join(folder, 'draft'), text.replace('LOG', log))
    renameSync(join(folder, 'draft'), join(folder, 'src/main.ts'))
  }
  const noted = () => readFileSync(log, 'utf8').trim().split('\n')
  mkdirSync(join(folder, 'src'))
  writeFileSync(log, '')
  writeFileSync(
    join(folder, 'tsconfig.json'),
    '{ "compilerOptions": { "composite": true, "rootDir": "src", "outDir": "dist", "types": [] }, "include": ["src"] }',
  )
  write(program('one'))

  const stop = new AbortController()
  const said: string[] = []
  const running = restartOnBuild({
    compiler,
    project: folder,
    program: join(folder, 'dist/main.js'),
    patienceMs: 20_000,
    say: (line) => said.push(line),
    stop: stop.signal,
  })
  onTestFinished(async () => {
    stop.abort()
    await running
    rmSync(folder, { recursive: true })
  })
  await expect.poll(noted, soon).toEqual(['start one'])
  write(`${program('broken')} const number: number = ''`)
  await expect.poll(() => said.at(-1), soon).toBe('Not built (errors: 1); what runs goes on')
  expect(said[0]).toMatch(/src\/main\.ts\(7,8\): error TS2322/)
  write(program('two'))
  await expect.poll(noted, soon).toEqual(['start one', 'end one', 'start two'])
  stop.abort()
  await running
  expect(noted().slice(3)).toEqual(['end two'])
})

it('says so when the compiler ends by itself', async () => {
  const { signal: stop } = new AbortController()
  const say = () => undefined
  const running = restartOnBuild({
    compiler: '/nowhere/tsc',
    project: '',
    program: '',
    patienceMs: 0,
    say,
    stop,
  })
  await expect(running).rejects.toThrow('The compiler has ended by itself')
})

describe('with a compiler that builds whenever it is told to', () => {
  it('a program that does not end is killed: for the next one, and when all is to end', async () => {
    const { options, write, build, noted, whoNoted } = prepare(deaf('first'))
    const { end } = runHere(options)
    build(0)
    await expect.poll(noted, soon).toContain('start first')
    const first = whoNoted('start first')
    write(deaf('second'))
    build(0)
    await expect.poll(noted, soon).toContain('start second')
    const second = whoNoted('start second')
    expect([first, second].map((who) => who && isRunning(who))).toEqual([false, true])
    await end()
    expect(second && isRunning(second)).toBe(false)
  })

  it.each([
    ['ends at once: compiler and program end, even one that does not hear it', 'SIGTERM', deaf('program')],
    ['is killed: compiler and program end', 'SIGKILL', "process.on('disconnect', () => process.exit())"],
  ] as const)('a process that %s', async (_, signal, text) => {
    const { options, build, noted, whoNoted } = prepare(`note('start program')\n${text}`)
    const child = spawn(process.execPath, ['--input-type=module', '-e', runThere(options)], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    onTestFinished(() => void child.kill('SIGKILL'))
    build(0)
    await expect.poll(noted, soon).toEqual(expect.arrayContaining(['start compiler', 'start program']))
    const both = ['start compiler', 'start program'].map((words) => whoNoted(words))
    expect(both.map((who) => who && isRunning(who))).toEqual([true, true])
    child.kill(signal)
    await expect.poll(() => both.map((who) => who && isRunning(who)), soon).toEqual([false, false])
  })

  it('an end that nobody wished is told, and whether anything runs', async () => {
    const { options, write, build, noted } = prepare('process.exit(3)')
    const { said, end } = runHere(options)
    build(2)
    await expect.poll(() => said, soon).toEqual(['Not built (errors: 2); nothing runs until it is'])
    build(0)
    const ended = 'The server has ended (exit code 3); the next change starts it again'
    await expect.poll(() => said.at(-1), soon).toBe(ended)
    build(2)
    await expect.poll(() => said.at(-1), soon).toBe('Not built (errors: 2); nothing runs until it is')
    write(
      `note('start again')\nprocess.on('SIGTERM', () => process.exit())\nsetInterval(() => undefined, 1000)`,
    )
    build(0)
    await expect.poll(noted, soon).toContain('start again')
    await end()
    expect(said).toHaveLength(3)
  })
})

/** Notes that it starts, and hears no signal, nor that who started it is gone. */
const deaf = (name: string) =>
  `process.on('SIGTERM', () => undefined)\nnote('start ${name}')\nAtomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)`

/** A compiler that says what `build` last told it, and as its outcome the text that `write` left. */
function prepare(text: string) {
  const folder = mkdtempSync(join(tmpdir(), 'restart-on-build-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const fileOf = (name: string) => join(folder, name)
  const [compiler, program, log, wish] = [
    fileOf('tsc.cjs'),
    fileOf('main.cjs'),
    fileOf('log'),
    fileOf('wish'),
  ]
  const note = `const { appendFileSync, readFileSync } = require('node:fs')
const note = (what) => appendFileSync('${log}', what + ' ' + process.pid + '\\n')
`
  const write = (body: string) => writeFileSync(program, note + body)
  write(text)
  for (const file of [log, wish]) writeFileSync(file, '')
  writeFileSync(
    compiler,
    `${note}note('start compiler')
let said = 0
setInterval(() => {
  for (const line of readFileSync('${wish}', 'utf8').split('\\n').slice(said, -1)) said = console.log(line) ?? said + 1
}, 20)`,
  )
  const lines = () => readFileSync(log, 'utf8').trim().split('\n')
  const pidIn = (line = '') => Number(line.split(' ').at(-1))
  return {
    options: { compiler, project: folder, program, patienceMs: 500 },
    write,
    build: (faults: number) => appendFileSync(wish, `Found ${faults} errors. Watching for file changes.\n`),
    noted: () => lines().map((line) => line.replace(/ \d+$/, '')),
    whoNoted: (words: string) => identifyProcess(pidIn(lines().find((line) => line.startsWith(words)))),
  }
}

type Options = ReturnType<typeof prepare>['options']

function runHere(options: Options) {
  const stop = new AbortController()
  const said: string[] = []
  const running = restartOnBuild({ ...options, say: (line) => said.push(line), stop: stop.signal })
  const end = () => {
    stop.abort()
    return running
  }
  onTestFinished(end)
  return { said, end }
}

/** The same in a process of its own, which ends at once on SIGTERM. */
const runThere = (options: Options) => `
import { restartOnBuild } from '${new URL('../dist/restart-on-build.js', import.meta.url).href}'
process.on('SIGTERM', () => process.exit(1))
const { signal: stop } = new AbortController()
await restartOnBuild({ ...${JSON.stringify(options)}, say: () => undefined, stop })
`
