import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { insertDelivery, inTransaction } from '@telecomx/database'
import { createCouriers } from '@telecomx/delivery'
import { type Act, type Script, type Stage, startScriptedServer } from '@telecomx/delivery/testing'
import type { DeliveryMethod } from '@telecomx/validation'
import { sql } from 'kysely'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { startTestKit } from '../testing/index.js'
import { sendNext } from '../testing/send-next.js'

const kit = await startTestKit()
afterAll(() => kit.close())
const { database } = kit
const customer = await kit.addCustomer()
const small = await kit.addPoaDocument(customer, await kit.addOperator())
const big = await kit.addPoaDocument(
  customer,
  await kit.addOperator({ _id: '01020', name: 'Øresund Tele A/S' }),
)
// More than all buffers between the sender and a server that does not read.
await sql`update poa_document_file set bytes = repeat('%PDF', 3000000) where document = ${big}`.execute(
  database,
)

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
  for (const table of ['delivery_attempt', 'delivery_document', 'delivery'] as const)
    await database.deleteFrom(table).execute()
})

interface MailServer {
  readonly port: number
  /** Messages that arrived up to their final dot, whatever was answered. */
  readonly messages: readonly string[]
  close(): Promise<unknown>
}

interface Fault {
  acts?: Partial<Record<Stage, Act>>
  /** `unclear`: an e-mail is tried again with the same Message-ID; about a fax a person is asked. */
  outcome: 'sent' | 'queued' | 'failed' | 'unclear'
  answer: string | RegExp
  document?: string
  scheme?: 'smtps'
  requireTls?: true
  login?: string
  /** It is not of one moment: it meets every try. */
  lasts?: true
  /** Another server than the one that follows a script. */
  start?: (script: Script) => Promise<MailServer>
}

const CUT: Act = { cut: true }
const SILENCE: Act = { silence: true }
const say = (...lines: string[]): Act => ({ say: lines.map((line) => `${line}\r\n`).join('') })
const sayAndCut = (text: string): Act => ({ say: text, cut: true })
const LONG_LINE: Act = { say: '2'.repeat(1 << 20) }

const CLOSED = 'the mail server closed the connection (ECONNECTION)'
const SILENT = 'the mail server did not answer in time (ETIMEDOUT)'
const NONSENSE = 'the mail server gave an unexpected answer (EPROTOCOL)'
/** Which of them is seen depends on what the system was just doing. */
const BROKEN = /^the (mail server closed the connection|connection to the mail server failed) \(E[A-Z]+\)$/
const MAYBE = '; it may have taken the message'
const GOOD = '250 2.0.0 queued as 42'

// Made for this test: signed by itself, and trusted by nobody.
const KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgzL3p+OnrhM4zToH6
ySKBEvLjRe3u7XruLceEoLeFkVChRANCAASLpYX0+D7I6n02im/eKsIU3DQwm0rd
LwxZD6WMPyAUCMFjid5pUubJrPv4iM1cXKrCoHoNk3SCrI3KQtIUlfCT
-----END PRIVATE KEY-----`
const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBlTCCATugAwIBAgIUdRKN0feqxTN8BZd8+i7fNeZdvwcwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMjEwNDAyN1oYDzIxMjYxMDI5
MTA0MDI3WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAASLpYX0+D7I6n02im/eKsIU3DQwm0rdLwxZD6WMPyAUCMFjid5pUubJ
rPv4iM1cXKrCoHoNk3SCrI3KQtIUlfCTo2kwZzAdBgNVHQ4EFgQUzoDyQtPYjfIb
y0MbiIWoiR3DcsYwHwYDVR0jBBgwFoAUzoDyQtPYjfIby0MbiIWoiR3DcsYwDwYD
VR0TAQH/BAUwAwEB/zAUBgNVHREEDTALgglsb2NhbGhvc3QwCgYIKoZIzj0EAwID
SAAwRQIhAL1Ei/uksLPNMW0mYffqdPTrZTaRDB6Sv064zVKjWVajAiB8VjBAhOYy
x5bJkMwAoOgG3eH8P1nn9oeWCzYu4PDGcA==
-----END CERTIFICATE-----`

const faults: Record<string, Fault> = {
  'the connection is refused': {
    outcome: 'queued',
    answer: 'the connection to the mail server failed (ECONNREFUSED)',
    start: refuseConnections,
    lasts: true,
  },
  'accepted, then silence': at('greeting', SILENCE, 'queued', SILENT),
  'greeting 421': at('greeting', say('421 busy'), 'queued', '421 busy'),
  'greeting 421, then cut': at('greeting', sayAndCut('421 busy\r\n'), 'queued', '421 busy'),
  'EHLO 421': at('EHLO', say('421 bye'), 'queued', '421 bye'),
  'EHLO 502, HELO works': at('EHLO', say('502 what?'), 'sent', GOOD),
  'no STARTTLS where TLS is required': {
    ...at('STARTTLS', say('502 what?'), 'queued', '502 what?'),
    requireTls: true,
    lasts: true,
  },
  'STARTTLS 454': {
    acts: { EHLO: say('250-scripted', '250 STARTTLS'), STARTTLS: say('454 not now') },
    outcome: 'queued',
    answer: '454 not now',
    requireTls: true,
    lasts: true,
  },
  'a certificate of its own making': {
    outcome: 'queued',
    answer: /^no safe \(TLS\) connection|^the connection to the mail server failed/,
    start: certifyOneself,
    scheme: 'smtps',
    lasts: true,
  },
  'AUTH 535': {
    acts: { EHLO: say('250-scripted', '250 AUTH PLAIN'), AUTH: say('535 no, np:geheim') },
    outcome: 'queued',
    answer: 'the mail server refused the login (535)',
    login: 'np:geheim@',
    lasts: true,
  },
  'MAIL 421': at('MAIL', sayAndCut('421 bye\r\n'), 'queued', '421 bye'),
  'MAIL 451': at('MAIL', say('451 later'), 'queued', '451 later'),
  'MAIL 550': at('MAIL', say('550 not you'), 'failed', '550 not you'),
  'RCPT 421': at('RCPT', sayAndCut('421 bye\r\n'), 'queued', '421 bye'),
  'RCPT 450': at('RCPT', say('450 greylisted'), 'queued', '450 greylisted'),
  'RCPT 550': at('RCPT', say('550 5.1.1 no such user'), 'failed', '550 5.1.1 no such user'),
  'RCPT 551': at('RCPT', say('551 moved'), 'failed', '551 moved'),
  'RCPT 552': at('RCPT', say('552 full'), 'failed', '552 full'),
  'DATA 421': at('DATA', sayAndCut('421 bye\r\n'), 'queued', '421 bye'),
  'DATA 354, then cut': {
    ...at('DATA', sayAndCut('354 go\r\n'), 'queued', BROKEN),
    document: big,
    lasts: true,
  },
  'cut in the body': { ...at('body', CUT, 'queued', BROKEN), document: big, lasts: true },
  '421 in the body': {
    ...at('body', sayAndCut('421 down\r\n'), 'queued', '421 down'),
    document: big,
    lasts: true,
  },
  'dot, then silence': at('dot', SILENCE, 'unclear', SILENT + MAYBE),
  'dot, then cut': at('dot', CUT, 'unclear', CLOSED + MAYBE),
  'dot, then half of the 250 and cut': at('dot', sayAndCut('250 o'), 'unclear', CLOSED + MAYBE),
  'dot 250, then cut': at('dot', sayAndCut('250 ok\r\n'), 'sent', '250 ok'),
  'dot 421': at('dot', sayAndCut('421 bye\r\n'), 'queued', '421 bye'),
  'dot 451': at('dot', say('451 later'), 'queued', '451 later'),
  'dot 554': at('dot', say('554 spam'), 'failed', '554 spam'),
  'replies byte by byte': { outcome: 'sent', answer: GOOD, start: replyByteByByte },
  '1 MB reply line, greeting': at('greeting', LONG_LINE, 'queued', NONSENSE),
  '1 MB reply line, EHLO': at('EHLO', LONG_LINE, 'queued', NONSENSE),
  '1 MB reply line, MAIL': at('MAIL', LONG_LINE, 'queued', NONSENSE),
  '1 MB reply line, RCPT': at('RCPT', LONG_LINE, 'queued', NONSENSE),
  '1 MB reply line, DATA': at('DATA', LONG_LINE, 'queued', NONSENSE),
  '1 MB reply line, dot': at('dot', LONG_LINE, 'unclear', NONSENSE + MAYBE),
  // One reply too many shifts all that follow: the final dot seems to be answered with 354.
  'two replies in one packet, greeting': at(
    'greeting',
    say('220 a', '220 b'),
    'unclear',
    `354 go ahead${MAYBE}`,
  ),
  'two replies in one packet, EHLO': at('EHLO', say('250 a', '250 b'), 'unclear', `354 go ahead${MAYBE}`),
  'two replies in one packet, MAIL': at('MAIL', say('250 a', '250 b'), 'unclear', `354 go ahead${MAYBE}`),
  'two replies in one packet, RCPT': at('RCPT', say('250 a', '250 b'), 'unclear', `354 go ahead${MAYBE}`),
  // A yes before the message is none, and that to the final dot is not heard any more.
  'two replies in one packet, DATA': at('DATA', say('354 a', '250 b'), 'unclear', '250 b'),
  'two replies in one packet, dot': at('dot', say('250 a', '250 b'), 'sent', '250 a'),
}

function at(stage: Stage, act: Act, outcome: Fault['outcome'], answer: Fault['answer']): Fault {
  return { acts: { [stage]: act }, outcome, answer }
}

describe.each(Object.entries(faults))('%s', (_title, fault) => {
  it.each([
    ['EMAIL', 1],
    ['EMAIL', 3],
    ['FAX', 1],
    ['FAX', 3],
  ] as const)('%s, try %i', async (method, tryNumber) => {
    const { messages, send } = await open(fault, method, tryNumber)
    const id = await record(method, fault.document ?? small)
    for (let earlier = 1; earlier < tryNumber; earlier++) {
      await send()
      expect(await deliveryOf(id)).toMatchObject({ state: 'queued', attempts: earlier })
      await makeDue(id)
    }

    await send()
    const state = stateAfter(fault.outcome, method)
    await expectState(id, { state, attempts: tryNumber, answer: matching(fault.answer) })
    const arrived = arrivesIn(fault) ? 1 : 0
    expectOne(id, messages, arrived)

    // Nobody takes it up before its time, or ever again.
    await send(false)
    if (state !== 'queued' || fault.lasts) return
    await makeDue(id)
    await send()
    await expectState(id, { state: 'sent', attempts: tryNumber + 1, answer: GOOD })
    expectOne(id, messages, arrived + 1)
  })
})

/** So many arrived, and each is the same, its Message-ID included. */
function expectOne(id: string, messages: readonly string[], count: number) {
  expect(messages).toHaveLength(count)
  for (const message of messages) expect(message).toContain(`\r\nMessage-ID: <${id}@telecomx.example>\r\n`)
  expect(new Set(messages).size).toBe(Math.min(count, 1))
}

function stateAfter(outcome: Fault['outcome'], method: DeliveryMethod) {
  if (outcome !== 'unclear') return outcome
  return method === 'FAX' ? 'unknown' : 'queued'
}

function arrivesIn({ outcome, acts }: Fault): boolean {
  return outcome === 'sent' || outcome === 'unclear' || acts?.dot !== undefined
}

const matching = (answer: string | RegExp) =>
  answer instanceof RegExp ? expect.stringMatching(answer) : answer

/** Everything that the tables say after a try, times included; those by the database's clock. */
async function expectState(id: string, wanted: { state: string; attempts: number; answer: unknown }) {
  const isWaiting = wanted.state === 'queued'
  const delivery = await deliveryOf(id)
  expect(delivery).toMatchObject({ ...wanted, via: 'smtp', lease_owner: null, job: null })
  expect({ isDue: delivery.next_attempt_at !== null, isSettled: delivery.settled_at !== null }).toEqual({
    isDue: isWaiting,
    isSettled: !isWaiting,
  })
  const attempts = await attemptsOf(id)
  expect(attempts.map(({ number }) => number)).toEqual(Array.from(attempts, (_, index) => index + 1))
  expect(attempts).toHaveLength(wanted.attempts)
  for (const attempt of attempts) expect(attempt).toMatchObject({ hasTimes: 1, answer: expect.any(String) })
  expect(attempts.at(-1)).toMatchObject({ outcome: wanted.state, answer: delivery.answer })
  if (isWaiting) expectWait(attempts.at(-1), 60 * 2 ** (wanted.attempts - 1))
}

/** It was set after the try began and before the try's end was written, so both bounds hold however slow this machine is. */
function expectWait(attempt: Awaited<ReturnType<typeof attemptsOf>>[number] | undefined, seconds: number) {
  expect(Number(attempt?.sinceStart)).toBeGreaterThanOrEqual(seconds * 0.75)
  expect(Number(attempt?.sinceEnd)).toBeLessThanOrEqual(Math.ceil(seconds * 1.25))
}

const deliveryOf = (id: string) =>
  database.selectFrom('delivery').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

const attemptsOf = (id: string) =>
  database
    .selectFrom('delivery_attempt')
    .innerJoin('delivery', 'delivery.id', 'delivery')
    .select(['number', 'outcome', 'delivery_attempt.answer'])
    .select(sql<number>`started_at >= created_at and ended_at >= started_at`.as('hasTimes'))
    .select(sql<number>`timestampdiff(microsecond, started_at, next_attempt_at) / 1e6`.as('sinceStart'))
    .select(sql<number>`timestampdiff(microsecond, ended_at, next_attempt_at) / 1e6`.as('sinceEnd'))
    .where('delivery', '=', id)
    .orderBy('number')
    .execute()

const makeDue = (id: string) =>
  database
    .updateTable('delivery')
    .set({ next_attempt_at: sql<Date>`utc_timestamp(3)` })
    .where('id', '=', id)
    .execute()

/** A mail server that has the fault at that try and none after it, and a sender that is a new one for each try. */
async function open(fault: Fault, method: DeliveryMethod, tryNumber: number) {
  let current = 0
  const isSilent = Object.values(fault.acts ?? {}).includes(SILENCE)
  const script: Script = (stage) => {
    if (fault.lasts || current === tryNumber) return fault.acts?.[stage]
    return current < tryNumber && stage === 'RCPT' ? say('450 greylisted') : undefined
  }
  const server = await (fault.start ?? startScriptedServer)(script)
  closing.push(() => server.close())
  const send = async (finds = true) => {
    current++
    const couriers = couriersTo(server.port, fault, isSilent && current === tryNumber ? 400 : 10_000)
    expect(await sendNext({ ...kit.dependencies, couriers }, method)).toBe(finds)
    await Promise.all([couriers.EMAIL?.close(), couriers.FAX?.close()])
  }
  return { messages: server.messages, send }
}

function couriersTo(port: number, fault: Fault, patienceMs: number) {
  const { scheme = 'smtp', login = '', requireTls = false } = fault
  return createCouriers({
    fromName: 'Telecom X',
    fromAddress: 'np@telecomx.example',
    faxAddressTemplate: '{number}@fax.example',
    smtpUrl: `${scheme}://${login}127.0.0.1:${port}`,
    requireTls,
    smtpTimeouts: { greetingMs: patienceMs, socketMs: patienceMs },
  })
}

async function record(method: DeliveryMethod, document: string): Promise<string> {
  const id = kit.dependencies.newId()
  const delivery = {
    id,
    customerId: customer,
    method,
    recipient: method === 'EMAIL' ? 'post@kunde.example' : '+4533254188',
    isOtherRecipient: false,
    language: 'en' as const,
    messageId: `<${id}@telecomx.example>`,
    returnBy: '2026-12-10',
    employeeId: customer,
    documentIds: [document],
  }
  await inTransaction(database, (trx) => insertDelivery(trx, delivery))
  return id
}

async function refuseConnections(): Promise<MailServer> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return { port, messages: [], close: async () => undefined }
}

/** A good server behind a certificate that nobody but itself has signed. */
function certifyOneself(script: Script): Promise<MailServer> {
  return standBefore(script, (serve) => createTlsServer({ key: KEY, cert: CERTIFICATE }, serve))
}

/** Replies in the smallest pieces there are. */
function replyByteByByte(script: Script): Promise<MailServer> {
  return standBefore(script, createServer, (client, reply) => {
    for (const byte of reply) client.write(Buffer.of(byte))
  })
}

async function standBefore(
  script: Script,
  create: (serve: (client: Socket) => void) => Server,
  pass = (client: Socket, reply: Buffer): void => void client.write(reply),
): Promise<MailServer> {
  const server = await startScriptedServer(script)
  const front = create((client) => {
    const behind = connect(server.port, '127.0.0.1', () => client.setNoDelay(true).pipe(behind))
    behind.on('data', (reply) => pass(client, reply)).on('close', () => client.end())
    client.on('error', () => behind.destroy()).on('close', () => behind.destroy())
  })
  await once(front.listen(0, '127.0.0.1'), 'listening')
  const close = () => Promise.all([server.close(), once(front.close(), 'close')])
  return { port: (front.address() as AddressInfo).port, messages: server.messages, close }
}
