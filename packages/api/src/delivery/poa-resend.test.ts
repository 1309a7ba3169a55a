import { poaReleaseErrors, poaResendErrors as errors } from '@telecomx/validation'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { denied, notValid, startTestKit } from '../testing/index.js'

const kit = await startTestKit()
afterAll(() => kit.close())
const { database } = kit
const {
  tokens,
  employees,
  companies: { customer },
} = await kit.addFamily()
await kit.addOperator()
await kit.addPortings(customer, [{ operator: '01010' }])
await kit.tokenFor('OWNER', customer, {
  primaryContact: true,
  emailAddress: 'kontakt@kunde.example',
  faxNumber: '+4533254188',
  language: 'en',
})
const unknown = 'f'.repeat(24)
const states = ['queued', 'sending', 'sent', 'failed', 'unknown'] as const

const rowOf = (id: string) =>
  database.selectFrom('delivery').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const isDue = async (id: string) => {
  const { next_attempt_at: at } = await rowOf(id)
  return at !== null && at.getTime() <= Date.now() + 1_000
}
const postpone = (id: string) =>
  database
    .updateTable('delivery')
    .set({ next_attempt_at: new Date(Date.now() + 3_600_000) })
    .where('id', '=', id)
    .execute()
const documentsOf = async (id: string) => {
  const links = await database
    .selectFrom('delivery_document')
    .select('document')
    .where('delivery', '=', id)
    .execute()
  return links.map(({ document }) => document)
}
/** Not that of the delivery's id, which more people know than its mail. */
const ownMessageId = (id: string) =>
  expect.stringMatching(new RegExp(`^<(?!${id})[0-9a-f]{24}@telecomx\\.example>$`)) as string
beforeEach(() => database.deleteFrom('other_recipient_hour').execute())

describe.each(Object.entries(kit.transports))('porting.poaResend over %s', (_transport, call) => {
  const resend = (deliveryId: string, body: unknown = {}, token = tokens.owner) =>
    call({ operation: 'porting.poaResend', token, path: { deliveryId }, body })
  const idIn = (answer: Awaited<ReturnType<typeof resend>>) => {
    expect(answer).toEqual({ status: 200, result: { success: true, delivery: expect.any(String) } })
    return (answer.result as { delivery: string }).delivery
  }

  it('one that waits is itself tried at once', async () => {
    const id = await kit.addDelivery(customer)
    await postpone(id)
    expect(idIn(await resend(id.toUpperCase()))).toBe(id)
    expect(idIn(await resend(id, { recipient: 'Kontor@Kunde.example' }))).toBe(id)
    expect(await rowOf(id)).toMatchObject({ state: 'queued', attempts: 0 })
    expect(await isDue(id)).toBe(true)
  })

  it('409 state: one that is being sent, whoever it shall go to', async () => {
    const id = await kit.addDelivery(customer, { state: 'sending' })
    for (const body of [{}, { recipient: 'ny@kunde.example' }])
      expect(await resend(id, body)).toEqual({ status: 409, row: errors.isBeingSent })
  })

  const replaceDocumentsOf = async (id: string) =>
    database
      .updateTable('poa_document')
      .set({ replaced_at: new Date() })
      .where('id', 'in', await documentsOf(id))
      .execute()

  it.each(['queued', 'sent', 'failed'] as const)(
    '409 document: a later set replaced one; it was %s',
    async (state) => {
      const id = await kit.addDelivery(customer, { state })
      await replaceDocumentsOf(id)
      for (const body of [{}, { recipient: 'ny@kunde.example' }])
        expect(await resend(id, body)).toEqual({ status: 409, row: errors.documentReplaced })
      expect((await rowOf(id)).state).toBe(state)
    },
  )

  it('a fax that did not arrive is not repeated when its document was replaced', async () => {
    const id = await kit.addDelivery(customer, { state: 'unknown', method: 'FAX' })
    await replaceDocumentsOf(id)
    const release = { path: { deliveryId: id }, body: { arrived: false }, token: tokens.admin }
    expect(idIn(await call({ operation: 'porting.poaRelease', ...release }))).toBe(id)
    expect((await rowOf(id)).state).toBe('failed')
  })

  it.each(['sent', 'failed'] as const)(
    'one that has %s is followed by another with the same documents, and a Message-ID of its own',
    async (state) => {
      const id = await kit.addDelivery(customer, { state, recipient: 'kontakt@kunde.example' })
      const next = idIn(await resend(id))
      expect(next).not.toBe(id)
      expect(await rowOf(next)).toMatchObject({
        customer,
        method: 'EMAIL',
        recipient: 'kontakt@kunde.example',
        language: 'en',
        state: 'queued',
        attempts: 0,
        message_id: ownMessageId(next),
        resend_of: id,
        other_recipient: 0,
        created_by: employees.owner,
      })
      expect(await documentsOf(next)).toEqual(await documentsOf(id))
      expect((await rowOf(id)).state).toBe(state)
    },
  )

  it.each([
    ['queued', 'failed', 'WITHDRAWN'],
    ['sent', 'sent', null],
    ['failed', 'failed', null],
    ['unknown', 'failed', 'NOT_ARRIVED'],
  ] as const)(
    'one that is %s to another recipient: a new delivery; itself is then %s %s',
    async (state, after, cause) => {
      const id = await kit.addDelivery(customer, { state })
      const next = idIn(await resend(id, { recipient: ' ny@kunde.example ' }, tokens.admin))
      expect(await rowOf(next)).toMatchObject({
        recipient: 'ny@kunde.example',
        state: 'queued',
        other_recipient: 1,
        resend_of: id,
      })
      expect(await rowOf(id)).toMatchObject({ state: after, cause })
    },
  )

  it('DEFAULT: the contact’s own address as it is now', async () => {
    const email = idIn(
      await resend(await kit.addDelivery(customer, { state: 'sent' }), { recipient: 'DEFAULT' }),
    )
    expect(await rowOf(email)).toMatchObject({ recipient: 'kontakt@kunde.example', other_recipient: 0 })
    const fax = await kit.addDelivery(customer, { state: 'sent', method: 'FAX', recipient: '+4570123456' })
    expect(await rowOf(idIn(await resend(fax, { recipient: 'DEFAULT' })))).toMatchObject({
      recipient: '+4533254188',
    })
  })

  it('null counts as left out; a fax number comes out in E.164', async () => {
    const id = await kit.addDelivery(customer, { state: 'sent', method: 'FAX' })
    expect((await rowOf(idIn(await resend(id, { recipient: null })))).recipient).toBe('+4533254188')
    expect((await rowOf(idIn(await resend(id, { recipient: '70 30 50 51' })))).recipient).toBe('+4570305051')
  })

  it('a fax that may have gone out is ADMIN’s to repeat, and another takes its place', async () => {
    const id = await kit.addDelivery(customer, { state: 'unknown', method: 'FAX' })
    for (const who of ['owner', 'reseller'] as const)
      for (const body of [{}, { recipient: '+4570305051' }, { recipient: 'nonsense' }])
        expect(await resend(id, body, tokens[who])).toEqual(denied)
    const next = idIn(await resend(id, {}, tokens.admin))
    expect(await rowOf(next)).toMatchObject({ state: 'queued', method: 'FAX', resend_of: id })
    expect(await rowOf(id)).toMatchObject({
      state: 'failed',
      cause: 'NOT_ARRIVED',
      decided_by: employees.admin,
      decided_at: expect.any(Date) as Date,
    })
  })

  it.each<[string, unknown]>([
    ['empty', ''],
    ['two addresses', 'a@b.dk, c@d.dk'],
    ['a header behind it', 'ok@example.com\r\nBcc: evil@evil.test'],
    ['a number', 7],
    ['an object', { address: 'a@b.dk' }],
    ['a fax number', '+4570305051'],
  ])('422 recipient: %s for an e-mail', async (_title, recipient) => {
    const id = await kit.addDelivery(customer, { state: 'sent' })
    expect(await resend(id, { recipient })).toEqual({ status: 422, row: errors.recipientEmailInvalid })
  })

  it('422 recipient: an e-mail address for a fax; DEFAULT where nobody has a fax number', async () => {
    const id = await kit.addDelivery(customer, { state: 'sent', method: 'FAX' })
    const row = errors.recipientFaxInvalid
    expect(await resend(id, { recipient: 'a@b.dk' })).toEqual({ status: 422, row })
    const bare = await kit.addCustomer()
    const other = await kit.addDelivery(bare, { state: 'sent', method: 'FAX' })
    expect(await resend(other, { recipient: 'DEFAULT' }, tokens.admin)).toEqual({ status: 422, row })
  })

  it('404 not_found: to ADMIN; 400 bad_request: a malformed id, before the level', async () => {
    expect(await resend(unknown, {}, tokens.admin)).toEqual({ status: 404, row: errors.deliveryNotFound })
    for (const id of ['', 'zz', `${'a'.repeat(24)}\n`])
      expect(await resend(id, {}, tokens.viewer)).toEqual({ status: 400, row: errors.deliveryIdMissing })
  })

  it.each(['viewer', 'manager', 'foreignOwner', 'foreignReseller', 'resellerAdmin'] as const)(
    '403 access_denied: %s',
    async (who) => {
      const id = await kit.addDelivery(customer)
      for (const one of [id, unknown])
        expect(await resend(one, { recipient: 7 }, tokens[who])).toEqual(denied)
    },
  )

  it.each(['sent', 'failed', 'unknown'] as const)(
    'asked four times at once about one that is %s: one new delivery, and each is told of it',
    async (state) => {
      const id = await kit.addDelivery(customer, { state, method: 'FAX' })
      const answers = await Promise.all(Array.from({ length: 4 }, () => resend(id, {}, tokens.admin)))
      const [next, ...others] = new Set(answers.map((answer) => idIn(answer)))
      expect(others).toEqual([])
      const repeats = await database.selectFrom('delivery').where('resend_of', '=', id).select('id').execute()
      expect(repeats).toEqual([{ id: next }])
    },
  )

  it('again, right after that one was sent: no other; when it failed: another', async () => {
    const id = await kit.addDelivery(customer, { state: 'sent' })
    const first = idIn(await resend(id))
    const end = (state: 'sent' | 'failed') =>
      database
        .updateTable('delivery')
        .set({ state, settled_at: new Date() })
        .where('id', '=', first)
        .execute()
    await end('sent')
    expect(idIn(await resend(id))).toBe(first)
    await end('failed')
    expect(idIn(await resend(id))).not.toBe(first)
  })

  it('again, a minute after that one has ended: another', async () => {
    const id = await kit.addDelivery(customer, { state: 'sent' })
    const first = idIn(await resend(id))
    await database
      .updateTable('delivery')
      .set({ state: 'sent', settled_at: new Date(), created_at: new Date(Date.now() - 61_000) })
      .where('id', '=', first)
      .execute()
    expect(idIn(await resend(id))).not.toBe(first)
  })
})

it('422 recipient: given twice in the query, also when the body has one', async () => {
  const id = await kit.addDelivery(customer, { state: 'sent' })
  const answer = await fetch(`${kit.url}/delivery/${id}/resend?recipient=a@b.dk&recipient=c@d.dk`, {
    method: 'POST',
    headers: { 'x-api-key': tokens.owner },
    body: JSON.stringify({ recipient: 'x@y.dk' }),
  })
  expect([answer.status, await answer.json()]).toEqual([
    422,
    { success: false, ...errors.recipientEmailInvalid, details: { reason: 'given_twice' } },
  ])
})

describe.each(Object.entries(kit.transports))(
  'porting.poaResend of other letters over %s',
  (_transport, call) => {
    const resend = (deliveryId: string, body: unknown = {}, token = tokens.admin) =>
      call({ operation: 'porting.poaResend', token, path: { deliveryId }, body })
    const named = { numbers: ['+4533254100'], numberCount: 1 }
    const donorFacts = {
      ...named,
      operator: '01010',
      donorName: 'Nordkabel A/S',
      ownerName: 'Kunde ApS',
      portingCode: 'X0123456789',
      toDonor: true,
    }
    const addDonor = async (more: object = {}) =>
      kit.addDelivery(customer, {
        letter: 'DONOR',
        letterFacts: donorFacts,
        signedCopyIds: [await kit.addSignedCopy(customer, { state: 'APPROVED' })],
        recipient: 'np@nordkabel.example',
        state: 'failed',
        ...more,
      })
    const idOf = ({ result }: { result?: unknown }) => (result as { delivery: string }).delivery

    it.each(states)('409 letter: progress is told once; %s', async (state) => {
      const id = await kit.addDelivery(customer, { letter: 'PROGRESS', letterFacts: named, state })
      expect(await resend(id)).toEqual({ status: 409, row: errors.isToldOnce })
    })

    it('that a copy was refused, with what it told', async () => {
      const letterFacts = {
        reason: 'ILLEGIBLE',
        portingCode: 'X0123456789',
        donorName: 'Nordkabel A/S',
        filename: 'scan.pdf',
      }
      const id = await kit.addDelivery(customer, { letter: 'COPY_REFUSED', letterFacts, state: 'sent' })
      const next = await rowOf(idOf(await resend(id, { recipient: 'DEFAULT' }, tokens.owner)))
      expect(next).toMatchObject({
        letter: 'COPY_REFUSED',
        recipient: 'kontakt@kunde.example',
        language: 'en',
        return_by: null,
        next_reminder_at: null,
      })
      expect(JSON.parse(next.letter_facts ?? '')).toEqual(letterFacts)
    })

    it('a signed copy goes to the donor again, in Danish and without counting', async () => {
      await database
        .updateTable('operator')
        .set({ np_email: 'ny@nordkabel.example' })
        .where('id', '=', '01010')
        .execute()
      const id = await addDonor()
      const next = await rowOf(idOf(await resend(id, { recipient: 'DEFAULT' })))
      expect(next).toMatchObject({ letter: 'DONOR', recipient: 'ny@nordkabel.example', language: 'da' })
      const links = (of: string) =>
        database.selectFrom('delivery_signed_copy').select('signed_copy').where('delivery', '=', of).execute()
      expect(await links(next.id)).toEqual(await links(id))
      expect(await database.selectFrom('other_recipient_hour').selectAll().execute()).toEqual([])
    })

    it.each(['sent', 'failed'] as const)(
      '409 document: a signed copy of it was deleted since; it was %s',
      async (state) => {
        const [kept, deleted] = [
          await kit.addSignedCopy(customer, { state: 'APPROVED' }),
          await kit.addSignedCopy(customer, { state: 'APPROVED' }),
        ]
        const id = await addDonor({ signedCopyIds: [kept, deleted], state })
        await database
          .updateTable('signed_copy')
          .set({ state: 'DELETED' })
          .where('id', '=', deleted)
          .execute()
        expect(await resend(id)).toEqual({ status: 409, row: errors.copyDeleted })
        const repeats = database.selectFrom('delivery').select('id').where('resend_of', '=', id)
        expect(await repeats.execute()).toEqual([])
      },
    )

    it('422 recipient: DEFAULT of a donor that has no such address', async () => {
      const fax = await addDonor({ method: 'FAX', recipient: '+4570101010' })
      expect(await resend(fax, { recipient: 'DEFAULT' })).toEqual({
        status: 422,
        row: errors.recipientFaxInvalid,
      })
    })

    it.each(['owner', 'reseller', 'resellerAdmin'] as const)(
      '403 access_denied: a signed copy, by %s',
      async (who) => {
        expect(await resend(await addDonor(), { recipient: 7 }, tokens[who])).toEqual(denied)
      },
    )

    it('one that went to somebody else than the donor counts, in the contact’s language', async () => {
      const id = await addDonor({
        letterFacts: { ...donorFacts, toDonor: false },
        recipient: 'x@andre.example',
      })
      expect(await rowOf(idOf(await resend(id)))).toMatchObject({ language: 'en', other_recipient: 1 })
      expect(await database.selectFrom('other_recipient_hour').select('sent').execute()).toEqual([
        { sent: 1 },
      ])
    })
  },
)

describe.each(Object.entries(kit.transports))('porting.poaRelease over %s', (_transport, call) => {
  const release = (deliveryId: string, body: unknown = { arrived: true }, token = tokens.admin) =>
    call({ operation: 'porting.poaRelease', token, path: { deliveryId }, body })
  const unknownFax = () => kit.addDelivery(customer, { state: 'unknown', method: 'FAX' })

  it('arrived: counts as sent, by whom and when', async () => {
    const id = await unknownFax()
    expect(await release(id)).toEqual({ status: 200, result: { success: true, delivery: id } })
    expect(await rowOf(id)).toMatchObject({
      state: 'sent',
      next_attempt_at: null,
      decided_by: employees.admin,
      decided_at: expect.any(Date) as Date,
    })
    const { result } = await call({
      operation: 'porting.poaList',
      token: tokens.owner,
      path: { customerId: customer },
    })
    expect(JSON.stringify(result)).toContain('Nåede frem: bekræftet af en medarbejder')
  })

  it('not arrived: a new delivery takes its place, and no limit keeps it from that', async () => {
    const id = await unknownFax()
    const hour = new Date()
    hour.setUTCMinutes(0, 0, 0)
    await database.insertInto('other_recipient_hour').values({ customer, hour, sent: 1000 }).execute()
    await database.updateTable('delivery').set({ recipient: '+4570999999' }).where('id', '=', id).execute()
    const { status, result } = await release(id, { arrived: false })
    expect(status).toBe(200)
    const next = (result as { delivery: string }).delivery
    expect(await rowOf(id)).toMatchObject({
      state: 'failed',
      cause: 'NOT_ARRIVED',
      decided_by: employees.admin,
      next_attempt_at: null,
    })
    expect(await rowOf(next)).toMatchObject({
      state: 'queued',
      recipient: '+4570999999',
      resend_of: id,
      message_id: ownMessageId(next),
    })
    expect(await isDue(next)).toBe(true)
  })

  it('409 state: whatever is not unknown, and what somebody else has decided', async () => {
    const row = poaReleaseErrors.isNotUnknown
    for (const state of states.filter((one) => one !== 'unknown'))
      expect(await release(await kit.addDelivery(customer, { state }))).toEqual({ status: 409, row })
    const id = await unknownFax()
    const answers = await Promise.all([true, false, true].map((arrived) => release(id, { arrived })))
    expect(answers.map(({ status }) => String(status)).toSorted()).toEqual(['200', '409', '409'])
  })

  it('404 arrived: left out; 422 arrived: no boolean', async () => {
    const id = await unknownFax()
    for (const body of [{}, { arrived: null }])
      expect(await release(id, body)).toEqual({ status: 404, row: poaReleaseErrors.arrivedMissing })
    for (const arrived of ['yes', 1, []])
      expect(await release(id, { arrived })).toEqual({ status: 422, row: notValid('arrived') })
  })

  it('404 not_found; 400 bad_request', async () => {
    expect(await release(unknown)).toEqual({ status: 404, row: poaReleaseErrors.deliveryNotFound })
    expect(await release('zz', {}, tokens.viewer)).toEqual({
      status: 400,
      row: poaReleaseErrors.deliveryIdMissing,
    })
  })

  it.each(['owner', 'reseller', 'resellerAdmin'] as const)('403 access_denied: %s', async (who) => {
    for (const id of [await unknownFax(), unknown])
      expect(await release(id, { arrived: 7 }, tokens[who])).toEqual(denied)
  })
})
