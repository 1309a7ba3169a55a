import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { startTestKit } from '@telecomx/api/testing'
import { operatorCreateErrors, poaGetErrors } from '@telecomx/validation'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../..', import.meta.url))
let folder: string
const installed = new Set<string>()

/** A project elsewhere, with the client, what it declares, and nothing else: no server, no types of Node. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'telecomx-consumer-'))
  const install = (name: string) => {
    if (installed.has(name)) return
    installed.add(name)
    const own = name.startsWith('@telecomx/')
    const source = join(root, own ? name.replace('@telecomx', 'packages') : `node_modules/${name}`)
    const target = join(folder, 'node_modules', name)
    mkdirSync(target, { recursive: true })
    cpSync(join(source, 'package.json'), join(target, 'package.json'))
    cpSync(join(source, own ? 'dist' : ''), join(target, own ? 'dist' : ''), { recursive: true })
    const manifest = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')) as {
      dependencies?: Record<string, string>
    }
    Object.keys(manifest.dependencies ?? {}).forEach(install)
  }
  install('@telecomx/client')
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  writeFileSync(join(folder, 'consumer.ts'), consumer)
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['consumer.ts'] }))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const compilerOptions = {
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: false,
  target: 'ES2023',
  lib: ['ES2023', 'DOM', 'DOM.Iterable', 'ESNext.Disposable'],
  module: 'NodeNext',
  types: [],
}

const consumer = `
import { type Client, createClient, documentedErrorOf, everyItem, failedWith } from '@telecomx/client'
import { type DocumentedError, operatorCreateErrors, poaGetErrors } from '@telecomx/validation'

type IsAny<Type> = 0 extends 1 & Type ? true : false

export async function run(url: string, token: string, customerId: string) {
  const client: Client = createClient({ url, token: () => token })
  const operator = await client.operator.create.mutate({
    _id: '01060', name: 'Søndervang Tele', address: 'Gade 1\\nBy', npNumber: '70305050',
    fixedAuth: 'FAX', mvnoAuth: 'ICC', iccValidation: null,
  })
  const typed: IsAny<typeof operator> = false
  const npNumber: string = operator.npNumber
  const npFax: string | undefined = operator.npFax
  const orderWait: number | null = operator.orderWait
  const required: boolean = operator.customerIdValidation

  const again: unknown = await client.operator.create.mutate({ ...operator, orderWait: 24 }).catch((e: unknown) => e)
  const row: DocumentedError | undefined = documentedErrorOf(again)
  const exists: boolean = failedWith(again, operatorCreateErrors.operatorExists)

  const plan = await client.porting.poaPlan.query({ customerId, override: { city: 'Valby' } })
  const preview = await client.poaPreview({ customerId, operator: plan.documents[0]?.operator ?? '' })
  const { portings } = await client.porting.list.query({ status: 'OPEN' })
  const updated = await client.porting.update.mutate({ _id: portings[0]?._id ?? '', donorCustomerId: 'K-1' })

  let status = 0
  const options = { signal: AbortSignal.timeout(60_000), context: { timeoutMs: 50_000, onResponse: (r: Response) => { status = r.status } } }
  const set = await client.porting.poaCreate.mutate({ customerId, override: { name: 'Ægir' }, mitId: true }, options)
  const success: true = set.success
  const documents: string[] = set.documents
  const poaId = documents[0] ?? ''

  const file = await client.poaDownload({ customerId, poaId, filename: 'æøå.pdf' })
  const bytes: Uint8Array = file.bytes
  const second: unknown = await client.poaDownload({ customerId, poaId }).catch((e: unknown) => e)
  const whole = await client.poaDocument({ customerId, poaId })
  const unreached: unknown = await createClient({ url: 'http://127.0.0.1:1', token }).operator.create
    .mutate(operator).catch((e: unknown) => e)
  return {
    status, typed, npNumber, npFax, orderWait, required, row, exists, success, documents,
    filename: file.filename,
    preview: preview.filename,
    donorCustomerId: updated.donorCustomerId,
    head: new TextDecoder().decode(bytes.subarray(0, 5)),
    same: bytes.length === whole.bytes.length,
    secondRow: documentedErrorOf(second),
    used: failedWith(second, poaGetErrors.fileNotFound),
    unreached: unreached instanceof Error && documentedErrorOf(unreached) === undefined,
  }
}

/** Never run: what a compiler must refuse. */
export async function refused(client: Client) {
  // @ts-expect-error no such procedure
  await client.porting.poaDelete.mutate({ customerId: 'x' })
  // @ts-expect-error a mutation is no query
  await client.porting.poaCreate.query({ customerId: 'x' })
  // @ts-expect-error the customer's id is missing
  await client.porting.poaCreate.mutate({ method: 'DOWNLOAD' })
  // @ts-expect-error no such method of hand-over
  await client.porting.poaCreate.mutate({ customerId: 'x', method: 'POST' })
  // @ts-expect-error a whole number, not a text
  await client.operator.create.mutate({ _id: '1', name: '', address: '', npNumber: '', fixedAuth: 'FAX', mvnoAuth: 'FAX', orderWait: '1' })
  // @ts-expect-error no such field of the answer
  ;(await client.porting.poaCreate.mutate({ customerId: 'x' })).ids
  // @ts-expect-error the document's id is missing
  await client.poaDownload({ customerId: 'x' })
  // @ts-expect-error a number of milliseconds
  await client.porting.poaCreate.mutate({ customerId: 'x' }, { context: { timeoutMs: '5' } })
  // @ts-expect-error no such option
  await client.porting.poaCreate.mutate({ customerId: 'x' }, { context: { retries: 3 } })
  // @ts-expect-error no list
  everyItem(client.porting.poaCreate)
  // @ts-expect-error a token is needed
  createClient({ url: 'http://127.0.0.1' })
}
`

test('the client brings validation, and no other part of the product', () => {
  const own = [...installed].filter((name) => name.startsWith('@telecomx/'))
  expect(own).toEqual(['@telecomx/client', '@telecomx/validation'])
})

test('a consumer outside the workspace, without types of Node, checks against the client’s own types', async () => {
  expect(await compile()).toBe('')
})

test('the consumer’s compiler sees a fault: a case that is no error is reported', async () => {
  writeFileSync(
    join(folder, 'fault.ts'),
    consumer.replace('// @ts-expect-error the customer', '// the customer'),
  )
  expect(await compile('--noEmit', 'fault.ts')).toContain("Property 'customerId' is missing")
})

test('the compiled consumer talks to a live server: results, documented errors, a download that works once', async () => {
  expect(await compile()).toBe('')
  await using kit = await startTestKit()
  const customerId = await kit.addCustomer()
  const token = await kit.tokenFor('ADMIN')
  await kit.addPortings(customerId, [{ operator: await kit.addOperator() }])
  expect(await runConsumer(kit.url, token, customerId)).toEqual({
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

/** What the compiler says; nothing when all is well. */
async function compile(...args: string[]): Promise<string> {
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  const options = args.length > 0 ? [...args, ...flags] : []
  return promisify(execFile)(process.execPath, [tsc, ...options], { cwd: folder }).then(
    ({ stdout }) => stdout,
    (error: { stdout: string; message: string }) => error.stdout || error.message,
  )
}

const flags = Object.entries(compilerOptions)
  .filter(([name]) => name !== 'types')
  .flatMap(([name, value]) => [`--${name}`, String(value)])
  .concat('--ignoreConfig')

async function runConsumer(...args: string[]): Promise<unknown> {
  const script = `import { run } from './consumer.js'\nconsole.log(JSON.stringify(await run(...${JSON.stringify(args)})))`
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
    cwd: folder,
  })
  return JSON.parse(stdout)
}
