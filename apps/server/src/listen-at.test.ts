import { createServer } from 'node:net'
import { expect, it } from 'vitest'
import { inAddress, listenAt } from './listen-at.js'

it.each([
  // Of a network that is for examples.
  [
    '192.0.2.1',
    3000,
    'Cannot listen on 192.0.2.1:3000: this machine has no such address; set HOST to one of its own',
  ],
  ['2001:db8::1', 3000, /^Cannot listen on \[2001:db8::1\]:3000: /],
  [
    'no-host.invalid',
    0,
    /^Cannot listen on no-host\.invalid:0: (there is no host of that name|the name server does not answer); set HOST/,
  ],
])('%s: one sentence about the setting', async (host, port, sentence) => {
  await expect(listenAt(createServer(), host, port)).rejects.toThrow(sentence)
})

it('listens when it resolves', async () => {
  const server = createServer()
  await listenAt(server, '127.0.0.1', 0)
  expect(server.listening).toBe(true)
  server.close()
})

it('an IPv6 address stands in brackets before a port', () => {
  expect(['::1', '127.0.0.1', 'localhost'].map(inAddress)).toEqual(['[::1]', '127.0.0.1', 'localhost'])
})
