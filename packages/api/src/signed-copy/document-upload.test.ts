import { createConnection } from 'node:net'
import { listBreaches } from '@telecomx/database'
import { createScanReader } from '@telecomx/scan'
import {
  accessDenied,
  type DocumentUploadOutput,
  documentUploadErrors as errors,
  transportErrors,
} from '@telecomx/validation'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '../procedure/ids.js'
import { whitePage } from '../testing/fixtures.js'
import { type Answer, startTestKit } from '../testing/index.js'
import { pdfOf } from '../testing/pdf-of.js'

const kit = await startTestKit()
afterAll(() => kit.close())
const { tokens, companies } = await kit.addFamily()
const { customer, foreignCustomer: foreign } = companies
for (const _id of ['01010', '01020']) await kit.addOperator({ _id })
const owner = await kit.clientFor('OWNER', customer)

let [porting, sibling] = ['', '']
let document = { id: '', portingCode: '' }
beforeEach(async () => {
  const portings = await kit.addPortings(customer, [
    { operator: '01010', numbers: [freshNumber(), freshNumber()] },
    { operator: '01010' },
  ])
  ;[porting = '', sibling = ''] = portings
  document = await kit.addPrintedDocument(customer, '01010', portings)
})

let serial = 0
const freshNumber = () => `+45334${String(++serial).padStart(5, '0')}`

function formOf(bytes: Uint8Array<ArrayBuffer>, filename = 'scan.pdf'): FormData {
  const form = new FormData()
  form.append('file', new Blob([bytes]), filename)
  return form
}

const uploadTo = (_id: string, body: unknown, token = tokens.owner): Promise<Answer> =>
  kit.transports.REST({
    operation: 'portingFile.documentUpload',
    token,
    path: { _id },
    body,
    withDetails: true,
  })
const upload = (bytes: Uint8Array<ArrayBuffer>, token?: string) => uploadTo(porting, formOf(bytes), token)
const stageOf = async (_id: string) => (await owner.porting.get.query({ _id })).status.stage
const copies = () => kit.database.selectFrom('signed_copy').selectAll().where('customer', '=', customer)

/** Files of the customer that wait for a person, of no porting. */
async function addWaiting(of: string, count: number): Promise<void> {
  const file = {
    source: 'UPLOAD',
    type: 'PDF',
    filename: 'scan.pdf',
    size: 1,
    sha256: '0'.repeat(64),
  } as const
  const rows = Array.from({ length: count }, () => ({
    ...file,
    id: newId(),
    customer: of,
    state: 'RECEIVED' as const,
    received_at: new Date(),
  }))
  await kit.database.insertInto('signed_copy').values(rows).execute()
}

/** What no upload that is refused may leave behind. */
async function expectNothing(): Promise<void> {
  expect(await stageOf(porting)).toBe('IN_CREATED')
  expect((await owner.porting.documentList.query({ _id: porting })).total).toBe(0)
}

describe('a copy with a porting code', () => {
  it('is filed for all portings of the document, which wait for its review then', async () => {
    const bytes = pdfOf(document.portingCode, 'a page without', document.portingCode)
    const { status, result } = await upload(bytes)
    const { document: copy } = result as DocumentUploadOutput
    expect(status).toBe(200)
    expect(copy).toMatchObject({
      filename: 'scan.pdf',
      size: bytes.length,
      type: 'PDF',
      pages: 3,
      state: 'RECEIVED',
      source: 'UPLOAD',
      code: document.portingCode,
      poaDocument: document.id,
      portings: [porting, sibling].toSorted(),
      uploadedTo: porting,
    })
    for (const _id of [porting, sibling]) {
      expect(await stageOf(_id)).toBe('IN_POA_RECEIVED_FROM_CUSTOMER')
      expect((await owner.porting.documentList.query({ _id })).documents).toEqual([copy])
    }
    const entries = await kit.database
      .selectFrom('audit_log')
      .select(['action', 'employee'])
      .where('object', '=', copy._id)
      .execute()
    expect(entries).toMatchObject([{ action: 'portingFile.documentUpload', employee: copy.receivedBy }])
    expect(
      (await listBreaches(kit.database)).filter(
        ({ holds, breaches }) => /signed copy/.test(holds) && breaches,
      ),
    ).toEqual([])
  })

  it('is taken in as the body itself, too, and is named after its kind then', async () => {
    const answer = await fetch(`${kit.url}/porting/${porting}/document`, {
      method: 'POST',
      headers: { authorization: `Bearer ${tokens.owner}`, 'content-type': 'application/pdf' },
      body: pdfOf(document.portingCode),
    })
    const { document: copy } = (await answer.json()) as DocumentUploadOutput
    expect(copy).toMatchObject({ filename: 'document.pdf', state: 'RECEIVED', code: document.portingCode })
  })

  it('comes back byte for byte, in rows of a megabyte each', async () => {
    const big = Buffer.concat([pdfOf(document.portingCode), Buffer.alloc(3_500_000, '% scanned\n')])
    const { document: copy } = await owner.documentUpload({
      portingId: porting,
      bytes: big,
      filename: 'Å.PDF',
    })
    const { bytes, filename } = await owner.documentFile({ portingId: porting, documentId: copy._id })
    expect([Buffer.compare(bytes, big), filename]).toEqual([0, 'Å.pdf'])
    const parts = await kit.database
      .selectFrom('signed_copy_part')
      .select('number')
      .where('signed_copy', '=', copy._id)
      .execute()
    expect(parts).toHaveLength(4)
  })

  it('is filed beside another one that came before; the stage stays', async () => {
    await upload(pdfOf(document.portingCode))
    const second = await uploadTo(sibling, formOf(pdfOf(document.portingCode, 'again')))
    expect(second).toMatchObject({ status: 200, result: { document: { state: 'RECEIVED' } } })
    expect((await owner.porting.documentList.query({ _id: porting })).total).toBe(2)
    expect(await stageOf(porting)).toBe('IN_POA_RECEIVED_FROM_CUSTOMER')
  })

  it('of a document that was replaced is filed while the owner is the same, and not when it is another', async () => {
    const replace = (facts: object) =>
      kit.database
        .updateTable('poa_document')
        .set({ replaced_at: new Date(), facts: JSON.stringify(facts) })
        .where('id', '=', document.id)
        .execute()
    const { portingCode: current } = await kit.addPrintedDocument(customer, '01010', [porting, sibling])
    const { facts } = await kit.database
      .selectFrom('poa_document')
      .select('facts')
      .where('id', '=', document.id)
      .executeTakeFirstOrThrow()
    const printed = JSON.parse(facts) as object
    await replace({ ...printed, owner: { name: 'En anden' } })
    const refused = await upload(pdfOf(document.portingCode))
    expect(refused.row).toEqual(errors.documentOutdated)
    expect(refused.details).toEqual({ codes: [document.portingCode], reason: 'owner_changed', current })
    await replace(printed)
    expect(await upload(pdfOf(document.portingCode))).toMatchObject({ status: 200 })
  })

  it('is not filed for those of its portings whose donor is another by now', async () => {
    await kit.database.updateTable('porting').set({ operator: '01020' }).where('id', '=', sibling).execute()
    const refused = await uploadTo(sibling, formOf(pdfOf(document.portingCode)))
    expect(refused.details).toMatchObject({ reason: 'donor_changed' })
    const { result } = await upload(pdfOf(document.portingCode))
    expect((result as DocumentUploadOutput).document.portings).toEqual([porting])
    expect(await stageOf(sibling)).toBe('IN_CREATED')
  })
})

describe('a copy without a readable code', () => {
  it('waits to be matched, and nothing happens to the porting', async () => {
    const { result } = await upload(whitePage())
    const { document: copy } = result as DocumentUploadOutput
    expect(copy).toMatchObject({
      state: 'UNMATCHED',
      portings: [],
      uploadedTo: porting,
      filename: 'scan.png',
    })
    expect(await stageOf(porting)).toBe('IN_CREATED')
    expect((await owner.porting.documentList.query({ _id: porting })).documents).toEqual([copy])
  })

  it('so does one that the reader gives up on', async () => {
    const scanReader = createScanReader({ timeoutMs: 0 })
    await using slow = await startTestKit({ database: kit.database, scanReader })
    const answer = await slow.transports.REST({
      operation: 'portingFile.documentUpload',
      token: tokens.owner,
      path: { _id: porting },
      body: formOf(pdfOf(document.portingCode)),
    })
    expect(answer).toMatchObject({ status: 200, result: { document: { state: 'UNMATCHED' } } })
  })
})

describe('what is refused leaves nothing behind', () => {
  it('422 file: the pages have different codes, which are named', async () => {
    const codes = [document.portingCode, 'X0000000001']
    const { row, details } = await upload(pdfOf(...codes))
    expect([row, details]).toEqual([errors.codesDiffer, { codes }])
    await expectNothing()
  })

  it('422 file: the code is not known', async () => {
    const { row, details } = await upload(pdfOf('X0000000001'))
    expect([row, details]).toEqual([errors.codeUnknown, { codes: ['X0000000001'] }])
    await expectNothing()
  })

  it('422 file: the code of other portings, which are named to those who may see them', async () => {
    const [other = ''] = await kit.addPortings(customer, [{ operator: '01010' }])
    const { portingCode } = await kit.addPrintedDocument(customer, '01010', [other])
    const { row, details } = await upload(pdfOf(portingCode))
    expect(row).toEqual(errors.codeOfOther)
    expect(details).toMatchObject({ codes: [portingCode], portings: [{ _id: other }], count: 1 })
    await expectNothing()
    expect(await stageOf(other)).toBe('IN_CREATED')
  })

  it('422 file: of another customer nothing is told but the code, which stands on the paper', async () => {
    const [other = ''] = await kit.addPortings(foreign, [{ operator: '01010' }])
    const { portingCode } = await kit.addPrintedDocument(foreign, '01010', [other])
    const { row, details } = await upload(pdfOf(portingCode))
    expect([row, details]).toEqual([errors.codeOfOther, { codes: [portingCode] }])
    const admin = await upload(pdfOf(portingCode), tokens.admin)
    expect(admin.details?.portings).toMatchObject([{ _id: other }])
  })

  it('422 file: of another customer’s file, which is here, no more is told', async () => {
    const [other = ''] = await kit.addPortings(foreign, [{ operator: '01010' }])
    const { portingCode } = await kit.addPrintedDocument(foreign, '01010', [other])
    const bytes = pdfOf(portingCode)
    expect((await uploadTo(other, formOf(bytes), tokens.admin)).status).toBe(200)
    const { row, details } = await upload(bytes)
    expect([row, details]).toEqual([errors.codeOfOther, { codes: [portingCode] }])
    expect((await upload(bytes, tokens.admin)).row).toEqual(errors.alreadyHere)
  })

  it('422 file: the porting has a number that the document has not', async () => {
    await kit.database
      .updateTable('porting')
      .set({ additional_numbers: JSON.stringify([freshNumber()]) })
      .where('id', '=', porting)
      .execute()
    const { row, details } = await upload(pdfOf(document.portingCode))
    expect([row, details?.reason]).toEqual([errors.documentOutdated, 'numbers_missing'])
    await expectNothing()
  })

  it('409 file: our own document, not signed', async () => {
    const { documents } = await owner.porting.poaCreate.mutate({ customerId: customer })
    const bytes = await kit.database
      .selectFrom('poa_document_file')
      .innerJoin('poa_document_porting', 'poa_document_porting.document', 'poa_document_file.document')
      .select('bytes')
      .where('poa_document_file.document', 'in', documents)
      .where('porting', '=', porting)
      .executeTakeFirstOrThrow()
    const original = Buffer.from(bytes.bytes)
    expect((await upload(original)).row).toEqual(errors.notSigned)
    expect(await stageOf(porting)).toBe('IN_AWAITING_POA_FROM_CUSTOMER')
    // The same with as much as a byte more is read by its text, and filed.
    const touched = await upload(Buffer.concat([original, Buffer.from('\n')]))
    expect(touched).toMatchObject({ status: 200, result: { document: { state: 'RECEIVED' } } })
  })

  it('409 file: our own print of one document or several, or the trail, not signed', async () => {
    const make = async () => (await owner.porting.poaCreate.mutate({ customerId: customer })).documents
    const [[replaced = ''], [poaId = '']] = [await make(), await make()]
    const trail = await owner.poaTrail({ customerId: customer, poaId })
    const one = await owner.poaPrint({ customerId: customer, documents: [poaId] })
    const several = await owner.poaPrint({ customerId: customer, documents: [poaId, replaced] })
    for (const { bytes } of [one, several, trail])
      expect((await upload(Buffer.from(bytes))).row).toEqual(errors.notSigned)
    expect(await stageOf(porting)).toBe('IN_AWAITING_POA_FROM_CUSTOMER')
  })

  it('409 file: it is already here, whoever was first; and one of two at once', async () => {
    const bytes = pdfOf(document.portingCode, 'twice')
    const answers = await Promise.all([upload(bytes), upload(bytes), upload(bytes, tokens.reseller)])
    expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 409, 409])
    expect((await upload(bytes)).row).toEqual(errors.alreadyHere)
    expect(await copies().where('uploaded_to', '=', porting).execute()).toHaveLength(1)
  })

  it.each(['IN_POA_SENT', 'IN_ORDERED', 'IN_CONFIRMED', 'IN_CANCELLED'] as const)(
    '403 stage: the porting is %s',
    async (stage) => {
      await kit.database.updateTable('porting').set({ stage }).where('id', '=', porting).execute()
      const { row, details } = await upload(pdfOf(document.portingCode))
      expect([row, details?.portings?.[0]?.stage]).toEqual([errors.stageWrong, stage])
      expect(await copies().where('uploaded_to', '=', porting).execute()).toEqual([])
    },
  )

  it('409 file: 20 files of the porting wait for a person, matched or not', async () => {
    for (let count = 0; count < 20; count++) {
      const file = count % 2 === 0 ? pdfOf('no code', `${count}`) : pdfOf(document.portingCode, `${count}`)
      expect((await upload(file)).status).toBe(200)
    }
    const last = pdfOf(document.portingCode, 'last')
    expect((await upload(last)).row).toEqual(errors.tooManyWaiting)
    expect((await upload(pdfOf('no code', 'last'))).row).toEqual(errors.tooManyWaiting)
    const [waiting] = await copies()
      .where('state', '=', 'RECEIVED')
      .where('uploaded_to', '=', porting)
      .execute()
    await owner.porting.documentDelete.mutate({ _id: porting, document: waiting?.id ?? '' })
    expect((await upload(last)).status).toBe(200)
  })

  it('409 file: 200 files of the customer wait for a person, whatever their porting', async () => {
    const busy = await kit.addCustomer()
    const [one = ''] = await kit.addPortings(busy, [{ operator: '01010' }])
    await addWaiting(busy, 200)
    const { row } = await uploadTo(one, formOf(pdfOf('no code', one)), tokens.admin)
    expect(row).toEqual(errors.tooManyWaiting)
    await kit.database
      .updateTable('signed_copy')
      .set({ state: 'REFUSED' })
      .where('customer', '=', busy)
      .limit(1)
      .execute()
    expect((await uploadTo(one, formOf(pdfOf('no code', one)), tokens.admin)).status).toBe(200)
    await kit.database
      .deleteFrom('signed_copy')
      .where('customer', '=', busy)
      .where('sha256', '=', '0'.repeat(64))
      .execute()
  })

  it('403 access_denied: somebody else’s porting', async () => {
    expect((await upload(whitePage(), tokens.foreignOwner)).row).toEqual(accessDenied)
  })
})

describe('no file, or none of the three kinds', () => {
  const text = new FormData()
  text.append('file', 'just a text')
  const two = formOf(whitePage())
  two.append('file', new Blob([whitePage()]), 'b.png')
  const many = new FormData()
  for (let part = 0; part < 10_000; part++) many.append('x', '')

  it.each<[string, unknown]>([
    ['a form without it', new FormData()],
    ['a text of that name', text],
    ['two of them', two],
    ['an empty one', formOf(Buffer.from(''))],
    ['10,000 parts', many],
    ['JSON', { file: 'x' }],
    ['nothing', ''],
    ['a PDF that ends after its first line', formOf(Buffer.from('%PDF-1.7\n'))],
  ])('404 file: %s', async (_title, body) => {
    const { row } = await uploadTo(porting, body)
    expect(row?.code).toBe(404)
    expect(row?.message).toBe('file')
    await expectNothing()
  })

  it.each<[string, Buffer<ArrayBuffer>]>([
    ['a ZIP that calls itself a PDF', Buffer.from('PK\u0003\u0004 and more')],
    ['HEIC', Buffer.from('\0\0\0\u0018ftypheic')],
    ['TIFF', Buffer.from('II*\0')],
    ['HTML', Buffer.from('<html>%PDF-</html>')],
  ])('404 file: the file type of %s', async (_title, bytes) => {
    expect((await upload(bytes)).row).toEqual(errors.filetypeWrong)
  })

  it.each([
    ['no boundary', 'multipart/form-data'],
    ['a boundary of 10 kB', `multipart/form-data; boundary=${'x'.repeat(10_000)}`],
    ['another boundary than its own', 'multipart/form-data; boundary=other'],
  ])('404 file: %s', async (_title, type) => {
    const body =
      '--own\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-\r\n--own--'
    const answer = await fetch(`${kit.url}/porting/${porting}/document`, {
      method: 'POST',
      headers: { authorization: `Bearer ${tokens.owner}`, 'content-type': type },
      body,
    })
    expect(await answer.json()).toEqual({ success: false, ...errors.fileMissing })
  })

  it('404 file: a picture of 20,000 by 20,000 dots, before any of it is unpacked', async () => {
    const bomb = whitePage()
    bomb.writeUInt32BE(20_000, 16)
    bomb.writeUInt32BE(20_000, 20)
    const { row, details } = await upload(bomb)
    expect([row, details]).toEqual([errors.fileMissing, { reason: 'too_many_pixels' }])
  })

  it.each([
    ['said before', { 'content-length': '200000000' }],
    ['in pieces without an end', { 'transfer-encoding': 'chunked' }],
  ])('413: 200 MB, %s; the server answers others meanwhile', async (_title, header) => {
    const { port } = new URL(kit.url)
    const socket = createConnection(Number(port), '127.0.0.1')
    const lines = Object.entries({
      host: 'a',
      authorization: `Bearer ${tokens.owner}`,
      'content-type': 'multipart/form-data; boundary=x',
      ...header,
    })
    socket.write(`POST /porting/${porting}/document HTTP/1.1\r\n`)
    socket.write(`${lines.map((line) => line.join(': ')).join('\r\n')}\r\n\r\n`)
    const piece = `${(1_000_000).toString(16)}\r\n${'x'.repeat(1_000_000)}\r\n`
    const answered = new Promise<string>((resolve) => socket.once('data', (data) => resolve(String(data))))
    socket.on('error', () => undefined)
    if ('transfer-encoding' in header) for (let sent = 0; sent < 12; sent++) socket.write(piece)
    expect((await fetch(`${kit.url}/livez`)).status).toBe(200)
    expect(await answered).toContain(transportErrors.tooLarge.description)
    socket.destroy()
    await expectNothing()
  })

  it('a client that breaks off leaves nothing behind', async () => {
    const controller = new AbortController()
    const body = new ReadableStream({
      start: (stream) => stream.enqueue(Buffer.from('--x\r\n')),
      pull: () => controller.abort(),
    })
    const headers = {
      authorization: `Bearer ${tokens.owner}`,
      'content-type': 'multipart/form-data; boundary=x',
    }
    const init = { method: 'POST', headers, body, duplex: 'half', signal: controller.signal }
    await expect(fetch(`${kit.url}/porting/${porting}/document`, init as RequestInit)).rejects.toThrow(
      /abort/,
    )
    await expectNothing()
  })
})

it.each([
  ['../../etc/passwd', 'passwd.pdf'],
  ['C:\\Users\\å\\Fuldmagt.pdf', 'Fuldmagt.pdf'],
  ['fuld\u202emagt.exe', 'fuld-magt-exe.pdf'],
  ['a\r\nSet-Cookie: x=1.pdf', 'x-1.pdf'],
  ['scan.png', 'scan.pdf'],
  ['con.pdf', 'document.pdf'],
  [`${'æ'.repeat(300)}.pdf`, `${'æ'.repeat(80)}.pdf`],
])('the file name %j becomes %j', async (given, kept) => {
  const { result } = await uploadTo(porting, formOf(pdfOf(document.portingCode), given))
  expect((result as DocumentUploadOutput).document.filename).toBe(kept)
})

it('an id behind the address is taken, and says nothing', async () => {
  const answer = await fetch(`${kit.url}/porting/${porting}/document/whatever`, {
    method: 'POST',
    headers: { authorization: `Bearer ${tokens.owner}` },
    body: formOf(pdfOf(document.portingCode)),
  })
  expect(answer.status).toBe(200)
})
