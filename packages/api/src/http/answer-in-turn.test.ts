import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { transportErrors } from '@telecomx/validation'
import { afterAll, expect, it, onTestFinished } from 'vitest'
import { createUploadGate } from '../shares/upload-gate.js'
import { startTestKit } from '../testing/index.js'
import { answerInTurn } from './answer-in-turn.js'

/** How many files are in memory for clients. */
let held = 0
const oneEach = createUploadGate({ atOnceOfSender: 1, mostWaitingOfSender: 0 })
const downloadGate: typeof oneEach = {
  run: (sender, answer) =>
    oneEach.run(sender, async () => {
      held++
      return answer().finally(() => held--)
    }),
}
const kit = await startTestKit({ downloadGate })
afterAll(() => kit.close())
const { tokens, companies } = await kit.addFamily()
await kit.addOperator({ _id: '01010' })
const portings = await kit.addPortings(companies.customer, [{ operator: '01010' }])
await kit.addPrintedDocument(companies.customer, '01010', portings)
const bytes = Buffer.alloc(10_000_000)
const copy = await kit.addSignedCopy(companies.customer, { portings, bytes })
const path = `/porting/${portings[0]}/document/${copy}`
const get = (token: string) => fetch(kit.url + path, { headers: { authorization: `Bearer ${token}` } })

it('a file that its reader does not read keeps the place of its company, until the reader goes: 503 meanwhile', async () => {
  const slow = connect(Number(new URL(kit.url).port), '127.0.0.1')
  slow.on('error', () => undefined)
  slow.write(`GET ${path} HTTP/1.1\r\nhost: a\r\nauthorization: Bearer ${tokens.owner}\r\n\r\n`)
  await once(slow, 'readable')
  expect(held).toBe(1)
  const refused = await get(tokens.owner)
  expect([refused.status, await refused.json()]).toEqual([
    503,
    { success: false, ...transportErrors.unavailable },
  ])
  expect(refused.headers.get('retry-after')).toBe('2')
  expect((await (await get(tokens.admin)).arrayBuffer()).byteLength).toBe(bytes.length)
  slow.destroy()
  await expect.poll(() => held).toBe(0)
  expect((await (await get(tokens.owner)).arrayBuffer()).byteLength).toBe(bytes.length)
})

it('an answer that is taken gives its place back, on a connection that stays; so does a refusal', async () => {
  for (let times = 0; times < 3; times++) {
    expect((await (await get(tokens.owner)).arrayBuffer()).byteLength).toBe(bytes.length)
    expect((await get(tokens.foreignOwner)).status).toBe(403)
    await expect.poll(() => held).toBe(0)
  }
})

it('who does not take the answer in time is broken off', async () => {
  const server = createServer((_, response) => {
    const gate = createUploadGate()
    void answerInTurn(gate, { tenant: 'a', response, deadlineMs: 1 }, () => Promise.resolve(new Response()))
    response.write(bytes)
  }).listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  socket.on('error', () => undefined).resume()
  socket.write('GET / HTTP/1.1\r\nhost: a\r\n\r\n')
  await once(socket, 'close')
  expect(socket.bytesRead).toBeLessThan(2 * bytes.length)
})
