import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { endOf, lineOf, startTelecomx } from './testing/call-telecomx.js'

/** Takes requests, and answers when it is told to. */
const slow = createServer().listen(0, '127.0.0.1')
await once(slow, 'listening')
afterAll(() => {
  slow.closeAllConnections()
  slow.close()
})
const TELECOMX_URL = `http://127.0.0.1:${(slow.address() as AddressInfo).port}`
const env = { TELECOMX_URL, TELECOMX_TOKEN: 'x', XDG_CONFIG_HOME: '/nonexistent' }

test('Ctrl-C ends at once what only asks', async () => {
  const asked = once(slow, 'request')
  const child = startTelecomx(['operators', 'list'], { env })
  const end = endOf(child)
  await asked
  child.kill('SIGINT')
  expect(await end).toEqual({
    code: 130,
    stdout: '',
    stderr: 'Interrupted (SIGINT): ending what is in hand\n',
  })
})

test('Ctrl-C waits for the answer to a change, and tells it', async () => {
  const asked = once(slow, 'request') as Promise<[unknown, ServerResponse]>
  const child = startTelecomx(['token', 'revoke', 'ffffffffffffffffffffffff'], { env })
  const end = endOf(child)
  const [, response] = await asked
  const interrupted = lineOf(child, /^Interrupted/)
  child.kill('SIGINT')
  await interrupted
  response.setHeader('content-type', 'application/json')
  response.end('{"result":{"data":{"json":{"success":true}}}}')
  expect(await end).toMatchObject({ code: 0, stdout: 'The token is withdrawn.\n' })
})
