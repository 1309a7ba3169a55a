import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createHylafaxCourier } from './hylafax-courier.js'
import type { DeliveryFault, HandOver } from '../courier/courier.js'
import { DEFAULT_BOUNDS } from './hylafax-programs.js'
import type { Parcel } from '../courier/courier.js'
import { faxText } from '../letter/letter-text.js'
import { writeLetter } from '../letter/write-letter.js'
import { bytesOf, sampleDocument, sampleParcel } from '../testing/parcels.js'
import { type Act, type ScriptedHylafax, scriptHylafax } from '../testing/scripted-hylafax.js'

const ID = '5f0c1e2d3b4a59687706aa01'
const FAX = { method: 'FAX', recipient: '+4570305051', deliveryId: ID } as const

// What the programs of HylaFAX 6.0.7 printed, but for the rules that they read from files.
const CONNECTED = `Trying 127.0.0.1 [2] (127.0.0.1) at port 4559...
Connected to 127.0.0.1.
`
const LOGIN = `${CONNECTED}220 fax server (HylaFAX (tm) Version 6.0.7) ready.
-> USER porting
`
const UP_TO_SUBMIT = `${LOGIN}230 User porting logged in.
-> TZONE LOCAL
200 Using time values in UTC.
-> FORM PDF
200 Format set to PDF.
-> TYPE I
200 Type set to Image.
SEND data, 3000 bytes
-> EPRT |1|127.0.0.1|39325|
200 EPRT command successful.
-> STOT
150 FILE: /tmp/doc12.pdf (Opening new data connection).
226 Transfer complete (FILE: /tmp/doc12.pdf).
-> JNEW
200 New job created: jobid: 11 groupid: 11.
-> JPARM DIALSTRING "+4570305051"
213 DIALSTRING set to "+4570305051".
-> JPARM JOBINFO "${ID}"
213 JOBINFO set to "${ID}".
-> JPARM DOCUMENT /tmp/doc12.pdf
200 Added document /tmp/doc12.pdf as docq/doc12.pdf.11.
`
const SUBMITTED = `${UP_TO_SUBMIT}-> JSUBM\n`
const TAKEN: Act = {
  stdout: `${SUBMITTED}200 Job 11 submitted.\nrequest id is 11 (group id 11) for host 127.0.0.1 (1 file)\n`,
}
const failure = (stderr: string, stdout = ''): Act => ({ stdout, stderr: `${stderr}\n`, exit: 255 })
const NO_FIFO = '460 Failed to submit job 11: Unable to open scheduler FIFO: No such device or address.'
const NAK = "460 Failed to submit job 11: Unspecified reason (scheduler NAK'd request)."
const LOST = 'Service not available, remote server closed connection'
const PASSWORD = "Password:Login failed: 500 'PASS ': Syntax error, expecting password."
const UNREACHABLE = 'Can not reach service 4559 at host "127.0.0.1".'
const NO_SUCH_HOST = 'Warning, getaddrinfo failed with -2: Name or service not known'

const SERVER = 'HylaFAX scheduler on fax: Running\nModem ttyS9 (+45 70 30 50 50): Running and idle\n'
const HEADING = 'JID|State|Pages|TotPages|JobTag|Status\n'
const list = (queued: readonly string[], done: readonly string[] = []): Act => ({
  stdout: [queued, done]
    .filter((jobs) => jobs.length > 0)
    .reduce((text, jobs) => `${text}\n${HEADING}${jobs.join('\n')}\n`, SERVER),
})
const OTHERS = ['9|B|0|0||Blocked by concurrent calls', '10|W|0|2|tag with "quotes"|bars % and æøå|']
const EMPTY = list([])
const LISTED = list([...OTHERS, `11|W|0|0|${ID}|`])

let temporary = ''
let scripted: ScriptedHylafax[] = []
beforeEach(() => {
  temporary = mkdtempSync(join(tmpdir(), 'hylafax-courier-'))
  vi.stubEnv('TMPDIR', temporary)
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
  for (const { home } of scripted.splice(0)) rmSync(home, { recursive: true })
  expectNothingLeft()
})

/** After every test, whatever it was about: nothing of a customer stays behind. */
function expectNothingLeft(): void {
  const left = readdirSync(temporary)
  rmSync(temporary, { recursive: true })
  expect(left).toEqual([])
}

const BOUNDS = { ...DEFAULT_BOUNDS, sendfaxBytes: 100_000, faxstatBytes: 100_000 }

/** The text itself: what a page of it looks like is the renderer's. */
const renderPage = (text: string, writtenAt: string) =>
  Promise.resolve(new TextEncoder().encode(`%PDF of ${writtenAt}\n${text}`))

function connect(acts: { sendfax?: Act; faxstat?: Act }) {
  const hylafax = scriptHylafax(acts)
  scripted.push(hylafax)
  const server = { host: 'fax.example', port: 4559 }
  const courier = createHylafaxCourier({
    server,
    programs: hylafax.programs,
    renderPage,
    bounds: BOUNDS,
  })
  // With a pause that is not faked: looking without one would keep a whole processor from the tests beside it.
  const reached = async (program: 'sendfax' | 'faxstat', calls = 1): Promise<void> => {
    while (hylafax.calls(program).length < calls) await pause(10)
  }
  /** Lets a program that does not end by itself run out of time, once it has been called that often. */
  const runOut = async (program: 'sendfax' | 'faxstat', calls = 1): Promise<void> => {
    const end = acts[program]?.end
    if (end !== 'hang' && end !== 'linger') return
    await reached(program, calls)
    vi.advanceTimersByTime(program === 'sendfax' ? BOUNDS.sendfaxMs : BOUNDS.faxstatMs)
    // Only what a grandchild holds open is given up; what was printed before a kill must still be read.
    if (end === 'linger') vi.advanceTimersByTime(2000)
  }
  return { ...hylafax, courier, reached, runOut }
}

describe('the letter is the first page', () => {
  const donor = {
    ...FAX,
    letter: 'DONOR',
    facts: {
      operator: '01010',
      donorName: 'Nordkabel A/S',
      ownerName: 'Brødrene Ærø ApS',
      portingCode: 'X0123456789',
      numbers: ['+4533254180'],
      numberCount: 1,
      toDonor: true,
    },
    documents: [],
    signedCopies: [{ type: 'PDF', bytes: sampleDocument().bytes }],
    returnBy: undefined,
  } as Partial<Parcel>
  const reminder = { ...FAX, letter: 'REMINDER', facts: {} } as Partial<Parcel>

  test.each([
    ['DONOR', donor, ['33 25 41 80', 'Brødrene Ærø ApS']],
    ['REMINDER', reminder, ['Telecom X', 'underskrevne']],
  ])('of %s, with its words; what it is about comes behind it', async (_letter, parcel, words) => {
    const { courier, calls } = connect({ sendfax: TAKEN })
    const whole = sampleParcel(parcel)
    expect(await courier.handOver(whole)).toMatchObject({ outcome: 'accepted' })
    const [call] = calls('sendfax')
    expect(call?.args.slice(-2)).toEqual(['1.pdf', '2.pdf'])
    const text = faxText(whole, writeLetter(whole))
    for (const word of words) expect(text).toContain(word)
    const page = bytesOf(call?.files.get('1.pdf'))
    expect(page.toString()).toBe(`%PDF of ${whole.createdAt}\n${text}`)
    expect(bytesOf(call?.files.get('2.pdf')).equals(Buffer.from(sampleDocument().bytes))).toBe(true)
  })

  test('of none, a fax waits', async () => {
    const hylafax = scriptHylafax({ sendfax: TAKEN })
    scripted.push(hylafax)
    const courier = createHylafaxCourier({
      server: { host: 'fax.example' },
      programs: hylafax.programs,
      renderPage: () => Promise.reject(new Error('Too many documents wait')),
    })
    expect(await courier.handOver(sampleParcel(donor))).toMatchObject({ outcome: 'retry' })
    expect(hylafax.calls('sendfax')).toEqual([])
  })
})

test('a fax goes to sendfax as files with plain names, and is known by its job', async () => {
  const { courier, calls } = connect({ sendfax: TAKEN })
  const documents = [sampleDocument({}, 300_000), sampleDocument({ donorName: 'Telenor' }, 5000)]
  expect(await courier.handOver(sampleParcel({ ...FAX, documents }))).toEqual({
    outcome: 'accepted',
    answer: 'taken by the fax server as job 11',
    job: '11',
  })
  expect(calls('faxstat')).toEqual([])
  const [call] = calls('sendfax')
  expect(calls('sendfax')).toHaveLength(1)
  expect(call?.args).toEqual([
    '-v',
    '-v',
    '-n',
    '-m',
    '-s',
    'a4',
    '-i',
    ID,
    '-h',
    'fax.example:4559',
    '-d',
    '+4570305051',
    '1.pdf',
    '2.pdf',
  ])
  for (const [index, { bytes }] of documents.entries()) {
    expect(bytesOf(call?.files.get(`${index + 1}.pdf`)).equals(Buffer.from(bytes))).toBe(true)
  }
})

test('the folder and all in it is private, and the environment holds nothing of this process', async () => {
  vi.stubEnv('DATABASE_URL', 'mysql://geheim')
  const { courier, calls } = connect({ sendfax: TAKEN })
  await courier.handOver(sampleParcel(FAX))
  const [call] = calls('sendfax')
  expect(call?.modes.get('.')).toMatch(/^drwx------/)
  for (const name of ['.hylarc', '1.pdf']) expect(call?.modes.get(name)).toMatch(/^-rw-------/)
  const own = call?.environment.filter((line) => !/^(PWD|OLDPWD|SHLVL|_)=/.test(line))
  expect(own?.toSorted()).toEqual([`HOME=${call?.folder}`, 'LC_ALL=C', 'PATH=/usr/local/bin:/usr/bin:/bin'])
})

test('faxstat is told its format by the settings in its home, and lists the queue before what is done', async () => {
  const { courier, calls } = connect({ faxstat: LISTED })
  await courier.follow?.(ID, '11')
  const [call] = calls('faxstat')
  expect(call?.args).toEqual(['-h', 'fax.example:4559', '-s', '-d'])
  expect(call?.files.get('.hylarc')?.toString()).toBe('JobFmt: "%j|%a|%p|%y|%J|%s"\nVerbose: No\n')
})

type Row = [
  what: string,
  sendfax: Act,
  faxstat: Act | undefined,
  outcome: HandOver['outcome'],
  answer: string,
  fault?: DeliveryFault,
]

const said = (text: string): string => `HylaFAX said: ${text}`
const FOUND = 'found on the fax server as job 11'
const AWAY = 'the fax server cannot be reached'
const LATE = 'the fax server did not answer in time'

describe('what became of a fax', () => {
  // Without a list, nobody may ask for one: the answer is certain.
  test.each<Row>([
    [
      'server down',
      failure(UNREACHABLE, 'Trying 127.0.0.1 [2] (127.0.0.1) at port 4559...\n'),
      undefined,
      'retry',
      'the fax server cannot be reached',
      'FAX_SERVER_AWAY',
    ],
    [
      'no such host',
      failure(`${NO_SUCH_HOST}\n`),
      undefined,
      'retry',
      'the fax server cannot be reached',
      'FAX_SERVER_AWAY',
    ],
    ['no greeting', failure(`${LOST}\n`, CONNECTED), undefined, 'retry', said(LOST)],
    [
      'login refused',
      failure(
        PASSWORD,
        `${LOGIN}331 Password required for porting.\n-> PASS XXXX\n500 'PASS ': Syntax error, expecting password.\n`,
      ),
      undefined,
      'retry',
      `the fax server refused the login: ${PASSWORD.slice('Password:'.length)}`,
      'NO_FAX_ACCESS',
    ],
    [
      'no account',
      failure('Malformed (null) username', LOGIN),
      undefined,
      'retry',
      'the fax server refused the login: Malformed (null) username',
      'NO_FAX_ACCESS',
    ],
    [
      'disk full',
      failure('452 No space left on device.', `${LOGIN}-> STOT\n452 No space left on device.\n`),
      undefined,
      'retry',
      said('452 No space left on device.'),
    ],
    [
      'file unreadable',
      failure('1.pdf: Can not open file', LOGIN),
      undefined,
      'retry',
      said('1.pdf: Can not open file'),
    ],
    [
      'not a PDF',
      failure('1.pdf: Can not determine file type', LOGIN),
      undefined,
      'failed',
      said('1.pdf: Can not determine file type'),
    ],
    ['empty file', failure('1.pdf: Empty file', LOGIN), undefined, 'failed', said('1.pdf: Empty file')],
    ['too slow before', { stdout: LOGIN, end: 'hang' }, undefined, 'retry', LATE, 'FAX_SERVER_AWAY'],
    [
      'crash before',
      { stdout: UP_TO_SUBMIT, end: 'crash' },
      undefined,
      'retry',
      'sendfax was ended by SIGSEGV',
    ],
    [
      'too slow, but taken',
      { ...TAKEN, end: 'hang' },
      undefined,
      'accepted',
      'taken by the fax server as job 11',
    ],
    ['refused', failure(NO_FIFO, `${SUBMITTED}${NO_FIFO}\n`), EMPTY, 'retry', said(NO_FIFO)],
    [
      'refused, yet there',
      failure(NAK, `${SUBMITTED}${NAK}\n`),
      list([], [`11|F|0|0|${ID}|Kill time expired`]),
      'accepted',
      FOUND,
    ],
    [
      'refused, list unknown',
      failure(NO_FIFO, `${SUBMITTED}${NO_FIFO}\n`),
      failure(LOST),
      'unclear',
      said(NO_FIFO),
    ],
    [
      'going away',
      failure('421 Going down.', `${SUBMITTED}421 Going down.\n`),
      EMPTY,
      'unclear',
      said('421 Going down.'),
    ],
    ['cut off, and there', failure(`${LOST}\n`, SUBMITTED), LISTED, 'accepted', FOUND],
    ['cut off, and not there', failure(`${LOST}\n`, SUBMITTED), list(OTHERS), 'unclear', said(LOST)],
    ['cut off, list unknown', failure(`${LOST}\n`, SUBMITTED), failure(UNREACHABLE), 'unclear', said(LOST)],
    ['too slow, and there', { stdout: SUBMITTED, end: 'hang' }, LISTED, 'accepted', FOUND],
    [
      'too slow, and not there',
      { stdout: SUBMITTED, end: 'hang' },
      EMPTY,
      'unclear',
      LATE,
      'FAX_SERVER_AWAY',
    ],
    ['crash, and there', { stdout: SUBMITTED, end: 'crash' }, LISTED, 'accepted', FOUND],
    [
      'crash, and not there',
      { stdout: SUBMITTED, end: 'crash' },
      EMPTY,
      'unclear',
      'sendfax was ended by SIGSEGV',
    ],
    ['unreadable', { stdout: 'Auftrag 11 angenommen\n' }, LISTED, 'accepted', FOUND],
    ['says nothing', {}, EMPTY, 'unclear', 'HylaFAX gave no reason'],
    ['fails without a trace', failure('something new'), EMPTY, 'unclear', said('something new')],
    ['endless output', { stdout: CONNECTED, end: 'flood' }, EMPTY, 'unclear', 'sendfax said too much'],
    ['output held open', { stdout: LOGIN, end: 'linger' }, EMPTY, 'unclear', LATE, 'FAX_SERVER_AWAY'],
    ['endless output, and there', { stdout: CONNECTED, end: 'flood' }, LISTED, 'accepted', FOUND],
    ['endless list', failure(`${LOST}\n`, SUBMITTED), { end: 'flood' }, 'unclear', said(LOST)],
  ])('%s', async (_, sendfax, faxstat, outcome, answer, fault) => {
    const { courier, calls, runOut } = connect({ sendfax, ...(faxstat && { faxstat }) })
    const job = outcome === 'accepted' ? { job: '11' } : {}
    const work = courier.handOver(sampleParcel(FAX))
    await runOut('sendfax')
    expect(await work).toEqual({ outcome, answer, fault, ...job })
    expect(calls('sendfax')).toHaveLength(1)
    expect(calls('faxstat')).toHaveLength(faxstat === undefined ? 0 : 1)
  })

  test('of two jobs with the tag the newest counts', async () => {
    const faxstat = list([`101|W|0|0|${ID}|`], [`99|F|0|2|${ID}|No carrier detected`, `9|D|2|2|${ID}|`])
    const { courier } = connect({ sendfax: { stdout: SUBMITTED, end: 'crash' }, faxstat })
    expect(await courier.handOver(sampleParcel(FAX))).toMatchObject({ outcome: 'accepted', job: '101' })
  })

  test('what a server says comes out as one clean line', async () => {
    const { courier } = connect({ sendfax: failure(`452 \u001b[31m${'x'.repeat(500)}\u202e`, LOGIN) })
    const { answer } = await courier.handOver(sampleParcel(FAX))
    expect(answer).toMatch(/^HylaFAX said: 452 {1,2}\[31mx+…$/)
    expect(answer.length).toBeLessThanOrEqual(200)
  })
})

describe('faxes that never start', () => {
  test.each(['-x', '70305051', '+45;rm', '+4570305051\n-h evil', 'a@b', '', '+0570305051', '-d+4570305051'])(
    'number %j',
    async (recipient) => {
      const { courier, calls } = connect({ sendfax: TAKEN })
      expect(await courier.handOver(sampleParcel({ ...FAX, recipient }))).toEqual({
        outcome: 'failed',
        answer: 'the fax number is not an E.164 number',
      })
      expect(calls('sendfax')).toEqual([])
    },
  )

  test.each([
    [{ deliveryId: '-x' }, 'the delivery id is not 24 lower-case hex digits'],
    [{ documents: [] }, 'there are no documents to send'],
    [{ method: 'EMAIL' as const }, 'this courier carries FAX only'],
  ])('parcel with %j', async (change, answer) => {
    const { courier, calls } = connect({ sendfax: TAKEN })
    const result = await courier.handOver(sampleParcel({ ...FAX, ...change }))
    expect(result).toEqual({ outcome: 'failed', answer })
    expect(calls('sendfax')).toEqual([])
  })

  test('programs that are not there', async () => {
    const programs = { sendfax: join(temporary, 'sendfax'), faxstat: join(temporary, 'faxstat') }
    const courier = createHylafaxCourier({ server: { host: 'fax.example' }, renderPage, programs })
    const answer = 'sendfax was not found'
    const fault = 'NO_FAX_ACCESS'
    expect(await courier.handOver(sampleParcel(FAX))).toEqual({ outcome: 'retry', answer, fault })
    const missing = { answer: 'faxstat was not found', fault }
    expect(await courier.follow?.(ID, '11')).toEqual({ outcome: 'accepted', ...missing, job: '11' })
    expect(await courier.recover?.(ID)).toEqual({ outcome: 'unclear', ...missing })
  })

  test('a program that may not be run', async () => {
    const { courier, programs } = connect({ sendfax: TAKEN })
    rmSync(programs.sendfax)
    mkdirSync(programs.sendfax)
    const answer = 'sendfax cannot be started (EACCES)'
    const fault = 'NO_FAX_ACCESS'
    expect(await courier.handOver(sampleParcel(FAX))).toEqual({ outcome: 'retry', answer, fault })
  })

  test('no place for the documents', async () => {
    const { courier, calls } = connect({ sendfax: TAKEN, faxstat: LISTED })
    const file = join(temporary, 'file')
    writeFileSync(file, '')
    vi.stubEnv('TMPDIR', file)
    const result = await courier.handOver(sampleParcel(FAX))
    expect(result).toEqual({ outcome: 'retry', answer: 'the documents cannot be laid out (ENOTDIR)' })
    expect((await courier.follow?.(ID, '11'))?.outcome).toBe('accepted')
    expect((await courier.recover?.(ID))?.outcome).toBe('unclear')
    expect([...calls('sendfax'), ...calls('faxstat')]).toEqual([])
    rmSync(file)
  })

  test('a hand-over that is stopped before, and a courier that is closed', async () => {
    const { courier, calls } = connect({ sendfax: TAKEN })
    const answer = 'stopped before the fax was handed over'
    const stopped = await courier.handOver(sampleParcel(FAX), AbortSignal.abort())
    expect(stopped).toEqual({ outcome: 'retry', answer, stopped: true })
    await courier.close()
    expect(await courier.handOver(sampleParcel(FAX))).toEqual({ outcome: 'retry', answer, stopped: true })
    expect(calls('sendfax')).toEqual([])
  })
})

test('a stop while sendfax runs lets it finish, and close waits for it', async () => {
  const { courier, reached, runOut } = connect({ sendfax: { ...TAKEN, end: 'hang' } })
  const stop = new AbortController()
  let result: HandOver | undefined
  void courier.handOver(sampleParcel(FAX), stop.signal).then((handedOver) => (result = handedOver))
  await reached('sendfax')
  stop.abort()
  const closing = courier.close()
  await runOut('sendfax')
  await closing
  expect(result).toMatchObject({ outcome: 'accepted', job: '11' })
})

describe('what became of a job', () => {
  const withJob = (state: string, status = '', pages = '0|0'): Act =>
    list([...OTHERS, `11|${state}|${pages}|${ID}|${status}`])
  test.each<[string, Act, HandOver['outcome'], string, DeliveryFault?]>([
    ['done', list(OTHERS, [`11|D|2|2|${ID}|`]), 'sent', 'job 11 is done, pages sent: 2 of 2'],
    [
      'failed',
      list(OTHERS, [`11|F|0|2|${ID}|No carrier detected`]),
      'failed',
      'job 11 failed: No carrier detected',
      'NO_FAX_ANSWERS',
    ],
    [
      'failed, engaged',
      list(OTHERS, [`11|F|0|2|${ID}|Busy signal detected`]),
      'failed',
      'job 11 failed: Busy signal detected',
      'FAX_BUSY',
    ],
    [
      'failed, as nobody knows why',
      list(OTHERS, [`11|F|0|2|${ID}|Failed to train with remote`]),
      'failed',
      'job 11 failed: Failed to train with remote',
    ],
    [
      'removed',
      list([], [`11|F|0|0|${ID}|Job aborted by request`]),
      'failed',
      'job 11 failed: Job aborted by request',
    ],
    ['failed without a reason', list([], [`11|F|0|0|${ID}|`]), 'failed', 'job 11 failed'],
    [
      'failed with odd characters',
      list([], [`11|F|0|0|${ID}|Busy | \u001b\u202e; {E005} `]),
      'failed',
      'job 11 failed: Busy | ; {E005}',
    ],
    [
      'moved while listing',
      list([`11|R|0|2|${ID}|`], [`11|D|2|2|${ID}|`]),
      'sent',
      'job 11 is done, pages sent: 2 of 2',
    ],
    [
      'done, with fewer pages than it had',
      list(OTHERS, [`11|D|3|5|${ID}|`]),
      'failed',
      'job 11 ended, pages sent: 3 of 5',
      'FAX_INCOMPLETE',
    ],
    [
      'done, with fewer pages and a reason',
      list(OTHERS, [`11|D|9|10|${ID}|Remote hung up`]),
      'failed',
      'job 11 ended, pages sent: 9 of 10: Remote hung up',
      'FAX_INCOMPLETE',
    ],
    [
      'done, without a page',
      list(OTHERS, [`11|D|0|5|${ID}|No answer from remote`]),
      'failed',
      'job 11 ended, pages sent: 0 of 5: No answer from remote',
      'NO_FAX_ANSWERS',
    ],
    [
      'done, and counted nothing',
      list([], [`11|D|0|0|${ID}|`]),
      'unclear',
      'job 11 is done, pages sent: 0 of 0',
    ],
    [
      'failed on the way',
      list(OTHERS, [`11|F|3|5|${ID}|Busy signal detected`]),
      'failed',
      'job 11 failed, pages sent: 3 of 5: Busy signal detected',
      'FAX_INCOMPLETE',
    ],
    [
      'failed, though every page was sent',
      list(OTHERS, [`11|F|5|5|${ID}|No carrier detected`]),
      'unclear',
      'job 11 failed, pages sent: 5 of 5: No carrier detected',
    ],
    [
      'failed, with more pages than were counted',
      list(OTHERS, [`11|F|3|0|${ID}|`]),
      'unclear',
      'job 11 failed, pages sent: 3 of 0',
    ],
    ['suspended', withJob('T'), 'accepted', 'job 11 is suspended'],
    ['pending', withJob('P'), 'accepted', 'job 11 waits for its time'],
    [
      'sleeping',
      withJob('S', 'No answer from remote', '0|2'),
      'accepted',
      'job 11 waits for its next attempt: No answer from remote',
      'NO_FAX_ANSWERS',
    ],
    [
      'sleeping, without a line',
      withJob('S', 'No local dialtone', '0|2'),
      'accepted',
      'job 11 waits for its next attempt: No local dialtone',
      'FAX_LINE_DEAD',
    ],
    [
      'blocked',
      withJob('B', 'Blocked by concurrent calls'),
      'accepted',
      'job 11 waits for another fax to the same number: Blocked by concurrent calls',
    ],
    ['waiting', withJob('W'), 'accepted', 'job 11 waits for a free line'],
    ['running', withJob('R', '', '1|2'), 'accepted', 'job 11 is being sent'],
    ['undefined', withJob('?'), 'accepted', 'job 11 is in a state of its own'],
  ])('%s, by job and by delivery', async (_, faxstat, outcome, answer, fault) => {
    const { courier } = connect({ faxstat })
    const result = { outcome, answer, fault, ...(outcome === 'accepted' ? { job: '11' } : {}) }
    expect(await courier.follow?.(ID, '11')).toEqual(result)
    expect(await courier.recover?.(ID)).toEqual(result)
  })

  type FollowRow = [
    what: string,
    faxstat: Act,
    followed: HandOver['outcome'],
    followAnswer: string,
    recoverAnswer?: string | undefined,
    fault?: DeliveryFault,
  ]
  // The exit code is 0 in these cases: HylaFAX's own.
  test.each<FollowRow>([
    [
      'unknown',
      list(OTHERS, [`111|D|2|2|${ID}0|`]),
      'unclear',
      'the fax server no longer knows job 11',
      'the fax server knows no job for this delivery',
    ],
    [
      'empty queues',
      EMPTY,
      'unclear',
      'the fax server no longer knows job 11',
      'the fax server knows no job for this delivery',
    ],
    ['server down', { stderr: `${UNREACHABLE}\n` }, 'accepted', AWAY, AWAY, 'FAX_SERVER_AWAY'],
    ['no such host', { stderr: `${NO_SUCH_HOST}\n` }, 'accepted', AWAY, AWAY, 'FAX_SERVER_AWAY'],
    [
      'login refused',
      { stderr: `${PASSWORD}\n` },
      'accepted',
      `the fax server refused the login: ${PASSWORD.slice(9)}`,
      undefined,
      'NO_FAX_ACCESS',
    ],
    ['lost in the middle', { ...list(OTHERS), stderr: `${LOST}\n` }, 'accepted', said(LOST)],
    [
      'other format',
      { stdout: `${SERVER}\nJID  Pri S  Owner Number\n11   127 W portin +4570305051\n` },
      'accepted',
      'the answer of faxstat cannot be read',
    ],
    ['something else', { stdout: 'hello\n' }, 'accepted', 'the answer of faxstat cannot be read'],
    ['nothing', {}, 'accepted', 'the answer of faxstat cannot be read'],
    ['too slow', { ...list(OTHERS), end: 'hang' }, 'accepted', LATE, LATE, 'FAX_SERVER_AWAY'],
    ['endless', { end: 'flood' }, 'accepted', 'faxstat said too much'],
    ['crash', { end: 'crash' }, 'accepted', 'faxstat was ended by SIGSEGV'],
  ])('%s', async (_, faxstat, outcome, answer, recoverAnswer = answer, fault) => {
    const { courier, runOut } = connect({ faxstat })
    const job = outcome === 'accepted' ? { job: '11' } : {}
    const following = courier.follow?.(ID, '11')
    await runOut('faxstat')
    expect(await following).toEqual({ outcome, answer, fault, ...job })
    const recovering = courier.recover?.(ID)
    await runOut('faxstat', 2)
    expect(await recovering).toEqual({ outcome: 'unclear', answer: recoverAnswer, fault })
  })

  test('a job of that number that is another’s: a server that was set up anew counts from 1 again', async () => {
    const { courier } = connect({ faxstat: list([`11|D|2|2|${'b'.repeat(24)}|`]) })
    expect((await courier.follow?.(ID, '11'))?.outcome).toBe('unclear')
  })

  test.each(['', '-x', `${ID}\n`])('a delivery id %j finds no jobs of others', async (deliveryId) => {
    const { courier, calls } = connect({ faxstat: list(OTHERS) })
    expect((await courier.recover?.(deliveryId))?.outcome).toBe('unclear')
    expect(calls('faxstat')).toEqual([])
  })
})

test('nothing is printed', async () => {
  const printed = (['stdout', 'stderr'] as const).map((name) => vi.spyOn(process[name], 'write'))
  const { courier } = connect({ sendfax: TAKEN, faxstat: LISTED })
  await courier.handOver(sampleParcel(FAX))
  await courier.follow?.(ID, '11')
  const lines = printed.flatMap((spy) => spy.mock.calls.map(([text]) => String(text)))
  vi.restoreAllMocks()
  expect(lines.filter((line) => /4570305051|5f0c1e2d/.test(line))).toEqual([])
})
