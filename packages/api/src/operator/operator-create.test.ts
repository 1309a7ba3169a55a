import { operatorCreateErrors as errors } from '@telecomx/validation'
import { afterAll, describe, expect, it } from 'vitest'
import { denied, notValid, startTestKit } from '../testing/index.js'
import { operatorRoutes } from '../rest/routes/operator-routes.js'

const kit = await startTestKit()
afterAll(() => kit.close())
const tokens: Record<string, string> = await kit.tokensOf()

/** The page's example as valid JSON, with a CPS code for an id. */
const create = operatorRoutes.find(({ operation }) => operation === 'operator.create')
const example: Record<string, unknown> = { ...create?.examples['Everything given']?.body, _id: '01234' }

const without = (...fields: string[]) =>
  Object.fromEntries(Object.entries(example).filter(([field]) => !fields.includes(field)))
const withValue = (value: object) => ({ ...example, ...value })

const refused: [string, unknown, object][] = [
  ['422 _id: missing', without('_id'), errors.idInvalid],
  ['422 _id: the page’s own ObjectID', withValue({ _id: '1234567890ABCDEF12345678' }), errors.idInvalid],
  ['422 _id: number', withValue({ _id: 1234 }), errors.idInvalid],
  ['422 _id: Arabic digits', withValue({ _id: '٠١٢٣٤' }), errors.idInvalid],
  ['422 _id: blank behind', withValue({ _id: '01234 ' }), errors.idInvalid],
  ['422 _id: object', withValue({ _id: { $ne: null } }), errors.idInvalid],
  ['422 _id: prototype', withValue({ _id: '__proto__' }), errors.idInvalid],
  ['404 name: missing', without('name'), errors.nameMissing],
  ['404 name: null', withValue({ name: null }), errors.nameMissing],
  ['404 name: invisible only', withValue({ name: ' \u200b\u2060 ' }), errors.nameMissing],
  ['422 name: number', withValue({ name: 7 }), notValid('name')],
  ['422 name: 201 characters', withValue({ name: 'æ'.repeat(201) }), notValid('name')],
  ['422 name: control character', withValue({ name: 'a\u0007b' }), notValid('name')],
  ['422 name: bidi override', withValue({ name: 'a\u202egpj.exe' }), notValid('name')],
  ['422 name: lone surrogate', withValue({ name: 'a\ud800' }), notValid('name')],
  ['422 name: not in the font', withValue({ name: '张伟' }), errors.nameUnprintable],
  ['404 address: missing', without('address'), errors.addressMissing],
  ['422 address: 501 characters', withValue({ address: 'x'.repeat(501) }), notValid('address')],
  ['422 npNumber: missing', without('npNumber'), errors.npNumberInvalid],
  ['422 npNumber: letters', withValue({ npNumber: 'ring' }), errors.npNumberInvalid],
  ['422 npFax: forwarding code', withValue({ npFax: '*21*+4512345678#' }), errors.npFaxInvalid],
  ['422 npEmail: two addresses', withValue({ npEmail: 'a@b.dk, c@d.dk' }), errors.npEmailInvalid],
  ['422 npEmail: header injection', withValue({ npEmail: 'a@b.dk\r\nBcc: x@y.dk' }), errors.npEmailInvalid],
  ['422 fixedAuth: missing', without('fixedAuth'), errors.fixedAuthInvalid],
  ['422 fixedAuth: ICC', withValue({ fixedAuth: 'ICC' }), errors.fixedAuthInvalid],
  ['422 mvnoAuth: missing', without('mvnoAuth'), errors.mvnoAuthInvalid],
  ['422 mvnoAuth: misspelt', withValue({ mvnoAuth: 'ICC_MAIL' }), errors.mvnoAuthInvalid],
  ['422 iccValidation: look-ahead', withValue({ iccValidation: '^(?=8)\\d+$' }), errors.iccValidationInvalid],
  ['422 iccValidation: broken', withValue({ iccValidation: '(' }), errors.iccValidationInvalid],
  ['422 orderWait: half hours', withValue({ orderWait: 1.5 }), errors.orderWaitInvalid],
  ['422 orderWait: text', withValue({ orderWait: '24' }), errors.orderWaitInvalid],
  ['422 orderWait: negative', withValue({ orderWait: -1 }), errors.orderWaitInvalid],
  ['422 orderWait: over a year', withValue({ orderWait: 8761 }), errors.orderWaitInvalid],
  [
    '422 customerIdValidation: text',
    withValue({ customerIdValidation: 'false' }),
    notValid('customerIdValidation'),
  ],
  ['422 notes: list', withValue({ notes: ['a'] }), notValid('notes')],
  ['first fault in the order of the table', { npEmail: 'x', _id: '01234' }, errors.nameMissing],
  ['400: body is a list', [], { code: 400, message: 'bad_request', description: 'Body is not valid JSON' }],
]

describe.each(Object.entries(kit.transports))('operator.create over %s', (transport, call) => {
  const create = (body: unknown, token = tokens.ADMIN) => call({ operation: 'operator.create', token, body })

  it('answers the page’s example with the created operator', async () => {
    const body = withValue({ _id: transport === 'REST' ? '01234' : '01235' })
    expect(await create(body)).toEqual({ status: 200, result: { ...body, version: 1 } })
  })

  it('leaves unset optional values out, and gives the defaults', async () => {
    const _id = transport === 'REST' ? '00001' : '00002'
    const { name, address, npNumber, fixedAuth, mvnoAuth } = example
    const required = { _id, name, address, npNumber, fixedAuth, mvnoAuth }
    expect(await create({ ...required, npFax: '', notes: null, unknown: 1 })).toEqual({
      status: 200,
      result: { ...required, orderWait: null, customerIdValidation: false, version: 1 },
    })
  })

  it.each(refused)('%s', async (_title, body, row) => {
    expect(await create(body)).toEqual({ status: (row as { code: number }).code, row })
  })

  it('409 _id: the operator exists', async () => {
    expect(await create(withValue({ _id: transport === 'REST' ? '01234' : '01235' }))).toEqual({
      status: 409,
      row: errors.operatorExists,
    })
  })

  it.each(['RESELLER_ADMIN', 'RESELLER', 'OWNER', 'VIEWER'])(
    '403 access_denied: %s learns nothing about fields or existence',
    async (level) => {
      for (const body of [example, {}, { _id: 'x' }])
        expect(await create(body, tokens[level])).toEqual(denied)
    },
  )

  it('two creations of one operator at once: one 200, one 409', async () => {
    const ids = Array.from({ length: 10 }, (_, index) => `${transport === 'REST' ? 7 : 8}000${index}`)
    for (const _id of ids) {
      const answers = await Promise.all([create(withValue({ _id })), create(withValue({ _id }))])
      expect(answers.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([200, 409])
    }
  })

  it('answers texts as they were sent: NFC, ends trimmed, nothing else', async () => {
    const texts = { name: '  O\'Brien \\ "Ærø" <b>{{7*7}}</b> %s  ', notes: 'linje 1\nlinje 2 😀 50%_off' }
    const answer = await create(withValue({ _id: transport === 'REST' ? '00011' : '00012', ...texts }))
    expect(answer.result).toMatchObject({ name: texts.name.trim(), notes: texts.notes })
    const decomposed = await create(
      withValue({ _id: transport === 'REST' ? '00013' : '00014', name: 'A\u030a' }),
    )
    expect(decomposed.result).toMatchObject({ name: 'Å' })
  })

  it('reads phone numbers as E.164', async () => {
    const answer = await create(
      withValue({
        _id: transport === 'REST' ? '00015' : '00016',
        npNumber: '70 30-50.00',
        npFax: '0045 (70) 305051',
      }),
    )
    expect(answer.result).toMatchObject({ npNumber: '+4570305000', npFax: '+4570305051' })
  })
})
