import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from '@typescript/typescript6'
import { describe, expect, test } from 'vitest'

/** What each workspace may import. `typesOnly`: as a type, never at run time. */
interface Rule {
  may: readonly string[]
  typesOnly?: readonly string[]
  /** Runs in a browser: no global of Node either. */
  browser?: true
  /** What it imports is built into it: for development, and not installed where it is served. */
  bundled?: true
}

const rules: Record<string, Rule> = {
  'packages/validation': { may: ['zod', 're2js'], browser: true },
  'packages/database': { may: ['kysely', 'mysql2', 'node:'], typesOnly: ['@telecomx/validation'] },
  'packages/process': { may: ['node:'] },
  'packages/embedded-mysql': { may: ['mysql2', '@telecomx/process', 'node:'] },
  'packages/fair-queue': { may: [] },
  'packages/poa-document': { may: [...own('fair-queue'), 'jspdf', 'qrcode', 'node:'] },
  'packages/scan': { may: [...own('fair-queue'), '@hyzyla/pdfium', 'zxing-wasm/reader', 'node:'] },
  'packages/delivery': { may: ['@telecomx/validation', 'nodemailer', 'node:'] },
  'packages/mailbox': { may: ['@telecomx/delivery', 'imapflow', 'postal-mime', 'node:'] },
  'packages/api': {
    may: [
      ...own('validation', 'database', 'poa-document', 'scan', 'delivery', 'mailbox'),
      '@trpc/server',
      'superjson',
      'hono',
      '@hono/node-server',
      'zod',
      'node:',
    ],
  },
  'packages/client': {
    // What @trpc/client itself is built on; the rest of @trpc/server is the server's.
    may: ['@trpc/client', '@trpc/server/observable', '@telecomx/validation'],
    typesOnly: ['@trpc/server'],
    browser: true,
  },
  'apps/server': {
    may: [
      ...own(
        'api',
        'client',
        'database',
        'delivery',
        'embedded-mysql',
        'mailbox',
        'poa-document',
        'process',
        'scan',
        'validation',
      ),
      'zod',
      'node:',
    ],
  },
  // All of it is for development: what it may import is what its package.json has for that, peers of the product included.
  'apps/bench': { may: ['node:'] },
  'apps/cli': {
    may: [...own('client', 'process'), 'commander', 'cli-table3', 'csv-parse', 'zod', 'node:'],
  },
  'apps/demo': { may: [...own('client', 'process', 'scan/testing'), 'smtp-server', 'node:'] },
  'apps/desk': {
    may: [
      ...own('client'),
      '@mantine/core',
      '@mantine/hooks',
      '@tanstack/react-query',
      '@tanstack/react-router',
      '@trpc/tanstack-react-query',
      'get-nonce',
      'papaparse',
      'pdfjs-dist',
      'react',
      'react-dom',
    ],
    typesOnly: ['zod'],
    browser: true,
    bundled: true,
  },
  'apps/faults': {
    may: [
      ...own('api', 'client', 'database', 'delivery', 'embedded-mysql', 'mailbox', 'process', 'scan'),
      'smtp-server',
      'node:',
    ],
  },
}

/** The entries of a package beside the one of its own name. */
const entries = [
  '@telecomx/client/errors',
  '@telecomx/client/schemas',
  '@telecomx/database/settings',
  '@telecomx/delivery/settings',
  '@telecomx/embedded-mysql/fetch-debian-package',
  '@telecomx/embedded-mysql/user-cache',
  '@telecomx/mailbox/settings',
  '@telecomx/mailbox/testing',
  '@telecomx/scan/testing',
]

/** The files that look at the environment, and no others. */
const readersOfEnvironment = [
  'apps/cli/src/environment.ts',
  'apps/server/src/env.ts',
  // These hand the environment on to the processes they start.
  'apps/bench/src/environment.ts',
  'apps/cli/src/testing/call-telecomx.ts',
  'apps/demo/src/child-environment.ts',
  'apps/faults/src/fairness/product.ts',
  'packages/embedded-mysql/src/run-command.ts',
  'packages/process/src/process-identity.ts',
  // PATH, to find a server's binary, and where a user's caches are.
  'packages/embedded-mysql/src/find-server.ts',
  'packages/embedded-mysql/src/user-cache.ts',
  'packages/database/src/testing.ts',
]

/** The rooms of a package from the ground up: a file imports from its own room and from those before it, types too. */
const rooms: Record<string, string> = {
  'packages/api':
    // What every procedure is built from; what it does, by noun; REST and tRPC.
    'failures shares access procedure http import audit ' +
    'number operator customer employee token session stage voice-account delivery poa signed-copy mailbox verify order porting work overview sending ' +
    'trpc rest openapi desk .',
  'packages/database':
    'migrations schema query connection ' +
    'customer audit employee token session operator number voice-account porting delivery poa signed-copy mailbox order work ' +
    'overview sending backup .',
  'packages/delivery': 'courier letter smtp fax .',
}

const nodeGlobals = ['process', 'Buffer', 'global', '__dirname', '__filename', 'require', 'setImmediate']

/** Parts of a package that only tests import, and the benchmark: they may use what their package has for development. */
const testing = /\/testing\/|\/testing\.ts$|^apps\/bench\//

const root = fileURLToPath(new URL('..', import.meta.url))
const workspaces = Object.keys(rules)
const sources = workspaces.flatMap((workspace) =>
  readdirSync(join(root, workspace, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.[mc]?tsx?$/.test(file) && !/\.test\.|\.d\.ts$/.test(file))
    .map((file) => ({ workspace, path: `${workspace}/src/${file}` }))
    .map((file) => ({ ...file, text: readFileSync(join(root, file.path), 'utf8') })),
)

test('every workspace has its rule', () => {
  const found = ['packages', 'apps']
    .flatMap((group) => readdirSync(join(root, group)).map((name) => `${group}/${name}`))
    .filter((workspace) => existsSync(join(root, workspace, 'src')))
  expect(found.sort()).toEqual([...workspaces].sort())
})

test('the walk sees the files and their imports', () => {
  expect(sources.length).toBeGreaterThan(100)
  expect(sources.flatMap(({ text, path }) => readModule(text, path).imports).length).toBeGreaterThan(300)
})

test('every reader of the environment that is listed is one', () => {
  const reading = sources
    .filter(({ text, path }) => readModule(text, path).environment)
    .map(({ path }) => path)
  expect(reading.sort()).toEqual([...readersOfEnvironment].sort())
})

test('no file imports what its workspace may not', () => {
  expect(sources.flatMap(breachesOf)).toEqual([])
})

test('no import leads in a circle, not even of types', () => {
  expect(circlesOf(importsOf(sources))).toEqual([])
})

test('a circle is seen', () => {
  expect(circlesOf({ a: ['b'], b: ['c', 'd'], c: [], d: ['a'] })).toEqual(['a > b > d > a'])
})

describe.each(Object.entries(rooms))('the rooms of %s', (workspace, names) => {
  const order = names.split(' ')
  const imports = importsOf(sources.filter((one) => one.workspace === workspace && !testing.test(one.path)))
  const arrows = Object.entries(imports).flatMap(([from, targets]) =>
    targets.map((to) => [from, to] as const),
  )

  test('are all of it', () => {
    expect([...new Set(Object.keys(imports).map(roomOf))].sort()).toEqual([...order].sort())
  })

  test('stand on one another: no import leads back up', () => {
    const rank = (path: string) => order.indexOf(roomOf(path))
    expect(arrows.filter(([from, to]) => rank(to) > rank(from)).map((arrow) => arrow.join(' > '))).toEqual([])
  })
})

describe.each(workspaces)('%s', (workspace) => {
  const manifest = readManifest(workspace)
  const declared = rules[workspace]?.bundled ? manifest.devDependencies : manifest.dependencies
  const files = sources.filter((source) => source.workspace === workspace && !testing.test(source.path))

  test('imports nothing that its package.json does not declare', () => {
    const imported = files.flatMap(({ text, path }) =>
      readModule(text, path).imports.map((one) => one.package),
    )
    const own = imported.filter((name) => !/^(\.|node:)/.test(name))
    expect([...new Set(own)].filter((name) => !(name in declared))).toEqual([])
  })

  test('declares nothing at run time that it does not use', () => {
    const used = new Set(files.flatMap(({ text, path }) => readModule(text, path).mentioned))
    expect(Object.keys(manifest.dependencies).filter((name) => !used.has(name))).toEqual([])
  })
})

test.each([
  ['packages/validation', "import { join } from 'node:path'", 'node:path'],
  ['packages/validation', 'export const home = process.env.HOME', 'process.env'],
  ['packages/validation', "export * from '@telecomx/database'", '@telecomx/database'],
  ['packages/database', "import { isPrintable } from '@telecomx/validation'", 'as a type only'],
  [
    'packages/database',
    "import { type Operator, isPrintable } from '@telecomx/validation'",
    'as a type only',
  ],
  ['packages/database', "const api = await import('@telecomx/api')", '@telecomx/api'],
  ['packages/database', "type Api = import('@telecomx/api').Api", '@telecomx/api'],
  ['packages/api', "import type { jsPDF } from 'jspdf'", 'jspdf'],
  ['packages/api', 'const { env } = process', 'process.env'],
  ['packages/api', "const url = process['env'].DATABASE_URL", 'process.env'],
  ['packages/api', "import { env } from 'node:process'", 'process.env'],
  ['packages/api', "import { boot } from '../../embedded-mysql/src/boot.js'", 'another workspace'],
  ['packages/api', "import { x } from '@telecomx/database/dist/connect.js'", 'not an entry'],
  ['packages/api', "import { x } from '@telecomx/database/testing'", 'not an entry'],
  ['apps/server', "import { x } from '@telecomx/client/generated/errors.js'", 'not an entry'],
  ['packages/client', "import { initTRPC } from '@trpc/server'", 'as a type only'],
  ['packages/client', "import '@trpc/server'", 'as a type only'],
  ['packages/client', "const bytes = Buffer.from('x')", 'Buffer'],
  ['packages/client', 'const bytes = globalThis.process', 'process'],
  ['packages/client', "const { createHash } = require('node:crypto')", 'require'],
  ['apps/demo', "import { readEnv } from '../../server/src/env.js'", 'another workspace'],
  ['apps/demo', "import { readEnv } from '@telecomx/server'", '@telecomx/server'],
  ['apps/desk', "import { operatorCreateInput } from '@telecomx/validation'", '@telecomx/validation'],
  ['apps/desk', 'const home = process.cwd()', 'process'],
])('a breach in %s is seen: %s', (workspace, text, reason) => {
  expect(breachesOf({ workspace, path: `${workspace}/src/made-up.ts`, text }).join('\n')).toContain(reason)
})

test.each([
  ['packages/database', "import type { Operator } from '@telecomx/validation'"],
  ['packages/database', "import { type Operator } from '@telecomx/validation'\nimport { x } from './x.js'"],
  ['packages/client', "import type { TRPCError } from '@trpc/server'"],
  ['apps/demo', "import { operatorCreateErrors } from '@telecomx/client/errors'"],
  [
    'packages/client',
    'export interface Shape { process: string }\nexport const shape = { Buffer: 1 }.Buffer',
  ],
  ['packages/api', "// import { jsPDF } from 'jspdf'\nexport const text = \"import 'jspdf'\""],
])('no breach in %s: %s', (workspace, text) => {
  expect(breachesOf({ workspace, path: `${workspace}/src/made-up.ts`, text })).toEqual([])
})

/** Which files of the project each file imports. */
function importsOf(files: readonly { path: string; text: string }[]): Record<string, string[]> {
  const paths = new Set(files.map(({ path }) => path))
  return Object.fromEntries(
    files.map(({ path, text }) => [
      path,
      readModule(text, path)
        .imports.filter(({ specifier }) => specifier.startsWith('.'))
        .map(({ specifier }) => join(dirname(path), specifier).replace(/\.js$/, '.ts'))
        // Of a component the import says `.js`, too.
        .map((target) => (paths.has(target) ? target : target.replace(/\.ts$/, '.tsx'))),
    ]),
  )
}

/** The room that a file is in: its folder, or the folder above that is named, or the file itself when that is. */
function roomOf(path: string): string {
  const [group, name, , ...inside] = path.replace(/\.ts$/, '').split('/')
  const named = rooms[`${group}/${name}`]?.split(' ') ?? []
  const places = inside.map((_, index) => inside.slice(0, inside.length - index).join('/'))
  return places.find((place) => named.includes(place)) ?? (places[1] || '.')
}

/** Every way that leads back to a file that it passed, once. */
function circlesOf(imports: Record<string, string[]>): string[] {
  const [circles, done, way] = [new Set<string>(), new Set<string>(), [] as string[]]
  const visit = (path: string): void => {
    if (way.includes(path)) circles.add(way.slice(way.indexOf(path)).concat(path).join(' > '))
    if (done.has(path) || way.includes(path)) return
    way.push(path)
    for (const target of imports[path] ?? []) visit(target)
    way.pop()
    done.add(path)
  }
  for (const path of Object.keys(imports)) visit(path)
  return [...circles]
}

function own(...names: string[]): string[] {
  return names.map((name) => `@telecomx/${name}`)
}

function breachesOf({ workspace, path, text }: (typeof sources)[number]): string[] {
  const { may, typesOnly = [], browser } = rules[workspace] ?? { may: [] }
  const { imports, globals, environment } = readModule(text, path)
  const isTesting = testing.test(path)
  const breaches = imports.flatMap(({ specifier, package: name, typeOnly }) => {
    if (specifier.startsWith('.')) {
      const target = resolve(root, dirname(path), specifier)
      return target.startsWith(join(root, workspace, 'src/')) ? [] : [`${specifier} is in another workspace`]
    }
    if (name.startsWith('@telecomx/') && ![name, ...entries].includes(specifier))
      return isTesting && specifier === `${name}/testing` ? [] : [`${specifier} is not an entry of ${name}`]
    if (may.some((one) => one === name || one === specifier || (one === 'node:' && name.startsWith(one))))
      return []
    if (typesOnly.includes(name)) return typeOnly ? [] : [`${name} may be imported as a type only`]
    return isTesting && isForDevelopment(workspace, name) ? [] : [`${specifier} may not be imported`]
  })
  if (environment && !readersOfEnvironment.includes(path)) breaches.push('process.env may not be read')
  if (browser) breaches.push(...globals.map((name) => `${name} is missing in a browser`))
  return breaches.map((breach) => `${path}: ${breach}`)
}

/** All imports and re-exports, static and dynamic, of types too, and what of Node's globals a file touches. */
function readModule(text: string, path: string) {
  const imports: { specifier: string; package: string; typeOnly: boolean }[] = []
  const mentioned: string[] = []
  const globals: string[] = []
  let environment = false
  const add = (specifier: ts.Node | undefined, typeOnly: boolean) => {
    if (specifier && ts.isStringLiteralLike(specifier))
      imports.push({ specifier: specifier.text, package: packageOf(specifier.text), typeOnly })
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeImport(node))
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly)
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      add(node.argument.literal, true)
    else if (ts.isCallExpression(node) && /^(import|require)$/.test(node.expression.getText()))
      add(node.arguments[0], false)
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node)) mentioned.push(packageOf(node.text))
    if (ts.isIdentifier(node) && nodeGlobals.includes(node.text) && isReference(node)) {
      globals.push(node.text)
      // `const { env } = process` and `process['env']` too; `process.exit()` and `once(process, …)` are fine.
      environment ||= /^(process\.(env|loadEnvFile)\b|process\[|[^(]*= process$)/.test(node.parent.getText())
    }
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(path.replace(/^.*\//, ''), text, ts.ScriptTarget.Latest, true))
  environment ||= imports.some(({ specifier }) => specifier === 'node:process')
  return { imports, mentioned, globals, environment }
}

/** Not the name of a property or of a member: `shape.process`, `{ process: 1 }`, `interface { process: string }`. */
function isReference(node: ts.Identifier): boolean {
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent) && parent.name === node)
    return /^(globalThis|window|self)$/.test(parent.expression.getText())
  return !(
    (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent) || ts.isMethodSignature(parent)) &&
    parent.name === node
  )
}

function isTypeImport({ importClause }: ts.ImportDeclaration): boolean {
  if (!importClause) return false
  if (importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true
  const named = importClause.namedBindings
  return (
    !importClause.name && !!named && ts.isNamedImports(named) && named.elements.every((one) => one.isTypeOnly)
  )
}

function packageOf(specifier: string): string {
  if (/^(\.|node:)/.test(specifier)) return specifier
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}

function readManifest(workspace: string): Record<'dependencies' | 'devDependencies', Record<string, string>> {
  const manifest = JSON.parse(readFileSync(join(root, workspace, 'package.json'), 'utf8')) as object
  return { dependencies: {}, devDependencies: {}, ...manifest }
}

function isForDevelopment(workspace: string, name: string): boolean {
  return [workspace, '.'].some((place) => name in readManifest(place).devDependencies)
}
