import { sql } from 'kysely'
import {
  accessDenied,
  type AccessLevel,
  credentialErrors,
  type DocumentedError,
  type TokenCreateOutput,
  tokenCreateErrors,
  type TokenInfo,
  tokenListErrors,
  tokenRevokeErrors,
} from '@telecomx/validation'
import { afterAll, describe, expect, it } from 'vitest'
import { isToken } from '../access/token.js'
import { newId } from '../procedure/ids.js'
import { denied, type Family, type Person, startTestKit } from '../testing/index.js'

const kit = await startTestKit()
afterAll(() => kit.close())
const family = await kit.addFamily()

const call = (operation: string, body: object, person: Person) =>
  kit.transports.tRPC({ operation, token: family.tokens[person], body })
const create = (body: object, person: Person = 'admin') => call('token.create', body, person)
const list = (body: object, person: Person = 'admin') => call('token.list', body, person)
const revoke = (body: object, person: Person = 'admin') => call('token.revoke', body, person)
const created = async (employee: string, body: object = {}) =>
  (await create({ employee, name: 'x', ...body })).result as TokenCreateOutput
const tokensOf = async (employee: string) =>
  ((await list({ employee })).result as { tokens: TokenInfo[] }).tokens
const statusWith = async (token: string) =>
  kit.transports.tRPC({ operation: 'operator.create', token, body: {} })
const addEmployee = async (company: keyof Family['companies'], level: AccessLevel) => {
  const id = newId()
  await kit.tokenFor(level, family.companies[company], { id })
  return id
}
const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString()

/** Who may see to whose tokens besides their own, of the family's people. */
const wards: Partial<Record<Person, Person[]>> = {
  owner: ['manager', 'viewer', 'personal'],
  resellersOwner: [],
  subReseller: [],
  reseller: ['resellersOwner', 'subReseller', 'owner', 'manager', 'viewer', 'personal', 'siblingsOwner'],
  foreignReseller: ['foreignOwner'],
  resellerAdmin: [],
  manager: [],
  viewer: [],
  personal: [],
}

describe('the right to tokens', () => {
  it.each(Object.entries(wards) as [Person, Person[]][])(
    '%s: its own and those of whom it may act for',
    async (who, others) => {
      for (const [person, employee] of Object.entries(family.employees)) {
        const may = person === who || others.some((name) => name === person)
        const { _id } = await created(employee)
        const answers = [
          await create({ employee, name: 'x' }, who),
          await list({ employee }, who),
          await revoke({ _id }, who),
        ]
        for (const answer of answers)
          expect([person, answer.status, answer.row]).toEqual([
            person,
            may ? 200 : 403,
            may ? undefined : accessDenied,
          ])
        expect((await tokensOf(employee)).find((token) => token._id === _id)?.revokedAt !== undefined).toBe(
          may,
        )
      }
    },
  )

  it('unknown employees and tokens: 404 for ADMIN, the 403 of a foreign one for everybody else', async () => {
    const unknown = { employee: newId(), name: 'x', _id: newId() }
    const { employeeNotFound } = tokenCreateErrors
    expect(await create(unknown)).toEqual({ status: 404, row: employeeNotFound })
    expect(await list(unknown)).toEqual({ status: 404, row: tokenListErrors.employeeNotFound })
    expect(await revoke(unknown)).toEqual({ status: 404, row: tokenRevokeErrors.tokenNotFound })
    for (const person of ['personal', 'owner', 'reseller', 'resellerAdmin'] as const)
      for (const operation of [create, list, revoke])
        expect(await operation({ ...unknown, name: 7, limit: 0 }, person)).toEqual(denied)
  })
})

it('403 access_denied: NO_LOGIN with a token of before, for its own tokens too', async () => {
  const [id, tokenId] = [newId(), newId()]
  const token = await kit.tokenFor('NO_LOGIN', family.companies.customer, { id, tokenId })
  for (const operation of ['token.create', 'token.list', 'token.revoke'])
    for (const employee of [id, undefined])
      expect(await kit.transports.tRPC({ operation, token, body: { employee, _id: tokenId } })).toEqual(
        denied,
      )
})

describe('token.create', () => {
  it('shows the token once: it works, and no list ever holds it', async () => {
    const employee = family.employees.personal
    const expiresAt = inAnHour()
    const { result } = await create(
      { employee: employee.toUpperCase(), name: ' CRM ', expiresAt },
      'personal',
    )
    const { token, ...listed } = result as TokenCreateOutput
    expect(listed).toEqual({
      _id: expect.stringMatching(/^[0-9a-f]{24}$/) as string,
      employee,
      name: 'CRM',
      prefix: token.slice(0, 14),
      accessLevel: 'PERSONAL',
      createdAt: expect.stringMatching(/^\d{4}-.*Z$/) as string,
      expiresAt,
    })
    expect(isToken(token)).toBe(true)
    expect(await statusWith(token)).toEqual(denied)
    const tokens = await list({ employee })
    expect((tokens.result as { tokens: TokenInfo[] }).tokens).toContainEqual(expect.objectContaining(listed))
    expect(JSON.stringify([tokens, kit.log])).not.toContain(token.slice(15))
    expect(await created(employee)).not.toHaveProperty('expiresAt')
  })

  it.each<[string, object, DocumentedError]>([
    ['404 employee: missing', { employee: undefined }, tokenCreateErrors.employeeMissing],
    ['422 employee: malformed', { employee: 'x' }, tokenCreateErrors.employeeInvalid],
    ['422 employee: number', { employee: 0 }, tokenCreateErrors.employeeInvalid],
    ['404 name: missing', { name: undefined }, tokenCreateErrors.nameMissing],
    ['404 name: blank', { name: ' ' }, tokenCreateErrors.nameMissing],
    ['422 expiresAt: past', { expiresAt: '2020-01-01T00:00:00Z' }, tokenCreateErrors.expiresAtInvalid],
    ['422 expiresAt: no zone', { expiresAt: '2999-01-01T00:00:00' }, tokenCreateErrors.expiresAtInvalid],
    ['422 expiresAt: no such day', { expiresAt: '2999-02-30T00:00:00Z' }, tokenCreateErrors.expiresAtInvalid],
    ['422 expiresAt: number', { expiresAt: 32503680000000 }, tokenCreateErrors.expiresAtInvalid],
    [
      '422 expiresAt: beyond 9999',
      { expiresAt: '9999-12-31T23:59:59-23:59' },
      tokenCreateErrors.expiresAtInvalid,
    ],
    [
      '422 name: control character',
      { name: 'a\u0007' },
      { code: 422, message: 'name', description: 'name is not valid' },
    ],
  ])('%s', async (_title, body, row) => {
    expect(await create({ employee: family.employees.viewer, name: 'x', ...body })).toEqual({
      status: row.code,
      row,
    })
  })

  it('expiresAt: an offset is understood, the last moment that can be stored is stored', async () => {
    const employee = family.employees.viewer
    expect((await created(employee, { expiresAt: '2999-01-01T02:00:00.5+02:00' })).expiresAt).toBe(
      '2999-01-01T00:00:00.500Z',
    )
    const last = '9999-12-31T23:59:59.999Z'
    expect((await created(employee, { expiresAt: last })).expiresAt).toBe(last)
  })

  it('409 employee: NO_LOGIN, whoever asks', async () => {
    const employee = await addEmployee('customer', 'NO_LOGIN')
    for (const person of ['owner', 'reseller', 'admin'] as const)
      expect(await create({ employee, name: 'x' }, person)).toEqual({
        status: 409,
        row: tokenCreateErrors.noLogin,
      })
  })
})

describe('the level of a token', () => {
  const levels = async (token: string) => {
    const answered = { PERSONAL: 'token.list', VIEWER: 'operator.list', ADMIN: 'operator.import' }
    const body = { operators: [], dryRun: true }
    const allowed = await Promise.all(
      Object.entries(answered).map(async ([level, operation]) => {
        const { status } = await kit.transports.tRPC({ operation, token, body })
        return status === 403 ? [] : [level]
      }),
    )
    return allowed.flat()
  }
  const levelled = async (level: AccessLevel, person: Person) => {
    const employee = await addEmployee('customer', level)
    const { result } = await create({ employee, name: 'x' }, person)
    return result as TokenCreateOutput
  }
  const change = (_id: string, accessLevel: AccessLevel) =>
    call('employee.update', { _id, accessLevel }, 'admin')

  it('is its employee’s when it was made: raising the employee does not raise it', async () => {
    const { employee, token } = await levelled('VIEWER', 'owner')
    await change(employee, 'ADMIN')
    expect(await levels(token)).toEqual(['PERSONAL', 'VIEWER'])
    const listed = (await tokensOf(employee)).map(({ accessLevel }) => accessLevel)
    expect(listed).toEqual(['VIEWER', 'VIEWER'])
  })

  it('a token of before makes none that has more; one that the employee’s raiser makes has all', async () => {
    const { employee, token } = await levelled('VIEWER', 'owner')
    await change(employee, 'ADMIN')
    const body = { employee, name: 'x' }
    const { result } = await kit.transports.tRPC({ operation: 'token.create', token, body })
    expect(result).toMatchObject({ accessLevel: 'VIEWER' })
    expect(await levels((result as TokenCreateOutput).token)).toEqual(['PERSONAL', 'VIEWER'])
    const fresh = await created(employee)
    expect(fresh.accessLevel).toBe('ADMIN')
    expect(await levels(fresh.token)).toEqual(['PERSONAL', 'VIEWER', 'ADMIN'])
  })

  it('with a token of before a raised employee acts for nobody', async () => {
    const { employee, token } = await levelled('VIEWER', 'owner')
    await change(employee, 'ADMIN')
    for (const [operation, body] of [
      ['employee.update', { _id: employee, name: 'x' }],
      ['token.create', { employee: family.employees.viewer, name: 'x' }],
    ] as const)
      expect(await kit.transports.tRPC({ operation, token, body })).toEqual(denied)
  })

  it('lowering the employee counts at once, and raising it again gives back no more than there was', async () => {
    const { employee, token } = await levelled('VIEWER', 'owner')
    await change(employee, 'PERSONAL')
    expect(await levels(token)).toEqual(['PERSONAL'])
    await change(employee, 'NO_LOGIN')
    expect(await levels(token)).toEqual([])
    await change(employee, 'ADMIN')
    expect(await levels(token)).toEqual(['PERSONAL', 'VIEWER'])
  })
})

describe('token.list', () => {
  it('answers the newest first, page by page, and no secret', async () => {
    const employee = await addEmployee('customer', 'VIEWER')
    await sql`update token set created_at = '2020-01-01' where employee = ${employee}`.execute(kit.database)
    const { _id } = await created(employee)
    const page = (await list({ employee, filter: 'ignored' })).result as { tokens: TokenInfo[] }
    expect(page).toMatchObject({ offset: 0, limit: 100, total: 2, tokens: [{ _id }, { name: 'test' }] })
    expect(Object.keys(page.tokens[1] ?? {})).toEqual([
      '_id',
      'employee',
      'name',
      'prefix',
      'accessLevel',
      'createdAt',
    ])
    const second = await list({ employee, offset: 1, limit: 1 })
    expect(second.result).toEqual({ offset: 1, limit: 1, total: 2, tokens: page.tokens.slice(1) })
  })

  it.each([
    ['422 employee: malformed', { employee: '1' }, tokenListErrors.employeeInvalid],
    ['422 offset', { offset: 0.5 }, tokenListErrors.offsetInvalid],
    ['422 limit', { limit: 501 }, tokenListErrors.limitInvalid],
  ])('%s', async (_title, body, row) => {
    expect(await list({ employee: family.employees.viewer, ...body })).toEqual({ status: row.code, row })
  })

  it('nobody needs to name themselves', async () => {
    const own = await list({ employee: family.employees.viewer }, 'viewer')
    expect(own).toMatchObject({ status: 200 })
    expect(await list({}, 'viewer')).toEqual(own)
  })

  it('answers an empty list for an employee without tokens', async () => {
    const employee = await addEmployee('customer', 'NO_LOGIN')
    await sql`delete from token where employee = ${employee}`.execute(kit.database)
    expect(await list({ employee })).toMatchObject({ status: 200, result: { total: 0, tokens: [] } })
  })
})

describe('token.revoke', () => {
  it('withdraws at once and for good; again is fine and keeps the time', async () => {
    const employee = family.employees.viewer
    const { _id, token } = await created(employee)
    expect(await revoke({ _id: _id.toUpperCase() }, 'viewer')).toEqual({
      status: 200,
      result: { success: true },
    })
    expect(await statusWith(token)).toEqual({ status: 401, row: credentialErrors.unknown })
    const revokedAt = async () => (await tokensOf(employee)).find((each) => each._id === _id)?.revokedAt
    const first = await revokedAt()
    expect(first).toMatch(/^\d{4}-.*Z$/)
    expect((await revoke({ _id })).status).toBe(200)
    expect(await revokedAt()).toBe(first)
  })

  it.each(['x', undefined, 7, { $ne: null }, `${'a'.repeat(24)} `])('400 bad_request: %j', async (_id) => {
    expect(await revoke({ _id }, 'personal')).toEqual({ status: 400, row: tokenRevokeErrors.tokenIdMissing })
  })
})
