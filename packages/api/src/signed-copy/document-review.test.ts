import { createHash } from 'node:crypto'
import { listBreaches } from '@telecomx/database'
import { createScanReader } from '@telecomx/scan'
import {
  documentApproveErrors as approveErrors,
  documentDeleteErrors as deleteErrors,
  documentFileErrors as fileErrors,
  documentMatchErrors as matchErrors,
  documentRefuseErrors as refuseErrors,
  documentUnmatchedFileErrors as unmatchedFileErrors,
  portingByCodeErrors,
  type PortingStage,
  type SignedCopy,
} from '@telecomx/validation'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '../procedure/ids.js'
import { whitePage } from '../testing/fixtures.js'
import { startTestKit } from '../testing/index.js'
import { pdfOf } from '../testing/pdf-of.js'

const kit = await startTestKit()
afterAll(() => kit.close())
const { tokens, companies } = await kit.addFamily()
const { customer, foreignCustomer: foreign } = companies
await kit.addOperator()
await kit.addEmployee(customer, 'OWNER', { primary_of: customer, email_address: 'aase@aeroe.example' })
const admin = await kit.clientFor('ADMIN')
const owner = await kit.clientFor('OWNER', customer)

let portings: string[] = []
let [_id, sibling, document] = ['', '', '']
let poa = { id: '', portingCode: '' }
beforeEach(async () => {
  portings = await kit.addPortings(customer, [{ operator: '01010' }, { operator: '01010' }])
  ;[_id = '', sibling = ''] = portings
  poa = await kit.addPrintedDocument(customer, '01010', portings)
  document = await kit.addSignedCopy(customer, { portings })
})

const ascending = (one: number, other: number) => one - other
const stageOf = async (id: string) => (await admin.porting.get.query({ _id: id })).status.stage
const setStage = (id: string, stage: PortingStage) =>
  kit.database.updateTable('porting').set({ stage }).where('id', '=', id).execute()
const copyNow = async (): Promise<SignedCopy | undefined> =>
  (await owner.porting.documentList.query({ _id })).documents.find((copy) => copy._id === document)
const unmatched = (bytes?: Uint8Array) =>
  kit.addSignedCopy(customer, { state: 'UNMATCHED', portings: [_id], ...(bytes && { bytes }) })

describe.each(Object.entries(kit.transports))('over %s', (_transport, transport) => {
  const call = (operation: string, path: Record<string, string>, body?: object, token = tokens.admin) =>
    transport({ operation, token, path, ...(body && { body }), withDetails: true })
  const approve = (id = document) => call('porting.documentApprove', { _id, document: id })
  const refuse = (body: object = { reason: 'ILLEGIBLE' }, id = document) =>
    call('porting.documentRefuse', { _id, document: id }, body)
  const remove = (token = tokens.owner, id = document) =>
    call('porting.documentDelete', { _id, document: id }, undefined, token)
  const match = (id: string, body: object = { portings: [_id] }) =>
    call('document.match', { document: id }, body)

  describe('approve', () => {
    it('says who approved it and when; the stage stays', async () => {
      const { status, result } = await approve()
      expect([status, result]).toMatchObject([
        200,
        { document: { state: 'APPROVED', portings: portings.toSorted() } },
      ])
      expect(await copyNow()).toMatchObject({ state: 'APPROVED', reviewedAt: expect.any(String) as string })
      expect(await stageOf(_id)).toBe('IN_POA_RECEIVED_FROM_CUSTOMER')
    })

    it('409 state: reviewed already', async () => {
      await approve()
      for (const answer of [await approve(), await refuse()])
        expect([answer.row, answer.details]).toEqual([approveErrors.isNotReceived, { state: 'APPROVED' }])
    })

    it('409 document: another one of the porting is approved', async () => {
      await approve()
      const second = await unmatched()
      await match(second, { portings: [sibling] })
      const answer = await call('porting.documentApprove', { _id: sibling, document: second })
      expect(answer.row).toEqual(approveErrors.otherApproved)
      expect(answer.details?.portings?.map((porting) => porting._id)).toEqual(portings.toSorted())
    })

    it('an approved one is in no other’s way, and holds no porting back, once the customer was to sign again', async () => {
      await approve()
      for (const id of portings) await setStage(id, 'IN_REJECTED')
      await owner.porting.waitCustomer.mutate({ _id, portings: [sibling] })
      const good = await kit.addSignedCopy(customer, { portings })
      const bad = await unmatched()
      await match(bad, { portings })
      expect((await refuse(undefined, bad)).status).toBe(200)
      expect((await approve(good)).status).toBe(200)
      expect(await stageOf(_id)).toBe('IN_POA_RECEIVED_FROM_CUSTOMER')
      expect((await call('porting.documentDelete', { _id, document: good })).status).toBe(200)
      expect(await stageOf(_id)).toBe('IN_AWAITING_POA_FROM_CUSTOMER')
    })

    it('409 state: the customer was to sign again since it came; it holds no porting back either', async () => {
      const unreviewed = document
      for (const id of portings) await setStage(id, 'IN_REJECTED')
      await owner.porting.waitCustomer.mutate({ _id, portings: [sibling] })
      const next = await unmatched()
      await match(next, { portings })
      for (const answer of [await approve(unreviewed), await refuse(undefined, unreviewed)])
        expect([answer.row, answer.details]).toEqual([
          approveErrors.isNotReceived,
          { state: 'RECEIVED', reason: 'outdated' },
        ])
      expect((await refuse(undefined, next)).status).toBe(200)
      expect(await stageOf(_id)).toBe('IN_AWAITING_POA_FROM_CUSTOMER')
    })

    it('403 stage: none of its portings waits for a review', async () => {
      for (const id of portings) await setStage(id, 'IN_POA_SENT')
      for (const answer of [await approve(), await refuse()])
        expect(answer.row).toEqual(approveErrors.stageWrong)
    })

    it('404 document: none, or of another porting', async () => {
      const [other = ''] = await kit.addPortings(customer, [{ operator: '01010' }])
      for (const answer of [
        await approve(newId()),
        await refuse(undefined, newId()),
        await call('porting.documentApprove', { _id: other, document }),
        await remove(tokens.owner, newId()),
      ])
        expect(answer.row).toEqual(approveErrors.documentNotFound)
    })
  })

  describe('refuse', () => {
    it('has all its portings wait again, and tells the contact why', async () => {
      const { result } = await refuse({ reason: 'OTHER', message: 'Side 2 mangler' })
      expect(result).toMatchObject({
        document: { state: 'REFUSED', reason: 'OTHER', message: 'Side 2 mangler' },
      })
      for (const id of portings) {
        const { status } = await admin.porting.get.query({ _id: id })
        expect(status).toMatchObject({ stage: 'IN_AWAITING_POA_FROM_CUSTOMER', message: 'OTHER' })
      }
      const delivery = await kit.database
        .selectFrom('delivery')
        .select(['letter', 'recipient', 'letter_facts'])
        .where('id', '=', (result as { delivery: string }).delivery)
        .executeTakeFirstOrThrow()
      expect(delivery).toMatchObject({ letter: 'COPY_REFUSED', recipient: 'aase@aeroe.example' })
      const told = await admin.auditLog.list.query({ object: (result as { delivery: string }).delivery })
      expect(told.entries).toMatchObject([
        { action: 'porting.documentRefuse', after: { recipient: 'aase@aeroe.example' } },
      ])
      expect(JSON.parse(delivery.letter_facts ?? '')).toMatchObject({
        reason: 'OTHER',
        message: 'Side 2 mangler',
        filename: 'scan.png',
      })
    })

    it('leaves a porting that has another copy where it is', async () => {
      const other = await unmatched()
      await match(other, { portings: [_id] })
      const isToldToWait = async ({ result }: Awaited<ReturnType<typeof refuse>>) => {
        const { letter_facts } = await kit.database
          .selectFrom('delivery')
          .select('letter_facts')
          .where('id', '=', (result as { delivery: string }).delivery)
          .executeTakeFirstOrThrow()
        return (JSON.parse(letter_facts ?? '') as { isWaiting: boolean }).isWaiting
      }
      expect(await isToldToWait(await refuse())).toBe(false)
      expect(await stageOf(_id)).toBe('IN_POA_RECEIVED_FROM_CUSTOMER')
      const last = await call('porting.documentRefuse', { _id, document: other }, { reason: 'NOT_SIGNED' })
      expect(await isToldToWait(last)).toBe(true)
      expect(await stageOf(_id)).toBe('IN_AWAITING_POA_FROM_CUSTOMER')
    })

    it.each([
      [{ reason: 'UGLY' }, refuseErrors.reasonInvalid],
      [{}, refuseErrors.reasonInvalid],
      [{ reason: 'OTHER' }, refuseErrors.messageMissing],
      [{ reason: 'OTHER', message: 'x'.repeat(501) }, refuseErrors.messageInvalid],
    ])('%j is refused, and nothing happens', async (body, row) => {
      expect((await refuse(body)).row).toEqual(row)
      expect(await copyNow()).toMatchObject({ state: 'RECEIVED' })
    })

    it('of two reviewers at once one wins, and the other is 409', async () => {
      const answers = await Promise.all([approve(), refuse(), approve(), refuse()])
      expect(answers.map(({ status }) => status).toSorted(ascending)).toEqual([200, 409, 409, 409])
    })
  })

  describe('delete', () => {
    it('takes the file for good, and its portings wait again; the same file may come back', async () => {
      expect(await remove()).toMatchObject({ status: 200, result: { success: true } })
      expect(await copyNow()).toBeUndefined()
      const [row, part] = await Promise.all([
        kit.database.selectFrom('signed_copy').selectAll().where('id', '=', document).executeTakeFirst(),
        kit.database
          .selectFrom('signed_copy_part')
          .select('number')
          .where('signed_copy', '=', document)
          .execute(),
      ])
      expect([row?.state, row?.live_sha256, part]).toEqual(['DELETED', null, []])
      for (const id of portings) expect(await stageOf(id)).toBe('IN_AWAITING_POA_FROM_CUSTOMER')
      expect((await remove()).row).toEqual(deleteErrors.documentNotFound)
    })

    it('403 access_denied: the donor has it, and it is not ADMIN who asks; the stage stays then', async () => {
      for (const id of portings) await setStage(id, 'IN_POA_SENT')
      expect((await remove()).row).toEqual(deleteErrors.stageWrong)
      expect((await remove(tokens.admin)).status).toBe(200)
      expect(await stageOf(_id)).toBe('IN_POA_SENT')
    })

    it.each(['IN_CONFIRMED', 'IN_COMPLETED'] as const)(
      '403 access_denied: ADMIN, too, at %s',
      async (stage) => {
        for (const id of portings) await setStage(id, stage)
        expect((await remove(tokens.admin)).row).toEqual(deleteErrors.stageWrong)
      },
    )

    it.each(['queued', 'sending', 'unknown'] as const)('409 document: its delivery is %s', async (state) => {
      const delivery = await kit.addDelivery(customer, { state })
      await kit.database
        .insertInto('delivery_signed_copy')
        .values({ delivery, signed_copy: document })
        .execute()
      expect((await remove(tokens.admin)).row).toEqual(deleteErrors.isBeingSent)
    })
  })

  describe('match', () => {
    it('files it for the portings and the others of their document that wait', async () => {
      await remove()
      const id = await unmatched()
      const list = await call('document.unmatched', {}, { limit: 500 })
      const { documents } = list.result as { documents: SignedCopy[] }
      expect(documents.map((copy) => copy._id)).toContain(id)
      const { result } = await match(id)
      expect(result).toMatchObject({
        document: { state: 'RECEIVED', poaDocument: poa.id, portings: portings.toSorted() },
      })
      expect(await stageOf(sibling)).toBe('IN_POA_RECEIVED_FROM_CUSTOMER')
    })

    it('404 document from then on for the porting that it was uploaded to, when that is another’s', async () => {
      const [theirs = ''] = await kit.addPortings(foreign, [{ operator: '01010' }])
      const id = await kit.addSignedCopy(foreign, { state: 'UNMATCHED', portings: [theirs] })
      const listed = await call('porting.documentList', { _id: theirs }, undefined, tokens.foreignOwner)
      expect(listed.result).toMatchObject({ documents: [{ _id: id }] })
      await match(id)
      const after = await call('porting.documentList', { _id: theirs }, undefined, tokens.foreignOwner)
      expect(after.result).toMatchObject({ documents: [] })
      const file = { operation: 'portingFile.documentFile', token: tokens.foreignOwner }
      const asked = await kit.transports.REST({ ...file, path: { _id: theirs, document: id } })
      expect(asked.row).toEqual(fileErrors.documentNotFound)
      const removed = { _id: theirs, document: id }
      const answer = await call('porting.documentDelete', removed, undefined, tokens.foreignOwner)
      expect(answer.row).toEqual(deleteErrors.documentNotFound)
      expect(await stageOf(_id)).toBe('IN_POA_RECEIVED_FROM_CUSTOMER')
    })

    it('409 state: of two at once one wins; it cannot be discarded any more', async () => {
      const id = await unmatched()
      const answers = await Promise.all([match(id), match(id)])
      expect(answers.map(({ status }) => status).toSorted(ascending)).toEqual([200, 409])
      const late = await call('document.discard', { document: id })
      expect([late.row, late.details]).toEqual([matchErrors.isMatched, { state: 'RECEIVED' }])
    })

    it('refuses portings that have no document in common, or that are too late', async () => {
      const id = await unmatched()
      const [other = ''] = await kit.addPortings(foreign, [{ operator: '01010' }])
      const rowFor = async (...given: unknown[]) => (await match(id, { portings: given })).row
      expect(await rowFor(_id, other)).toEqual(matchErrors.portingsOfOtherDocuments)
      expect(await rowFor(_id, newId())).toEqual(matchErrors.portingNotFound)
      expect(await rowFor('x')).toEqual(matchErrors.portingsInvalid)
      expect(await rowFor()).toEqual(matchErrors.portingsMissing)
      await setStage(_id, 'IN_ORDERED')
      expect(await rowFor(_id)).toEqual(matchErrors.stageWrong)
      expect((await match(newId())).row).toEqual(matchErrors.documentNotFound)
    })
  })

  it('changes and reviews change a counter of every porting: on two nodes of a cluster one of two fails to commit', async () => {
    const counters = async () => {
      const query = kit.database.selectFrom('porting').select('copy_changes').where('id', 'in', portings)
      return (await query.execute()).map(({ copy_changes: count }) => count)
    }
    const second = await unmatched()
    const changes = [() => approve(), () => remove(), () => match(second), () => refuse(undefined, second)]
    for (const change of changes) {
      const before = await counters()
      expect((await change()).status).toBe(200)
      for (const [index, count] of (await counters()).entries())
        expect(count).toBeGreaterThan(before[index] ?? 0)
    }
  })

  it('discard takes the file for good', async () => {
    const id = await unmatched()
    expect(await call('document.discard', { document: id })).toMatchObject({ status: 200 })
    expect((await call('document.discard', { document: id })).row).toEqual(matchErrors.documentNotFound)
  })

  it('the portings of a porting code, in either letter case; 404 not_found: no such code', async () => {
    const byCode = (code: string) => call('porting.byCode', { code })
    expect((await byCode(poa.portingCode.toLowerCase())).result).toEqual(portings.toSorted())
    expect((await byCode('X0000000000')).row).toEqual(portingByCodeErrors.codeNotFound)
    expect((await byCode('X123')).row).toEqual(portingByCodeErrors.codeMissing)
  })
})

describe('the file', () => {
  const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
  const pdf = () => Buffer.concat([pdfOf('side et', 'side to'), Buffer.from(newId())])

  it('is answered as it came, by the porting or to ADMIN by itself; its pages as pictures', async () => {
    const bytes = pdf()
    const { document: copy } = await owner.documentUpload({ portingId: _id, bytes, filename: 'fuldmagt.pdf' })
    const ids = { portingId: _id, documentId: copy._id }
    for (const file of [await owner.documentFile(ids), await admin.documentFile({ documentId: copy._id })])
      expect([hash(file.bytes), file.filename]).toEqual([hash(bytes), 'fuldmagt.pdf'])
    const pages = [
      await owner.documentPage({ ...ids, page: 2 }),
      await admin.documentPage({ documentId: copy._id, page: 2 }),
    ]
    for (const page of pages)
      expect([Buffer.from(page.bytes).toString('latin1', 1, 4), page.filename]).toEqual([
        'PNG',
        'fuldmagt-2.png',
      ])
  })

  const rest = (path: Record<string, string>, query: object, operation = 'portingFile.documentFile') =>
    kit.transports.REST({ operation, token: tokens.admin, path, body: query })

  it('404 page: it has fewer; 422 page: none; 404 document: no such file', async () => {
    const alone = 'portingFile.documentUnmatchedFile'
    expect((await rest({ _id, document }, { page: 2 })).row).toEqual(fileErrors.pageNotFound)
    expect((await rest({ document }, { page: 2 }, alone)).row).toEqual(unmatchedFileErrors.pageNotFound)
    expect((await rest({ _id, document }, { page: 0 })).row).toEqual(fileErrors.pageInvalid)
    expect((await rest({ _id, document: newId() }, {})).row).toEqual(fileErrors.documentNotFound)
    expect((await rest({ document: newId() }, {}, alone)).row).toEqual(unmatchedFileErrors.documentNotFound)
  })

  it('409 page: it takes too long to draw; the file itself can be had', async () => {
    await using slow = await startTestKit({
      database: kit.database,
      scanReader: createScanReader({ timeoutMs: 0 }),
    })
    const read = (operation: string, path: Record<string, string>, body: object) =>
      slow.transports.REST({ operation, token: tokens.admin, path, body })
    for (const [operation, path] of [
      ['portingFile.documentFile', { _id, document }],
      ['portingFile.documentUnmatchedFile', { document }],
    ] as const) {
      expect((await read(operation, path, { page: 1 })).row).toEqual(fileErrors.pageNotShown)
      expect((await read(operation, path, {})).status).toBe(200)
    }
  })

  it('a customer without an e-mail address is not told of a refusal, and the answer says so', async () => {
    const [porting = ''] = await kit.addPortings(foreign, [{ operator: '01010' }])
    const copy = await kit.addSignedCopy(foreign, { portings: [porting], bytes: whitePage() })
    const answer = await admin.porting.documentRefuse.mutate({
      _id: porting,
      document: copy,
      reason: 'NOT_SIGNED',
    })
    expect(answer).not.toHaveProperty('delivery')
  })
})

it('everything holds afterwards that holds of a whole database', async () => {
  const broken = (await listBreaches(kit.database)).filter(
    ({ holds, breaches }) => holds.includes('signed copy') && breaches > 0,
  )
  expect(broken).toEqual([])
})
