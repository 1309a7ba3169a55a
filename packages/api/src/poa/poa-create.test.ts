import { poaCreateErrors as errors } from '@telecomx/validation'
import { afterAll, describe, expect, it } from 'vitest'
import { denied, notValid, startTestKit, unprintable } from '../testing/index.js'

const kit = await startTestKit()
afterAll(() => kit.close())
const family = await kit.addFamily()
const { customer } = family.companies
const empty = await kit.addCustomer({ parentReseller: kit.reseller })
await kit.addOperator()
await kit.addOperator({ _id: '01020', name: 'Øresund Tele A/S', fixedAuth: 'FAX', mvnoAuth: 'ICC' })
await kit.addPortings(customer, [
  { operator: '01020' },
  { operator: '01010', numbers: ['+4533254100', '+4533254101'] },
  { operator: '01010' },
])
await kit.addPortings(customer, [{ operator: '01020', type: 'MVNO', donorSimNumber: '8945020000011223344F' }])
const contact = { primaryContact: true, emailAddress: 'aase@kunde.example', faxNumber: '+4533254188' }
const tokens = {
  ...family.tokens,
  owner: await kit.tokenFor('OWNER', customer, contact),
  noLogin: await kit.tokenFor('NO_LOGIN', customer),
  ownerOfEmpty: await kit.tokenFor('OWNER', empty),
  resellersResellerAdmin: await kit.tokenFor('RESELLER_ADMIN', kit.reseller),
}

const refused: [string, unknown, object][] = [
  ['422 method: empty', { method: '' }, errors.methodInvalid],
  ['422 method: lower case', { method: 'email' }, errors.methodInvalid],
  ['422 method: list', { method: ['EMAIL'] }, errors.methodInvalid],
  [
    '422 recipient: EMAIL to a fax number',
    { method: 'EMAIL', recipient: '+4570305051' },
    errors.recipientEmailInvalid,
  ],
  ['422 recipient: EMAIL, empty', { method: 'EMAIL', recipient: '' }, errors.recipientEmailInvalid],
  [
    '422 recipient: EMAIL, two',
    { method: 'EMAIL', recipient: 'a@b.dk,c@d.dk' },
    errors.recipientEmailInvalid,
  ],
  [
    '422 recipient: EMAIL, lower-case default',
    { method: 'EMAIL', recipient: 'default' },
    errors.recipientEmailInvalid,
  ],
  [
    '422 recipient: EMAIL, injection',
    { method: 'EMAIL', recipient: 'a@b.dk\r\nBcc: c@d.dk' },
    errors.recipientEmailInvalid,
  ],
  [
    '422 recipient: EMAIL, object',
    { method: 'EMAIL', recipient: { address: 'a@b.dk' } },
    errors.recipientEmailInvalid,
  ],
  ['422 recipient: FAX to an address', { method: 'FAX', recipient: 'a@b.dk' }, errors.recipientFaxInvalid],
  [
    '422 recipient: FAX, gateway smuggling',
    { method: 'FAX', recipient: '+4570305051@fax.evil.test' },
    errors.recipientFaxInvalid,
  ],
  ['422 recipient: FAX, number', { method: 'FAX', recipient: 70305051 }, errors.recipientFaxInvalid],
  ['422 override: list', { override: [] }, errors.overrideInvalid],
  ['422 override: text', { override: 'Company' }, errors.overrideInvalid],
  ['422 override.name: number', { override: { name: 1 } }, notValid('override.name')],
  ['422 override.name: 201 characters', { override: { name: 'a'.repeat(201) } }, notValid('override.name')],
  [
    '422 override.address: 501 characters',
    { override: { address: 'a'.repeat(501) } },
    notValid('override.address'),
  ],
  ['422 override.zip: line feed', { override: { zip: '12\n34' } }, notValid('override.zip')],
  [
    '422 override.vatNumber: 201 digits',
    { override: { vatNumber: '1'.repeat(201) } },
    notValid('override.vatNumber'),
  ],
  ['422 override.name: glyph', { override: { name: 'محمد' } }, unprintable('override.name')],
  [
    '422 override.name: 100 marks',
    { override: { name: `Z${'\u0301'.repeat(100)}` } },
    notValid('override.name'),
  ],
  ['422 override.country: glyph', { override: { country: '日本' } }, unprintable('override.country')],
  ['422 mitId: text', { mitId: 'true' }, errors.mitIdInvalid],
  ['422 mitId: number', { mitId: 1 }, errors.mitIdInvalid],
  [
    'first fault in the order of the table',
    { method: 'FAX', recipient: 'x', mitId: 3 },
    errors.recipientFaxInvalid,
  ],
]

describe.each(Object.entries(kit.transports))('porting.poaCreate over %s', (_transport, call) => {
  const create = (body: unknown, token = tokens.owner, customerId = customer) =>
    call({ operation: 'porting.poaCreate', token, path: { customerId }, body })

  it.each(refused)('%s', async (_title, body, row) => {
    expect(await create(body)).toEqual({ status: (row as { code: number }).code, row })
  })

  it.each([
    ['DOWNLOAD', {}],
    ['DOWNLOAD, wrong recipient ignored', { method: 'DOWNLOAD', recipient: 'nonsense' }],
    ['EMAIL to the contact', { method: 'EMAIL' }],
    ['EMAIL to another', { method: 'EMAIL', recipient: 'test@tester.com' }],
    ['FAX to DEFAULT', { method: 'FAX', recipient: 'DEFAULT' }],
    ['FAX to another', { method: 'FAX', recipient: '+4570305051' }],
    ['nulls count as left out', { method: null, recipient: null, override: null, mitId: null }],
    [
      'the page’s override',
      {
        override: {
          name: 'Company-we-purchased',
          address: 'Some street 123',
          zip: '1234',
          city: 'Mytown',
          vatNumber: '1234567890',
        },
      },
    ],
    [
      'unknown and hostile properties are ignored',
      { override: { name: 'x', level: 'ADMIN' }, customer: 'x', constructor: 1 },
    ],
  ])('%s: one document per donor', async (_title, body) => {
    const { status, result } = await create(body)
    expect(status).toBe(200)
    const { success, documents } = result as { success: boolean; documents: string[] }
    expect(success).toBe(true)
    expect(documents).toHaveLength(2)
    for (const id of documents) expect(id).toMatch(/^[0-9a-f]{24}$/)
  })

  it.each([
    '',
    'zz',
    '1234567890abcdef1234567',
    '1234567890abcdef12345678a',
    'g'.repeat(24),
    '１２３４５６７８９０１２３４５６７８９０１２３４',
    ' 1234567890abcdef12345678',
    '1234567890abcdef12345678\n',
    'a'.repeat(3000),
  ])('400 bad_request: malformed customer id %j, before the level is looked at', async (id) => {
    for (const token of [tokens.owner, tokens.viewer, tokens.admin])
      expect(await create({}, token, id)).toEqual({ status: 400, row: errors.customerIdMissing })
  })

  it.each([
    'noLogin',
    'personal',
    'viewer',
    'manager',
    'ownerOfEmpty',
    'resellersOwner',
    'foreignReseller',
    'subReseller',
    'resellerAdmin',
  ] as const)('403 access_denied: %s learns nothing about fields or existence', async (who) => {
    for (const id of [customer, 'f'.repeat(24)])
      for (const body of [{}, { method: 'nonsense' }])
        expect(await create(body, tokens[who], id)).toEqual(denied)
  })

  it.each(['owner', 'reseller', 'resellersResellerAdmin', 'admin'] as const)('%s may', async (who) => {
    expect((await create({}, tokens[who], customer.toUpperCase())).status).toBe(200)
  })

  it('404 not_found: nothing to port, and to ADMIN an unknown customer', async () => {
    expect(await create({}, tokens.ownerOfEmpty, empty)).toEqual({ status: 404, row: errors.nothingToPort })
    expect(await create({}, tokens.admin, 'f'.repeat(24))).toEqual({ status: 404, row: errors.nothingToPort })
  })

  it('422 recipient: DEFAULT finds no address, after the 404', async () => {
    const bare = await kit.addCustomer()
    for (const [method, row] of [
      ['EMAIL', errors.recipientEmailInvalid],
      ['FAX', errors.recipientFaxInvalid],
    ]) {
      expect(await create({ method }, tokens.admin, bare)).toEqual({ status: 404, row: errors.nothingToPort })
      await kit.addPortings(bare, [{ operator: '01010' }])
      expect(await create({ method }, tokens.admin, bare)).toEqual({ status: 422, row })
      await kit.database
        .updateTable('porting')
        .set({ stage: 'IN_CANCELLED' })
        .where('customer', '=', bare)
        .execute()
    }
  })

  it('422 name: a customer whose stored name cannot be printed; nothing is written', async () => {
    const id = await kit.addCustomer({ name: '株式会社' })
    await kit.addPortings(id, [{ operator: '01010' }])
    expect(await create({}, tokens.admin, id)).toEqual({ status: 422, row: unprintable('name') })
    const stored = await kit.database
      .selectFrom('poa_document')
      .select('id')
      .where('customer', '=', id)
      .execute()
    expect(stored).toEqual([])
    expect((await create({ override: { name: 'Kabushiki' } }, tokens.admin, id)).status).toBe(200)
  })
})

describe('the query over REST', () => {
  const request = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(`${kit.url}/porting/${path}`, {
      ...init,
      headers: { authorization: `Bearer ${tokens.owner}` },
    })
    return (await response.json()) as {
      success: boolean
      code?: number
      message?: string
      description?: string
    }
  }
  const ok = { success: true, documents: expect.any(Array) }
  const twice = { details: { reason: 'given_twice' } }

  it.each([
    ['DOWNLOAD', 'method=DOWNLOAD', ok],
    ['EMAIL', 'method=EMAIL&recipient=test@tester.com', ok],
    ['a raw + of a fax number', 'method=FAX&recipient=+4570305051', ok],
    ['a pasted fax number', 'method=FAX&recipient=%E2%80%AA+45%C2%A070%E2%80%9330 50 51%E2%80%AC', ok],
    ['an encoded + of an e-mail address', 'method=EMAIL&recipient=a%2Bb@tester.com', ok],
    ['mitId alone', 'mitId=true', ok],
    ['unknown parameters', 'foo=1&foo=2', ok],
    ['422 mitId: upper case', 'mitId=TRUE', { success: false, ...errors.mitIdInvalid }],
    ['422 mitId: empty', 'mitId=', { success: false, ...errors.mitIdInvalid }],
    ['422 method: empty', 'method=', { success: false, ...errors.methodInvalid }],
    [
      '422 method: given twice',
      'method=EMAIL&method=FAX',
      { success: false, ...errors.methodInvalid, ...twice },
    ],
    ['422 mitId: given twice', 'mitId=true&mitId=true', { success: false, ...errors.mitIdInvalid, ...twice }],
    [
      '422 recipient: given twice, EMAIL',
      'method=EMAIL&recipient=a@b.dk&recipient=c@d.dk',
      { success: false, ...errors.recipientEmailInvalid, ...twice },
    ],
    [
      'first fault in the order of the table',
      'method=BAD&recipient=a&recipient=b',
      { success: false, ...errors.methodInvalid },
    ],
    [
      '422 recipient: given twice',
      'recipient=a@b.dk&recipient=c@d.dk',
      { success: false, ...notValid('recipient'), ...twice },
    ],
    ['a blank is no + of an e-mail address', 'method=EMAIL&recipient=+1@b.dk', ok],
  ])('GET and POST: %s', async (_title, query, answer) => {
    for (const method of ['GET', 'POST'])
      expect(await request(`${customer}/poa/create?${query}`, { method })).toEqual(answer)
  })

  it('the body wins over the query, and a null in it is left out', async () => {
    const post = (body: object) =>
      request(`${customer}/poa/create?method=EMAIL&recipient=nonsense`, {
        method: 'POST',
        body: JSON.stringify(body),
      })
    expect(await post({ method: 'DOWNLOAD' })).toEqual(ok)
    expect(await post({ method: null })).toMatchObject(errors.recipientEmailInvalid)
  })

  it('400 bad_request: an id in the body does not stand in for the one of the path', async () => {
    for (const path of ['poa/create', '/poa/create'])
      expect(await request(path, { method: 'POST', body: JSON.stringify({ customerId: customer }) })).toEqual(
        { success: false, ...errors.customerIdMissing },
      )
  })

  it.each(['poa/create', '/poa/create', 'zz/poa/create', `${'a'.repeat(24)}%0A/poa/create`])(
    '400 bad_request: /porting/%s',
    async (path) => {
      expect(await request(path)).toEqual({ success: false, ...errors.customerIdMissing })
    },
  )
})
