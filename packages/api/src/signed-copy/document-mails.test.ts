import { inTransaction, insertReceivedMail } from '@telecomx/database'
import { accessDenied, documentMailsErrors as errors, type DocumentMailsOutput } from '@telecomx/validation'
import { afterAll, describe, expect, it } from 'vitest'
import { newId } from '../procedure/ids.js'
import { startTestKit } from '../testing/index.js'

const kit = await startTestKit()
afterAll(() => kit.close())
const tokens = await kit.tokensOf()
const customer = await kit.addCustomer()

const leftOut = [{ filename: 'fuldmagt.zip', size: 9, reason: 'TYPE' as const }]
let uid = 0
async function addMail(more: Partial<Parameters<typeof insertReceivedMail>[1]> = {}): Promise<string> {
  const id = newId()
  const place = { mailbox: 'np@mail.example:993/INBOX', uidValidity: '7', uid: ++uid }
  const mail = {
    ...place,
    id,
    kind: 'COPIES' as const,
    leftOut: [],
    receivedAt: new Date('2026-11-27T10:00:00Z'),
  }
  await inTransaction(kit.database, (trx) => insertReceivedMail(trx, { ...mail, ...more }))
  // So that their order is known.
  const read_at = new Date(Date.UTC(2026, 10, 27, 11, uid))
  await kit.database.updateTable('received_mail').set({ read_at }).where('id', '=', id).execute()
  return id
}
const whole = await addMail({ sender: 'kontor@cykler.example', subject: 'Underskrevet' })
const part = await addMail({ leftOut })
await addMail({ kind: 'REPORT' })
const copy = await kit.addSignedCopy(customer, { state: 'UNMATCHED' })
await kit.database.updateTable('signed_copy').set({ received_mail: whole }).where('id', '=', copy).execute()

describe.each(Object.entries(kit.transports))('document.mails over %s', (_transport, call) => {
  const list = async (body: object = {}, token = tokens.ADMIN) =>
    call({ operation: 'document.mails', token, body })

  it('lists the mails that brought files, the newest first, with what became of each file', async () => {
    const { result } = await list()
    expect(result).toMatchObject({ offset: 0, limit: 100, total: 2 } satisfies Partial<DocumentMailsOutput>)
    expect((result as DocumentMailsOutput).mails).toEqual([
      {
        _id: part,
        mailbox: 'np@mail.example:993/INBOX',
        receivedAt: '2026-11-27T10:00:00.000Z',
        readAt: '2026-11-27T11:02:00.000Z',
        documents: [],
        leftOut,
      },
      {
        _id: whole,
        mailbox: 'np@mail.example:993/INBOX',
        sender: 'kontor@cykler.example',
        subject: 'Underskrevet',
        receivedAt: '2026-11-27T10:00:00.000Z',
        readAt: '2026-11-27T11:01:00.000Z',
        documents: [copy],
        leftOut: [],
      },
    ])
  })

  it('with leftOut only those of which a file was', async () => {
    expect((await list({ leftOut: true })).result).toMatchObject({ total: 1, mails: [{ _id: part }] })
    expect((await list({ leftOut: false })).result).toMatchObject({ total: 2 })
  })

  it('403 access_denied: below ADMIN', async () => {
    expect((await list({}, tokens.RESELLER_ADMIN)).row).toEqual(accessDenied)
  })

  it.each([
    ['leftOut', 'perhaps', errors.leftOutInvalid],
    ['offset', -1, errors.offsetInvalid],
    ['limit', 501, errors.limitInvalid],
  ])('422 %s', async (field, value, row) => {
    expect((await list({ [field]: value })).row).toEqual(row)
  })
})
