import { sql } from 'kysely'
import type { Database } from '@telecomx/database'
import {
  type AccessLevel,
  accessLevels,
  type DocumentedError,
  type Employee,
  employeeUpdateErrors as errors,
  isAtLeast,
} from '@telecomx/validation'
import { afterAll, describe, expect, it } from 'vitest'
import { newId } from '../procedure/ids.js'
import { denied, type Family, notValid, type Person, startTestKit } from '../testing/index.js'

const kit = await startTestKit()
afterAll(() => kit.close())
const family = await kit.addFamily()

const update = (body: object, person: Person = 'admin') =>
  kit.transports.tRPC({ operation: 'employee.update', token: family.tokens[person], body })
const add = async (customer: string, level: AccessLevel, name = 'Bo') => {
  const _id = newId()
  return { _id, token: await kit.tokenFor(level, customer, { id: _id, name }) }
}
const read = async (_id: string) => (await update({ _id })).result as Employee

const refused: [string, object, DocumentedError][] = [
  ['422 accessLevel', { accessLevel: 'BOSS' }, errors.accessLevelInvalid],
  ['404 name: blank', { name: '' }, errors.nameMissing],
  ['422 name: not in the font', { name: '张伟' }, errors.nameUnprintable],
  ['422 emailAddress', { emailAddress: 'a' }, errors.emailAddressInvalid],
  ['422 faxNumber', { faxNumber: 'a' }, errors.faxNumberInvalid],
  ['422 language', { language: 'DA' }, errors.languageInvalid],
  ['422 primaryContact: number', { primaryContact: 1 }, notValid('primaryContact')],
]

describe('employee.update', () => {
  it('changes what is given, leaves the rest, unsets what is blank, and moves nobody', async () => {
    const { customer, sibling } = family.companies
    const { _id } = await add(customer, 'VIEWER')
    const values = { emailAddress: 'bo@kunde.example', faxNumber: '+4570305051', language: 'en' }
    const answer = await update({ _id: _id.toUpperCase(), ...values, customer: sibling, name: null }, 'owner')
    const whole = {
      _id,
      customer,
      accessLevel: 'VIEWER',
      name: 'Bo',
      ...values,
      primaryContact: false,
      version: 2,
    }
    expect(answer).toEqual({ status: 200, result: whole })
    expect(await read(_id)).toEqual(whole)
    const bare = { _id, emailAddress: '', faxNumber: ' ', accessLevel: 'PERSONAL', name: ' Bo 2 ' }
    expect((await update(bare, 'reseller')).result).toEqual({
      _id,
      customer,
      accessLevel: 'PERSONAL',
      name: 'Bo 2',
      language: 'en',
      primaryContact: false,
      version: 3,
    })
  })

  it.each(refused)('%s, and nothing is changed', async (_title, body, row) => {
    const _id = family.employees.viewer
    const before = await read(_id)
    expect(await update({ _id, language: 'en', ...body })).toEqual({ status: row.code, row })
    expect(await read(_id)).toEqual(before)
  })

  it('400 bad_request for a malformed id, 404 employee for ADMIN, 403 for everybody else', async () => {
    for (const _id of ['x', undefined, 7, { $ne: null }])
      expect(await update({ _id }, 'viewer')).toEqual({ status: 400, row: errors.employeeIdMissing })
    expect(await update({ _id: newId() })).toEqual({ status: 404, row: errors.employeeNotFound })
    expect(await update({ _id: newId(), name: 7 })).toEqual({ status: 422, row: notValid('name') })
    for (const person of ['resellerAdmin', 'reseller', 'owner', 'personal'] as const)
      expect(await update({ _id: newId(), name: 7 }, person)).toEqual(denied)
  })

  it('403 access_denied: below OWNER nobody changes anybody, themselves neither', async () => {
    for (const person of ['manager', 'viewer', 'personal'] as const)
      for (const _id of [family.employees[person], family.employees.viewer])
        for (const body of [{ name: 'x' }, { name: 7 }])
          expect(await update({ _id, ...body }, person)).toEqual(denied)
  })

  const callers: [Person, AccessLevel, (keyof Family['companies'])[]][] = [
    ['owner', 'OWNER', ['customer']],
    ['resellersOwner', 'OWNER', ['reseller']],
    ['subReseller', 'RESELLER', ['sub', 'grandchild']],
    ['reseller', 'RESELLER', ['reseller', 'customer', 'sibling', 'sub']],
    ['resellerAdmin', 'RESELLER_ADMIN', ['issuer']],
  ]
  it.each(callers)(
    '%s (%s) raises nobody above itself and touches nobody above it',
    async (who, own, mine) => {
      for (const [company, customer] of Object.entries(family.companies)) {
        const isMine = mine.some((name) => name === company)
        const [low, high] = [await add(customer, 'VIEWER'), await add(customer, 'ADMIN')]
        for (const accessLevel of accessLevels) {
          const answer = await update({ _id: low._id, accessLevel }, who)
          const may = isMine && isAtLeast(own, accessLevel)
          expect([company, accessLevel, answer.status]).toEqual([company, accessLevel, may ? 200 : 403])
        }
        const { accessLevel } = await read(low._id)
        expect(isAtLeast(isMine ? own : 'VIEWER', accessLevel)).toBe(true)
        for (const body of [{}, { accessLevel: 'NO_LOGIN' }, { name: 'x' }, { primaryContact: true }])
          expect(await update({ _id: high._id, ...body }, who)).toEqual(denied)
        expect(await read(high._id)).toMatchObject({
          accessLevel: 'ADMIN',
          name: 'Bo',
          primaryContact: false,
        })
      }
      expect(await update({ _id: family.employees[who], accessLevel: 'ADMIN' }, who)).toEqual(denied)
    },
  )

  it('somebody raised above the caller meanwhile stays untouched, and so does the primary contact', async () => {
    const { customer } = family.companies
    const [contact, raised] = [await add(customer, 'VIEWER'), await add(customer, 'VIEWER')]
    await update({ _id: contact._id, primaryContact: true })
    const calling: ReturnType<typeof update>[] = []
    // The customer is locked, so the owner's call has checked the rights and waits when the level rises.
    const reader = kit.testDatabase.connect({ connectionLimit: 1 })
    await kit.database.transaction().execute(async (trx) => {
      await sql`select id from customer where id = ${customer} for update`.execute(trx)
      calling.push(update({ _id: raised._id, accessLevel: 'PERSONAL', primaryContact: true }, 'owner'))
      await expect.poll(async () => lockWaits(reader), { timeout: 10_000, interval: 20 }).toBeGreaterThan(0)
      await sql`update employee set access_level = 'ADMIN' where id = ${raised._id}`.execute(trx)
    })
    expect(await calling[0]).toEqual(denied)
    expect(await read(raised._id)).toMatchObject({ accessLevel: 'ADMIN', primaryContact: false })
    expect(await read(contact._id)).toMatchObject({ primaryContact: true })
  })

  it('a level that is lowered counts from the next request on; NO_LOGIN may do nothing', async () => {
    const { customer } = family.companies
    const { _id, token } = await add(customer, 'OWNER')
    const call = () => kit.transports.tRPC({ operation: 'employee.list', token, body: { customer } })
    expect((await call()).status).toBe(200)
    await update({ _id, accessLevel: 'MANAGER' }, 'owner')
    expect(await call()).toEqual(denied)
    await update({ _id, accessLevel: 'NO_LOGIN' }, 'owner')
    for (const transport of Object.values(kit.transports))
      expect(await transport({ operation: 'customer.list', token })).toEqual(denied)
    await update({ _id, accessLevel: 'OWNER' }, 'owner')
    expect((await call()).status).toBe(200)
  })
})

describe('the primary contact', () => {
  const contactsOf = async (customer: string) =>
    (await sql<{ id: string }>`select id from employee where primary_of = ${customer}`.execute(kit.database))
      .rows

  it('moves in one step, and can be taken away', async () => {
    const customer = await kit.addCustomer()
    const [first, second] = [await add(customer, 'VIEWER'), await add(customer, 'VIEWER')]
    await update({ _id: first._id, primaryContact: true })
    await update({ _id: first._id, primaryContact: true, name: 'Igen' })
    expect(await contactsOf(customer)).toEqual([{ id: first._id }])
    expect((await update({ _id: second._id, primaryContact: true })).result).toMatchObject({
      primaryContact: true,
    })
    expect(await read(first._id)).toMatchObject({ primaryContact: false, name: 'Igen' })
    await update({ _id: first._id, primaryContact: false })
    expect(await contactsOf(customer)).toEqual([{ id: second._id }])
    await update({ _id: second._id, primaryContact: false })
    expect(await contactsOf(customer)).toEqual([])
  })

  it('of many named at once one remains, and none of the calls fails', async () => {
    const customer = await kit.addCustomer()
    const people = await Promise.all(Array.from({ length: 6 }, () => add(customer, 'VIEWER')))
    for (let round = 0; round < 10; round++) {
      const answers = await Promise.all(people.map(({ _id }) => update({ _id, primaryContact: true })))
      expect(answers.map((answer) => answer.status)).toEqual(people.map(() => 200))
      expect(await contactsOf(customer)).toHaveLength(1)
    }
  })
})

/** How many calls ask for the lock on a customer. */
async function lockWaits(database: Database): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from information_schema.processlist
    where db = database() and id <> connection_id() and info like '%customer%for update'`.execute(database)
  return rows[0]?.n ?? 0
}
