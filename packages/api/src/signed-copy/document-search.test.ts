import { type DocumentSearchOutput, documentSearchErrors as errors } from '@telecomx/validation'
import { afterAll, describe, expect, it } from 'vitest'
import { denied, notValid, startTestKit } from '../testing/index.js'

const kit = await startTestKit()
afterAll(() => kit.close())
const { tokens, companies } = await kit.addFamily()
const { customer, foreignCustomer } = companies
const admin = await kit.clientFor('ADMIN')
await kit.addOperator({ _id: '01010', name: 'Nordkabel A/S', npEmail: 'np@nordkabel.example' })

const call = (body: object = {}, token = tokens.owner) =>
  kit.transports.tRPC({ operation: 'document.search', token, body })
const search = async (body: object = {}, token?: string) =>
  (await call(body, token)).result as DocumentSearchOutput

const portings = await kit.addPortings(customer, [
  { operator: '01010', numbers: ['+4533254100'] },
  { operator: '01010', numbers: ['+4533254101'] },
])
const { id: poaDocument, portingCode } = await kit.addPrintedDocument(customer, '01010', portings)
const toReview = await kit.addSignedCopy(customer, { portings, poaDocument })
const unmatched = await kit.addSignedCopy(customer, { state: 'UNMATCHED' })
const foreign = await kit.addSignedCopy(foreignCustomer, { state: 'UNMATCHED' })
// So that their order is known.
for (const [minute, id] of [toReview, unmatched, foreign].entries())
  await kit.database
    .updateTable('signed_copy')
    .set({ received_at: new Date(Date.UTC(2026, 10, 27, 11, minute)) })
    .where('id', '=', id)
    .execute()

describe('document.search', () => {
  it('tells what each should say, and where its portings are', async () => {
    const { documents } = await search({ document: toReview })
    expect(documents).toMatchObject([
      {
        _id: toReview,
        status: 'TO_REVIEW',
        customerName: expect.any(String) as string,
        expected: {
          code: portingCode,
          operator: { _id: '01010', name: 'Nordkabel A/S' },
          owner: { name: 'Smørrebrød & Søn A/S' },
          numberCount: 2,
          pages: 1,
        },
        isOf: [
          { _id: portings[0], number: '+4533254100', stage: 'IN_POA_RECEIVED_FROM_CUSTOMER' },
          { _id: portings[1], number: '+4533254101', stage: 'IN_POA_RECEIVED_FROM_CUSTOMER' },
        ],
      },
    ])
    expect(documents[0]?.expected?.numbers.toSorted()).toEqual(['+4533254100', '+4533254101'])
  })

  it('lists the oldest first, page by page', async () => {
    const first = await search({ limit: 1 })
    const second = await search({ limit: 1, cursor: first.nextCursor })
    expect([first.total, ...first.documents, ...second.documents]).toMatchObject([
      2,
      { _id: toReview },
      { _id: unmatched, status: 'UNMATCHED', isOf: [] },
    ])
    expect(second).not.toHaveProperty('nextCursor')
  })

  it('lists what the caller may see alone', async () => {
    const ids = async (token: string, body = {}) =>
      (await search(body, token)).documents.map(({ _id }) => _id)
    expect(await ids(tokens.owner)).not.toContain(foreign)
    expect(await ids(tokens.reseller)).toEqual([toReview, unmatched])
    expect(await ids(await kit.tokenFor('ADMIN'))).toEqual([toReview, unmatched, foreign])
    expect(await ids(await kit.tokenFor('ADMIN'), { customer: foreignCustomer })).toEqual([foreign])
    expect(await ids(tokens.owner, { document: foreign })).toEqual([])
  })

  it('follows a copy from TO_REVIEW by TO_SEND to SENT, and refused ones', async () => {
    const [_id = ''] = portings
    const found = async (status: string) => (await search({ status })).documents.map(({ _id }) => _id)
    expect(await found('TO_REVIEW')).toEqual([toReview])
    await admin.porting.documentApprove.mutate({ _id, document: toReview })
    expect([await found('TO_REVIEW'), await found('TO_SEND'), await found('SENT')]).toEqual([
      [],
      [toReview],
      [],
    ])
    await admin.porting.poaSend.mutate({ _id })
    expect([await found('TO_SEND'), await found('SENT')]).toEqual([[], [toReview]])
    const other = await kit.addSignedCopy(customer, { state: 'REFUSED' })
    expect(await found('REFUSED')).toEqual([other])
  })

  it.each([
    [{ document: 'x' }, notValid('document')],
    [{ status: 'x' }, notValid('status')],
    [{ customer: 'x' }, notValid('customer')],
    [{ offset: -1 }, notValid('offset')],
    [{ limit: 501 }, notValid('limit')],
    [{ cursor: 'x' }, notValid('cursor')],
  ])('422: %o', async (body, row) => {
    expect(await call(body)).toEqual({ status: 422, row })
  })

  it('403 access_denied: below OWNER', async () => {
    expect(await call({}, tokens.viewer)).toEqual(denied)
    expect(denied.row).toEqual(errors.accessDenied)
  })
})
