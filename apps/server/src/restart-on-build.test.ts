import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
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
  const write = (text: string) =>
    writeFileSync(join(folder, 'src/main.ts'), text.replace('LOG', log.replaceAll('\\', '/')))
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
  const running = restartOnBuild({ compiler: '/nowhere/tsc', project: '', program: '', say, stop })
  await expect(running).rejects.toThrow('The compiler has ended by itself')
})
