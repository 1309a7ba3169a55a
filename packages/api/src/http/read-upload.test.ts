import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { transportErrors } from '@telecomx/validation'
import { expect, it } from 'vitest'
import { liftBodyTime, limitBodyTime } from './body-deadline.js'
import { largestUploadBytes, readUpload } from './read-upload.js'

const request = (body: RequestInit['body'], headers: Record<string, string> = {}) =>
  new Request('http://localhost', { method: 'POST', body, headers, duplex: 'half' } as RequestInit)

it('408: what does not come in time is not waited for', async () => {
  const silent = new ReadableStream({ start: (stream) => stream.enqueue(Buffer.from('x')) })
  const reading = readUpload(request(silent), { deadlineMs: 1 })
  await expect(reading).rejects.toMatchObject({ row: transportErrors.timeout })
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

it('a request that is slow is told so, unless its reader takes the time upon itself', async () => {
  const late: string[] = []
  const server = createServer((incoming: IncomingMessage) => {
    limitBodyTime(incoming, () => late.push(incoming.url ?? ''), 1)
    if (incoming.url === '/patient') liftBodyTime(incoming)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const sockets = ['/patient', '/usual'].map((path) => {
    const socket = connect(port, '127.0.0.1')
    socket.write(`POST ${path} HTTP/1.1\r\nhost: a\r\ncontent-length: 5\r\n\r\n`)
    return socket
  })
  for (const socket of sockets) socket.on('error', () => undefined)
  await expect.poll(() => late).toEqual(['/usual'])
  server.closeAllConnections()
  server.close()
})
