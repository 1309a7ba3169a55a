import type { Caller, Database } from '@telecomx/database'
import {
  type CustomerChanges,
  type EmployeeChanges,
  type OperatorChanges,
  type PortingUpdateRequest,
  versionErrors,
} from '@telecomx/validation'
import { afterAll, describe, expect, it } from 'vitest'
import { customerUpdate } from '../customer/customer-update.js'
import { employeeUpdate } from '../employee/employee-update.js'
import { newId } from './ids.js'
import { operatorUpdate } from '../operator/operator-update.js'
import { portingUpdate } from '../porting/porting-update.js'
import { sipUpdate } from '../voice-account/sip-update.js'
import { startTestKit } from '../testing/index.js'

const kit = await startTestKit()
afterAll(() => kit.close())
const admin = await kit.tokenFor('ADMIN')
await kit.addOperator({ _id: '01010' })
const customer = await kit.addCustomer()

interface Versioned {
  _id: string
  version: number
}

/** One of each that can be updated: how a fresh one is made, and two changes of it. */
const kinds: Record<string, { add: () => Promise<string>; changes: [object, object] }> = {
  'operator.update': {
    add: async () => kit.addOperator({ _id: String(20_000 + fresh++) }),
    changes: [{ name: 'One' }, { name: 'Two', notes: 'x' }],
  },
  'customer.update': {
    add: () => kit.addCustomer(),
    changes: [{ city: 'Marstal' }, { city: 'Rudkøbing', faxNumber: '70305051' }],
  },
  'employee.update': {
    add: () => kit.addEmployee(customer, 'VIEWER'),
    changes: [{ name: 'One' }, { name: 'Two', language: 'en' }],
  },
  'sipAccount.update': {
    add: () => kit.addAccount(customer, 'SIP'),
    changes: [{ name: 'One' }, { numbers: [] }],
  },
  'porting.update': {
    add: async () => (await kit.addPortings(customer, [{ operator: '01010' }]))[0] ?? '',
    changes: [{ donorCustomerId: 'K-1' }, { notify: ['a@b.dk'] }],
  },
}
let fresh = 0

function kindOf(operation: string) {
  const kind = kinds[operation]
  if (!kind) throw new Error(`no kind for ${operation}`)
  return kind
}

/** How an operation is called: over REST, tRPC or both. */
const cases = Object.keys(kinds).flatMap((operation) =>
  Object.entries(kit.transports)
    .filter(([transport]) => transport === 'tRPC' || operation !== 'employee.update')
    .map(([transport, call]) => [operation, transport, call] as const),
)
const stale = { status: 409, row: versionErrors.changedMeanwhile }
const invalid = { status: 422, row: versionErrors.versionInvalid }

describe.each(cases)('%s over %s', (operation, _transport, call) => {
  const { add, changes } = kindOf(operation)
  const update = (_id: string, body: object) => call({ operation, token: admin, path: { _id }, body })
  const read = async (_id: string) => (await update(_id, {})).result as Versioned

  it('counts each change, and nothing else', async () => {
    const id = await add()
    expect((await read(id)).version).toBe(1)
    const [one, two] = changes
    expect((await update(id, one)).result).toMatchObject({ version: 2 })
    for (const same of [one, {}, { ...one, version: 2 }])
      expect(await update(id, same)).toMatchObject({ status: 200, result: { version: 2 } })
    expect((await update(id, two)).result).toMatchObject({ version: 3 })
    expect((await read(id)).version).toBe(3)
  })

  it('409 version: somebody else has changed it, and nothing is changed', async () => {
    const id = await add()
    const [one, two] = changes
    expect(await update(id, { ...one, version: 1 })).toMatchObject({ status: 200, result: { version: 2 } })
    for (const version of [1, 3, 2 ** 40]) expect(await update(id, { ...two, version })).toEqual(stale)
    expect(await update(id, { version: 1 })).toEqual(stale)
    expect(await read(id)).toMatchObject({ version: 2 })
    expect(await update(id, { ...two, version: 2 })).toMatchObject({ status: 200, result: { version: 3 } })
  })

  it('the whole object is sent back: once it is changed, and from then on it is another state', async () => {
    const whole = await read(await add())
    const changed = { ...whole, ...changes[0] }
    expect(await update(whole._id, changed)).toMatchObject({ status: 200, result: { version: 2 } })
    expect(await update(whole._id, changed)).toEqual(stale)
  })

  it('of ten at once with the same version exactly one wins', async () => {
    const id = await add()
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) => update(id, { ...changes[index % 2], version: 1 })),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ status }) => status !== 200)).toEqual(Array.from({ length: 9 }, () => stale))
    expect((await read(id)).version).toBe(2)
  })

  it('422 version: no whole number; 404 comes before 409, and a field before both', async () => {
    const id = await add()
    for (const version of ['1', 0, -1, 1.5, 1e300, [1], true, {}])
      expect(await update(id, { ...changes[0], version })).toEqual(invalid)
    expect(await update(id, { ...changes[0], version: null })).toMatchObject({ result: { version: 2 } })
    const unknown = operation === 'operator.update' ? '99999' : newId()
    expect(await update(unknown, { version: 7 })).toMatchObject({ status: 404 })
    expect(await update(unknown, { version: 'x' })).toEqual(invalid)
  })
})

const overRest = cases.filter(([, transport]) => transport === 'REST')
const paths: Record<string, string> = {
  'operator.update': '/dk/operator',
  'customer.update': '/customer',
  'sipAccount.update': '/sip',
  'porting.update': '/porting',
}

describe.each(overRest)('%s by If-Match', (operation) => {
  const { add, changes } = kindOf(operation)
  const send = async (id: string, ifMatch: string | undefined, body: object = changes[0]) => {
    const answer = await fetch(`${kit.url}${paths[operation]}/${id}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'x-api-key': admin, ...(ifMatch !== undefined && { 'if-match': ifMatch }) },
    })
    const { success: _, ...json } = (await answer.json()) as { success?: boolean; version?: number }
    return { status: answer.status, etag: answer.headers.get('etag'), json }
  }

  it('the answer’s ETag is the version; its state is updated, another one is 409 version', async () => {
    const id = await add()
    const { etag } = await send(id, undefined, {})
    expect(etag).toBe('"1"')
    expect(await send(id, '"1"')).toMatchObject({ status: 200, etag: '"2"', json: { version: 2 } })
    const json = { ...stale.row, details: { version: 2 } }
    expect(await send(id, '"1"', changes[1])).toEqual({ status: 409, etag: null, json })
  })

  it.each(['"1"', '*', ' "7" , "1"', '"a","1",,', ',"1"', 'W/"1", "1"', '"é", "1"'])(
    '%s lets the first version be updated',
    async (ifMatch) => {
      expect((await send(await add(), ifMatch)).status).toBe(200)
    },
  )

  it.each(['"2"', 'W/"1"', '"01"', '"abc"', '"1.0"', '""', '"2", W/"1"', 'W/"2", "3"'])(
    '409 version: %s is no state that it is in',
    async (ifMatch) => {
      expect(await send(await add(), ifMatch)).toMatchObject({ status: 409, json: stale.row })
    },
  )

  it.each(['1', '"1', '1"', '"1" "2"', '"1 "', '"1", 2', '*, "1"', 'w/"1"', 'W/ "1"', '', ',', "'1'"])(
    '422 version: %s is no list of entity tags',
    async (ifMatch) => {
      expect(await send(await add(), ifMatch)).toMatchObject({ status: 422, json: invalid.row })
    },
  )

  it('beside a version in the body both must hold', async () => {
    const id = await add()
    const body = { ...changes[0], version: 1 }
    expect((await send(id, '"2"', body)).status).toBe(409)
    expect((await send(id, '"1"', { ...body, version: 2 })).status).toBe(409)
    expect((await send(id, '*', { ...body, version: 2 })).status).toBe(409)
    expect((await send(id, '"1", "2"', body)).status).toBe(200)
  })

  it('what is malformed comes after the right and the fields, and before the state', async () => {
    const [, second] = changes
    expect((await send(await add(), 'x', { ...second, version: 'x' })).json).toEqual(invalid.row)
    const unknown = operation === 'operator.update' ? '99999' : newId()
    expect((await send(unknown, 'x')).json).toEqual(invalid.row)
    expect((await send(unknown, '"7"')).status).toBe(404)
  })
})

describe('on another node of a cluster, where no lock reaches', () => {
  const caller: Caller = {
    employeeId: newId(),
    customerId: customer,
    accessLevel: 'ADMIN',
    language: 'da',
    requestId: 'r',
  }
  /** The use case by itself, on a database of one's own. */
  const useCases: Record<string, (database: Database, _id: string, expected?: number[]) => Promise<unknown>> =
    {
      operator: (database, _id, expected) =>
        operatorUpdate(
          { ...kit.dependencies, database },
          caller,
          _id,
          { notes: 'here' } as OperatorChanges,
          expected,
        ),
      customer: (database, _id, expected) =>
        customerUpdate(
          { ...kit.dependencies, database },
          caller,
          _id,
          { city: 'here' } as CustomerChanges,
          expected,
        ),
      employee: (database, _id, expected) =>
        employeeUpdate(
          { ...kit.dependencies, database },
          caller,
          { _id, language: 'en' } as EmployeeChanges & { _id: string },
          expected,
        ),
      sipAccount: (database, _id, expected) =>
        sipUpdate({ ...kit.dependencies, database }, caller, { _id, name: 'here' }, expected),
      porting: (database, _id, expected) =>
        portingUpdate(
          { ...kit.dependencies, database },
          caller,
          { _id, donorCustomerId: 'here' } as PortingUpdateRequest & { _id: string },
          expected,
        ),
    }
  const areas = Object.keys(useCases)

  /** Locks nothing, and somebody else changes the object when the update has read it. */
  function unlocked(area: string, elsewhere: () => Promise<unknown>): Database {
    // An employee is read to find its customer, and again under the lock.
    let readsLeft = area === 'employee' ? 2 : 1
    return kit.testDatabase.connect().withPlugin({
      transformQuery: ({ node }) =>
        node.kind === 'SelectQueryNode' && node.endModifiers ? { ...node, endModifiers: [] } : node,
      async transformResult({ result }) {
        if (result.rows.some((row) => 'version' in row) && --readsLeft === 0) await elsewhere()
        return result
      },
    })
  }

  it.each(areas)('%s: an update with the version of before is 409 version', async (area) => {
    const operation = `${area}.update`
    const { add, changes } = kindOf(operation)
    const id = await add()
    const elsewhere = () => kit.transports.tRPC({ operation, token: admin, body: { ...changes[0], _id: id } })
    const updating = useCases[area]?.(unlocked(area, elsewhere), id, [1])
    await expect(updating).rejects.toMatchObject({ row: stale.row })
  })

  it.each(areas)('%s: without a version both changes last', async (area) => {
    const operation = `${area}.update`
    const { add, changes } = kindOf(operation)
    const id = await add()
    const other = {
      ...changes[0],
      ...(area === 'porting' && { donorCustomerId: undefined, notify: ['a@b.dk'] }),
    }
    const elsewhere = () => kit.transports.tRPC({ operation, token: admin, body: { ...other, _id: id } })
    expect(await useCases[area]?.(unlocked(area, elsewhere), id)).toMatchObject({ version: 3 })
  })
})

it('a single object carries its version as its ETag, however it is answered; a list has none', async () => {
  const get = async (path: string) => {
    const answer = await fetch(`${kit.url}${path}`, { headers: { 'x-api-key': admin } })
    return [answer.status, answer.headers.get('etag')]
  }
  const [porting] = await kit.addPortings(customer, [{ operator: '01010' }])
  for (const path of ['/dk/operator/01010', `/customer/${customer}`, `/porting/${porting}`])
    expect(await get(path)).toEqual([200, '"1"'])
  for (const path of ['/dk/operator', '/customer', '/porting', '/voiceaccount'])
    expect(await get(path)).toEqual([200, null])
})

it('a change that is not an update counts as well', async () => {
  const call = kit.transports.tRPC
  const [first, second] = [
    await kit.addEmployee(customer, 'VIEWER'),
    await kit.addEmployee(customer, 'VIEWER'),
  ]
  const update = (body: object) => call({ operation: 'employee.update', token: admin, body })
  await update({ _id: first, primaryContact: true })
  await update({ _id: second, primaryContact: true })
  expect((await update({ _id: first })).result).toMatchObject({ primaryContact: false, version: 3 })
  expect(await update({ _id: first, primaryContact: true, version: 2 })).toEqual(stale)

  const other = await kit.addCustomer()
  const [porting = ''] = await kit.addPortings(other, [{ operator: '01010' }])
  await call({ operation: 'porting.poaCreate', token: admin, body: { customerId: other } })
  const body = { _id: porting, notify: ['a@b.dk'], version: 1 }
  expect(await call({ operation: 'porting.update', token: admin, body })).toEqual(stale)
})
