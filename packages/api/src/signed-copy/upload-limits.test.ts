import { connect } from 'node:net'
import { transportErrors } from '@telecomx/validation'
import { afterAll, afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createUploadGate } from '../shares/upload-gate.js'
import { startTestKit } from '../testing/index.js'
import { pdfOf } from '../testing/pdf-of.js'

/** How many uploads have been let in. */
let letIn = 0
const oneEach = createUploadGate({ atOnceOfSender: 1, mostWaitingOfSender: 0 })
const uploadGate: typeof oneEach = {
  run: (sender, upload) =>
    oneEach.run(sender, () => {
      letIn++
      return upload()
    }),
}
const kit = await startTestKit({ uploadGate })
afterAll(() => kit.close())
const { tokens, companies } = await kit.addFamily()
await kit.addOperator({ _id: '01010' })

let porting = ''
let path = ''
let file = pdfOf('')
beforeEach(async () => {
  letIn = 0
  const portings = await kit.addPortings(companies.customer, [{ operator: '01010' }])
  const { portingCode } = await kit.addPrintedDocument(companies.customer, '01010', portings)
  ;[porting = ''] = portings
  ;[path, file] = [`/porting/${porting}/document`, pdfOf(portingCode)]
})
afterEach(() => void vi.useRealTimers())

/** An upload that is let in and has sent the half of its file. */
async function beginUpload() {
  const socket = connect(Number(new URL(kit.url).port), '127.0.0.1')
  let answer = ''
  socket.on('data', (data) => (answer += String(data))).on('error', () => undefined)
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()))
  socket.write(
    `POST ${path} HTTP/1.1\r\nhost: a\r\nconnection: close\r\nauthorization: Bearer ${tokens.owner}\r\n` +
      `content-length: ${file.length}\r\n\r\n`,
  )
  const half = file.length >> 1
  socket.write(file.subarray(0, half))
  await expect.poll(() => letIn, { timeout: 20_000 }).toBe(1)
  return {
    sendRest: () => socket.write(file.subarray(half)),
    answered: closed.then(() => answer),
  }
}

it('503 unavailable, with the wait: so many of the company are under way; the next is taken when one has ended', async () => {
  const slow = await beginUpload()
  const send = () =>
    fetch(kit.url + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${tokens.owner}` },
      body: pdfOf('another'),
    })
  const refused = await send()
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '2'])
  expect(await refused.json()).toEqual({ success: false, ...transportErrors.unavailable })
  expect(letIn).toBe(1)
  slow.sendRest()
  expect(await slow.answered).toMatch(/^HTTP\/1\.1 200 /)
  expect((await send()).status).toBe(200)
})

it('a file may take two minutes, which is more than other bodies have', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const slow = await beginUpload()
  vi.advanceTimersByTime(119_000)
  vi.useRealTimers()
  slow.sendRest()
  expect(await slow.answered).toMatch(/^HTTP\/1\.1 200 /)
})

it('408 after them, and nothing is filed', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const slow = await beginUpload()
  vi.advanceTimersByTime(121_000)
  vi.useRealTimers()
  const answer = await slow.answered
  expect(answer).toMatch(/^HTTP\/1\.1 408 /)
  expect(answer).toContain(transportErrors.timeout.description)
  const filed = kit.database.selectFrom('signed_copy').select('id').where('uploaded_to', '=', porting)
  expect(await filed.execute()).toEqual([])
})
