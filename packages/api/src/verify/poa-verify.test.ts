import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { type SignedCopyState } from '@telecomx/database'
import {
  poaFileVerifyErrors,
  poaVerifyErrors as errors,
  type PoaVerifyOutput,
  transportErrors,
} from '@telecomx/validation'
import { sql } from 'kysely'
import { afterAll, describe, expect, it } from 'vitest'
import { createRateLimit } from '../shares/rate-limit.js'
import { createUploadGate, strangersUploads } from '../shares/upload-gate.js'
import { startTestKit, type TestKit } from '../testing/index.js'
import { pdfOf } from '../testing/pdf-of.js'

const kit = await startTestKit()
afterAll(() => kit.close())
await kit.addOperator()
const secret = 'Grünløkke Ørsted'
const customer = await kit.addCustomer({ name: secret })
const admin = await kit.tokenFor('ADMIN')
await kit.addPortings(customer, [{ operator: '01010', numbers: ['+4533254180'] }])

interface Made {
  id: string
  bytes: Uint8Array<ArrayBuffer>
  sha256: string
  portingCode: string
}

/** A new document of the customer, which replaces the one before. */
async function makeDocument(): Promise<Made> {
  const client = await kit.clientFor('ADMIN')
  const [id = ''] = (await client.porting.poaCreate.mutate({ customerId: customer })).documents
  const { bytes } = await client.poaDocument({ customerId: customer, poaId: id })
  const { portingCode } = await kit.database
    .selectFrom('poa_document')
    .select('porting_code as portingCode')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return { id, bytes, sha256: hashOf(bytes), portingCode }
}

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const asFile = (content: string) => new TextEncoder().encode(content)
const send = async (body: Uint8Array<ArrayBuffer> | FormData, server: Pick<TestKit, 'url'> = kit) => {
  const answer = await fetch(`${server.url}/poa/verify`, { method: 'POST', body })
  return [answer.status, await answer.json()] as [number, PoaVerifyOutput]
}
const rowAnswer = (row: { code: number }) => [row.code, { success: false, ...row }]

const older = await makeDocument()

describe.each(Object.entries(kit.transports))('poa.verify over %s', (transport, call) => {
  const verify = (sha256: unknown) => call({ operation: 'poa.verify', body: { sha256 } })

  it('ORIGINAL: a document that was made here, current or replaced, with nothing of who is in it', async () => {
    const current = await makeDocument()
    const { status, result } = await verify(current.sha256.toUpperCase())
    const iso = expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) as string
    const told = { portingCode: current.portingCode, status: 'CURRENT', signed: 'NO', madeAt: iso }
    expect([status, result]).toEqual([200, { result: 'ORIGINAL', documents: [told] }])
    const replaced = { ...told, portingCode: older.portingCode, status: 'REPLACED', replacedAt: iso }
    expect((await verify(older.sha256)).result).toEqual({ result: 'ORIGINAL', documents: [replaced] })
    expect(JSON.stringify(result)).not.toMatch(/Ørsted|33254180|Nordkabel|01010/)
    expect(JSON.stringify(result)).not.toContain(customer)
  })

  it('UNKNOWN: a file that is nothing of ours', async () => {
    expect((await verify('0'.repeat(63).concat('1'))).result).toEqual({ result: 'UNKNOWN', documents: [] })
  })

  it.each<[SignedCopyState, object, string]>([
    ['RECEIVED', { result: 'SIGNED_COPY', copy: 'RECEIVED' }, 'RECEIVED'],
    ['APPROVED', { result: 'SIGNED_COPY', copy: 'APPROVED' }, 'APPROVED'],
    ['REFUSED', { result: 'SIGNED_COPY', copy: 'REFUSED' }, 'NO'],
    ['DELETED', { result: 'UNKNOWN' }, 'NO'],
    ['UNMATCHED', { result: 'UNKNOWN' }, 'NO'],
  ])('of a signed copy that is %s: %j; its document is signed: %s', async (state, expected, signed) => {
    const document = await makeDocument()
    const scan = asFile(`%PDF- a scan, ${transport} ${state}`)
    await kit.addSignedCopy(customer, { poaDocument: document.id, bytes: scan, state })
    expect((await verify(hashOf(scan))).result).toMatchObject(expected)
    expect((await verify(document.sha256)).result).toMatchObject({ documents: [{ signed }] })
  })

  it('of a file that came back twice the copy counts that was not taken away', async () => {
    const document = await makeDocument()
    const scan = asFile(`%PDF- twice, ${transport}`)
    for (const state of ['DELETED', 'APPROVED'] as const)
      await kit.addSignedCopy(customer, { poaDocument: document.id, bytes: scan, state })
    expect((await verify(hashOf(scan))).result).toMatchObject({ copy: 'APPROVED' })
  })

  it.each([{}, { sha256: '' }, { sha256: '  ' }])('404 sha256: %j', async (body) => {
    expect(await call({ operation: 'poa.verify', body })).toEqual({ status: 404, row: errors.sha256Missing })
  })

  it.each(['ab', 'g'.repeat(64), 'a'.repeat(65), `${'a'.repeat(64)}\n`, ' '.concat('a'.repeat(64)), 17])(
    '422 sha256: %j',
    async (sha256) => {
      expect(await verify(sha256)).toEqual({ status: 422, row: errors.sha256Invalid })
    },
  )

  it('429 with the wait: more than the network has calls, whatever the credential', async () => {
    await using limited = await startTestKit({ strangerLimit: createRateLimit({ perSecond: 0.1, burst: 3 }) })
    const ask = () =>
      limited.transports[transport as 'REST']({
        operation: 'poa.verify',
        token: 'tx_live_x',
        body: { sha256: 'zz' },
      })
    for (let times = 0; times < 3; times++) expect((await ask()).status).toBe(422)
    expect(await ask()).toEqual({ status: 429, row: errors.rateLimited })
  })

  it('500: the database says what nobody expected', async () => {
    await using broken = await startTestKit()
    await sql`drop table signed_copy_porting`.execute(broken.database)
    await sql`drop table delivery_signed_copy`.execute(broken.database)
    await sql`drop table signed_copy_part`.execute(broken.database)
    await sql`drop table signed_copy`.execute(broken.database)
    const call = { operation: 'poa.verify', body: { sha256: '1'.repeat(64) } }
    expect(await broken.transports[transport as 'REST'](call)).toEqual({
      status: 500,
      row: errors.internalError,
    })
  })
})

describe('poaFile.verify', () => {
  it('ORIGINAL and SIGNED_COPY as by the hash, whatever kind of file it is', async () => {
    expect(await send(older.bytes)).toMatchObject([200, { result: 'ORIGINAL' }])
    const photo = asFile('no file that anybody could read')
    await kit.addSignedCopy(customer, { poaDocument: older.id, bytes: photo })
    expect(await send(photo)).toMatchObject([200, { result: 'SIGNED_COPY', copy: 'RECEIVED' }])
  })

  it('CHANGED: it carries the code of a document of ours and is not what was made', async () => {
    const changed = new Uint8Array([...older.bytes, 0x0a])
    const [status, answer] = await send(changed)
    expect([status, answer.result]).toEqual([200, 'CHANGED'])
    expect(answer.documents).toMatchObject([{ portingCode: older.portingCode, status: 'REPLACED' }])
    expect(JSON.stringify(answer)).not.toMatch(/Ørsted|33254180|Nordkabel|01010/)
  })

  it('UNKNOWN: it carries several codes, on one page or on two', async () => {
    const { portingCode: other } = await makeDocument()
    const codes = [older.portingCode, other] as const
    expect(await send(pdfOf(older.portingCode, older.portingCode))).toMatchObject([
      200,
      { result: 'CHANGED' },
    ])
    for (const file of [pdfOf(codes.join(' ')), pdfOf(...codes)])
      expect(await send(file)).toEqual([200, { result: 'UNKNOWN', documents: [] }])
  })

  it('UNKNOWN: the code is nobody’s, or the file cannot be read', async () => {
    const draft = await fetch(`${kit.url}/porting/${customer}/poa/preview?operator=01010`, {
      headers: { authorization: `Bearer ${admin}` },
    })
    const files = [new Uint8Array(await draft.arrayBuffer()), asFile('%PDF-1.7'), asFile('PK\u0003\u0004')]
    files.push(older.bytes.slice(0, 2000))
    for (const file of files) expect(await send(file)).toEqual([200, { result: 'UNKNOWN', documents: [] }])
  })

  it('the part `file` of a form is the file, too', async () => {
    const form = new FormData()
    form.set('note', 'til gennemsyn')
    form.set('file', new Blob([older.bytes]), '../æ\r\n".pdf')
    expect(await send(form)).toMatchObject([200, { result: 'ORIGINAL' }])
  })

  const missing = rowAnswer(poaFileVerifyErrors.fileMissing)
  const formOf = (...entries: [string, string | Blob][]) => {
    const form = new FormData()
    for (const [name, value] of entries) form.append(name, value)
    return form
  }
  const blob = new Blob([older.bytes])
  it.each<[string, Uint8Array<ArrayBuffer> | FormData]>([
    ['an empty body', new Uint8Array()],
    ['a form without it', formOf(['other', blob])],
    ['a text called file', formOf(['file', '%PDF-'])],
    ['an empty file', formOf(['file', new Blob([])])],
    ['two of them', formOf(['file', blob], ['file', blob])],
    [
      'eleven parts',
      formOf(['file', blob], ...Array.from({ length: 10 }, (_, n): [string, string] => [`n${n}`, ''])),
    ],
  ])('404 file: %s', async (_title, body) => {
    expect(await send(body)).toEqual(missing)
  })

  it.each([
    ['without a boundary', 'multipart/form-data', '--x\r\n'],
    ['with a boundary that is too long', `multipart/form-data; boundary=${'b'.repeat(10_000)}`, '--b'],
    [
      'that is cut off',
      'multipart/form-data; boundary=x',
      '--x\r\ncontent-disposition: form-data; name="file"',
    ],
  ])('404 file: a form %s', async (_title, type, body) => {
    const answer = await fetch(`${kit.url}/poa/verify`, {
      method: 'POST',
      body,
      headers: { 'content-type': type },
    })
    expect([answer.status, await answer.json()]).toEqual(missing)
  })

  it('404 file: a form of 190,000 parts is not taken apart', async () => {
    const part = '--x\r\ncontent-disposition: form-data; name="f"\r\n\r\n\r\n'
    const headers = { 'content-type': 'multipart/form-data; boundary=x' }
    const init = { method: 'POST', body: part.repeat(190_000), headers }
    const answer = await fetch(`${kit.url}/poa/verify`, init)
    expect([answer.status, await answer.json()]).toEqual(missing)
  })

  const tooLarge = rowAnswer(poaFileVerifyErrors.tooLarge)
  it('413: a byte more than 10 MB, by its length, in a form, and in chunks without one', async () => {
    const large = new Uint8Array(10_000_001)
    expect(await send(large)).toEqual(tooLarge)
    expect(await send(formOf(['file', new Blob([large])]))).toEqual(tooLarge)
    expect(await send(formOf(['file', new Blob([new Uint8Array(200_000_000)])]))).toEqual(tooLarge)
    expect(await send(large.subarray(1))).toMatchObject([200, { result: 'UNKNOWN' }])
  })

  it('413: a body in chunks that does not end is not read on', async () => {
    const socket = connect(Number(new URL(kit.url).port), '127.0.0.1')
    const answer = text(socket)
    socket.on('error', () => undefined)
    socket.write('POST /poa/verify HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n')
    const chunk = Buffer.concat([Buffer.from('f4240\r\n'), Buffer.alloc(1_000_000), Buffer.from('\r\n')])
    for (let chunks = 0; chunks < 11; chunks++) socket.write(chunk)
    expect(await answer.catch(() => 'cut off')).toMatch(/^HTTP\/1.1 413|cut off/)
  })

  it('429: counted with the calls by hash, before anything of the body is read', async () => {
    await using limited = await startTestKit({ strangerLimit: createRateLimit({ perSecond: 0.1, burst: 1 }) })
    expect(await send(older.bytes, limited)).toMatchObject([200, { result: 'UNKNOWN' }])
    const socket = connect(Number(new URL(limited.url).port), '127.0.0.1')
    socket.write('POST /poa/verify HTTP/1.1\r\nHost: x\r\nContent-Length: 9000000\r\n\r\n')
    const [first] = (await once(socket, 'data')) as [Buffer]
    expect(first.toString()).toMatch(/^HTTP\/1\.1 429 .*retry-after: \d+/is)
    socket.destroy()
  })

  it('429: behind a trusted proxy each caller has calls of his own, and nobody can say he is another', async () => {
    const settings = {
      strangerLimit: createRateLimit({ perSecond: 0.1, burst: 1 }),
      trustedProxies: ['127.0.0.0/8'],
    }
    await using limited = await startTestKit(settings)
    const statusFor = async (forwarded: string) => {
      const headers = { 'x-forwarded-for': forwarded }
      return (await fetch(`${limited.url}/poa/verify?sha256=${older.sha256}`, { headers })).status
    }
    expect([await statusFor('198.51.100.1'), await statusFor('198.51.100.2')]).toEqual([200, 200])
    expect(await statusFor('203.0.113.1, 198.51.100.1')).toBe(429)
    expect([await statusFor('2001:db8::1'), await statusFor('2001:db8::2')]).toEqual([200, 429])
  })

  it('503: all places are taken by files that are still coming; one that ends makes room', async () => {
    await using narrow = await startTestKit({
      strangerUploads: createUploadGate({ ...strangersUploads, atOnce: 1 }),
    })
    const socket = connect(Number(new URL(narrow.url).port), '127.0.0.1')
    socket.write('POST /poa/verify HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n%')
    const busy = rowAnswer(poaFileVerifyErrors.unavailable)
    await expect.poll(async () => (await send(asFile('%'), narrow))[0]).toBe(503)
    expect(await send(asFile('%'), narrow)).toEqual(busy)
    socket.write('P')
    await once(socket, 'data')
    socket.destroy()
    await expect.poll(async () => (await send(asFile('%'), narrow))[0]).toBe(200)
  })

  it('400: a client that breaks off leaves its place', async () => {
    await using narrow = await startTestKit({
      strangerUploads: createUploadGate({ ...strangersUploads, atOnce: 1 }),
    })
    const socket = connect(Number(new URL(narrow.url).port), '127.0.0.1')
    socket.write('POST /poa/verify HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n%')
    await expect.poll(async () => (await send(asFile('%'), narrow))[0]).toBe(503)
    socket.destroy()
    await expect.poll(async () => (await send(asFile('%'), narrow))[0]).toBe(200)
  })

  it('500: the database says what nobody expected', async () => {
    await using broken = await startTestKit()
    await sql`drop table delivery_document`.execute(broken.database)
    await sql`drop table poa_document_porting`.execute(broken.database)
    await sql`drop table poa_document_file`.execute(broken.database)
    for (const table of ['signed_copy_porting', 'delivery_signed_copy', 'signed_copy_part', 'signed_copy'])
      await sql`drop table ${sql.table(table)}`.execute(broken.database)
    expect(await send(asFile('%'), broken)).toEqual(rowAnswer(poaFileVerifyErrors.internalError))
  })

  it('is answered by POST, and by hash by GET; every other method is 405', async () => {
    const answer = await fetch(`${kit.url}/poa/verify`, { method: 'PUT' })
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, POST'])
    expect(await answer.json()).toEqual({ success: false, ...transportErrors.methodNotAllowed })
  })
})
