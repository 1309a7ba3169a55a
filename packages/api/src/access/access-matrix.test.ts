import { type AccessLevel, accessDenied, accessLevels, isAtLeast } from '@telecomx/validation'
import { afterAll, describe, expect, it } from 'vitest'
import { restRouter } from '../rest/rest-caller.js'
import { routes } from '../rest/routes.js'
import { type Answer, type RestAddress, startTestKit } from '../testing/index.js'
import { appRouter } from '../trpc/router.js'
import { newId } from '../procedure/ids.js'

const kit = await startTestKit()
afterAll(() => kit.close())

/**
 * Whose object a call is about, seen from the callers: those up to OWNER belong to the customer `own`, RESELLER and
 * RESELLER_ADMIN to its reseller, ADMIN to the house.
 */
const relations = ['own', 'sibling', 'beneath', 'foreign', 'missing'] as const
type Relation = (typeof relations)[number]

const callers = ['nobody', ...accessLevels] as const
type Level = AccessLevel

/** The status that a call of that level about that object is answered with. */
type Policy = (level: Level, relation: Relation) => number

interface Input {
  path?: Record<string, string>
  body?: Record<string, unknown>
}

interface Row {
  /** What the call is sent for an object of the customer; makes the object when there must be one. */
  input: (customer: string, relation: Relation) => Input | Promise<Input>
  answers: Policy
  /** Of a list: the customers of what it holds. */
  customersIn?: (result: never) => string[]
}

const isReseller = (level: Level) => level === 'RESELLER' || level === 'RESELLER_ADMIN'

/** The customer's own people from that level up, its reseller, ADMIN; to all others it does not exist. */
const ofCustomer =
  (least: AccessLevel, missing = 404): Policy =>
  (level, relation) => {
    if (level === 'ADMIN') return relation === 'missing' ? missing : 200
    if (isReseller(level)) return relation === 'own' || relation === 'sibling' ? 200 : 403
    return relation === 'own' && isAtLeast(level, least) ? 200 : 403
  }

/** Of a list of one customer: resellers further up see it as well. */
const ofListedCustomer: Policy = (level, relation) =>
  isReseller(level) && relation === 'beneath' ? 200 : ofCustomer('OWNER')(level, relation)

/** Nothing of the object matters to who may. */
const fromLevel =
  (least: AccessLevel): Policy =>
  (level) =>
    isAtLeast(level, least) ? 200 : 403

/** Staff, for whom every customer is theirs. */
const ofEveryCustomer: Policy = (level, relation) => {
  if (level === 'ADMIN') return relation === 'missing' ? 404 : 200
  return level === 'RESELLER_ADMIN' && relation !== 'missing' ? 200 : 403
}

const tokens = {} as Record<Level, string>
const customers = {} as Record<Relation, string>
const donor = '01010'
let serial = 0
const freshNumber = () => `+45331${String(++serial).padStart(5, '0')}`

const operatorFields = {
  name: 'Nordkabel A/S',
  address: 'Kabelvej 1',
  npNumber: '+4570101010',
  fixedAuth: 'FAX',
  mvnoAuth: 'ICC',
}

/** Every procedure of both doors. One without a row here fails the first test. */
const matrix: Record<string, Row> = {
  'operator.create': {
    input: () => ({ body: { ...operatorFields, _id: String(20_000 + ++serial) } }),
    answers: fromLevel('ADMIN'),
  },
  'operator.get': { input: () => ({ path: { _id: donor } }), answers: fromLevel('VIEWER') },
  'operator.list': { input: () => ({}), answers: fromLevel('VIEWER') },
  'operator.update': {
    input: () => ({ path: { _id: donor }, body: { notes: 'Ring først' } }),
    answers: fromLevel('ADMIN'),
  },
  'operator.import': {
    input: () => ({ body: { operators: [{ ...operatorFields, _id: donor }] } }),
    answers: fromLevel('ADMIN'),
  },
  'number.info': { input: () => ({ path: { number: '33112233' } }), answers: fromLevel('VIEWER') },
  'number.assign': {
    input: () => ({ path: { from: '+4533999999' }, body: { operator: donor } }),
    answers: fromLevel('ADMIN'),
  },
  'number.import': {
    input: () => ({ body: { ranges: [{ from: '+4533999999', operator: donor }] } }),
    answers: fromLevel('ADMIN'),
  },
  'customer.create': { input: () => ({ body: { name: 'Ny kunde' } }), answers: fromLevel('RESELLER') },
  'customer.get': { input: (customer) => ({ path: { _id: customer } }), answers: ofCustomer('VIEWER') },
  'customer.list': {
    input: () => ({ body: { limit: 500 } }),
    answers: fromLevel('VIEWER'),
    customersIn: (result: { customers: { _id: string }[] }) => result.customers.map(({ _id }) => _id),
  },
  'customer.update': {
    input: (customer) => ({ path: { _id: customer }, body: { city: 'Ringe' } }),
    answers: ofCustomer('RESELLER'),
  },
  'employee.create': {
    input: (customer) => ({ body: { customer, name: 'Åse Smørup', accessLevel: 'VIEWER' } }),
    answers: ofCustomer('OWNER'),
  },
  'employee.list': { input: ofBody, answers: ofListedCustomer },
  'employee.update': {
    input: async (customer, relation) => ({
      path: { _id: await objectOf(relation, () => kit.addEmployee(customer, 'VIEWER')) },
      body: { name: 'Åse Smørup' },
    }),
    answers: ofCustomer('OWNER'),
  },
  'token.create': {
    input: async (customer, relation) => ({
      body: {
        employee: await objectOf(relation, () => kit.addEmployee(customer, 'VIEWER')),
        name: 'drift',
      },
    }),
    answers: ofCustomer('OWNER'),
  },
  'token.list': {
    input: async (customer, relation) => ({
      body: { employee: await objectOf(relation, () => kit.addEmployee(customer, 'VIEWER')) },
    }),
    answers: ofCustomer('OWNER'),
  },
  'token.revoke': {
    input: async (customer, relation) => ({
      path: { _id: await objectOf(relation, () => addTokenId(customer)) },
    }),
    answers: ofCustomer('OWNER'),
  },
  'sipAccount.create': {
    input: (customer) => ({ body: { customer, name: 'Omstilling', numbers: [freshNumber()] } }),
    answers: ofCustomer('OWNER'),
  },
  'sipAccount.update': {
    input: async (customer, relation) => ({
      path: { _id: await objectOf(relation, () => kit.addAccount(customer, 'SIP')) },
      body: { name: 'Lager' },
    }),
    answers: ofCustomer('OWNER'),
  },
  'mvnoAccount.create': {
    input: (customer) => ({ body: { customer, number: freshNumber() } }),
    answers: ofCustomer('OWNER'),
  },
  'mvnoAccount.delete': {
    input: async (customer, relation) => ({
      path: { _id: await objectOf(relation, () => kit.addAccount(customer, 'MVNO')) },
    }),
    answers: ofCustomer('OWNER'),
  },
  'voiceAccount.list': {
    input: () => ({ body: { limit: 500 } }),
    answers: fromLevel('VIEWER'),
    customersIn: (result: { voiceAccounts: { customer: string }[] }) =>
      result.voiceAccounts.map(({ customer }) => customer),
  },
  'porting.list': {
    input: () => ({ body: { limit: 500 } }),
    answers: fromLevel('VIEWER'),
    customersIn: (result: { portings: { customer: string }[] }) =>
      result.portings.map(({ customer }) => customer),
  },
  'porting.get': {
    input: async (customer, relation) => ({ path: { _id: await portingOf(customer, relation) } }),
    answers: ofCustomer('VIEWER'),
  },
  'porting.update': {
    input: async (customer, relation) => ({
      path: { _id: await portingOf(customer, relation) },
      body: { donorCustomerId: 'K-17' },
    }),
    answers: ofCustomer('VIEWER'),
  },
  'porting.poaPlan': { input: ofPath, answers: ofCustomer('OWNER') },
  'porting.poaCreate': { input: ofPath, answers: ofCustomer('OWNER') },
  'porting.poaList': { input: ofPath, answers: ofCustomer('OWNER') },
  'porting.poaResend': { input: deliveryOf('queued'), answers: ofCustomer('OWNER') },
  'porting.poaRelease': {
    input: async (customer, relation) => ({
      ...(await deliveryOf('unknown')(customer, relation)),
      body: { arrived: true },
    }),
    answers: (level, relation) => (level !== 'ADMIN' ? 403 : relation === 'missing' ? 404 : 200),
  },
  'delivery.list': {
    input: () => ({ body: { limit: 500 } }),
    answers: fromLevel('OWNER'),
    customersIn: (result: { deliveries: { customer: string }[] }) =>
      result.deliveries.map(({ customer }) => customer),
  },
  'portingFile.poaPreview': {
    input: (customer) => ({ path: { customerId: customer }, body: { operator: donor } }),
    answers: ofCustomer('OWNER'),
  },
  'portingFile.poaGet': { input: documentOf, answers: ofCustomer('OWNER') },
  'portingFile.poaDocument': { input: documentOf, answers: ofEveryCustomer },
}

await kit.addOperator({ _id: donor })
await kit.addNumberRange({ from: '+4533000000', to: '+4533999999', operator: donor })
const { companies } = await kit.addFamily()
Object.assign(customers, {
  own: companies.customer,
  sibling: companies.sibling,
  beneath: companies.grandchild,
  foreign: companies.foreignCustomer,
  missing: newId(),
})
for (const relation of relations.filter((one) => one !== 'missing')) {
  await kit.addPortings(customers[relation], [{ operator: donor }])
  await kit.addDelivery(customers[relation])
}
for (const level of accessLevels) {
  const home = level === 'ADMIN' ? 'house' : isReseller(level) ? 'reseller' : 'customer'
  tokens[level] = await kit.tokenFor(level, companies[home])
}

it('has a row for every procedure of both doors', () => {
  const procedures = restRouter._def.procedures as object
  expect(Object.keys(matrix).toSorted()).toEqual(Object.keys(procedures).toSorted())
})

/** Every address of both wires, with the procedure that it leads to. */
const addresses: [string, string, RestAddress?][] = [
  ...routes.flatMap((route) =>
    route.methods.map((method): [string, string, RestAddress] => [
      `${method} ${route.path}`,
      route.operation,
      { route, method },
    ]),
  ),
  ...Object.keys(appRouter._def.procedures).map((operation): [string, string] => [
    `tRPC ${operation}`,
    operation,
  ]),
]
/** These name whose things they list, and so are judged like any other call. */
const namedLists = ['employee.list', 'operator.list', 'porting.poaList', 'token.list']

it('knows of every other list whose things are in it', () => {
  const lists = Object.keys(matrix).filter((operation) => /list$/i.test(operation))
  const unjudged = lists.filter((operation) => !rowOf(operation).customersIn)
  expect(unjudged.toSorted()).toEqual(namedLists)
})

describe.each(addresses)('%s', (_title, operation, over) => {
  const row = rowOf(operation)
  const call = (level: (typeof callers)[number], input: Input): Promise<Answer> =>
    kit.wires[over ? 'REST' : 'tRPC']({
      operation,
      ...(over && { over }),
      ...(level !== 'nobody' && { token: tokens[level] }),
      ...input,
    })

  it('answers each level as the matrix says, whosever the object is', async () => {
    const answered: unknown[] = []
    const expected: unknown[] = []
    for (const relation of relations)
      for (const level of callers) {
        const { status, row: answer } = await call(level, await row.input(customers[relation], relation))
        const wish = wanted(row, level, relation)
        answered.push([level, relation, status, status === 403 ? answer : ''])
        expected.push([level, relation, wish, wish === 403 ? accessDenied : ''])
      }
    expect(answered).toEqual(expected)
  })

  it('tells nobody without the right what is wrong with the rest', async () => {
    for (const relation of relations)
      for (const level of callers.filter((one) => one === 'nobody' || wanted(row, one, relation) === 403)) {
        const { path, body } = await row.input(customers[relation], relation)
        const nonsense = Object.fromEntries(Object.keys(body ?? {}).map((field) => [field, { $ne: 1 }]))
        const owner = ['customer', 'employee'].filter((field) => body && field in body)
        const kept = Object.fromEntries(owner.map((field) => [field, body?.[field]]))
        const answer = await call(level, { ...(path && { path }), body: { ...nonsense, ...kept } })
        expect([level, relation, answer.status]).toEqual([level, relation, level === 'nobody' ? 401 : 403])
      }
  })
})

const lists = addresses.filter(([, operation]) => rowOf(operation).customersIn)

it.each(lists)('%s lists what is the caller’s to see and nothing else', async (_title, operation, over) => {
  const { answers, customersIn, input } = rowOf(operation)
  for (const level of accessLevels.filter((one) => answers(one, 'own') === 200)) {
    const call = { operation, token: tokens[level], ...(await input(customers.own, 'own')) }
    const { result } = await (over ? kit.wires.REST({ ...call, over }) : kit.wires.tRPC(call))
    const seen = new Set(customersIn?.(result as never))
    const visible = relations.filter((relation) => seen.has(customers[relation]))
    const mine = isReseller(level) ? ['own', 'sibling', 'beneath'] : ['own']
    const all = ['own', 'sibling', 'beneath', 'foreign']
    expect([level, visible]).toEqual([level, level === 'ADMIN' ? all : mine])
  }
})

function rowOf(operation: string): Row {
  const row = matrix[operation]
  if (!row) throw new Error(`${operation} has no row`)
  return row
}

function wanted(row: Row, level: (typeof callers)[number], relation: Relation): number {
  return level === 'nobody' ? 401 : row.answers(level, relation)
}

function ofPath(customerId: string): Input {
  return { path: { customerId } }
}

function ofBody(customer: string): Input {
  return { body: { customer } }
}

/** An id that is nobody's stands for an object that is not there. */
function objectOf(relation: Relation, make: () => Promise<string>): Promise<string> {
  return relation === 'missing' ? Promise.resolve(newId()) : make()
}

async function portingOf(customer: string, relation: Relation): Promise<string> {
  return objectOf(relation, async () => {
    const [id] = await kit.addPortings(customer, [{ operator: donor }])
    return id ?? ''
  })
}

async function documentOf(customer: string, relation: Relation): Promise<Input> {
  const poaId = await objectOf(relation, () => kit.addPoaDocument(customer, donor))
  return { path: { customerId: customer, poaId } }
}

async function addTokenId(customer: string): Promise<string> {
  const tokenId = newId()
  await kit.tokenFor('VIEWER', customer, { tokenId })
  return tokenId
}

function deliveryOf(state: 'queued' | 'unknown'): Row['input'] {
  const fixture = { state, method: 'FAX', operator: donor } as const
  return async (customer, relation) => ({
    path: { deliveryId: await objectOf(relation, () => kit.addDelivery(customer, fixture)) },
  })
}
