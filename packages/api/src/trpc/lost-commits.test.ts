import { connectDatabase } from '@telecomx/database'
import { startCommitProxy } from '@telecomx/database/testing'
import { transportErrors } from '@telecomx/validation'
import { sql } from 'kysely'
import { afterAll, describe, expect, it } from 'vitest'
import { newId } from '../procedure/ids.js'
import { restRouter } from '../rest/rest-caller.js'
import { routes } from '../rest/routes.js'
import { type Answer, type Call, startTestKit } from '../testing/index.js'

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
for (const _id of ['01010', '01020']) await kit.addOperator({ _id })
await kit.addNumberRange({ from: '+4570000000', to: '+4579999999', operator: '01010' })

let next = 70_000_000
const number = () => `+45${next++}`
const address = { emailAddress: 'a@kunde.example' }
const operator = (_id: string) => ({
  _id,
  name: 'Nyt selskab',
  address: 'Vej 1',
  npNumber: '+4570101010',
  fixedAuth: 'EMAIL',
  mvnoAuth: 'EMAIL',
})

async function customerWithPorting(): Promise<string> {
  const customer = await kit.addCustomer(address)
  await kit.addPortings(customer, [{ operator: '01010' }])
  return customer
}

async function create(operation: string, body: object): Promise<{ _id: string }> {
  const { result } = await kit.wires.tRPC({ operation, token: admin, body })
  return result as { _id: string }
}

async function deliveryIn(state: 'sent' | 'unknown', method: 'EMAIL' | 'FAX'): Promise<string> {
  return kit.addDelivery(await kit.addCustomer(address), { state, method })
}

type Result = Record<string, unknown> & { _id: string }
interface Case {
  /** The input of a call that succeeds, on objects of its own. */
  input: () => Promise<Pick<Call, 'path' | 'body'>> | Pick<Call, 'path' | 'body'>
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

/** Every call that changes anything. */
const cases: Record<string, Case> = {
  'customer.create': { input: () => ({ body: { name: 'Kunde' } }), stored: rowOf('customer') },
  'customer.update': {
    input: async () => ({ path: { _id: await kit.addCustomer() }, body: { name: 'Ny' } }),
  },
  'employee.create': {
    input: async () => ({
      body: { customer: await kit.addCustomer(), accessLevel: 'OWNER', name: 'Åse', primaryContact: true },
    }),
    stored: rowOf('employee'),
  },
  'employee.update': {
    input: async () => {
      const _id = await kit.addEmployee(await kit.addCustomer(), 'OWNER')
      return { path: { _id }, body: { name: 'Bo' } }
    },
  },
  'token.create': {
    input: async () => ({
      body: { employee: await kit.addEmployee(kit.house, 'VIEWER'), name: 'program' },
    }),
    stored: rowOf('token'),
  },
  'token.revoke': {
    input: async () => {
      const tokenId = newId()
      await kit.tokenFor('VIEWER', kit.house, { tokenId })
      return { path: { _id: tokenId } }
    },
  },
  'operator.create': {
    input: () => ({ body: operator(String(next++ % 10_000).padStart(5, '5')) }),
    statement: 'insert into `operator`',
    stored: rowOf('operator'),
  },
  'operator.update': { input: () => ({ path: { _id: '01020' }, body: { notes: `Ring ${next++}` } }) },
  'operator.import': { input: () => ({ body: { operators: [operator('01444')] } }) },
  'number.assign': { input: () => ({ body: { from: number(), operator: '01020' } }) },
  'number.import': { input: () => ({ body: { ranges: [{ from: number(), operator: '01020' }] } }) },
  'sipAccount.create': {
    input: async () => ({ body: { customer: await kit.addCustomer(), name: 'x', numbers: [number()] } }),
    stored: rowOf('voice_account'),
  },
  'sipAccount.update': {
    input: async () => {
      const customer = await kit.addCustomer()
      const { _id } = await create('sipAccount.create', { customer, name: 'x', numbers: [number()] })
      return { path: { _id }, body: { numbers: [number()] } }
    },
  },
  'mvnoAccount.create': {
    input: async () => ({ body: { customer: await kit.addCustomer(), number: number() } }),
    stored: rowOf('voice_account'),
  },
  'mvnoAccount.delete': {
    input: async () => {
      const customer = await kit.addCustomer()
      const { _id } = await create('mvnoAccount.create', { customer, number: number() })
      return { path: { _id } }
    },
  },
  'porting.update': {
    input: async () => {
      const [_id = ''] = await kit.addPortings(await kit.addCustomer(), [{ operator: '01010' }])
      return { path: { _id }, body: { donorCustomerId: '17' } }
    },
  },
  'porting.poaCreate': {
    input: async () => ({ path: { customerId: await customerWithPorting() }, body: { method: 'EMAIL' } }),
    stored: ({ documents }) =>
      database
        .selectFrom('delivery_document')
        .select('delivery')
        .where('document', 'in', documents as string[])
        .executeTakeFirst(),
  },
  'porting.poaResend': {
    input: async () => ({ path: { deliveryId: await deliveryIn('sent', 'EMAIL') } }),
    stored: deliveryOf,
  },
  'porting.poaRelease': {
    input: async () => ({
      path: { deliveryId: await deliveryIn('unknown', 'FAX') },
      body: { arrived: false },
    }),
    stored: deliveryOf,
  },
  'portingFile.poaGet': {
    input: async () => {
      const customerId = await customerWithPorting()
      const path = { customerId }
      const { result } = await kit.wires.REST({ operation: 'porting.poaCreate', token: admin, path })
      return { path: { customerId, poaId: (result as { documents: [string] }).documents[0] } }
    },
  },
}

/** Files are on REST only, imports and some others on tRPC only. */
function send(operation: string, input: Pick<Call, 'path' | 'body'>): Promise<Answer> {
  const wire = operation === 'portingFile.poaGet' ? server.wires.REST : server.wires.tRPC
  return wire({ operation, token: admin, ...input })
}

/** How many transactions have been committed, each with all that it changed. */
async function committed(): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from commit_mark where is_committed = 1`.execute(database)
  return rows[0]?.count ?? 0
}

it('every call with effects is tried here', () => {
  const procedures = restRouter._def.procedures as unknown as Record<string, { _def: { type: string } }>
  const mutations = Object.keys(procedures).filter((name) => procedures[name]?._def.type === 'mutation')
  const reads = routes.filter((route) => route.hasEffects).map(({ operation }) => operation)
  expect(Object.keys(cases).toSorted()).toEqual([...new Set([...mutations, ...reads])].toSorted())
})

const anything: NonNullable<Case['stored']> = () => Promise.resolve('stored')

describe.each(Object.entries(cases))(
  '%s, whose commit gets no answer',
  (operation, { input, stored = anything, statement }) => {
    it.each([
      ['was stored: that is answered, and it happened once', 'forward'],
      ['was not stored: it runs again, and happened once', 'swallow'],
    ] as const)('%s', async (_, fault) => {
      const made = await input()
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
    expect(await send('operator.create', { body: operator(_id) })).toMatchObject({ status: 409 })
    expect(proxy.left).toBe(0)
    const { result } = await kit.wires.tRPC({ operation: 'operator.get', token: admin, path: { _id } })
    expect(result).toMatchObject({ name: 'Den anden' })
  })

  it('poa/get: the bytes, and the second time 404', async () => {
    const path = (await cases['portingFile.poaGet']?.input())?.path
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
