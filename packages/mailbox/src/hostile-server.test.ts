import { afterEach, describe, expect, test } from 'vitest'
import { connectMailbox } from './connect-mailbox.js'
import type { Mailbox, MailboxSettings, ReceivedMail } from './mailbox.js'
import {
  type ImapAct,
  type ImapStage,
  type ScriptedImapServer,
  scriptedAttachment,
  startScriptedImapServer,
} from './testing/scripted-imap-server.js'

type Script = Partial<Record<ImapStage, ImapAct>>

const patient = { connectMs: 60_000, greetingMs: 60_000, silenceMs: 60_000, commandMs: 60_000 }
const impatient = { ...patient, greetingMs: 200, commandMs: 400 }
const silence: ImapAct = { say: '' }
const cut: ImapAct = { say: '', end: 'hang up' }
const drip: ImapAct = { say: '* OK x\r\n', end: 'drip' }
const endless: ImapAct = { say: 'xxxxxxxxxxxxxxxx', end: 'flood' }
const chatter: ImapAct = { say: '* OK x\r\n', end: 'flood' }
const literal = (bytes: number, end?: ImapAct['end']): ImapAct => ({
  say: `* 1 FETCH (UID 1 BODY[2] {${bytes}}\r\nJVBE`,
  ...(end && { end }),
})

let server: ScriptedImapServer
afterEach(() => server.stop())

function settingsOf({ port }: ScriptedImapServer): MailboxSettings {
  const login = { user: 'np', password: 'secret' }
  return { host: '127.0.0.1', port, tls: 'none', ...login, folder: 'INBOX', timeouts: patient }
}

/** Reads the mailbox to its end, and sees that no connection is left. */
async function read(
  script: Script,
  change: Partial<MailboxSettings> = {},
  signal?: AbortSignal,
  givenUp?: number,
) {
  server = await startScriptedImapServer(script)
  const mails: ReceivedMail[] = []
  let mailbox: Mailbox | undefined
  try {
    mailbox = await connectMailbox({ ...settingsOf(server), ...change }, signal)
    await mailbox.readNew({ uid: 0, givenUp }, async (mail) => void mails.push(mail), signal)
    return mails
  } finally {
    await mailbox?.close()
    await server.untilAlone()
  }
}

test('the server of these tests is read when it does right', async () => {
  const [mail] = await read({})
  expect(mail).toMatchObject({ uidValidity: '7', uid: 1, from: 'a@b.example', subject: 'scripted' })
  expect(String(mail?.attachments[0]?.bytes)).toBe(scriptedAttachment)
})

describe('a mail server that does wrong is told of, waited for only so long, and left with no connection', () => {
  test.each<[string, string, Script]>([
    ['MAILBOX_AWAY', 'no greeting', { greeting: silence }],
    ['MAILBOX_AWAY', 'hangs up at once', { greeting: cut }],
    ['MAILBOX_UNREADABLE', 'a greeting without end', { greeting: endless }],
    ['MAILBOX_AWAY', 'a greeting byte by byte', { greeting: { say: 'x', end: 'drip' } }],
    ['MAILBOX_AWAY', 'silent about what it can do', { CAPABILITY: silence }],
    ['MAILBOX_AWAY', 'silent about the login', { LOGIN: silence }],
    ['MAILBOX_LOGIN_REFUSED', 'refuses the login', { LOGIN: { say: 'TAG NO wrong\r\n' } }],
    ['MAILBOX_AWAY', 'cannot log in now', { LOGIN: { say: 'TAG NO [UNAVAILABLE] later\r\n' } }],
    ['MAILBOX_AWAY', 'hangs up at the login', { LOGIN: cut }],
    ['MAILBOX_FOLDER_MISSING', 'knows no such folder', { EXAMINE: { say: 'TAG NO no such folder\r\n' } }],
    ['MAILBOX_AWAY', 'drips', { EXAMINE: drip }],
    ['MAILBOX_AWAY', 'chatters without end', { SEARCH: chatter }],
    ['MAILBOX_REFUSED', 'does not know what is there', { SEARCH: { say: 'TAG NO\r\n' } }],
    ['MAILBOX_AWAY', 'silent about what is there', { SEARCH: silence }],
    ['MAILBOX_AWAY', 'hangs up instead', { SEARCH: cut }],
    ['MAILBOX_UNREADABLE', 'a line without end', { SEARCH: endless }],
    ['MAILBOX_REFUSED', 'does not give the mail', { structure: { say: 'TAG NO\r\n' } }],
    ['MAILBOX_AWAY', 'hangs up within the mail', { structure: literal(1000, 'hang up') }],
    ['MAILBOX_UNREADABLE', 'nothing but 2 GB', { structure: literal(2 ** 31), headers: literal(2 ** 31) }],
    ['MAILBOX_AWAY', 'silent about the attachment', { part: silence }],
    ['MAILBOX_AWAY', 'hangs up within the attachment', { part: literal(1000, 'hang up') }],
    ['MAILBOX_AWAY', 'stops within the attachment', { part: literal(1000) }],
    ['MAILBOX_AWAY', 'an attachment byte by byte', { part: { say: literal(1_000_000).say, end: 'drip' } }],
    ['MAILBOX_REFUSED', 'does not give the attachment', { part: { say: 'TAG NO\r\n' } }],
  ])('%s: %s', async (fault, _what, script) => {
    const timeouts = fault === 'MAILBOX_AWAY' ? impatient : patient
    const failure: unknown = await read(script, { timeouts }).catch((error: unknown) => error)
    expect(failure).toMatchObject({ name: 'MailboxError', fault })
    expect(JSON.stringify([String(failure), failure])).not.toMatch(/secret|JVBE|xxxx|wrong|later/)
  })
})

describe('what can be read of a mail is given, whatever the mail server does not tell of it', () => {
  const unreadable = { attachments: [], leftOut: [{ size: 700, reason: 'UNREADABLE' }] }

  test.each<[string, Script]>([
    ['a structure of 2 GB', { structure: literal(2 ** 31) }],
    ['a structure without end', { structure: endless }],
    [
      'a structure that is none',
      { structure: { say: '* 1 FETCH (UID 1 BODYSTRUCTURE (((()\r\nTAG OK\r\n' } },
    ],
    [
      'no structure',
      { structure: { say: '* 1 FETCH (UID 1 RFC822.SIZE 700 BODYSTRUCTURE NIL)\r\nTAG OK\r\n' } },
    ],
    ['flags instead', { structure: { say: '* 1 FETCH (UID 1 FLAGS (\\Seen))\r\nTAG OK\r\n' } }],
  ])('%s: its headers', async (_what, script) => {
    const [mail] = await read(script)
    expect(mail).toMatchObject({ uid: 1, subject: 'scripted', ...unreadable })
  })

  test.each<[string, ImapAct]>([
    ['of 2 GB', literal(2 ** 31)],
    ['without end', endless],
    ['that is not there', { say: 'TAG OK\r\n' }],
  ])('an attachment %s: that there is one', async (_what, part) => {
    const [mail] = await read({ part })
    expect(mail).toMatchObject({ attachments: [], leftOut: [{ size: 12, reason: 'UNREADABLE' }] })
  })

  test('an attachment that comes whole where a piece was asked for', async () => {
    const size = 1_200_000
    const base64 = Buffer.alloc(size).toString('base64')
    const mime = 'Content-Transfer-Encoding: base64\r\n\r\n'
    const say = `* 1 FETCH (UID 1 RFC822.SIZE 1700000 BODY[2.MIME] {${mime.length}}\r\n${mime} BODY[2] {${base64.length}}\r\n${base64})\r\nTAG OK\r\n`
    const [mail] = await read({ part: { say } })
    expect(mail?.attachments.map(({ bytes }) => bytes.length)).toEqual([size])
  })

  const no: ImapAct = { say: 'TAG NO\r\n' }
  const unknown = { uid: 1, attachments: [], leftOut: [{ size: 0, reason: 'UNREADABLE' }] }
  test.each<[string, Script, object]>([
    ['its structure', { structure: no }, { subject: 'scripted', ...unreadable }],
    ['anything of it', { structure: no, headers: no }, unknown],
    ['an answer of any bounds', { structure: literal(2 ** 31), headers: literal(2 ** 31) }, unknown],
    [
      'its attachment',
      { part: no },
      { subject: 'scripted', attachments: [], leftOut: [{ size: 12, reason: 'UNREADABLE' }] },
    ],
    ['its attachment, and hangs up', { part: cut }, { leftOut: [{ size: 12, reason: 'UNREADABLE' }] }],
  ])('a mail of which the mail server does not give %s: when it is given up', async (_what, script, what) => {
    await expect(read(script)).rejects.toMatchObject({ name: 'MailboxError', uid: 1 })
    await server.stop()
    const [mail] = await read(script, {}, undefined, 1)
    expect(mail).toMatchObject(what)
  })

  test('a mail that is gone meanwhile is not given', async () => {
    expect(await read({ structure: { say: 'TAG OK\r\n' }, headers: { say: 'TAG OK\r\n' } })).toEqual([])
  })
})

test('STARTTLS that is not to be had: nothing is sent without it', async () => {
  const reading = read({ LOGIN: { say: 'TAG NO wrong\r\n' } }, { tls: 'starttls' })
  await expect(reading).rejects.toMatchObject({ fault: 'MAILBOX_TLS' })
})

test('silence on an open connection is told of', async () => {
  const timeouts = { ...patient, silenceMs: 200 }
  await expect(read({ SEARCH: silence }, { timeouts })).rejects.toMatchObject({ fault: 'MAILBOX_AWAY' })
})

test.each<[string, Script]>([
  ['while it connects', { greeting: silence }],
  ['while it logs in', { LOGIN: silence }],
  ['while it reads', { SEARCH: silence }],
  ['within an attachment', { part: literal(1000) }],
])('a wait ends when it shall: %s', async (_when, script) => {
  const stop = AbortSignal.timeout(100)
  await expect(read(script, {}, stop)).rejects.toMatchObject({ name: 'TimeoutError' })
})

test('a connection that ended is made anew by the next reading', async () => {
  const script: Script = { SEARCH: cut }
  server = await startScriptedImapServer(script)
  const mailbox = await connectMailbox(settingsOf(server))
  await expect(mailbox.readNew({ uid: 0 }, () => Promise.resolve())).rejects.toMatchObject({
    fault: 'MAILBOX_AWAY',
  })
  await server.untilAlone()
  delete script.SEARCH
  expect(await mailbox.readNew({ uid: 0 }, () => Promise.resolve())).toEqual({ uidValidity: '7' })
  await mailbox.close()
  await server.untilAlone()
})
