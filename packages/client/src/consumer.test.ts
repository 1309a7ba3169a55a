import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { startTestKit } from '@telecomx/api/testing'
import { operatorCreateErrors, poaGetErrors } from '@telecomx/validation'
import { build, type Rollup } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const fixture = join(root, 'packages/client/consumer')
const ownTypeScript = join(root, 'node_modules/typescript/bin/tsc')
let folder: string
let manifest: Record<'dependencies' | 'peerDependencies', Record<string, string>>

/** A project elsewhere, with the client as it is handed on, what it asks for, and TypeScript 5; no types of Node. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'telecomx-consumer-'))
  cpSync(fixture, folder, { recursive: true, filter: (path) => !path.includes('node_modules') })
  const quiet = ['--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund']
  await run('npm', ['ci', ...quiet])
  await run(process.execPath, [join(root, 'packages/client/scripts/pack.mjs')])
  const [tarball = ''] = readdirSync(folder).filter((name) => /^telecomx-client-\d.*\.tgz$/.test(name))
  await run('npm', ['install', '--no-save', '--no-package-lock', ...quiet, `./${tarball}`])
  manifest = JSON.parse(readFileSync(installed('package.json'), 'utf8')) as typeof manifest
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const options = {
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: true,
  target: 'ES2023',
  lib: ['ES2023', 'DOM', 'DOM.Iterable', 'ESNext.Disposable'],
  module: 'nodenext',
  jsx: 'react-jsx',
  types: [],
  noEmit: true,
}

describe('the tarball', () => {
  test('has its types, pages and licence, and nothing that refers to a source or a test', () => {
    expect(readdirSync(installed()).toSorted()).toEqual([
      'CHANGELOG.md',
      'README.md',
      'dist',
      'docs',
      'package.json',
    ])
    expect(manifest).toMatchObject({ license: 'UNLICENSED', type: 'module', sideEffects: false })
    expect(manifest).not.toHaveProperty('private')
    const files = readdirSync(installed('dist'), { recursive: true, encoding: 'utf8' })
    expect(files.filter((file) => /\.(test|map|tsbuildinfo)|src/.test(file))).toEqual([])
  })

  test('declares all that it imports, with ranges, and no other part of the product', () => {
    const texts = readdirSync(installed('dist'), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(js|d\.ts)$/.test(file))
      .map((file) => readFileSync(installed('dist', file), 'utf8'))
    const imports = texts.flatMap((text) => [
      ...text.matchAll(/(?:\bfrom |\bimport\(?)\s*['"]([^.'"][^'"]*)['"]/g),
    ])
    const packages = imports.map(([, name = '']) => /^(@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? '')
    const declared = { ...manifest.dependencies, ...manifest.peerDependencies }
    expect([...new Set(packages)].toSorted()).toEqual(Object.keys(declared).toSorted())
    expect(Object.keys(manifest.dependencies).toSorted()).toEqual(['re2js', 'zod'])
    expect(Object.values(declared).filter((range) => !/^\^\d+\.\d+\.\d+$/.test(range))).toEqual([])
  })

  test('has the same entries as the package in the workspace', () => {
    const own = JSON.parse(readFileSync(join(root, 'packages/client/package.json'), 'utf8')) as object
    expect(own).toMatchObject({ exports: (manifest as { exports?: object }).exports, sideEffects: false })
  })
})

test.each([
  ['node16', { module: 'node16', moduleResolution: 'node16' }],
  ['nodenext', { module: 'nodenext', moduleResolution: 'nodenext' }],
  ['bundler', { module: 'esnext', moduleResolution: 'bundler' }],
])('under moduleResolution %s a consumer checks against the client’s own types', async (name, resolution) => {
  expect(await check({ ...options, ...resolution }, ['consumer.ts'], name)).toBe('')
})

test('the types hold in themselves, those of what they are built on included', async () => {
  expect(await check({ ...options, skipLibCheck: false }, ['consumer.ts'], 'whole', ownTypeScript)).toBe('')
})

test('the consumer’s compiler sees a fault: a case that is no error is reported', async () => {
  const text = readFileSync(join(folder, 'consumer.ts'), 'utf8')
  writeFileSync(join(folder, 'fault.ts'), text.replace('// @ts-expect-error the customer', '// the customer'))
  expect(await check(options, ['fault.ts'], 'fault')).toContain("Property 'customerId' is missing")
})

test('the consumer’s program talks to a live server: results, documented errors, a download that works once', async () => {
  await compile('consumer.ts')
  await using kit = await startTestKit()
  const customerId = await kit.addCustomer()
  const token = await kit.tokenFor('ADMIN')
  await kit.addPortings(customerId, [{ operator: await kit.addOperator() }])
  expect(await runConsumer('consumer.js', kit.url, token, customerId)).toEqual({
    checked: '+4570305050',
    total: 2,
    fixedAuth: 'FAX',
    said: '_id: Operator already exists',
    status: 200,
    typed: false,
    npNumber: '+4570305050',
    orderWait: null,
    required: false,
    row: operatorCreateErrors.operatorExists,
    exists: true,
    success: true,
    documents: [expect.stringMatching(/^[0-9a-f]{24}$/)],
    filename: 'æøå.pdf',
    preview: 'Fuldmagt-Nordkabel-A-S-UDKAST.pdf',
    donorCustomerId: 'K-1',
    head: '%PDF-',
    same: true,
    secondRow: poaGetErrors.fileNotFound,
    used: true,
    unreached: true,
  })
})

test('tRPC’s binding to TanStack Query takes the client without a cast, and its calls arrive', async () => {
  await compile('tanstack.ts')
  await using kit = await startTestKit()
  await kit.addOperator()
  const outcome = await runConsumer('tanstack.js', kit.url, await kit.tokenFor('VIEWER'))
  expect(outcome).toEqual({ names: [expect.any(String)], missing: true })
})

test('what the client’s page and the package’s README show compiles', async () => {
  const pages = ['docs/api/client.md', 'packages/client/README.md']
  const blocks = pages.map((page) => blocksOf(readFileSync(join(root, page), 'utf8')))
  expect(blocks.map(({ length }) => length > 0)).toEqual([true, true])
  mkdirSync(join(folder, 'pages'))
  writeFileSync(join(folder, 'pages/given.d.ts'), given)
  const files = blocks.flat().map(({ ending, code }, index) => {
    writeFileSync(join(folder, `pages/block-${index}.${ending}`), `${code}\nexport {}\n`)
    return `pages/block-${index}.${ending}`
  })
  expect(await check(options, ['pages/given.d.ts', ...files], 'pages')).toBe('')
})

function blocksOf(page: string): { ending: string; code: string }[] {
  const blocks = page.matchAll(/^```(tsx?)\n(.*?)^```/gms)
  return [...blocks].map(([, ending = '', code = '']) => ({ ending, code }))
}

/** What the pages' examples are said to have at hand. */
const given = `
import type { Client, RouterInputs } from '@telecomx/client'
declare global {
  const client: Client
  const token: string
  const customerId: string
  const _id: string
  const operator: RouterInputs['operator']['create']
  const signal: AbortSignal
}
`

const clientAt = `createClient({ url: '', token: '' })`

describe('a page built by Vite', () => {
  test('with one operation’s rows has hardly more than the client: no zod, no re2js', async () => {
    const alone = await page(
      `import { createClient } from '@telecomx/client'; globalThis.client = ${clientAt}`,
    )
    const withRows = await page(`
      import { createClient, failedWith } from '@telecomx/client'
      import { operatorCreateErrors } from '@telecomx/client/errors'
      globalThis.client = ${clientAt}
      globalThis.exists = (error) => failedWith(error, operatorCreateErrors.operatorExists)`)
    expect([...alone.packages, ...withRows.packages].filter((name) => /zod|re2js/.test(name))).toEqual([])
    expect(alone.gzip).toBeLessThan(14_000)
    expect(withRows.gzip - alone.gzip).toBeLessThan(1_000)
  })

  test('of the rows alone stays under 3 kB', async () => {
    const { gzip, packages } = await page(`
      import { poaCreateErrors } from '@telecomx/client/errors'
      globalThis.rows = poaCreateErrors`)
    expect([packages, gzip < 3_000]).toEqual([['@telecomx/client'], true])
  })

  test('brings re2js with the operators’ schemas only', async () => {
    const packagesOf = async (schema: string) => {
      const code = `import { ${schema} } from '@telecomx/client/schemas'; globalThis.check = ${schema}.safeParse`
      return (await page(code)).packages
    }
    expect(await packagesOf('poaContentInput')).toEqual(['@telecomx/client', 'zod'])
    expect(await packagesOf('customerCreateInput')).toEqual(['@telecomx/client', 'zod'])
    expect(await packagesOf('operatorCreateInput')).toEqual(['@telecomx/client', 're2js', 'zod'])
  })
})

/** The size of a page’s scripts, and the packages that something of is in them. */
async function page(code: string): Promise<{ gzip: number; packages: string[] }> {
  writeFileSync(join(folder, 'index.html'), '<!doctype html><script type="module" src="/main.ts"></script>')
  writeFileSync(join(folder, 'main.ts'), code)
  const { output } = (await build({
    root: folder,
    configFile: false,
    logLevel: 'silent',
    build: { write: false },
  })) as Rollup.RollupOutput
  const chunks = output.filter((part) => part.type === 'chunk')
  const rendered = chunks.flatMap(({ modules }) =>
    Object.entries(modules).filter(([, { renderedLength }]) => renderedLength > 0),
  )
  const names = rendered.flatMap(([id]) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id)?.[1] ?? [])
  return {
    gzip: chunks.reduce((sum, { code }) => sum + gzipSync(code).length, 0),
    packages: [...new Set(names)].toSorted(),
  }
}

function installed(...path: string[]): string {
  return join(folder, 'node_modules/@telecomx/client', ...path)
}

/** What TypeScript says of files, the project’s own unless another is named; nothing when all is well. */
async function check(compilerOptions: object, files: string[], name: string, tsc?: string): Promise<string> {
  writeFileSync(join(folder, `tsconfig.${name}.json`), JSON.stringify({ compilerOptions, files }))
  const compiler = tsc ?? join(folder, 'node_modules/typescript/bin/tsc')
  return run(process.execPath, [compiler, '-p', `tsconfig.${name}.json`]).catch(
    (error: { stdout: string; message: string }) => error.stdout || error.message,
  )
}

/** Makes a file’s JavaScript. */
async function compile(file: string): Promise<void> {
  const flags = ['--module', 'nodenext', '--target', 'es2023', '--strict', '--skipLibCheck', '--ignoreConfig']
  await run(process.execPath, [ownTypeScript, ...flags, file])
}

async function runConsumer(file: string, ...args: string[]): Promise<unknown> {
  const script = `import { run } from './${file}'\nconsole.log(JSON.stringify(await run(...${JSON.stringify(args)})))`
  return JSON.parse(await run(process.execPath, ['--input-type=module', '-e', script]))
}

async function run(program: string, args: string[]): Promise<string> {
  // npm tells its children in INIT_CWD where it was called from.
  const options = { cwd: folder, env: { ...process.env, INIT_CWD: folder } }
  return (await promisify(execFile)(program, args, options)).stdout
}
