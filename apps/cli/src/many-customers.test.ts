import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startTestKit } from '@telecomx/api/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { callTelecomx, endOf, lineOf, startTelecomx } from './testing/call-telecomx.js'

const kit = await startTestKit()
const folder = mkdtempSync(join(tmpdir(), 'telecomx-cli-'))
afterAll(async () => {
  await kit.close()
  rmSync(folder, { recursive: true })
})
const env = { TELECOMX_URL: kit.url, TELECOMX_TOKEN: await kit.tokenFor('ADMIN'), XDG_CONFIG_HOME: folder }
const client = await kit.clientFor('ADMIN')
let operator: string
beforeAll(async () => {
  operator = await kit.addOperator()
})

interface Result {
  customer: string
  success: boolean
  documents: string[]
  awaiting?: number
  files: string[]
}

async function addCustomers(count: number): Promise<string[]> {
  const customers: string[] = []
  for (let index = 0; index < count; index++) {
    const customer = await kit.addCustomer()
    await kit.addPortings(customer, [{ operator }])
    customers.push(customer)
  }
  return customers
}

function listed(name: string, customers: readonly string[]): string {
  const path = join(folder, name)
  writeFileSync(path, `customer;name\n${customers.map((customer) => `${customer};Kunde`).join('\n')}\n`)
  return path
}

async function documentsOf(customers: readonly string[]): Promise<number[]> {
  const pages = customers.map((customerId) => client.porting.poaList.query({ customerId }))
  return (await Promise.all(pages)).map(({ total }) => total)
}

function resultsIn(stdout: string): Result[] {
  return (JSON.parse(stdout) as { results: Result[] }).results
}

test('Ctrl-C ends poa create between two customers, and the same command line goes on with the rest', async () => {
  const customers = await addCustomers(30)
  const words = ['poa', 'create', '--from', listed('many.csv', customers), '--parallel', '2', '--json']
  const child = startTelecomx(words, { env })
  const [end] = [endOf(child), await lineOf(child, /^3 of 30: [0-9a-f]{24}: 1 document made$/)]
  child.kill('SIGINT')
  const { code, stdout, stderr } = await end
  const first = resultsIn(stdout)
  expect(code).toBe(130)
  expect(stderr).toContain(
    `Broken off: ${first.length} of 30 customers done. The same command line goes on with the rest.`,
  )
  expect(first.length).toBeLessThan(30)
  const made = new Set(first.map(({ customer }) => customer))
  expect(await documentsOf(customers)).toEqual(customers.map((customer) => Number(made.has(customer))))

  const again = await callTelecomx(words, { env })
  expect(again.code).toBe(0)
  const leftOut = resultsIn(again.stdout).filter(({ awaiting }) => awaiting === 1)
  expect(new Set(leftOut.map(({ customer }) => customer))).toEqual(made)
  expect(await documentsOf(customers)).toEqual(Array(30).fill(1))
})

test('--all takes whoever has numbers without a document, and --again makes new ones for all that are named', async () => {
  const [one = '', two = ''] = await addCustomers(2)
  const all = await callTelecomx(
    ['poa', 'create', '--all', '--method', 'email', '--recipient', 'a@b.example', '--json'],
    { env },
  )
  expect(
    resultsIn(all.stdout)
      .map(({ customer }) => customer)
      .sort(),
  ).toEqual([one, two].sort())
  expect((await callTelecomx(['poa', 'create', one, two], { env })).stdout).toMatch(
    /left out: 1 porting awaiting the signed copy, none without a document \(--again/,
  )
  await callTelecomx(['poa', 'create', one, '--again'], { env })
  expect(await documentsOf([one, two])).toEqual([2, 1])
})

test('with -o the documents are fetched, and a later run fetches those that nobody did', async () => {
  const [one = '', two = ''] = await addCustomers(2)
  const { documents } = await client.porting.poaCreate.mutate({ customerId: one })
  const target = join(folder, 'documents')
  const { code, stdout } = await callTelecomx(['poa', 'create', one, two, '-o', target, '--json'], { env })
  const [first, second] = resultsIn(stdout)
  expect({ code, first }).toMatchObject({
    code: 0,
    first: { documents: [], awaiting: 1, files: [`${target}/${documents[0]}.pdf`] },
  })
  expect(readdirSync(target).sort()).toEqual(
    [...documents, ...(second?.documents ?? [])].map((id) => `${id}.pdf`).sort(),
  )
})

test('a customer that fails is told beside the others, and the exit code is its kind', async () => {
  const [one = ''] = await addCustomers(1)
  const empty = await kit.addCustomer()
  const { code, stdout, stderr } = await callTelecomx(['poa', 'create', one, empty], {
    env: { ...env, COLUMNS: '80' },
  })
  expect({ code, stderr }).toEqual({ code: 4, stderr: expect.stringContaining('1 of 2 customers failed.') })
  expect(stdout).toContain(`${one}  1 document made`)
  expect(stdout).toMatch(/No portings found in the correct stage/)
})

test('a token that ends in between ends the whole, and nothing more is tried', async () => {
  const customers = await addCustomers(3)
  const { code, stderr } = await callTelecomx(['poa', 'create', ...customers, '--parallel', '1'], {
    env: { ...env, TELECOMX_TOKEN: 'x' },
  })
  expect({ code, stderr }).toEqual({
    code: 3,
    stderr: expect.stringContaining('Ended: 1 of 3 customers done.'),
  })
})

test('a file that is there is written over with --force alone, and a document that is answered once is not used up', async () => {
  const [customer = ''] = await addCustomers(1)
  const { documents } = await client.porting.poaCreate.mutate({ customerId: customer })
  const path = join(folder, 'there.pdf')
  writeFileSync(path, 'mine')
  const words = ['poa', 'get', customer, documents[0] ?? '', '-o', path]
  const refused = await callTelecomx(words, { env })
  expect({ code: refused.code, stderr: refused.stderr }).toEqual({
    code: 1,
    stderr: `${path} is there already.\nName another file with -o, or write over it with --force.\n`,
  })
  expect((await callTelecomx([...words, '--force'], { env })).code).toBe(0)
  expect((await callTelecomx([...words, '--force'], { env })).code).toBe(4)
})
