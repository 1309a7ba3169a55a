import { randomBytes } from 'node:crypto'
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { connectMailbox } from './connect-mailbox.js'
import type { Mailbox, MailboxSettings, ReceivedMail } from './mailbox.js'
import { parseMailboxUrl } from './mailbox-url.js'
import { composeMail } from './testing/compose-mail.js'
import { type MailServer, startMailServer } from './testing/start-mail-server.js'

let server: MailServer
beforeAll(async () => {
  server = await startMailServer()
})
afterAll(() => server.stop())

let mailbox: Mailbox
beforeEach(async () => {
  for (const folder of ['new', 'cur']) for (const name of filesIn(folder)) rmSync(name)
  mailbox = await connectMailbox(settings())
})
afterEach(() => mailbox.close())

const filesIn = (folder: string): string[] =>
  readdirSync(join(server.maildir, folder)).map((name) => join(server.maildir, folder, name))

function settings(change: Partial<MailboxSettings> = {}): MailboxSettings {
  return { ...parseMailboxUrl(server.url), certificateAuthority: server.certificateAuthority, ...change }
}

async function readAll(after: Parameters<Mailbox['readNew']>[0] = { uid: 0 }) {
  const mails: ReceivedMail[] = []
  const { uidValidity } = await mailbox.readNew(after, async (mail) => void mails.push(mail))
  return { mails, uidValidity }
}

/** Puts them into the mailbox and reads them back. */
async function mailsOf(...messages: (string | Uint8Array)[]): Promise<ReceivedMail[]> {
  for (const message of messages) server.deliver(message)
  return (await readAll()).mails
}

const pdf = Buffer.from('%PDF-1.4 signed')
const base64 = pdf.toString('base64')

/** A mail of one part, whose header fields and body are given. */
function single(...lines: string[]): string {
  return ['From: kontor@cykler.example', 'MIME-Version: 1.0', ...lines, ''].join('\r\n')
}

describe('what comes out of a mail', () => {
  test('a file that was sent comes out byte for byte, with who sent it, and when it came', async () => {
    const bytes = randomBytes(300_000)
    const [mail] = await mailsOf(
      composeMail({
        from: '=?utf-8?q?=C3=85se_Sm=C3=B8rup?= <aase@aeroe.example>',
        subject: '=?utf-8?b?VW5kZXJza3JldmV0IPCfkY0=?=',
        messageId: '<1@aeroe.example>',
        attachments: [{ filename: 'Fuldmagt Ærø.pdf', bytes }],
      }),
    )
    expect(mail).toEqual({
      uidValidity: expect.stringMatching(/^\d+$/) as string,
      uid: expect.any(Number) as number,
      messageId: '<1@aeroe.example>',
      from: 'aase@aeroe.example',
      subject: 'Underskrevet 👍',
      receivedAt: expect.stringMatching(/^20\d\d-\d\d-\d\dT/) as string,
      attachments: [
        {
          filename: 'Fuldmagt Ærø.pdf',
          mediaType: 'application/pdf',
          inline: false,
          bytes: expect.any(Buffer) as Buffer,
        },
      ],
      leftOut: [],
    })
    expect(bytes.equals(mail?.attachments[0]?.bytes ?? new Uint8Array())).toBe(true)
  })

  test('a mail without anything is given too: its caller knows then that it was read', async () => {
    const [mail] = await mailsOf('\r\nhej\r\n')
    expect(mail).toMatchObject({ attachments: [], leftOut: [] })
    expect(mail).not.toHaveProperty('subject')
  })

  test.each([
    [
      'a mail that is a file',
      single('Content-Type: application/pdf', 'Content-Transfer-Encoding: base64', '', base64),
    ],
    ['a file in a text of its name', single('Content-Type: text/plain; name=scan.PDF', '', pdf.toString())],
    [
      'quoted-printable',
      single(
        'Content-Type: image/png',
        'Content-Transfer-Encoding: quoted-printable',
        '',
        '=25PDF-1.4=20si=',
        'gned',
      ),
    ],
    ['no encoding', single('Content-Type: image/png', '', pdf.toString())],
    [
      'a mail within the mail',
      single(
        'Content-Type: multipart/mixed; boundary=a',
        '',
        '--a',
        'Content-Type: message/rfc822',
        '',
        single('Content-Type: application/pdf', 'Content-Transfer-Encoding: base64', '', base64),
        '--a--',
      ),
    ],
    [
      'a mail with parts within a mail within the mail',
      single(
        'Content-Type: message/rfc822',
        '',
        single(
          'Content-Type: multipart/mixed; boundary=a',
          '',
          '--a',
          'Content-Type: text/plain',
          '',
          'se her',
          '--a',
          'Content-Type: message/rfc822',
          '',
          composeMail({ attachments: [{ filename: 'a.pdf', bytes: pdf }] }),
          '--a--',
        ),
      ),
    ],
    [
      'bare line feeds',
      composeMail({ attachments: [{ filename: 'a.pdf', bytes: pdf }] }).replaceAll('\r\n', '\n'),
    ],
  ])('%s', async (_what, message) => {
    const [mail] = await mailsOf(message)
    const text = mail?.attachments.map(({ bytes }) => Buffer.from(bytes).toString().trimEnd())
    expect(text).toEqual([pdf.toString()])
  })

  test.each([
    ['a text', 'text/plain'],
    ['a page', 'text/html'],
    ['an invitation', 'text/calendar'],
    ['a signature of S/MIME', 'application/pkcs7-signature'],
    ['a signature of PGP', 'application/pgp-signature'],
  ])('%s is no attachment', async (_what, type) => {
    const [mail] = await mailsOf(
      single(`Content-Type: ${type}; name=x`, 'Content-Disposition: attachment', '', 'x'),
    )
    expect(mail?.attachments).toEqual([])
  })

  test('a picture within the text is told from one beside it', async () => {
    const inline = ['Content-ID: <logo>', 'Content-Disposition: inline; filename=logo.png']
    const mails = await mailsOf(
      single('Content-Type: image/png', ...inline, '', 'x'),
      single('Content-Type: image/png', 'Content-Disposition: attachment', '', 'x'),
    )
    expect(mails.map(({ attachments }) => attachments[0]?.inline)).toEqual([true, false])
  })

  test.each([
    ['a path', 'filename="../../etc/passwd.pdf"', '../../etc/passwd.pdf'],
    ['a turned direction', "filename*=utf-8''%E2%80%AEfdp.exe", '\u202efdp.exe'],
    [
      'encoded words, as Outlook has them',
      'filename="=?iso-8859-1?Q?Fuldmagt_=C6r=F8=2Epdf?="',
      'Fuldmagt Ærø.pdf',
    ],
    ['a name in pieces', "filename*0*=utf-8''Fuld; filename*1=magt.pdf", 'Fuldmagt.pdf'],
    ['a charset that is none', "filename*=klingon''a%F8.pdf", 'a\ufffd.pdf'],
    ['a name without end', `filename="${'x'.repeat(5000)}"`, 'x'.repeat(1000)],
  ])('the name of a file is as it was sent: %s', async (_what, parameter, expected) => {
    const [mail] = await mailsOf(
      single('Content-Type: application/pdf', `Content-Disposition: attachment; ${parameter}`, '', 'x'),
    )
    expect(mail?.attachments[0]?.filename).toBe(expected)
  })
})

describe('what is too much is named, and what is beside it is given', () => {
  const largest = 10 * 1024 * 1024
  const file = (filename: string, size: number) => ({ filename, bytes: Buffer.alloc(size, 'copy') })

  test('of 10 MB every byte is there', async () => {
    const [mail] = await mailsOf(composeMail({ attachments: [file('fits.pdf', largest)] }))
    expect(mail?.attachments[0]?.bytes).toHaveLength(largest)
    expect(mail?.leftOut).toEqual([])
  })

  test.each([
    ['seen when it was fetched', largest + 1],
    ['seen before it is fetched', largest + 1_000_000],
  ])('a larger file is left out, %s', async (_when, size) => {
    const files = [file('too-large.pdf', size), file('fits.pdf', 1000)]
    const [mail] = await mailsOf(composeMail({ attachments: files }))
    expect(mail?.attachments.map(({ filename }) => filename)).toEqual(['fits.pdf'])
    expect(mail?.leftOut).toEqual([
      { filename: 'too-large.pdf', size: expect.any(Number) as number, reason: 'TOO_LARGE' },
    ])
  })

  test('of more than 20 files the first are given', async () => {
    const files = Array.from({ length: 22 }, (_, index) => file(`${index}.pdf`, 10))
    const [mail] = await mailsOf(composeMail({ attachments: files }))
    expect(mail?.attachments).toHaveLength(20)
    expect(mail?.leftOut.map(({ filename, reason }) => [filename, reason])).toEqual([
      ['20.pdf', 'TOO_MANY'],
      ['21.pdf', 'TOO_MANY'],
    ])
  })

  test('of a mail of more than 25 MB the headers are given', async () => {
    const files = [file('a.pdf', 9_900_000), file('b.pdf', 9_900_000)]
    const [mail] = await mailsOf(composeMail({ messageId: '<large@x.example>', attachments: files }))
    expect(mail).toMatchObject({ messageId: '<large@x.example>', attachments: [] })
    expect(mail?.leftOut).toEqual([{ size: expect.any(Number) as number, reason: 'TOO_LARGE' }])
  })
})

describe('hostile mails are given as what can be read of them, and those behind them are read', () => {
  const parts = (count: number) =>
    single(
      'Content-Type: multipart/mixed; boundary=a',
      '',
      ...Array.from({ length: count }, () => '--a\r\nContent-Type: image/png\r\n\r\nx'),
      '--a--',
    )
  const nested = (depth: number): string =>
    depth === 0
      ? `Content-Type: application/pdf\r\n\r\n${pdf.toString()}\r\n`
      : `Content-Type: multipart/mixed; boundary=b${depth}\r\n\r\n--b${depth}\r\n${nested(depth - 1)}--b${depth}--\r\n`
  const unreadable = { attachments: [], leftOut: [{ reason: 'UNREADABLE' }] }

  test.each<[string, string, object]>([
    ['10 parts in one another', nested(10), { attachments: [{}], leftOut: [] }],
    ['1,000 parts in one another', nested(1000), unreadable],
    ['200 parts', parts(200), { attachments: { length: 20 }, leftOut: { length: 180 } }],
    ['20,000 parts', parts(20_000), unreadable],
    ['100,000 headers', single(...Array<string>(100_000).fill('X-Filler: x'), '', 'x'), { leftOut: [] }],
    ['100,000 subjects', single(...Array<string>(100_000).fill('Subject: x'), '', 'x'), { subject: 'x' }],
    [
      'a subject of 5 MB',
      single(`Subject: ${'x'.repeat(5_000_000)}`, '', 'x'),
      { subject: 'x'.repeat(500), ...unreadable },
    ],
    [
      'a name of 6 MB',
      single(`Content-Type: image/png; name="${'x'.repeat(6_000_000)}"`, '', 'x'),
      unreadable,
    ],
    [
      'a million recipients of a mail within',
      single('Content-Type: message/rfc822', '', `To: ${'a@b, '.repeat(1_000_000)}`, '', 'x'),
      unreadable,
    ],
    [
      'a line of 200 MB',
      single('Content-Type: image/png', 'Content-Transfer-Encoding: base64', '', 'A'.repeat(200_000_000)),
      { attachments: [], leftOut: [{ reason: 'TOO_LARGE' }] },
    ],
    [
      'a charset that is none',
      single('Subject: =?klingon?q?=F8?=', 'Content-Type: image/png; charset=klingon', '', 'x'),
      { attachments: [{}] },
    ],
    ['bytes of no meaning', Buffer.alloc(100_000, '\u0000\u00ff:\r\n').toString('latin1'), { leftOut: [] }],
  ])('%s', async (_what, message, expected) => {
    const bomb = Buffer.from(message, 'latin1')
    const [mail, next] = await mailsOf(
      bomb,
      composeMail({ attachments: [{ filename: 'a.pdf', bytes: pdf }] }),
    )
    expect(mail).toMatchObject(expected)
    expect(next?.attachments[0]?.bytes).toEqual(pdf)
  })

  test('many in a row', async () => {
    const bombs = [
      nested(1000),
      parts(20_000),
      parts(20_000),
      single(`Subject: ${'x'.repeat(5_000_000)}`, '', 'x'),
    ]
    const mails = await mailsOf(...bombs, ...bombs, composeMail({ subject: 'harmless' }))
    expect(mails.map(({ leftOut }) => leftOut.length)).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 0])
    expect(mails.at(-1)?.subject).toBe('harmless')
  })
})

describe('what is new', () => {
  const numbered = (...subjects: string[]) => subjects.map((subject) => composeMail({ subject }))
  const subjectsOf = (mails: readonly ReceivedMail[]) => mails.map(({ subject }) => subject)

  test('is what lies above the uid, oldest first', async () => {
    const mails = await mailsOf(...numbered('1', '2', '3', '4'))
    expect(subjectsOf(mails)).toEqual(['1', '2', '3', '4'])
    const [, { uidValidity, uid } = { uidValidity: '', uid: 0 }] = mails
    expect(subjectsOf((await readAll({ uidValidity, uid })).mails)).toEqual(['3', '4'])
    expect((await readAll({ uidValidity, uid: uid + 2 })).mails).toEqual([])
  })

  test('is all of a mailbox that was numbered anew, and the new number is told', async () => {
    await mailsOf(...numbered('1', '2'))
    const { mails, uidValidity } = await readAll({ uidValidity: '42', uid: 4_000_000 })
    expect(subjectsOf(mails)).toEqual(['1', '2'])
    expect(mails[0]?.uidValidity).toBe(uidValidity)
  })

  test('is handed over one at a time, and not read on behind what could not be taken', async () => {
    for (const message of numbered('1', '2', '3')) server.deliver(message)
    const heard: string[] = []
    const reading = mailbox.readNew({ uid: 0 }, async ({ subject = '' }) => {
      heard.push(`begins ${subject}`)
      await new Promise(setImmediate)
      heard.push(`ends ${subject}`)
      if (subject === '2') throw new Error('the database is away')
    })
    await expect(reading).rejects.toThrow('the database is away')
    expect(heard).toEqual(['begins 1', 'ends 1', 'begins 2', 'ends 2'])
    expect(subjectsOf((await readAll()).mails)).toEqual(['1', '2', '3'])
  })

  test('is not what somebody removed meanwhile; what is behind it is read', async () => {
    const attachments = [{ filename: 'a.pdf', bytes: pdf }]
    for (const subject of ['1', '2', '3']) server.deliver(composeMail({ subject, attachments }))
    const subjects: (string | undefined)[] = []
    await mailbox.readNew({ uid: 0 }, async ({ subject }) => {
      subjects.push(subject)
      const [, second = ''] = filesIn('new').toSorted()
      if (subject === '1') rmSync(second)
    })
    expect(subjects).toEqual(['1', '2', '3'])
  })

  test('is all of 10,000 mails', async () => {
    for (let index = 0; index < 10_000; index += 1) server.deliver(`Subject: ${index}\r\n\r\nhej\r\n`)
    const { mails } = await readAll()
    expect(new Set(subjectsOf(mails)).size).toBe(10_000)
  })

  test('leaves every mail as it was: unread, unseen, and in its place', async () => {
    server.deliver(composeMail({ attachments: [{ filename: 'a.pdf', bytes: pdf }] }))
    const before = [filesIn('new'), filesIn('cur')]
    const { mails } = await readAll()
    expect(mails[0]?.attachments).toHaveLength(1)
    expect([filesIn('new'), filesIn('cur')]).toEqual(before)
  })

  test('is no more read when it shall end: what is in hand is ended first', async () => {
    for (const message of numbered('1', '2')) server.deliver(message)
    const stop = new AbortController()
    const heard: string[] = []
    const reading = mailbox.readNew(
      { uid: 0 },
      async ({ subject = '' }) => {
        stop.abort(new Error('SIGTERM'))
        await new Promise(setImmediate)
        heard.push(subject)
      },
      stop.signal,
    )
    await expect(reading).rejects.toThrow('SIGTERM')
    expect(heard).toEqual(['1'])
    await expect(mailbox.readNew({ uid: 0 }, () => Promise.resolve(), stop.signal)).rejects.toThrow('SIGTERM')
    expect(subjectsOf((await readAll()).mails)).toEqual(['1', '2'])
  })

  test('a closed mailbox is not opened again', async () => {
    await mailbox.close()
    await expect(readAll()).rejects.toMatchObject({ fault: 'MAILBOX_AWAY' })
  })
})

describe('how it is reached', () => {
  const plain = () => parseMailboxUrl(server.plainUrl, { requireTls: false })

  test.each<[string, () => Partial<MailboxSettings>]>([
    ['TLS', () => ({})],
    ['STARTTLS', () => parseMailboxUrl(server.plainUrl)],
    ['no TLS, where that is allowed', () => plain()],
  ])('by %s', async (_way, change) => {
    server.deliver(composeMail({ subject: 'reached' }))
    await mailbox.close()
    mailbox = await connectMailbox(settings(change()))
    expect((await readAll()).mails).toMatchObject([{ subject: 'reached' }])
  })

  test.each<[string, () => Partial<MailboxSettings>]>([
    ['MAILBOX_TLS', () => ({ certificateAuthority: undefined })],
    ['MAILBOX_TLS', () => ({ host: '127.0.0.1' })],
    ['MAILBOX_TLS', () => ({ port: plain().port })],
    ['MAILBOX_TLS', () => ({ ...parseMailboxUrl(server.plainUrl), certificateAuthority: undefined })],
    ['MAILBOX_LOGIN_REFUSED', () => ({ password: 'hemmelig' })],
    ['MAILBOX_LOGIN_REFUSED', () => ({ ...plain(), password: 'hemmelig' })],
    ['MAILBOX_AWAY', () => ({ host: 'mail.invalid' })],
    ['MAILBOX_AWAY', () => ({ port: 1 })],
  ])('not: %s', async (fault, change) => {
    const failure: unknown = await connectMailbox(settings(change())).catch((error: unknown) => error)
    expect(failure).toMatchObject({ fault })
    expect(JSON.stringify([String(failure), failure])).not.toMatch(/secret|hemmelig|\bnp\b/)
  })

  test('not: MAILBOX_FOLDER_MISSING', async () => {
    await mailbox.close()
    mailbox = await connectMailbox(settings({ folder: 'Fuldmagter' }))
    await expect(readAll()).rejects.toMatchObject({ fault: 'MAILBOX_FOLDER_MISSING' })
  })
})
