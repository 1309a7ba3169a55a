import { connectDatabase } from '@telecomx/database'
import { startCommitProxy } from '@telecomx/database/testing'
import { transportErrors } from '@telecomx/validation'
import { sql } from 'kysely'
import { afterAll, describe, expect, it } from 'vitest'
import { operations } from '../rest/rest-caller.js'
import { routes } from '../rest/routes.js'
import { createAccessMatrix, type OperationInput } from '../testing/access-matrix.js'
import { type Answer, startTestKit } from '../testing/index.js'

const kit = await startTestKit()
const { database } = kit
const proxy = await startCommitProxy(kit.testDatabase.url)
/** Nothing can be read back. */
let isBlind = false
/** The pool of a server whose commits may get no answer. */
const shaky = connectDatabase(proxy.url, {
  onStatement(text) {
    if (isBlind && text.startsWith('select') && text.includes('commit_mark')) throw new Error('blind')
  },
})
const server = await startTestKit({ database: shaky })
afterAll(async () => {
  await server.close()
  await shaky.destroy().catch(() => undefined)
  await proxy[Symbol.asyncDispose]()
  await kit.close()
})

const admin = await kit.tokenFor('ADMIN')
const matrix = await createAccessMatrix(kit)

async function customerWithPorting(): Promise<string> {
  const customer = await kit.addCustomer({ emailAddress: 'a@kunde.example' })
  await kit.addPortings(customer, [{ operator: '01010' }])
  return customer
}

type Result = Record<string, unknown> & { _id: string }
interface Case {
  /** In place of the matrix's. */
  input?: (customer: string) => Promise<OperationInput>
  /** Of the answer: what it says was stored, as it is now; nothing when that is not so. */
  stored?: (result: Result) => Promise<unknown>
  /** The statement that commits by itself, where no transaction does. */
  statement?: string
}

const rowOf = (table: 'operator' | 'customer' | 'employee' | 'voice_account' | 'token') => (result: Result) =>
  database.selectFrom(table).select('id').where('id', '=', result._id).executeTakeFirst()
const deliveryOf = ({ delivery }: Result) =>
  database
    .selectFrom('delivery')
    .select('id')
    .where('id', '=', delivery as string)
    .executeTakeFirst()

let serial = 0
/** Of the donor whose numbers the matrix knows, and none that it takes. */
const freshNumber = () => `+45331${String(99_999 - serial++)}`

/** An account with its porting. */
async function newAccount(area: 'sipAccount' | 'mvnoAccount', body: OperationInput['body']) {
  const { result } = await kit.transports.tRPC({ operation: `${area}.create`, token: admin, body })
  return { path: { _id: (result as Result)._id } }
}

/** What is special about some of the calls that change anything. */
const cases: Record<string, Case> = {
  'customer.create': { stored: rowOf('customer') },
  'employee.create': { stored: rowOf('employee') },
  'token.create': { stored: rowOf('token') },
  'operator.create': { statement: 'insert into `operator`', stored: rowOf('operator') },
  'sipAccount.create': { stored: rowOf('voice_account') },
  'mvnoAccount.create': { stored: rowOf('voice_account') },
  // Its number goes and another comes: a porting is cancelled and one made.
  'sipAccount.update': {
    input: async (customer) => {
      const { path } = await newAccount('sipAccount', { customer, name: 'x', numbers: [freshNumber()] })
      return { path, body: { numbers: [freshNumber()] } }
    },
  },
  'mvnoAccount.delete': {
    input: (customer) => newAccount('mvnoAccount', { customer, number: freshNumber() }),
  },
  'porting.poaCreate': {
    input: (customerId) => Promise.resolve({ path: { customerId }, body: { method: 'EMAIL' } }),
    stored: ({ documents }) =>
      database
        .selectFrom('delivery_document')
        .select('delivery')
        .where('document', 'in', documents as string[])
        .executeTakeFirst(),
  },
  'porting.poaResend': {
    input: async (customer) => ({ path: { deliveryId: await kit.addDelivery(customer, { state: 'sent' }) } }),
    stored: deliveryOf,
  },
  'porting.poaRelease': {
    input: async (customer) => {
      const deliveryId = await kit.addDelivery(customer, { state: 'unknown', method: 'FAX' })
      return { path: { deliveryId }, body: { arrived: false } }
    },
    stored: deliveryOf,
  },
}

/** Files are on REST only, imports and some others on tRPC only. */
function send(operation: string, input: OperationInput): Promise<Answer> {
  const transport = operation.startsWith('portingFile.') ? server.transports.REST : server.transports.tRPC
  return transport({ operation, token: admin, ...input })
}

/** How many transactions have been committed, each with all that it changed. */
async function committed(): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from commit_mark where is_committed = 1`.execute(database)
  return rows[0]?.count ?? 0
}

const mutations = [...operations].filter(([, { type }]) => type === 'mutation').map(([name]) => name)
const reads = routes.filter((route) => route.hasEffects).map(({ operation }) => operation)
const withEffects = [...new Set([...mutations, ...reads])]

it('every call with effects is tried here', () => {
  expect(withEffects).toEqual(expect.arrayContaining(Object.keys(cases)))
  expect(withEffects.length).toBeGreaterThan(Object.keys(cases).length)
})

const anything: NonNullable<Case['stored']> = () => Promise.resolve('stored')

describe.each(withEffects.map((operation) => [operation, cases[operation] ?? {}] as const))(
  '%s, whose commit gets no answer',
  (operation, { input = matrix[operation]?.input, stored = anything, statement }) => {
    it.each([
      ['was stored: that is answered, and it happened once', 'forward'],
      ['was not stored: it runs again, and happened once', 'swallow'],
    ] as const)('%s', async (_, fault) => {
      const made = (await input?.(await customerWithPorting())) ?? {}
      const before = await committed()
      proxy.fail(fault, 1, statement)
      const answer = await send(operation, made)
      expect([answer.status, proxy.left]).toEqual([200, 0])
      expect(await committed()).toBe(statement ? before : before + 1)
      expect(await stored(answer.result as Result)).toBeDefined()
    })
  },
)

describe('what the caller sees', () => {
  it('operator.create, whose answer is lost while another stores that code: 409, and the other’s stays', async () => {
    const _id = '09999'
    proxy.fail('swallow', 1, 'insert into `operator`')
    await kit.addOperator({ _id, name: 'Den anden' })
    const { body } = (await matrix['operator.create']?.input('')) ?? {}
    expect(await send('operator.create', { body: { ...body, _id } })).toMatchObject({ status: 409 })
    expect(proxy.left).toBe(0)
    const { result } = await kit.transports.tRPC({ operation: 'operator.get', token: admin, path: { _id } })
    expect(result).toMatchObject({ name: 'Den anden' })
  })

  it('poa/get: the bytes, and the second time 404', async () => {
    const customerId = await customerWithPorting()
    const made = await kit.transports.REST({
      operation: 'porting.poaCreate',
      token: admin,
      path: { customerId },
    })
    const path = { customerId, poaId: (made.result as { documents: [string] }).documents[0] }
    proxy.fail('forward')
    const { result } = await send('portingFile.poaGet', { path })
    expect(Buffer.from(result as Uint8Array).toString('latin1', 0, 5)).toBe('%PDF-')
    expect(await send('portingFile.poaGet', { path })).toMatchObject({ status: 404, row: { message: 'id' } })
  })

  it('poaCreate by EMAIL: one delivery of one set', async () => {
    const customer = await customerWithPorting()
    proxy.fail('forward')
    const call = { path: { customerId: customer }, body: { method: 'EMAIL' } }
    const { result } = await send('porting.poaCreate', call)
    const sets = await database
      .selectFrom('delivery')
      .innerJoin('delivery_document', 'delivery', 'delivery.id')
      .select('document')
      .where('customer', '=', customer)
      .execute()
    expect(sets.map(({ document }) => document)).toEqual((result as { documents: string[] }).documents)
  })

  it('503 unavailable without Retry-After when nobody can tell: it may have happened or not', async () => {
    const headers = { authorization: `Bearer ${admin}` }
    const body = JSON.stringify({ json: { customerId: await customerWithPorting() } })
    const requests = [
      new Request(`${server.url}/porting/${await customerWithPorting()}/poa/create`, { headers }),
      new Request(`${server.url}/trpc/porting.poaCreate`, { method: 'POST', headers, body }),
    ]
    for (const request of requests) {
      isBlind = true
      proxy.fail('forward')
      const response = await fetch(request)
      isBlind = false
      expect([response.status, response.headers.get('retry-after')]).toEqual([503, null])
      expect(await response.text()).toContain(transportErrors.outcomeUnknown.description)
    }
    expect(server.log).toContainEqual(
      expect.objectContaining({ event: 'unavailable', reason: 'outcome_unknown' }),
    )
  })
})
