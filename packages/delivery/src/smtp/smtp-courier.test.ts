import { once } from 'node:events'
import { connect as connectTo, createServer, type AddressInfo } from 'node:net'
import tls from 'node:tls'
import PostalMime from 'postal-mime'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Courier, Parcel } from '../courier/courier.js'
import { createCouriers } from '../create-couriers.js'
import type { DeliverySettings } from '../ways-out.js'
import { startScriptedServer } from '../testing/scripted-smtp-server.js'
import { bytesOf, hostileAddresses, sampleDocument, sampleParcel } from '../testing/parcels.js'

interface Received {
  readonly from: string
  readonly to: readonly string[]
  readonly secure: boolean
  readonly user: string | undefined
  readonly bytes: Buffer
}

// Made for these tests: for the name localhost only, and trusted by nobody else.
const KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgRWXU9twprsYAIVaZ
hg97yPgzplKMP1BcHJ1oBVg8JVOhRANCAAS/kiM42YZKru9AO1x9/dGLzaF2Brib
u3Qa83OJj65lPjR2KS+667nn/5tfCFbwBlO9kdB0lZ0rWp1ZQQWo5RPe
-----END PRIVATE KEY-----`
const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBljCCATugAwIBAgIUGtM5iRKBwj00WyLTt2N5kCKoGxwwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMjA0NTc1MFoYDzIxMjYxMDI5
MDQ1NzUwWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAS/kiM42YZKru9AO1x9/dGLzaF2Bribu3Qa83OJj65lPjR2KS+667nn
/5tfCFbwBlO9kdB0lZ0rWp1ZQQWo5RPeo2kwZzAdBgNVHQ4EFgQUqfmc5eBBpcg6
YVgKZeSJ/djtrTEwHwYDVR0jBBgwFoAUqfmc5eBBpcg6YVgKZeSJ/djtrTEwDwYD
VR0TAQH/BAUwAwEB/zAUBgNVHREEDTALgglsb2NhbGhvc3QwCgYIKoZIzj0EAwID
SQAwRgIhAK0pzCnfuxFDryHM+wML47FU99edZuKGlLYwiI0K59FIAiEA+A+T+KDk
Uh2i5ARCNWDN3c+RNJTwQjHipM00yhToQaQ=
-----END CERTIFICATE-----`
const TRUSTED = { smtpCertificateAuthority: CERTIFICATE }

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

test('one message reaches one recipient, and says what was put in', async () => {
  const { received, courier, connections } = await connect()
  const result = await courier.handOver(sampleParcel())
  expect(result).toEqual({ outcome: 'sent', answer: '250 OK: message queued' })
  expect(received).toHaveLength(1)
  expect(received[0]).toMatchObject({ from: 'np@telecomx.example', to: ['kontor@cykler.example'] })
  expect(connections()).toBe(1)
  const mail = await PostalMime.parse(received[0]?.bytes ?? '')
  expect(mail.messageId).toBe('<5f0c1e2d3b4a59687706aa01@telecomx.example>')
  expect(mail.from).toEqual({ name: 'Telecom X – Nummerflytning', address: 'np@telecomx.example' })
  expect(mail.text).toContain('Kære Nørrebro Cykler & Søn ApS\n')
  const pdf = bytesOf(mail.attachments[0]?.content)
  expect(pdf.equals(Buffer.from(sampleDocument().bytes))).toBe(true)
})

test('a copy reaches its own recipient and nobody else, whoever is shown', async () => {
  const { received, courier } = await connect()
  const shownRecipients = {
    to: 'kontor@cykler.example',
    cc: ['bogholder@cykler.example', 'chef@cykler.example'],
  }
  const recipient = 'bogholder@cykler.example'
  expect((await courier.handOver(sampleParcel({ recipient, shownRecipients }))).outcome).toBe('sent')
  expect(received.map(({ to }) => to)).toEqual([[recipient]])
  const { to, cc } = await PostalMime.parse(received[0]?.bytes ?? '')
  expect([to, cc].map((shown) => shown?.map(({ address }) => address))).toEqual([
    ['kontor@cykler.example'],
    shownRecipients.cc,
  ])
})

test.each([
  ['the domain of the sender address', {}, 'telecomx.example'],
  ['the name that is set', { smtpEhloName: 'mail-2.telecomx.example' }, 'mail-2.telecomx.example'],
])('the mail server is greeted with %s', async (_what, settings, name) => {
  const server = await startScriptedServer(() => undefined)
  closing.push(() => server.close())
  const { EMAIL: courier } = createCouriers({
    fromName: 'Telecom X',
    fromAddress: 'np@telecomx.example',
    smtpUrl: `smtp://127.0.0.1:${server.port}`,
    ...settings,
  })
  expect((await courier?.handOver(sampleParcel()))?.outcome).toBe('sent')
  await courier?.close()
  expect(server.commands[0]).toBe(`EHLO ${name}`)
})

test('a repeat is the same message to the byte, also over a new connection', async () => {
  const { received, courier, port } = await connect()
  await courier.handOver(sampleParcel())
  await courier.handOver(sampleParcel())
  await courierAt(port).handOver(sampleParcel())
  expect(received).toHaveLength(3)
  expect(new Set(received.map(({ bytes }) => bytes.toString('latin1'))).size).toBe(1)
})

test('an xn-- domain and an unusual local part reach the server unchanged', async () => {
  const server = await startScriptedServer(() => undefined)
  closing.push(() => server.close())
  const courier = courierAt(server.port)
  const recipients: string[] = []
  for (const recipient of [
    'safe@xn--jgeva-dua.ee',
    "O'Brien+np/x=y@mail.example",
    'Kontor.B@cykler.example',
  ]) {
    expect((await courier.handOver(sampleParcel({ recipient }))).outcome).toBe('sent')
    recipients.push(`RCPT TO:<${recipient}>`)
    expect(server.commands.filter((line) => /^rcpt/i.test(line))).toEqual(recipients)
    expect(server.messages.at(-1)).toContain(`\r\nTo: ${recipient}\r\n`)
  }
})

test('hostile recipients, ids and numbers are refused before a connection is opened', async () => {
  const { courier, port, connections } = await connect()
  for (const recipient of hostileAddresses) {
    const result = await courier.handOver(sampleParcel({ recipient }))
    expect(result).toEqual({ outcome: 'failed', answer: 'the recipient is not one plain e-mail address' })
  }
  const others: Partial<Parcel>[] = [
    { messageId: '<a@b.example>\r\nBcc: evil@evil.example' },
    { messageId: 'a@b.example' },
    { createdAt: 'yesterday' },
    { deliveryId: '../5f0c1e2d3b4a59687706a' },
    { documents: [] },
    { method: 'FAX' },
  ]
  for (const change of others) expect((await courier.handOver(sampleParcel(change))).outcome).toBe('failed')
  const fax = courierAt(port, { faxAddressTemplate: '{number}@fax.example' }, 'FAX')
  for (const recipient of ['70305050', '+45 70305050', '+4570305050,+4570305051', 'a@b.example']) {
    const result = await fax.handOver(sampleParcel({ method: 'FAX', recipient }))
    expect(result).toEqual({ outcome: 'failed', answer: 'the fax number is not an E.164 number' })
  }
  expect(connections()).toBe(0)
})

test('a fax goes to the gateway, by the template', async () => {
  const { received, port } = await connect()
  const fax = courierAt(port, { faxAddressTemplate: 'FAX={number}@gw.example' }, 'FAX')
  const parcel = sampleParcel({ method: 'FAX', recipient: '+4570305050' })
  expect((await fax.handOver(parcel)).outcome).toBe('sent')
  expect(received[0]?.to).toEqual(['FAX=+4570305050@gw.example'])
  const mail = await PostalMime.parse(received[0]?.bytes ?? '')
  expect(mail.to).toEqual([{ name: '', address: 'FAX=+4570305050@gw.example' }])
})

test.each([
  ['four connections', {}, 4],
  ['as many connections as are set', { smtpConnections: 2 }, 2],
])('many at once go over %s at most, each of them once', async (_what, settings, most) => {
  const { received, port, connections } = await connect()
  const courier = courierAt(port, settings)
  const parcels = Array.from({ length: 30 }, (_, index) =>
    sampleParcel({ messageId: `<${index}@telecomx.example>` }),
  )
  const results = await Promise.all(parcels.map((parcel) => courier.handOver(parcel)))
  expect(results.filter(({ outcome }) => outcome === 'sent')).toHaveLength(30)
  expect(new Set(received.map(({ bytes }) => bytes.toString('latin1'))).size).toBe(30)
  expect(received).toHaveLength(30)
  expect(connections()).toBeLessThanOrEqual(most)
})

test('a message of which nobody knows takes none along that waits behind it', async () => {
  let isFirst = true
  const server = await startScriptedServer((stage) => {
    if (stage !== 'body' || !isFirst) return undefined
    isFirst = false
    return { say: '250 early\r\n' }
  })
  closing.push(() => server.close())
  const courier = courierAt(server.port, { smtpConnections: 1 })
  // More than all buffers on the way: the server answers before it is whole.
  const large = sampleParcel({ documents: [sampleDocument({}, 20_000_000)] })
  const parcels = [large, sampleParcel(), sampleParcel(), sampleParcel()]
  const handOvers = await Promise.all(parcels.map((parcel) => courier.handOver(parcel)))
  const outcomes = handOvers.map(({ outcome }) => outcome)
  expect(outcomes).toEqual(['unclear', 'sent', 'sent', 'sent'])
})

describe('TLS', () => {
  const offers = { authOptional: true, disabledCommands: ['AUTH'] }

  test('with requireTls and a trusted certificate the message goes out encrypted', async () => {
    const { received, port } = await connect({ ...offers, key: KEY, cert: CERTIFICATE })
    const courier = courierAt(port, {
      requireTls: true,
      smtpCertificateAuthority: CERTIFICATE,
      smtpUrl: `smtp://localhost:${port}`,
    })
    expect((await courier.handOver(sampleParcel())).outcome).toBe('sent')
    expect(received[0]?.secure).toBe(true)
  })

  test('smtps: is TLS from the first byte', async () => {
    const { received, port } = await connect({ ...offers, key: KEY, cert: CERTIFICATE, secure: true })
    const courier = courierAt(port, {
      requireTls: true,
      smtpCertificateAuthority: CERTIFICATE,
      smtpUrl: `smtps://localhost:${port}`,
    })
    expect((await courier.handOver(sampleParcel())).outcome).toBe('sent')
    expect(received[0]?.secure).toBe(true)
  })

  const PEM = { key: KEY, cert: CERTIFICATE }
  const OLD = { ...PEM, minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'ALL:@SECLEVEL=0' } as const
  const SILENT = { disabledCommands: ['AUTH', 'STARTTLS'] }
  test.each<[string, SMTPServerOptions, string, Partial<DeliverySettings>]>([
    ['an untrusted certificate', PEM, 'smtp://localhost', {}],
    ['an untrusted certificate where TLS is required', PEM, 'smtp://localhost', { requireTls: true }],
    ['an untrusted certificate from the first byte', { ...PEM, secure: true }, 'smtps://localhost', {}],
    ['a certificate for another name', PEM, 'smtp://127.0.0.1', TRUSTED],
    [
      'a certificate for another name, from the first byte',
      { ...PEM, secure: true },
      'smtps://127.0.0.1',
      TRUSTED,
    ],
    ['TLS 1.1', OLD, 'smtp://localhost', TRUSTED],
    ['TLS 1.1 from the first byte', { ...OLD, secure: true }, 'smtps://localhost', TRUSTED],
    ['no STARTTLS where TLS is required', SILENT, 'smtp://localhost', { requireTls: true }],
    ['no TLS where it should come first', SILENT, 'smtps://localhost', {}],
  ])('%s: retry, and nothing is sent, nothing at all in clear', async (_what, server, address, settings) => {
    const { received, port } = await connect({ ...offers, ...server })
    const line = await listenIn(port)
    const smtpUrl = `${address.replace('//', '//login:hemmelig@')}:${line.port}`
    const result = await courierAt(line.port, { ...settings, smtpUrl }).handOver(sampleParcel())
    const { outcome, answer, fault } = result
    expect(outcome).toBe('retry')
    // A server that does not know STARTTLS says so itself.
    expect([answer, fault]).toEqual([answer, answer.startsWith('5') ? undefined : 'MAIL_NOT_SAFE'])
    expect(answer).toMatch(/TLS|connection to the mail server|STARTTLS|^5/)
    expect(received).toHaveLength(0)
    const heard = line.heard()
    expect(heard).not.toBe('')
    expect(heard).not.toMatch(/^(MAIL|RCPT|DATA|AUTH)|hemmelig|np@telecomx|cykler|fuldmagt|%PDF/im)
  })

  test('a server that takes STARTTLS back gets nothing where TLS is required', async () => {
    const server = await startScriptedServer((stage) =>
      stage === 'EHLO' ? { say: '250-scripted\r\n250-AUTH PLAIN LOGIN\r\n250 STARTTLS\r\n' } : undefined,
    )
    closing.push(() => server.close())
    const smtpUrl = `smtp://login:hemmelig@127.0.0.1:${server.port}`
    const courier = courierAt(server.port, { smtpUrl, requireTls: true })
    expect((await courier.handOver(sampleParcel())).outcome).toBe('retry')
    expect(server.commands.map((line) => line.split(' ')[0])).toEqual(['EHLO', 'STARTTLS'])
    expect(server.messages).toEqual([])
  })

  describe('where the runtime itself would take TLS 1.1', () => {
    const { DEFAULT_MIN_VERSION, DEFAULT_CIPHERS } = tls
    beforeEach(() => Object.assign(tls, { DEFAULT_MIN_VERSION: 'TLSv1', DEFAULT_CIPHERS: 'ALL:@SECLEVEL=0' }))
    afterEach(() => Object.assign(tls, { DEFAULT_MIN_VERSION, DEFAULT_CIPHERS }))

    test('it is refused all the same', async () => {
      const { received, port } = await connect({ ...offers, ...OLD, secure: true })
      const socket = tls.connect({ port, host: 'localhost', ca: CERTIFICATE })
      await once(socket, 'secureConnect')
      expect(socket.getProtocol()).toBe('TLSv1.1')
      socket.destroy()
      const courier = courierAt(port, { ...TRUSTED, smtpUrl: `smtps://localhost:${port}` })
      expect((await courier.handOver(sampleParcel())).outcome).toBe('retry')
      expect(received).toHaveLength(0)
    })
  })
})

describe('login', () => {
  const LOGIN = { user: 'np user@x', pass: 'gehei/m:æ' }
  const plainLogin = { disabledCommands: ['STARTTLS'], allowInsecureAuth: true, authOptional: false }
  const withLogin = (port: number) => {
    const [user, pass] = [encodeURIComponent(LOGIN.user), encodeURIComponent(LOGIN.pass)]
    return courierAt(port, { smtpUrl: `smtp://${user}:${pass}@127.0.0.1:${port}` })
  }

  test('the one in the SMTP address is used', async () => {
    const { received, port } = await connect({
      ...plainLogin,
      onAuth: ({ username, password }, _session, done) =>
        username === LOGIN.user && password === LOGIN.pass
          ? done(null, { user: username })
          : done(new Error('wrong')),
    })
    expect((await withLogin(port).handOver(sampleParcel())).outcome).toBe('sent')
    expect(received[0]?.user).toBe(LOGIN.user)
  })

  test('a refused one is worth another try, and not in the answer even if the server repeats it', async () => {
    const { port } = await connect({
      ...plainLogin,
      onAuth: ({ username, password }, _session, done) => done(new Error(`no ${username} ${password}`)),
    })
    expect(await withLogin(port).handOver(sampleParcel())).toEqual({
      outcome: 'retry',
      answer: 'the mail server refused the login (535)',
      fault: 'NO_MAIL_ACCESS',
    })
  })

  test('a server that repeats the login later gets it blotted out', async () => {
    const base64 = Buffer.from(LOGIN.pass).toString('base64')
    const { port } = await connect({
      ...plainLogin,
      onAuth: ({ username }, _session, done) => done(null, { user: username }),
      onRcptTo: (_address, _session, done) => done(new Error(`${LOGIN.user} ${LOGIN.pass} ${base64}`)),
    })
    expect(await withLogin(port).handOver(sampleParcel())).toEqual({
      outcome: 'failed',
      answer: '550 *** *** ***',
    })
  })
})

async function connect(options: SMTPServerOptions = { disabledCommands: ['AUTH', 'STARTTLS'] }) {
  const received: Received[] = []
  let connections = 0
  const server = new SMTPServer({
    authOptional: true,
    logger: false,
    closeTimeout: 100,
    onConnect: (_session, done) => {
      connections += 1
      done()
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        received.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          secure: session.secure,
          user: session.user,
          bytes: Buffer.concat(chunks),
        })
        done()
      })
    },
    ...options,
  })
  server.on('error', () => undefined)
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  closing.push(() => new Promise((resolve) => server.close(resolve)))
  return { received, port, connections: () => connections, courier: courierAt(port) }
}

/** A line to the server at that port, on which everything the courier says is heard as it is sent. */
async function listenIn(to: number) {
  const chunks: Buffer[] = []
  const line = createServer((near) => {
    const far = connectTo(to, '127.0.0.1')
    near.on('data', (chunk) => chunks.push(chunk)).on('error', () => far.destroy())
    far.on('error', () => near.destroy())
    near.pipe(far).pipe(near)
  })
  line.listen(0, '127.0.0.1')
  await once(line, 'listening')
  const { port } = line.address() as AddressInfo
  closing.push(() => new Promise((resolve) => line.close(() => resolve())))
  return { port, heard: () => Buffer.concat(chunks).toString('latin1') }
}

function courierAt(
  port: number,
  change: Partial<DeliverySettings> = {},
  method: 'EMAIL' | 'FAX' = 'EMAIL',
): Courier {
  const courier = createCouriers({
    fromName: 'Telecom X – Nummerflytning',
    fromAddress: 'np@telecomx.example',
    smtpUrl: `smtp://127.0.0.1:${port}`,
    ...change,
  })[method]
  if (courier === undefined) throw new Error('no courier')
  closing.push(() => courier.close())
  return courier
}
