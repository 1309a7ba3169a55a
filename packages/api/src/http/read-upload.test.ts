import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { setImmediate } from 'node:timers/promises'
import { transportErrors } from '@telecomx/validation'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { liftBodyTime, limitBodyTime } from './body-deadline.js'
import { largestUploadBytes, readUpload } from './read-upload.js'

const request = (body: RequestInit['body'], headers: Record<string, string> = {}) =>
  new Request('http://localhost', { method: 'POST', body, headers, duplex: 'half' } as RequestInit)

it('408: what does not come in time is not waited for', async () => {
  const silent = new ReadableStream({ start: (stream) => stream.enqueue(Buffer.from('x')) })
  const reading = readUpload(request(silent), { deadlineMs: 1 })
  await expect(reading).rejects.toMatchObject({ row: transportErrors.timeout })
})

it('408: so is a body given up that trickles and does not end', async () => {
  let isCancelled = false
  const trickle = new ReadableStream({
    async pull(stream) {
      await setImmediate()
      stream.enqueue(new Uint8Array(1))
    },
    cancel: () => void (isCancelled = true),
  })
  const reading = readUpload(request(trickle), { deadlineMs: 20 })
  await expect(reading).rejects.toMatchObject({ row: transportErrors.timeout })
  expect(isCancelled).toBe(true)
})

it('413: of an endless body no more is read than a file may have', async () => {
  let sent = 0
  const endless = new ReadableStream({
    pull(stream) {
      sent += 1_000_000
      stream.enqueue(new Uint8Array(1_000_000))
    },
  })
  await expect(readUpload(request(endless))).rejects.toMatchObject({ row: transportErrors.tooLarge })
  expect(sent).toBeLessThan(largestUploadBytes + 3_000_000)
})

it('parts are counted before they are taken apart: 190,000 tiny ones are no form', async () => {
  const body = '--x\r\n\r\n\r\n'.repeat(190_000)
  const type = { 'content-type': 'multipart/form-data; boundary=x' }
  expect(await readUpload(request(body, type))).toBeUndefined()
})

it('400: 100,000 crumbs are no file that anybody sends', async () => {
  const crumbs = new ReadableStream({ pull: (stream) => stream.enqueue(new Uint8Array(1)) })
  await expect(readUpload(request(crumbs))).rejects.toMatchObject({ row: transportErrors.requestNotValid })
})

it('the pieces of a body are put together as they came', async () => {
  const pieces = [1, 70_000, 3, 200_000, 5].map((length, index) => new Uint8Array(length).fill(index + 1))
  const body = new ReadableStream({
    start(stream) {
      for (const piece of pieces) stream.enqueue(piece)
      stream.close()
    },
  })
  expect(Buffer.from((await readUpload(request(body)))?.bytes ?? '').equals(Buffer.concat(pieces))).toBe(true)
})

describe('a request whose body does not come in time', () => {
  const late: string[] = []
  const come: string[] = []
  const closed: string[] = []
  const server = createServer((incoming, response) => {
    const { url = '' } = incoming
    come.push(url)
    limitBodyTime(incoming, response, () => late.push(url), 1)
    if (url === '/patient') liftBodyTime(incoming)
    if (url === '/answered') response.flushHeaders()
    if (url === '/gone') incoming.destroy()
  })
  const send = async (path: string, body: string, framing = 'content-length: 5') => {
    const { port } = server.address() as AddressInfo
    const socket = connect(port, '127.0.0.1')
    socket.resume()
    socket.on('error', () => undefined).on('close', () => closed.push(path))
    socket.write(`POST ${path} HTTP/1.1\r\nhost: a\r\n${framing}\r\n\r\n${body}`)
    await expect.poll(() => come).toContain(path)
  }
  beforeAll(() => once(server.listen(0, '127.0.0.1'), 'listening'))
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })

  it('is told so, unless its reader takes the time upon itself, all of it has come unread, or its client is gone', async () => {
    await send('/gone', '')
    await send('/patient', '')
    await send('/whole', '12345')
    await send('/chunked', '5\r\n12345\r\n', 'transfer-encoding: chunked')
    // Its time is up last.
    await send('/usual', '')
    await expect.poll(() => late).toEqual(['/chunked', '/usual'])
  })

  it('is hung up on when it has an answer already, with nothing behind that', async () => {
    await send('/answered', '')
    await expect.poll(() => closed.filter((path) => path !== '/gone')).toEqual(['/answered'])
    expect(late).not.toContain('/answered')
  })
})
