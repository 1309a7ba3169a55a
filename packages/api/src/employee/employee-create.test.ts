import { sql } from 'kysely'
import {
  type AccessLevel,
  accessLevels,
  type DocumentedError,
  type Employee,
  employeeCreateErrors as errors,
  isAtLeast,
} from '@telecomx/validation'
import { afterAll, describe, expect, it } from 'vitest'
import { newId } from '../procedure/ids.js'
import { denied, type Family, notValid, type Person, startTestKit } from '../testing/index.js'

const kit = await startTestKit()
afterAll(() => kit.close())
const family = await kit.addFamily()

const create = (body: object, person: Person = 'admin') =>
  kit.transports.tRPC({ operation: 'employee.create', token: family.tokens[person], body })
const example = { accessLevel: 'OWNER', name: 'Åse Smørup' }

const refused: [string, object, DocumentedError][] = [
  ['404 customer: null', { customer: null }, errors.customerMissing],
  ['422 customer: malformed', { customer: 'x' }, errors.customerInvalid],
  ['422 customer: number', { customer: 0 }, errors.customerInvalid],
  ['422 _id: malformed', { _id: 'x' }, errors.idInvalid],
  ['422 accessLevel: missing', { accessLevel: undefined }, errors.accessLevelInvalid],
  ['422 accessLevel: lower case', { accessLevel: 'admin' }, errors.accessLevelInvalid],
  ['422 accessLevel: number', { accessLevel: 7 }, errors.accessLevelInvalid],
  ['422 accessLevel: list', { accessLevel: ['OWNER'] }, errors.accessLevelInvalid],
  ['404 name: missing', { name: undefined }, errors.nameMissing],
  ['404 name: blank', { name: ' ' }, errors.nameMissing],
  ['422 name: number', { name: 7 }, notValid('name')],
  ['422 name: not in the font', { name: '张伟' }, errors.nameUnprintable],
  ['422 emailAddress', { emailAddress: 'a@b.dk\r\nBcc: x@y.dk' }, errors.emailAddressInvalid],
  ['422 faxNumber', { faxNumber: '*21*+4512345678#' }, errors.faxNumberInvalid],
  ['422 language', { language: 'sv' }, errors.languageInvalid],
  ['422 primaryContact: text', { primaryContact: 'true' }, notValid('primaryContact')],
]

describe('employee.create', () => {
  it('answers the new employee, unset values left out, Danish unless told otherwise', async () => {
    const { customer } = family.companies
    const _id = expect.stringMatching(/^[0-9a-f]{24}$/) as string
    expect(await create({ ...example, customer: customer.toUpperCase(), emailAddress: '' }, 'owner')).toEqual(
      {
        status: 200,
        result: { _id, customer, ...example, language: 'da', primaryContact: false, version: 1 },
      },
    )
    const full = {
      ...example,
      customer,
      emailAddress: 'aase@kunde.example',
      faxNumber: '+4570305051',
      language: 'en',
      primaryContact: true,
    }
    expect((await create(full, 'reseller')).result).toEqual({ _id, ...full, version: 1 })
  })

  it.each(refused)('%s', async (_title, body, row) => {
    const whole = { customer: family.companies.customer, ...example, ...body }
    expect(await create(whole)).toEqual({ status: row.code, row })
  })

  it('409 _id: an id that ADMIN gives is taken, however close the race; 403 to others who give one', async () => {
    const { customer } = family.companies
    for (const primaryContact of [false, true]) {
      const body = { ...example, customer, primaryContact, _id: newId() }
      for (const person of ['resellerAdmin', 'reseller', 'owner'] as const)
        expect(await create(body, person)).toEqual(denied)
      const answers = await Promise.all([create(body), create(body), create(body)])
      expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409])
      expect(answers.find(({ status }) => status === 409)?.row).toEqual(errors.employeeExists)
    }
  })

  it('404 customer: unknown to ADMIN, 403 to everybody else', async () => {
    const body = { ...example, customer: newId() }
    expect(await create(body)).toEqual({ status: 404, row: errors.customerNotFound })
    for (const person of ['resellerAdmin', 'reseller', 'owner'] as const)
      expect(await create(body, person)).toEqual(denied)
  })

  it('403 access_denied: below OWNER nobody learns anything about fields', async () => {
    for (const person of ['manager', 'viewer', 'personal'] as const)
      for (const body of [{ ...example, customer: family.companies.customer }, {}, { customer: 7 }])
        expect(await create(body, person)).toEqual(denied)
  })

  const callers: [Person, AccessLevel, (keyof Family['companies'])[]][] = [
    ['owner', 'OWNER', ['customer']],
    ['resellersOwner', 'OWNER', ['reseller']],
    ['subReseller', 'RESELLER', ['sub', 'grandchild']],
    ['reseller', 'RESELLER', ['reseller', 'customer', 'sibling', 'sub']],
    ['resellerAdmin', 'RESELLER_ADMIN', ['issuer']],
  ]
  it.each(callers)(
    '%s gives %s and what is below it, to its own, and to nobody else',
    async (who, own, mine) => {
      for (const [company, customer] of Object.entries(family.companies))
        for (const accessLevel of accessLevels) {
          const answer = await create({ name: 'x', customer, accessLevel }, who)
          const may = isAtLeast(own, accessLevel) && mine.some((name) => name === company)
          expect([company, accessLevel, answer.status]).toEqual([company, accessLevel, may ? 200 : 403])
        }
      const graver = accessLevels.filter((level) => !isAtLeast(own, level))
      for (const accessLevel of graver)
        expect(await create({ customer: family.companies[mine[0] ?? 'issuer'], accessLevel }, who)).toEqual(
          denied,
        )
    },
  )

  it('of primary contacts created at once one remains, and none of the calls fails', async () => {
    const customer = await kit.addCustomer()
    for (let round = 0; round < 5; round++) {
      const body = { ...example, customer, primaryContact: true }
      const answers = await Promise.all(Array.from({ length: 6 }, () => create(body)))
      expect(answers.map((answer) => answer.status)).toEqual(Array.from({ length: 6 }, () => 200))
      expect(answers.every((answer) => (answer.result as Employee).primaryContact)).toBe(true)
    }
    const { rows } = await sql`select id from employee where primary_of = ${customer}`.execute(kit.database)
    expect(rows).toHaveLength(1)
  })
})
