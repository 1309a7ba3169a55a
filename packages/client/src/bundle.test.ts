import { readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { fileURLToPath } from 'node:url'
import { runInThisContext } from 'node:vm'
import { startTestKit } from '@telecomx/api/testing'
import { accessDenied } from '@telecomx/validation'
import { build, type Rollup } from 'vite'
import { beforeAll, expect, test } from 'vitest'
import { run } from '../../../tests/foreign-clients/run.js'
import type * as Client from './index.js'

const entry = fileURLToPath(new URL('../dist/index.js', import.meta.url))
const root = new URL('../../..', import.meta.url)
const generator = fileURLToPath(new URL('../scripts/generate.mjs', import.meta.url))
/** What a browser lacks; the bundle sees them as undefined. */
const nodeGlobals = 'process, Buffer, global, require, module, exports, setImmediate, __filename, __dirname'
const builtins: string[] = []
let script: string

beforeAll(async () => {
  const seeBuiltins = {
    name: 'see-builtins',
    enforce: 'pre' as const,
    resolveId(id: string) {
      if (isBuiltin(id)) builtins.push(id)
      return null
    },
  }
  const bundles = (await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [seeBuiltins],
    build: { write: false, minify: false, lib: { entry, formats: ['iife'], name: 'telecomx' } },
  })) as Rollup.RollupOutput[]
  script = bundles[0]?.output[0].code ?? ''
})

test('a browser’s bundle of the client has everything inside and asks for no built-in of Node', () => {
  expect(builtins).toEqual([])
  expect(script).not.toMatch(/\brequire\(|\bfrom ?['"]node:|\bimport\(/)
})

test('the bundle runs on what a browser has, and reads the documented error of a live server', async () => {
  await using kit = await startTestKit()
  const { createClient, documentedErrorOf } = runInThisContext(
    `((${nodeGlobals}) => { ${script}; return telecomx })()`,
  ) as typeof Client
  const viewer = createClient({ url: kit.url, token: await kit.tokenFor('VIEWER') })
  const failing = viewer.porting.poaCreate.mutate({ customerId: kit.issuer })
  expect(await failing.catch(documentedErrorOf)).toEqual(accessDenied)
})

test('the generated type of the router is what the server’s sources give', async () => {
  expect(await run(process.execPath, [generator, '--check'], root)).toBe('')
})

test('the generated file imports types only, and nothing of the server', () => {
  const generated = readFileSync(new URL('generated/app-router.ts', import.meta.url), 'utf8')
  const imports = generated.split('\n').filter((line) => /^import\b|\bimport\(/.test(line))
  expect(imports.filter((line) => !line.startsWith('import type '))).toEqual([])
  expect(imports.map((line) => /'([^']+)';?$/.exec(line)?.[1])).toEqual(
    expect.arrayContaining(['@trpc/server', '@telecomx/validation']),
  )
  expect(generated).not.toMatch(/@telecomx\/(?!validation)|kysely|mysql2|node:|Buffer|^export (?!type)/m)
})
