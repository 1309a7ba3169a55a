import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { readdirSync, rmSync } from 'node:fs'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { pipeline } from 'node:stream'
import { type Database, listBreaches } from '@telecomx/database'
import { parseMailboxUrl } from '@telecomx/mailbox'
import { composeMail, startMailServer } from '@telecomx/mailbox/testing'
import type { ScanReader } from '@telecomx/scan'
import { sql } from 'kysely'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { whitePage } from '../testing/fixtures.js'
import { startTestKit } from '../testing/index.js'
import { pdfOf } from '../testing/pdf-of.js'
import { mailboxName, readMailbox } from './read-mailbox.js'
import { receiveMail } from './receive-mail.js'

const kit = await startTestKit()
const server = await startMailServer()
afterAll(() => Promise.all([kit.close(), server.stop()]))
const { database, log } = kit
const { certificateAuthority } = server
const mailbox = { ...parseMailboxUrl(server.url), certificateAuthority }
const reader = { ...kit.dependencies, mailbox, mailboxPauseSeconds: 0 }
const name = mailboxName(mailbox)

const customer = await kit.addCustomer()
const admin = await kit.clientFor('ADMIN')
await kit.addOperator({ _id: '01010' })

let portings: string[] = []
let document = { id: '', portingCode: '' }
beforeEach(async () => {
  for (const folder of ['new', 'cur'])
    for (const file of readdirSync(join(server.maildir, folder))) rmSync(join(server.maildir, folder, file))
  for (const table of [
    'received_mail',
    'mailbox',
    'signed_copy_porting',
    'signed_copy_part',
    'signed_copy',
  ] as const)
    await database.deleteFrom(table).execute()
  log.length = 0
  portings = await kit.addPortings(customer, [{ operator: '01010' }, { operator: '01010' }])
  document = await kit.addPrintedDocument(customer, '01010', portings)
})

const read = () => readMailbox(reader)
const mails = () => database.selectFrom('received_mail').selectAll().orderBy('uid').execute()
const copies = () => database.selectFrom('signed_copy').selectAll().execute()
const position = () => database.selectFrom('mailbox').selectAll().executeTakeFirstOrThrow()
const stageOf = async (_id = '') => (await admin.porting.get.query({ _id })).status.stage
const unmatched = async () => (await admin.document.unmatched.query({})).documents

interface Attached {
  filename: string
  mediaType?: string
  bytes: Uint8Array
}
const deliverFiles = (...attachments: Attached[]) => server.deliver(composeMail({ attachments }))
const signed = (...texts: string[]) => ({ filename: 'Fuldmagt.pdf', bytes: pdfOf(...texts) })

/** A mail whose text has a picture in it, as a signature has a logo. */
function withPictureInText(bytes: Uint8Array, mediaType = 'image/png'): string {
  return [
    'From: kontor@cykler.example',
    'MIME-Version: 1.0',
    'Content-Type: multipart/related; boundary=part',
    '',
    '--part',
    'Content-Type: text/html',
    '',
    '<img src="cid:logo">',
    '--part',
    `Content-Type: ${mediaType}`,
    'Content-ID: <logo>',
    'Content-Disposition: inline; filename=logo.png',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(bytes).toString('base64').replace(/.{76}/g, '$&\r\n'),
    '--part--',
    '',
  ].join('\r\n')
}

describe('a mail with signed copies', () => {
  it('files each for the portings of its document, by the installation, and is read once', async () => {
    const { bytes } = signed(document.portingCode)
    server.deliver(
      composeMail({ messageId: '<1@cykler.example>', attachments: [{ filename: 'scan 1.pdf', bytes }] }),
    )
    expect(await read()).toBe(true)
    const [mail] = await mails()
    expect(mail).toMatchObject({
      mailbox: name,
      message_id: '<1@cykler.example>',
      sender: 'kontor@cykler.example',
      subject: 'Underskrevet',
      kind: 'COPIES',
      left_out: null,
    })
    expect(await copies()).toMatchObject([
      {
        state: 'RECEIVED',
        source: 'EMAIL',
        filename: 'scan 1.pdf',
        sender: 'kontor@cykler.example',
        received_mail: mail?.id,
        received_by: null,
      },
    ])
    for (const porting of portings) expect(await stageOf(porting)).toBe('IN_POA_RECEIVED_FROM_CUSTOMER')
    const entries = await database
      .selectFrom('audit_log')
      .selectAll()
      .where('action', '=', 'document.receive')
      .execute()
    expect(entries.at(-1)).toMatchObject({ employee: null, access_level: null, customer })

    expect(await read()).toBe(true)
    expect([await mails(), await copies()].map(({ length }) => length)).toEqual([1, 1])
    expect(log.filter(({ event }) => event === 'mail_received')).toEqual([
      { event: 'mail_received', id: mail?.id, kind: 'COPIES', copies: 1, leftOut: 0 },
    ])
  })

  it.each([
    ['none can be read', () => ['a letter']],
    ['there are two', () => [document.portingCode, 'X0000000001']],
    ['it is not known', () => ['X0000000001']],
  ])(
    'waits among the unmatched, with sender and subject, when of the porting code %s',
    async (_title, texts) => {
      deliverFiles(signed(...texts()))
      await read()
      expect(await unmatched()).toMatchObject([
        {
          state: 'UNMATCHED',
          source: 'EMAIL',
          sender: 'kontor@cykler.example',
          subject: 'Underskrevet',
          portings: [],
        },
      ])
      expect(await stageOf(portings[0])).toBe('IN_CREATED')
    },
  )

  it('files the good ones among bad ones, and tells why the others were left out', async () => {
    const good = signed(document.portingCode)
    const ours = signed(document.portingCode, 'as we made it')
    const sha256 = createHash('sha256').update(ours.bytes).digest('hex')
    await database.updateTable('poa_document').set({ sha256 }).where('id', '=', document.id).execute()
    deliverFiles(
      { filename: 'fuldmagt.zip', bytes: Buffer.from('PK\u0003\u0004 zip') },
      good,
      { filename: 'igen.pdf', bytes: good.bytes },
      ours,
      { filename: 'logo.png', mediaType: 'image/png', bytes: whitePage() },
      { filename: 'cut.pdf', bytes: Buffer.from('%PDF-1.4 cut off') },
      { filename: 'empty.pdf', bytes: Buffer.alloc(0) },
    )
    await read()
    expect(await copies()).toMatchObject([{ state: 'RECEIVED', filename: 'Fuldmagt.pdf' }])
    const [mail] = await mails()
    const leftOut = JSON.parse(mail?.left_out ?? '[]') as { filename: string; reason: string }[]
    expect(leftOut.map(({ filename, reason }) => `${filename} ${reason}`).toSorted()).toEqual([
      'Fuldmagt.pdf NOT_SIGNED',
      'cut.pdf DAMAGED',
      'empty.pdf EMPTY',
      'fuldmagt.zip TYPE',
      'igen.pdf ALREADY_HERE',
      'logo.png TOO_SMALL',
    ])
  })

  it('that comes again is told to be here already', async () => {
    deliverFiles(signed(document.portingCode))
    deliverFiles(signed(document.portingCode))
    await read()
    expect(await copies()).toHaveLength(1)
    expect((await mails()).map(({ left_out }) => left_out)).toEqual([
      null,
      expect.stringContaining('ALREADY_HERE') as string,
    ])
  })
})

describe('pictures within the text', () => {
  it.each([
    ['a logo', whitePage(), 'image/png'],
    ['a small GIF', Buffer.from('GIF89a logo'), 'image/gif'],
  ])('%s is no signed copy, and nothing to tell', async (_title, bytes, mediaType) => {
    server.deliver(withPictureInText(bytes, mediaType))
    await read()
    expect([await mails(), await copies()]).toEqual([[], []])
  })

  it('a photo is one as well as any', async () => {
    const photo = await admin.porting.get.query({ _id: portings[0] ?? '' }).then(() => pagePicture())
    server.deliver(withPictureInText(photo))
    await read()
    expect(await unmatched()).toMatchObject([{ type: 'PNG', filename: 'logo.png' }])
  })
})

/** A page of A4 as a picture, drawn by the reader that shows pages. */
async function pagePicture(): Promise<Uint8Array> {
  const outcome = await kit.dependencies.scanReader.renderPage(pdfOf('a page'), 1)
  return 'png' in outcome ? outcome.png : new Uint8Array()
}

describe('a mail is neither lost nor filed twice', () => {
  it('when the reader dies before any of its statements', async () => {
    for (let statements = 1, isRead = false; !isRead; statements++) {
      deliverFiles(signed(document.portingCode, `${statements}`))
      isRead = await readMailbox({ ...reader, database: dyingAfter(statements) }).then(
        () => true,
        () => false,
      )
      // Its lease runs out.
      await database
        .updateTable('mailbox')
        .set({ next_reading_at: new Date(0) })
        .execute()
      await read()
      const counted = [await mails(), await copies()].map(({ length }) => length)
      expect(counted).toEqual([statements, statements])
    }
    const broken = (await listBreaches(database)).filter(({ breaches }) => breaches > 0)
    // The documents of the tests are no PDFs.
    expect(broken.filter(({ holds }) => holds.includes('signed copy'))).toEqual([])
    // So many statements, each in turn, take a minute on a busy machine.
  }, 180_000)

  it('by several readers at once: one reads', async () => {
    for (let count = 0; count < 5; count++) deliverFiles(signed(document.portingCode, `${count}`))
    const pausing = { ...reader, mailboxPauseSeconds: 60 }
    const turns = await Promise.all(Array.from({ length: 4 }, () => readMailbox(pausing)))
    expect(turns.filter(Boolean)).toHaveLength(1)
    expect([await mails(), await copies()].map(({ length }) => length)).toEqual([5, 5])
    expect(await readMailbox(pausing)).toBe(false)
  })

  it('by a reader whose lease ran out while it was at it: it stores nothing, and leaves the mailbox to the other', async () => {
    deliverFiles(signed(document.portingCode))
    const takenOver = whileScanning(async () => {
      await database
        .updateTable('mailbox')
        .set({ lease_owner: 'the other', next_reading_at: sql`'2100-01-01'` })
        .execute()
    })
    expect(await readMailbox({ ...reader, scanReader: takenOver })).toBe(true)
    expect([await mails(), await copies()]).toEqual([[], []])
    expect(await position()).toMatchObject({ lease_owner: 'the other', uid: 0 })
  })

  it('by two that both think it is theirs: the place of the mail decides', async () => {
    deliverFiles(signed(document.portingCode))
    await read()
    const claim = { mailbox: name, leaseOwner: 'late', leaseSeconds: 60 }
    await database.updateTable('mailbox').set({ lease_owner: claim.leaseOwner }).execute()
    const { uid_validity, uid } = await position()
    const again = {
      uidValidity: String(uid_validity),
      uid,
      receivedAt: '2026-11-27T10:00:00.000Z',
      attachments: [
        { ...signed(document.portingCode, 'another'), mediaType: 'application/pdf', inline: false },
      ],
      leftOut: [],
    }
    await receiveMail(reader, claim, again)
    expect([await mails(), await copies()].map(({ length }) => length)).toEqual([1, 1])
  })

  it('while it is read for longer than a lease: that is renewed, and nobody else reads', async () => {
    deliverFiles(signed(document.portingCode))
    const isFree: boolean[] = []
    const slow = whileScanning(async () => {
      const [before, renewed] = [await position(), async () => (await position()).next_reading_at.getTime()]
      await expect.poll(renewed, { timeout: 20_000 }).toBeGreaterThan(before.next_reading_at.getTime())
      isFree.push(await read())
    })
    await readMailbox({ ...reader, scanReader: slow, mailboxLeaseSeconds: 1 })
    expect(isFree).toEqual([false])
    expect(await copies()).toHaveLength(1)
  })

  it('when its mail server numbers all mails anew: not even one whose file was thrown away', async () => {
    for (const text of ['first', 'second'])
      server.deliver(composeMail({ messageId: `<${text}@cykler.example>`, attachments: [signed(text)] }))
    await read()
    const [first] = await unmatched()
    await admin.document.discard.mutate({ document: first?._id ?? '' })
    for (const table of ['mailbox', 'received_mail'] as const)
      await database.updateTable(table).set({ uid_validity: 1 }).execute()
    deliverFiles(signed('third'))
    await read()
    expect(await unmatched()).toHaveLength(2)
    expect(await mails()).toHaveLength(3)
    expect((await position()).uid_validity).not.toBe(1)
  })

  it('when the process is told to stop: the mail in hand is read again', async () => {
    deliverFiles(signed('first'), signed('second'))
    const stop = new AbortController()
    const stopped = whileScanning(async () => stop.abort())
    await readMailbox({ ...reader, scanReader: stopped, mailboxPauseSeconds: 60 }, stop.signal)
    expect(await mails()).toEqual([])
    await read()
    expect(await copies()).toHaveLength(2)
  })
})

describe('a mailbox', () => {
  it('that is away is told once a minute, and read when it is back', async () => {
    deliverFiles(signed(document.portingCode))
    const away = { ...reader, mailbox: { ...mailbox, password: 'wrong' } }
    await readMailbox(away)
    await readMailbox(away)
    const failures = log.filter(({ event }) => event === 'mailbox_failed')
    expect(failures).toEqual([{ event: 'mailbox_failed', reason: 'MAILBOX_LOGIN_REFUSED' }])
    await read()
    expect(await copies()).toHaveLength(1)
    expect((await position()).read_at).not.toBeNull()
  })

  it('that is down, and then silent, is given back with nothing stored, and read when it is back', async () => {
    await using between = await standBetween(Number(new URL(server.url).port))
    const behind = { ...reader, mailbox: { ...mailbox, port: between.port } }
    deliverFiles(signed(document.portingCode))
    for (const way of ['down', 'silent'] as const) {
      between.way = way
      expect(await readMailbox({ ...behind, mailbox: { ...behind.mailbox, timeouts: impatient } })).toBe(true)
      expect([await mails(), await copies()]).toEqual([[], []])
      expect(await position()).toMatchObject({ lease_owner: null, read_at: null, uid: 0 })
    }
    const told = log.filter(({ event }) => event.startsWith('mail'))
    expect(told).toEqual([{ event: 'mailbox_failed', reason: 'MAILBOX_AWAY' }])
    between.way = 'open'
    expect(await readMailbox(behind)).toBe(true)
    expect([await mails(), await copies()].map(({ length }) => length)).toEqual([1, 1])
  })

  it('that is slow is read whole: some bytes at a time', async () => {
    await using between = await standBetween(Number(new URL(server.url).port))
    between.way = 'slow'
    for (const text of ['first', 'second']) deliverFiles(signed(text))
    deliverFiles(signed(document.portingCode))
    await readMailbox({ ...reader, mailbox: { ...mailbox, port: between.port } })
    expect([await mails(), await copies()].map(({ length }) => length)).toEqual([3, 3])
    expect((await position()).read_at).not.toBeNull()
  })

  it('full of foreign mail leaves no row but how far it was read', async () => {
    for (let index = 0; index < 10_000; index++) server.deliver(`Subject: ${index}\r\n\r\nhej\r\n`)
    deliverFiles(signed(document.portingCode))
    server.deliver('Subject: the last\r\n\r\nhej\r\n')
    await read()
    expect([await mails(), await copies()].map(({ length }) => length)).toEqual([1, 1])
    expect((await position()).uid).toBe((await mails()).map(({ uid }) => uid + 1)[0])
  })

  it('goes on behind a mail that cannot be filed, which a person is told of', async () => {
    deliverFiles(signed('first'))
    deliverFiles(signed('second'))
    let scans = 0
    const broken = whileScanning(async () => {
      if (++scans === 1) throw new TypeError('a fault of ours')
    })
    await readMailbox({ ...reader, scanReader: broken })
    expect(await copies()).toHaveLength(1)
    expect((await mails()).map(({ left_out }) => left_out)).toEqual([
      expect.stringMatching(/"filename":"Fuldmagt.pdf".*"reason":"UNREADABLE"/) as string,
      null,
    ])
    expect(log.filter(({ event }) => event === 'mail_not_filed')).toMatchObject([{ error: 'TypeError' }])
  })
})

const impatient = { connectMs: 1_000, greetingMs: 1_000, silenceMs: 1_000, commandMs: 1_000 }

/** What a mail server is reached through: it may be down, say nothing, or pass everything on in small pieces. */
async function standBetween(port: number) {
  const state = { way: 'open' as 'open' | 'down' | 'silent' | 'slow' }
  const sockets = new Set<Socket>()
  const listener = createServer((socket) => {
    sockets.add(socket.on('error', () => undefined))
    if (state.way === 'down') socket.destroy()
    if (state.way === 'down' || state.way === 'silent') return
    const mailServer = connect(port, '127.0.0.1').on('error', () => undefined)
    sockets.add(mailServer)
    const pieces = inPieces(state.way === 'slow' ? 16 : 65_536)
    pipeline(socket, pieces, mailServer, () => socket.destroy())
    pipeline(mailServer, pieces, socket, () => mailServer.destroy())
  }).listen(0, '127.0.0.1')
  await once(listener, 'listening')
  return Object.assign(state, {
    port: (listener.address() as AddressInfo).port,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      listener.close()
      await once(listener, 'close')
    },
  })
}

/** Of so many bytes at most. */
function inPieces(size: number) {
  return async function* (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks)
      for (let at = 0; at < chunk.length; at += size) yield chunk.subarray(at, at + size)
  }
}

/** A database that is gone from that statement on, as for a process that dies then. */
function dyingAfter(statements: number): Database {
  let sent = 0
  return kit.testDatabase.connect({
    onStatement() {
      if (++sent > statements) throw new Error('dead')
    },
  })
}

/** The real reader of scans, before which something happens. */
function whileScanning(happens: () => Promise<void>): ScanReader {
  const { scanReader } = kit.dependencies
  return {
    ...scanReader,
    read: async (...args) => {
      await happens()
      return scanReader.read(...args)
    },
  }
}
