import type { ChildProcess } from 'node:child_process'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { once } from 'node:events'
import { connect } from 'node:net'
import { listBreaches } from '@telecomx/database'
import { createScanReader } from '@telecomx/scan'
import { emptyPages, formBomb, lockedPdf, pngBomb, selfDrawingForm, slowPage } from '@telecomx/scan/testing'
import {
  type DocumentUploadOutput,
  documentUploadErrors as errors,
  transportErrors,
} from '@telecomx/validation'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { startTestKit } from '../testing/index.js'
import { pdfOf } from '../testing/pdf-of.js'

const readers: ChildProcess[] = []
const note = (message: unknown) => void readers.push((message as { process: ChildProcess }).process)
const living = () => readers.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null)
subscribe('child_process', note)

const scanReader = createScanReader({ timeoutMs: 10_000 })
const kit = await startTestKit({ scanReader })
afterAll(async () => {
  unsubscribe('child_process', note)
  await kit.close()
})
const { tokens, companies } = await kit.addFamily()
const { customer } = companies
await kit.addOperator({ _id: '01010' })
const owner = await kit.clientFor('OWNER', customer)
const admin = await kit.clientFor('ADMIN')

const bytesBefore = process.memoryUsage.rss()

let porting = ''
let code = ''
beforeEach(async () => {
  const portings = await kit.addPortings(customer, [{ operator: '01010' }])
  ;[porting = ''] = portings
  code = (await kit.addPrintedDocument(customer, '01010', portings)).portingCode
})

const upload = (bytes: Uint8Array) => {
  const body = new FormData()
  body.append('file', new Blob([Uint8Array.from(bytes)]), 'scan.pdf')
  const request = {
    operation: 'portingFile.documentUpload',
    token: tokens.owner,
    path: { _id: porting },
  } as const
  return kit.transports.REST({ ...request, body, withDetails: true })
}
const stageNow = async () => (await owner.porting.get.query({ _id: porting })).status.stage
const copiesNow = async () => (await owner.porting.documentList.query({ _id: porting })).documents

/** What no upload that is refused may leave behind. */
async function expectNothing(): Promise<void> {
  expect([await stageNow(), await copiesNow()]).toEqual(['IN_CREATED', []])
  const parts = await kit.database
    .selectFrom('signed_copy_part')
    .select('signed_copy')
    .where('signed_copy', 'not in', kit.database.selectFrom('signed_copy').select('id'))
    .execute()
  expect(parts).toEqual([])
}

/** A PDF in front, and a ZIP behind it. */
const zip = (start: string) => Buffer.from(`${start}PK\x03\x04\x14\0\0\0\x08\0`.padEnd(5000, '\0'), 'latin1')

describe('what nobody could read is refused, and leaves nothing behind', () => {
  it.each<[string, () => Uint8Array, object, string | undefined]>([
    ['a ZIP', () => zip(''), errors.filetypeWrong, undefined],
    ['a ZIP that begins as a PDF does', () => zip('%PDF-1.7\n'), errors.fileMissing, 'damaged'],
    ['a PDF that is cut off', () => pdfOf(code).subarray(0, 90), errors.fileMissing, 'damaged'],
    ['a PDF of 5,000 pages', () => emptyPages(5000), errors.fileMissing, 'too_many_pages'],
    ['a PDF without a page', () => emptyPages(0), errors.fileMissing, 'no_pages'],
    ['a PNG of 20,000 by 20,000', () => pngBomb(20_000), errors.fileMissing, 'too_many_pixels'],
    ['a PDF with a user’s password', () => lockedPdf(code, 'user'), errors.filetypeWrong, 'encrypted'],
  ])('404 file: %s', async (_title, make, row, reason) => {
    const answer = await upload(make())
    expect([answer.row, answer.details?.reason]).toEqual([row, reason])
    await expectNothing()
  })
})

describe('what our reader gives up on waits for people to look at', () => {
  it.each<[string, () => Uint8Array]>([
    ['forms that draw each other', formBomb],
    ['a form that draws itself', selfDrawingForm],
    ['a page that takes minutes to draw', slowPage],
  ])('%s', async (_title, make) => {
    const { status, result } = await upload(Buffer.concat([make(), Buffer.from(porting)]))
    expect([status, result]).toMatchObject([200, { document: { state: 'UNMATCHED', portings: [] } }])
    expect(await stageNow()).toBe('IN_CREATED')
    expect(living()).toEqual([])
    expect(await upload(pdfOf(code))).toMatchObject({
      status: 200,
      result: { document: { state: 'RECEIVED' } },
    })
  })
})

it('a PDF with an owner’s password is read and filed', async () => {
  const { result } = await upload(lockedPdf(code, ''))
  expect((result as DocumentUploadOutput).document).toMatchObject({ state: 'RECEIVED', code })
  expect(await stageNow()).toBe('IN_POA_RECEIVED_FROM_CUSTOMER')
})

it.each([
  ['said before', 'content-length: 200000000'],
  ['in pieces', 'transfer-encoding: chunked'],
])(
  '413: 200 MB, %s, and sent for as long as the server bears it, are not taken in',
  async (_title, length) => {
    const megabyte = Buffer.alloc(1_000_000, 'x')
    const piece = length.startsWith('transfer')
      ? Buffer.concat([Buffer.from(`${(1_000_000).toString(16)}\r\n`), megabyte, Buffer.from('\r\n')])
      : megabyte
    const socket = connect(Number(new URL(kit.url).port), '127.0.0.1')
    let [answer, most] = ['', 0]
    socket.on('data', (data) => (answer += String(data))).on('error', () => undefined)
    const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()))
    const before = process.memoryUsage().arrayBuffers
    socket.write(
      `POST /porting/${porting}/document HTTP/1.1\r\nhost: a\r\nauthorization: Bearer ${tokens.owner}\r\n` +
        `content-type: multipart/form-data; boundary=x\r\n${length}\r\n\r\n`,
    )
    for (let sent = 0; sent < 200 && socket.writable; sent++) {
      if (!socket.write(piece)) await Promise.race([once(socket, 'drain').catch(() => undefined), closed])
      most = Math.max(most, process.memoryUsage().arrayBuffers - before)
    }
    socket.end()
    await closed
    expect(answer).toMatch(/^HTTP\/1\.1 413 /)
    expect(answer).toContain(transportErrors.tooLarge.description)
    expect(most).toBeLessThan(60_000_000)
    await expectNothing()
  },
)

describe('a new copy comes in as another one is reviewed', () => {
  const copy = { filename: 'scan.pdf' }
  const rounds = Array.from({ length: 5 }, (_, round) => round)

  it.each(rounds)('approved: both stand, in whichever order (%d)', async () => {
    const first = (await owner.documentUpload({ ...copy, portingId: porting, bytes: pdfOf(code) })).document
    const [approved, second] = await Promise.all([
      admin.porting.documentApprove.mutate({ _id: porting, document: first._id }),
      upload(pdfOf(code, 'again')),
    ])
    expect([approved.document.state, second.status]).toEqual(['APPROVED', 200])
    expect((await copiesNow()).map(({ state }) => state).toSorted()).toEqual(['APPROVED', 'RECEIVED'])
    expect(await stageNow()).toBe('IN_POA_RECEIVED_FROM_CUSTOMER')
  })

  it.each(rounds)('refused: the new one is to be reviewed, and nobody waits for a third (%d)', async () => {
    const first = (await owner.documentUpload({ ...copy, portingId: porting, bytes: pdfOf(code) })).document
    const [refused, second] = await Promise.all([
      admin.porting.documentRefuse.mutate({ _id: porting, document: first._id, reason: 'ILLEGIBLE' }),
      upload(pdfOf(code, 'again')),
    ])
    expect([refused.document.state, second.status]).toEqual(['REFUSED', 200])
    expect((await copiesNow()).map(({ state }) => state).toSorted()).toEqual(['RECEIVED', 'REFUSED'])
    expect(await stageNow()).toBe('IN_POA_RECEIVED_FROM_CUSTOMER')
  })
})

it('everything holds afterwards, memory is flat, one process reads at most, and none when the reader is closed', async () => {
  const breaches = (await listBreaches(kit.database)).filter(({ breaches }) => breaches > 0)
  expect(breaches.filter(({ holds }) => /signed copy/.test(holds))).toEqual([])
  // Server, clients and test together: measured it is 25 MB.
  expect(process.memoryUsage.rss() - bytesBefore).toBeLessThan(200_000_000)
  expect(living().length).toBeLessThanOrEqual(1)
  await scanReader.close()
  expect(living()).toEqual([])
})
