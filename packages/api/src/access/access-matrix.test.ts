import { insertAuditEntry, inTransaction, theInstallation } from '@telecomx/database'
import { type AccessLevel, accessDenied, accessLevels } from '@telecomx/validation'
import { afterAll, describe, expect, it } from 'vitest'
import { operations } from '../rest/operations.js'
import {
  type AccessRow,
  createAccessMatrix,
  isReseller,
  missingCustomer,
  type OperationInput,
  type Relation,
  relations,
} from '../testing/access-matrix.js'
import { type Answer, startTestKit } from '../testing/index.js'
import { addresses } from '../testing/transports.js'

const kit = await startTestKit()
afterAll(() => kit.close())
const matrix = await createAccessMatrix(kit)
const callers = ['nobody', ...accessLevels] as const

const { companies } = await kit.addFamily()
const customers: Record<Relation, string> = {
  own: companies.customer,
  sibling: companies.sibling,
  beneath: companies.grandchild,
  foreign: companies.foreignCustomer,
  missing: missingCustomer,
}
for (const relation of relations.filter((one) => one !== 'missing')) {
  await kit.addPortings(customers[relation], [{ operator: '01010' }])
  await kit.addDelivery(customers[relation])
  const entry = {
    action: 'customer.update',
    customerId: customers[relation],
    objectType: 'customer',
  } as const
  await inTransaction(kit.database, (trx) => insertAuditEntry(trx, theInstallation, entry))
}
const tokens = {} as Record<AccessLevel, string>
for (const level of accessLevels) {
  const home = level === 'ADMIN' ? 'issuer' : isReseller(level) ? 'reseller' : 'customer'
  tokens[level] = await kit.tokenFor(level, companies[home])
}

it('has a row for every procedure, over REST and tRPC', () => {
  expect(Object.keys(matrix).toSorted()).toEqual([...operations.keys()].toSorted())
})

/** These name whose things they list, and so are judged like any other call. */
const namedLists = ['employee.list', 'operator.list', 'porting.documentList', 'porting.poaList', 'token.list']

it('knows of every other list whose things are in it', () => {
  const lists = Object.keys(matrix).filter((operation) => /list$/i.test(operation))
  const unjudged = lists.filter((operation) => !rowOf(operation).customersIn)
  expect(unjudged.toSorted()).toEqual(namedLists)
})

describe.each(addresses)('%s', (_title, operation, over) => {
  const row = rowOf(operation)
  const call = (level: (typeof callers)[number], input: OperationInput): Promise<Answer> =>
    kit.transports[over ? 'REST' : 'tRPC']({
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
        const { status, row: answer } = await call(level, await row.input(customers[relation]))
        const wish = wanted(row, level, relation)
        answered.push([level, relation, status, status === 403 ? answer : ''])
        expected.push([level, relation, wish, wish === 403 ? accessDenied : ''])
      }
    expect(answered).toEqual(expected)
  })

  it('tells nobody without the right what is wrong with the rest', async () => {
    for (const relation of relations)
      for (const level of callers.filter((one) => [401, 403].includes(wanted(row, one, relation)))) {
        const { path, body } = await row.input(customers[relation])
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
    const call = { operation, token: tokens[level], ...(await input(customers.own)) }
    const { result } = await (over ? kit.transports.REST({ ...call, over }) : kit.transports.tRPC(call))
    const seen = new Set(customersIn?.(result as never))
    const visible = relations.filter((relation) => seen.has(customers[relation]))
    const mine = isReseller(level) ? ['own', 'sibling', 'beneath'] : ['own']
    const all = ['own', 'sibling', 'beneath', 'foreign']
    expect([level, visible]).toEqual([level, level === 'ADMIN' ? all : mine])
  }
})

function rowOf(operation: string): AccessRow {
  const row = matrix[operation]
  if (!row) throw new Error(`${operation} has no row`)
  return row
}

function wanted(row: AccessRow, level: (typeof callers)[number], relation: Relation): number {
  if (level !== 'nobody') return row.answers(level, relation)
  return row.isPublic ? 200 : 401
}
