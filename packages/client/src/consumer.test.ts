import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { startTestKit } from '@telecomx/api/testing'
import { operatorCreateErrors, poaGetErrors } from '@telecomx/validation'
import type { Browser } from 'playwright-core'
import { build, type Rollup } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchChromium } from '../../../tests/browser/launch-chromium.js'
import { run } from '../../../tests/foreign-clients/run.js'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const fixture = join(root, 'packages/client/consumer')
const ownTypeScript = join(root, 'node_modules/typescript/bin/tsc')
const browser = await launchChromium('a page with the packed client in a browser')
const folder = mkdtempSync(join(tmpdir(), 'telecomx-consumer-'))
/** With the oldest tRPC that the client may be used with; tRPC's binding to TanStack wants that one. */
const oldest = join(folder, 'oldest')
/** With those that the workspace has, as the page's line of installation brings them. */
const newest = join(folder, 'newest')
const own = manifestIn(join(root, 'packages/client'))
let manifest: Manifest

interface Manifest {
  exports: object
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
  peerDependencies: Record<string, string>
}

/** Two projects elsewhere, with the client as it is handed on and TypeScript 5; no types of Node. */
beforeAll(async () => {
  const quiet = ['--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund']
  cpSync(fixture, oldest, { recursive: true, filter: (path) => !path.includes('node_modules') })
  cpSync(oldest, newest, { recursive: true, filter: (path) => !path.endsWith('.json') })
  writeFileSync(join(newest, 'package.json'), '{ "private": true, "type": "module" }')
  await run(process.execPath, [join(root, 'packages/client/scripts/pack.mjs')], folder)
  const isPacked = (name: string) => /^telecomx-client-\d.*\.tgz$/.test(name)
  const tarball = join(folder, readdirSync(folder).find(isPacked) ?? '')
  const shared = Object.keys(own.peerDependencies).map((name) => `${name}@${own.dependencies[name]}`)
  const { typescript } = manifestIn(fixture).devDependencies
  await run('npm', ['ci', ...quiet], oldest)
  await run('npm', ['install', '--no-save', '--no-package-lock', ...quiet, tarball], oldest)
  await run('npm', ['install', ...quiet, tarball, ...shared, `typescript@${typescript}`], newest)
  manifest = manifestIn(installed())
}, 300_000)
afterAll(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true, force: true })
})

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
      ...text.matchAll(/(?:\bfrom |(?<!\.)\bimport\(?)\s*['"]([^.'"][^'"]*)['"]/g),
    ])
    const packages = imports.map(([, name = '']) => /^(@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? '')
    const declared = { ...manifest.dependencies, ...manifest.peerDependencies }
    expect([...new Set(packages)].toSorted()).toEqual(Object.keys(declared).toSorted())
    expect(Object.keys(manifest.dependencies).toSorted()).toEqual(['re2js', 'zod'])
    expect(Object.values(declared).filter((range) => !/^\^\d+\.\d+\.\d+$/.test(range))).toEqual([])
  })

  test('brings what its schemas need, and finds the oldest of what it shares', () => {
    const lock = readFileSync(join(fixture, 'package-lock.json'), 'utf8')
    expect([lock.includes('node_modules/zod'), lock.includes('node_modules/re2js')]).toEqual([false, false])
    expect(readdirSync(join(oldest, 'node_modules'))).toEqual(expect.arrayContaining(['re2js', 'zod']))
    const shared = Object.entries(manifest.peerDependencies).map(([name, range]) => [name, range.slice(1)])
    expect(manifestIn(fixture).dependencies).toMatchObject(Object.fromEntries(shared))
  })

  test('has the same entries as the package in the workspace', () => {
    expect(own).toMatchObject({ exports: manifest.exports, sideEffects: false })
  })
})

test.each([
  ['node16', { module: 'node16', moduleResolution: 'node16' }],
  ['nodenext', { module: 'nodenext', moduleResolution: 'nodenext' }],
  ['bundler', { module: 'esnext', moduleResolution: 'bundler' }],
])(
  'under moduleResolution %s a consumer checks against the client’s own types, which hold in themselves',
  async (name, resolution) => {
    const whole = { ...options, skipLibCheck: false, ...resolution }
    expect(await check(newest, whole, ['consumer.ts'], name)).toBe('')
  },
)

test('the types hold in themselves by TypeScript 7 too, those of what they are built on included', async () => {
  const whole = { ...options, skipLibCheck: false }
  expect(await check(newest, whole, ['consumer.ts'], 'whole', ownTypeScript)).toBe('')
})

test('the consumer’s compiler sees a fault: a case that is no error is reported', async () => {
  const text = readFileSync(join(newest, 'consumer.ts'), 'utf8')
  writeFileSync(join(newest, 'fault.ts'), text.replace('// @ts-expect-error the customer', '// the customer'))
  expect(await check(newest, options, ['fault.ts'], 'fault')).toContain("Property 'customerId' is missing")
})

test.each([
  ['node16', 'newest', newest],
  ['nodenext', 'newest', newest],
  ['nodenext', 'oldest', oldest],
])(
  'the consumer’s program, compiled for %s, talks to a live server with the %s tRPC: results, documented errors, a download that works once',
  async (module, _age, place) => {
    await compile(place, 'consumer.ts', module)
    await using kit = await startTestKit()
    const customerId = await kit.addCustomer()
    const token = await kit.tokenFor('ADMIN')
    await kit.addPortings(customerId, [{ operator: await kit.addOperator() }])
    expect(await runConsumer(place, 'consumer.js', kit.url, token, customerId)).toEqual({
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
  },
)

test('tRPC’s binding to TanStack Query takes the client without a cast, and its calls arrive', async () => {
  await compile(oldest, 'tanstack.ts')
  await using kit = await startTestKit()
  await kit.addOperator()
  const outcome = await runConsumer(oldest, 'tanstack.js', kit.url, await kit.tokenFor('VIEWER'))
  expect(outcome).toEqual({ names: [expect.any(String)], missing: true })
})

test('what the client’s page and the package’s README show compiles', async () => {
  const pages = ['docs/api/client.md', 'packages/client/README.md']
  const blocks = pages.map((page) => blocksOf(readFileSync(join(root, page), 'utf8')))
  expect(blocks.map(({ length }) => length > 0)).toEqual([true, true])
  mkdirSync(join(oldest, 'pages'))
  writeFileSync(join(oldest, 'pages/given.d.ts'), given)
  const files = blocks.flat().map(({ ending, code }, index) => {
    writeFileSync(join(oldest, `pages/block-${index}.${ending}`), `${code}\nexport {}\n`)
    return `pages/block-${index}.${ending}`
  })
  expect(await check(oldest, options, ['pages/given.d.ts', ...files], 'pages')).toBe('')
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

describe('a page built by Vite', () => {
  test('with one operation’s rows has hardly more than the client: no zod, no re2js', async () => {
    const [alone, withRows] = [await page(client), await page(clientAndRows)]
    expect([...alone.packages, ...withRows.packages].filter((name) => /zod|re2js/.test(name))).toEqual([])
    expect(alone.gzip).toBeLessThan(15_000)
    expect(withRows.gzip - alone.gzip).toBeLessThan(1_000)
  })

  test('brings re2js with the operators’ schemas only', async () => {
    const packagesOf = async (schema: string) => (await page(schemaOf(schema))).packages
    expect(await packagesOf('poaContentInput')).toEqual(['@telecomx/client', 'zod'])
    expect(await packagesOf('customerCreateInput')).toEqual(['@telecomx/client', 'zod'])
    expect(await packagesOf('operatorCreateInput')).toEqual(['@telecomx/client', 're2js', 'zod'])
  })

  test('of the rows alone stays under 3 kB', async () => {
    const { gzip, packages } = await page(rows)
    expect([packages, gzip < 3_000]).toEqual([['@telecomx/client'], true])
  })

  test.each(['docs/api/client.md', 'packages/client/README.md'])(
    'has the size that %s says',
    async (path) => {
      const table = readFileSync(join(root, path), 'utf8')
      const told = [...table.matchAll(/^\| `@telecomx\/client.*\|(.+)\|$/gm)].map(([, cell = '']) =>
        [...cell.matchAll(/(\d+) kB/g)].map(([, figure]) => Number(figure)),
      )
      const [least, operators] = [schemaOf('customerCreateInput'), schemaOf('operatorCreateInput')]
      const pages = await Promise.all([client, rows, least, operators].map(page))
      const [whole = 0, ofRows = 0, ...ofSchemas] = pages.map(({ gzip }) => gzip / 1_000)
      expect(told).toEqual([[near(whole)], [near(ofRows)], ofSchemas.map(near)])
    },
  )

  describe.skipIf(!browser)('in a browser', () => {
    test('calls a server of another origin, and reads the documented error', async () => {
      const { files } = await page(`
        import { createClient, failedWith } from '@telecomx/client'
        import { operatorGetErrors } from '@telecomx/client/errors'
        globalThis.run = async (url, token) => {
          const client = createClient({ url, token })
          const { total } = await client.operator.list.query()
          const error = await client.operator.get.query({ _id: '09999' }).catch((error) => error)
          return { total, missing: failedWith(error, operatorGetErrors.operatorNotFound) }
        }`)
      await using site = await serve(files)
      await using kit = await startTestKit({ corsOrigins: [site.origin] })
      await kit.addOperator()
      const tab = await (browser as Browser).newPage()
      await tab.goto(site.origin)
      const call = `run(${JSON.stringify(kit.url)}, ${JSON.stringify(await kit.tokenFor('VIEWER'))})`
      expect(await tab.evaluate(call)).toEqual({ total: 1, missing: true })
    })
  })
})

const client = `import { createClient, failedWith } from '@telecomx/client'
  globalThis.client = createClient({ url: '', token: '' });`
const clientAndRows = `${client}
  import { operatorCreateErrors } from '@telecomx/client/errors'
  globalThis.exists = (error) => failedWith(error, operatorCreateErrors.operatorExists)`
const rows = `import { poaCreateErrors } from '@telecomx/client/errors'; globalThis.rows = poaCreateErrors`

function schemaOf(name: string): string {
  return `import { ${name} } from '@telecomx/client/schemas'; globalThis.check = ${name}.safeParse`
}

/** As a page tells it, in whole kB: not farther away than rounding and a twentieth. */
function near(kB: number): unknown {
  return expect.toSatisfy((told: number) => Math.abs(told - kB) <= 0.5 + kB / 20, `near ${kB}`)
}

/** The size of a page’s scripts, the packages that something of is in them, and all its files by name. */
async function page(code: string): Promise<Page> {
  const place = mkdtempSync(join(newest, 'page-'))
  writeFileSync(join(place, 'index.html'), '<!doctype html><script type="module" src="/main.ts"></script>')
  writeFileSync(join(place, 'main.ts'), code)
  const { output } = (await build({
    root: place,
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
    files: new Map(output.map((part) => [part.fileName, part.type === 'chunk' ? part.code : part.source])),
  }
}

interface Page {
  gzip: number
  packages: string[]
  files: ReadonlyMap<string, string | Uint8Array>
}

async function serve(files: Page['files']): Promise<{ origin: string } & AsyncDisposable> {
  const server = createServer((request, response) => {
    const name = request.url?.slice(1) || 'index.html'
    const type = name.endsWith('.js') ? 'text/javascript' : 'text/html'
    response.setHeader('content-type', type).end(files.get(name))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

function installed(...path: string[]): string {
  return join(newest, 'node_modules/@telecomx/client', ...path)
}

function manifestIn(place: string): Manifest {
  return JSON.parse(readFileSync(join(place, 'package.json'), 'utf8')) as Manifest
}

/** What TypeScript says of files, the project’s own unless another is named; nothing when all is well. */
async function check(
  place: string,
  compilerOptions: object,
  files: string[],
  name: string,
  tsc = join(place, 'node_modules/typescript/bin/tsc'),
): Promise<string> {
  writeFileSync(join(place, `tsconfig.${name}.json`), JSON.stringify({ compilerOptions, files }))
  return run(process.execPath, [tsc, '-p', `tsconfig.${name}.json`], place).catch(
    (error: Error) => error.message,
  )
}

/** Makes a file’s JavaScript. */
async function compile(place: string, file: string, module = 'nodenext'): Promise<void> {
  const flags = ['--module', module, '--target', 'es2023', '--strict', '--skipLibCheck', '--ignoreConfig']
  await run(process.execPath, [ownTypeScript, ...flags, file], place)
}

async function runConsumer(place: string, file: string, ...args: string[]): Promise<unknown> {
  const script = `import { run } from './${file}'\nconsole.log(JSON.stringify(await run(...${JSON.stringify(args)})))`
  return JSON.parse(await run(process.execPath, ['--input-type=module', '-e', script], place))
}
