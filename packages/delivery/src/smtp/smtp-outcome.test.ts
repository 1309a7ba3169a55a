import { afterEach, describe, expect, test } from 'vitest'
import { createServer } from 'node:net'
import { once } from 'node:events'
import { createCouriers } from '../create-couriers.js'
import type { Courier, DeliveryFault, HandOver } from '../courier/courier.js'
import { type Act, type Script, type Stage, startScriptedServer } from '../testing/scripted-smtp-server.js'
import { sampleDocument, sampleParcel } from '../testing/parcels.js'

/** For servers that answer: so long that no busy machine takes as long by itself. */
const PATIENT = { connectMs: 10_000, greetingMs: 10_000, socketMs: 10_000, wholeMs: 30_000 }
/** For servers that do not. */
const IMPATIENT = { connectMs: 1000, greetingMs: 500, socketMs: 500, wholeMs: 2500 }
/** More than all buffers between the library and a server that does not read. */
const BIG = sampleDocument({}, 16_000_000)

type Outcome = HandOver['outcome']
type Row = [stage: Stage, act: Act, outcome: Outcome, answer: string | RegExp, fault?: DeliveryFault]

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

const CUT: Act = { cut: true }
const SILENCE: Act = { silence: true }
const say = (...lines: string[]): Act => ({ say: lines.map((line) => `${line}\r\n`).join('') })
const sayAndCut = (text: string): Act => ({ say: text, cut: true })
const TRICKLE: Act = { say: '2', trickle: true }
const ENDLESS_LINE: Act = { say: 'x'.repeat(1 << 20) }

const CLOSED = 'the mail server closed the connection (ECONNECTION)'
const SILENT = 'the mail server did not answer in time (ETIMEDOUT)'
const SLOW = 'the mail server was too slow (EABORT)'
const NONSENSE = 'the mail server gave an unexpected answer (EPROTOCOL)'
const MAYBE = '; it may have taken the message'
const AWAY = 'MAIL_SERVER_AWAY'

const ON_CONNECTING: Row[] = [
  ['greeting', SILENCE, 'retry', SILENT, AWAY],
  ['greeting', CUT, 'retry', CLOSED, AWAY],
  ['greeting', sayAndCut('421 busy\r\n'), 'retry', '421 busy', AWAY],
  ['greeting', say('554 no service here'), 'retry', '554 no service here'],
  ['greeting', TRICKLE, 'retry', /did not answer in time|too slow/, AWAY],
  ['EHLO', say('502 what?'), 'sent', '250 2.0.0 queued as 42'],
  ['EHLO', CUT, 'retry', CLOSED, AWAY],
  ['EHLO', SILENCE, 'retry', SILENT, AWAY],
  ['EHLO', say('421 bye'), 'retry', '421 bye', AWAY],
]

const ON_SENDING: Row[] = [
  ['MAIL', say('451 later'), 'retry', '451 later'],
  ['MAIL', say('550 not you'), 'failed', '550 not you'],
  ['MAIL', say('530 5.7.0 log in first'), 'retry', '530 5.7.0 log in first', 'NO_MAIL_ACCESS'],
  ['MAIL', say('503 bad sequence'), 'retry', '503 bad sequence'],
  ['RCPT', say('450 greylisted'), 'retry', '450 greylisted', 'ASKED_TO_WAIT'],
  ['RCPT', say('550-no such', '550 5.1.1 user'), 'failed', '550 5.1.1 user', 'NO_SUCH_ADDRESS'],
  ['RCPT', say('551 moved'), 'failed', '551 moved', 'NO_SUCH_ADDRESS'],
  ['RCPT', say('552 full'), 'failed', '552 full', 'MAILBOX_FULL'],
  ['DATA', say('451 later'), 'retry', '451 later'],
  ['DATA', say('554 no'), 'failed', '554 no'],
  ['body', sayAndCut('552 too big\r\n'), 'failed', '552 too big', 'TOO_LARGE'],
  ['body', sayAndCut('421 going down\r\n'), 'retry', '421 going down', AWAY],
  ['dot', say('451 later'), 'retry', '451 later'],
  ['dot', say('554 spam'), 'failed', '554 spam', 'REFUSED'],
  ['dot', sayAndCut('421 bye\r\n'), 'retry', '421 bye', AWAY],
  ['dot', say('250 ok'), 'sent', '250 ok'],
  ['dot', sayAndCut('250 ok\r\n'), 'sent', '250 ok'],
  ['dot', say('250 ok', '250 again'), 'sent', '250 ok'],
  ['dot', SILENCE, 'unclear', SILENT + MAYBE, AWAY],
  ['dot', CUT, 'unclear', CLOSED + MAYBE, AWAY],
  ['dot', sayAndCut('250 o'), 'unclear', CLOSED + MAYBE, AWAY],
  ['dot', sayAndCut('554 spa'), 'unclear', `554 spa${MAYBE}`],
  ['dot', say('what?'), 'unclear', `what?${MAYBE}`],
  ['dot', say('354 more'), 'unclear', `354 more${MAYBE}`],
  ['dot', TRICKLE, 'unclear', SLOW + MAYBE, AWAY],
  ['dot', ENDLESS_LINE, 'unclear', NONSENSE + MAYBE, AWAY],
]

/** Not in the other table, because the answer differs on a kept connection: there it is always the same. */
const LOST_WHILE_SENDING: Row[] = [
  ['MAIL', SILENCE, 'retry', SILENT, AWAY],
  ['MAIL', CUT, 'retry', CLOSED, AWAY],
  ['MAIL', sayAndCut('421 bye\r\n'), 'retry', '421 bye', AWAY],
  ['MAIL', TRICKLE, 'retry', SLOW, AWAY],
  ['RCPT', SILENCE, 'retry', SILENT, AWAY],
  ['RCPT', CUT, 'retry', CLOSED, AWAY],
  ['RCPT', ENDLESS_LINE, 'retry', NONSENSE, AWAY],
  ['DATA', SILENCE, 'retry', SILENT, AWAY],
  ['DATA', CUT, 'retry', CLOSED, AWAY],
]

describe('on a new connection', () => {
  test.each([...ON_CONNECTING, ...ON_SENDING, ...LOST_WHILE_SENDING])(
    '%s %j: %s',
    async (stage, act, outcome, answer, fault) => {
      const { courier, server } = await scripted((at) => (at === stage ? act : undefined), patienceFor(act))
      const result = await courier.handOver(sampleParcel())
      expect(result.answer).toMatch(exactly(answer))
      expect(result.outcome).toBe(outcome)
      expect(result.fault).toBe(fault)
      expect(server.messages.length).toBeLessThanOrEqual(1)
    },
  )

  test('connection refused: retry', async () => {
    const closed = createServer().listen(0, '127.0.0.1')
    await once(closed, 'listening')
    const address = closed.address()
    closed.close()
    await once(closed, 'close')
    const courier = courierAt(typeof address === 'object' && address !== null ? address.port : 0)
    expect(await courier.handOver(sampleParcel())).toEqual({
      outcome: 'retry',
      answer: 'the connection to the mail server failed (ECONNREFUSED)',
      fault: AWAY,
    })
  })
})

describe('as the third message on a kept connection', () => {
  const lost = LOST_WHILE_SENDING.map(
    ([stage, act]): Row => [stage, act, 'retry', /closed the connection|too slow|unexpected/, AWAY],
  )
  test.each([...ON_SENDING, ...lost])('%s %j: %s', async (stage, act, outcome, answer, fault) => {
    const script: Script = (at, message) => (at === stage && message === 3 ? act : undefined)
    const { courier, server } = await scripted(script, patienceFor(act))
    for (const earlier of [1, 2]) {
      expect((await courier.handOver(sampleParcel())).outcome).toBe('sent')
      expect(server.messages).toHaveLength(earlier)
    }
    const result = await courier.handOver(sampleParcel())
    expect(result.answer).toMatch(exactly(answer))
    expect(result.outcome).toBe(outcome)
    expect(result.fault).toBe(fault)
    // Not once did the library try again by itself.
    expect(server.commands.filter((line) => line.startsWith('MAIL'))).toHaveLength(3)
    expect(server.commands.filter((line) => line.startsWith('EHLO'))).toHaveLength(1)
  })
})

describe('within the message', () => {
  const big = sampleParcel({ documents: [BIG] })

  test.each<[string, Stage, Act, Outcome]>([
    ['cut in a message that cannot have gone out', 'body', CUT, 'retry'],
    ['cut right after 354', 'DATA', sayAndCut('354 go ahead\r\n'), 'retry'],
    ['refused before it is whole', 'body', sayAndCut('552 too big\r\n'), 'failed'],
    ['accepted before it is whole', 'body', say('250 early'), 'unclear'],
  ])('%s: %s %j: %s', async (_what, stage, act, outcome) => {
    const { courier } = await scripted((at) => (at === stage ? act : undefined), patienceFor(act))
    expect((await courier.handOver(big)).outcome).toBe(outcome)
  })

  test('a server that stops reading: retry', async () => {
    const { courier } = await scripted((at) => (at === 'body' ? { deaf: true } : undefined), IMPATIENT)
    expect(await courier.handOver(big)).toMatchObject({ outcome: 'retry' })
  })

  test('cut in a small message: unclear, because the operating system had all of it, dot included', async () => {
    const { courier } = await scripted((at) => (at === 'body' ? CUT : undefined))
    expect((await courier.handOver(sampleParcel())).outcome).toBe('unclear')
  })
})

describe('login, TLS and pipelining', () => {
  const LOGIN = 'np:geheim@'
  const ehlo =
    (...extensions: string[]): Script =>
    (stage) =>
      stage === 'EHLO'
        ? say('250-scripted', ...extensions.map((name) => `250-${name}`), '250 8BITMIME')
        : undefined
  const both =
    (first: Script, second: Script): Script =>
    (stage, message) =>
      first(stage, message) ?? second(stage, message)

  test.each<[string, Act, string, DeliveryFault]>([
    ['535', say('535 no, np:geheim'), 'the mail server refused the login (535)', 'NO_MAIL_ACCESS'],
    ['454', say('454 later'), 'the mail server refused the login (454)', 'NO_MAIL_ACCESS'],
    ['cut', CUT, CLOSED, AWAY],
    ['silence', SILENCE, SILENT, AWAY],
  ])('AUTH %s: retry', async (_what, act, answer, fault) => {
    const auth: Script = (stage) => (stage === 'AUTH' ? act : undefined)
    const { server } = await scripted(both(auth, ehlo('AUTH PLAIN')))
    expect(
      await courierAt(server.port, { login: LOGIN, patience: patienceFor(act) }).handOver(sampleParcel()),
    ).toEqual({ outcome: 'retry', answer, fault })
  })

  test.each<[string, Act]>([
    ['454', say('454 not now')],
    ['cut', CUT],
    ['220 and then no TLS', say('220 go', 'nonsense')],
    ['silence', SILENCE],
  ])('STARTTLS %s: retry, and nothing is sent in clear', async (_what, act) => {
    const tls: Script = (stage) => (stage === 'STARTTLS' ? act : undefined)
    const { courier, server } = await scripted(both(tls, ehlo('STARTTLS')), IMPATIENT)
    expect((await courier.handOver(sampleParcel())).outcome).toBe('retry')
    expect(server.commands.filter((line) => line.startsWith('MAIL'))).toEqual([])
  })

  test.each<[string, Script, Outcome, string]>([
    ['all well', () => undefined, 'sent', '250 2.0.0 queued as 42'],
    [
      'RCPT 550, DATA 554',
      (stage) =>
        stage === 'RCPT' ? say('550 who?') : stage === 'DATA' ? say('554 no recipients') : undefined,
      'failed',
      '550 who?',
    ],
    [
      'RCPT 450, DATA 554',
      (stage) =>
        stage === 'RCPT' ? say('450 later') : stage === 'DATA' ? say('554 no recipients') : undefined,
      'retry',
      '450 later',
    ],
    ['RCPT 550, DATA 354', (stage) => (stage === 'RCPT' ? say('550 who?') : undefined), 'failed', '550 who?'],
  ])('pipelined, %s', async (_what, script, outcome, answer) => {
    const { courier } = await scripted(both(script, ehlo('PIPELINING')))
    expect(await courier.handOver(sampleParcel())).toEqual({ outcome, answer })
  })
})

test('an answer is cleaned: one line, 200 characters', async () => {
  const { courier } = await scripted((stage) =>
    stage === 'dot' ? say(`250 \u0007\u001b[2J${'long '.repeat(100)}`) : undefined,
  )
  const { answer } = await courier.handOver(sampleParcel())
  expect(answer).toHaveLength(200)
  expect(answer).toMatch(/^250 {1}\[2Jlong long/)
})

test('a yes that comes with the go-ahead is no answer to the message', async () => {
  const { courier } = await scripted((stage) => {
    if (stage === 'DATA') return say('354 go ahead', '250 2.0.0 early')
    return stage === 'dot' ? say('554 5.7.1 really rejected') : undefined
  })
  expect((await courier.handOver(sampleParcel())).outcome).toBe('unclear')
})

test('after an unclear answer the connection is not used again: its server may be one answer behind', async () => {
  const { courier, server } = await scripted((stage, message) =>
    stage === 'MAIL' && message === 1 ? say('250 ok', '250 one too many') : undefined,
  )
  expect((await courier.handOver(sampleParcel())).outcome).toBe('unclear')
  expect((await courier.handOver(sampleParcel())).outcome).toBe('sent')
  expect(server.commands.filter((line) => line.startsWith('EHLO'))).toHaveLength(2)
})

test('close lets the message under way arrive; afterwards nothing is taken', async () => {
  let begun: () => void = () => undefined
  const arriving = new Promise<void>((resolve) => {
    begun = resolve
  })
  const { courier, server } = await scripted((stage) => {
    if (stage === 'body') begun()
    return undefined
  })
  const underWay = courier.handOver(sampleParcel({ documents: [sampleDocument({}, 2_000_000)] }))
  await arriving
  await courier.close()
  expect(server.messages).toHaveLength(1)
  expect((await underWay).outcome).toBe('sent')
  expect((await courier.handOver(sampleParcel())).outcome).toBe('retry')
  expect(server.messages).toHaveLength(1)
})
async function scripted(script: Script, patience = PATIENT) {
  const server = await startScriptedServer(script)
  closing.push(() => server.close())
  return { server, courier: courierAt(server.port, { patience }) }
}

function patienceFor({ silence, trickle }: Act): typeof PATIENT {
  return silence === true || trickle === true ? IMPATIENT : PATIENT
}

function courierAt(port: number, { login = '', patience = PATIENT } = {}): Courier {
  const courier = createCouriers({
    fromName: 'Telecom X',
    fromAddress: 'np@telecomx.example',
    smtpUrl: `smtp://${login}127.0.0.1:${port}`,
    smtpTimeouts: patience,
  }).EMAIL
  if (courier === undefined) throw new Error('no courier')
  closing.push(() => courier.close())
  return courier
}

/** A text stands for itself, from end to end. */
function exactly(answer: string | RegExp): RegExp {
  return answer instanceof RegExp ? answer : new RegExp(`^${answer.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`)
}
