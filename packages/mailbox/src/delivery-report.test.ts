import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connectMailbox } from './connect-mailbox.js'
import { readDeliveryStatus, readFailedRecipients } from './delivery-report.js'
import type { Mailbox, ReceivedMail } from './mailbox.js'
import { parseMailboxUrl } from './mailbox-url.js'
import { type Bounced, bounces, delayed } from './testing/bounces.js'
import { composeMail } from './testing/compose-mail.js'
import { type MailServer, startMailServer } from './testing/start-mail-server.js'

let server: MailServer
let mailbox: Mailbox
beforeAll(async () => {
  server = await startMailServer()
  const { certificateAuthority } = server
  mailbox = await connectMailbox({ ...parseMailboxUrl(server.url), certificateAuthority })
})
afterAll(async () => {
  await mailbox.close()
  await server.stop()
})

async function mailOf(message: string): Promise<ReceivedMail | undefined> {
  server.deliver(message)
  const mails: ReceivedMail[] = []
  await mailbox.readNew({ uid: 0 }, async (mail) => void mails.push(mail))
  return mails.at(-1)
}

const bounced: Bounced = {
  messageId: '<5f0c1e2d3b4a59687706aa01@telecomx.example>',
  recipient: 'kontor@cykler.example',
}
const about = { originalMessageId: bounced.messageId }
const failed = { address: bounced.recipient, action: 'failed' }

describe('what a mail server reports of a mail that did not arrive', () => {
  test.each([
    ['Postfix', '5.1.1', '550 5.1.1 <kontor@cykler.example>: Recipient address rejected: User unknown'],
    ['Exim', '5.0.0', '550 5.1.1 No such user here'],
    ['Exim before 4.81', '5.1.1', '550 5.1.1 No such user here'],
    [
      'Office 365',
      '5.1.10',
      '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup',
    ],
    ['Exchange', '5.2.2', '554-5.2.2 mailbox full'],
    [
      'Gmail',
      '5.1.1',
      "550-5.1.1 The email account that you tried to reach does not exist. Please try 550-5.1.1 double-checking the recipient's email address for typos or 550 5.1.1 unnecessary spaces.",
    ],
  ])('%s', async (name, status, diagnostic) => {
    const mail = await mailOf(bounces[name]?.(bounced) ?? '')
    expect(mail?.deliveryReport).toEqual({ ...about, recipients: [{ ...failed, status, diagnostic }] })
    expect(mail).toMatchObject({ attachments: [], leftOut: [] })
  })

  test('every kind of them is tried here', () => {
    expect(Object.keys(bounces)).toHaveLength(6)
  })

  test('that it is still under way', async () => {
    const { deliveryReport } = (await mailOf(delayed(bounced))) ?? {}
    expect(deliveryReport).toMatchObject({
      ...about,
      recipients: [{ ...failed, action: 'delayed', status: '4.4.1' }],
    })
  })

  test('a report that somebody forwards is none', async () => {
    const report = bounces['Postfix']?.(bounced) ?? ''
    const mail = await mailOf(['From: a@b.example', 'Content-Type: message/rfc822', '', report].join('\r\n'))
    expect(mail).not.toHaveProperty('deliveryReport')
    expect(mail?.attachments.map(({ filename }) => filename)).toEqual(['fuldmagt.pdf'])
  })

  test('an answer to a mail is none', async () => {
    const mail = await mailOf(
      composeMail({ fields: [`In-Reply-To: ${bounced.messageId}`, 'Auto-Submitted: auto-replied'] }),
    )
    expect(mail).not.toHaveProperty('deliveryReport')
  })

  test('a report that returns a mail of 30 MB is read', async () => {
    const report = bounces['Postfix']?.(bounced) ?? ''
    const mail = await mailOf(report.replace('--outer--', `${'x\r\n'.repeat(10_000_000)}--outer--`))
    expect(mail?.deliveryReport).toMatchObject({ ...about, recipients: [failed] })
  })
})

describe('a delivery status', () => {
  const read = (...lines: string[]) => readDeliveryStatus(Buffer.from(lines.join('\r\n')))

  test('has one entry for each recipient, as it was addressed', async () => {
    const status = await read(
      'Reporting-MTA: dns; mail.example',
      '',
      'Original-Recipient: rfc822; info@cykler.example',
      'Final-Recipient: rfc822; aase@cykler.example',
      'Action: Delivered',
      'Status: 2.0.0 (fine)',
      '',
      'Final-Recipient: rfc822; <gone@cykler.example>',
      'Action: failed',
      'Status: 5.1.1',
      '',
      'Final-Recipient: utf-8; økonomi@cykler.example',
      'Action: relayed',
    )
    expect(status).toEqual([
      { address: 'info@cykler.example', action: 'delivered', status: '2.0.0' },
      { address: 'gone@cykler.example', action: 'failed', status: '5.1.1' },
      { address: 'økonomi@cykler.example', action: 'relayed' },
    ])
  })

  test('is read without the group about the mail, and with bare line feeds', async () => {
    const status = await readDeliveryStatus(
      Buffer.from('Final-Recipient: rfc822;a@b.example\nAction: failed\n\n'),
    )
    expect(status).toEqual([{ address: 'a@b.example', action: 'failed' }])
  })

  test('tells what the server said as one line without invisible characters', async () => {
    const [recipient] = await read(
      'Action: failed',
      `Diagnostic-Code: smtp; 550 a\u202e\u0007b${'c'.repeat(500)}`,
    )
    expect(recipient?.diagnostic).toMatch(/^550 a b{1}c+…$/)
    expect(recipient?.diagnostic).toHaveLength(200)
  })

  test('of thousands of recipients tells the first hundred', async () => {
    const groups = Array.from({ length: 5000 }, (_, index) => [
      '',
      `Final-Recipient: rfc822; ${index}@b.example`,
    ])
    expect(await read('Reporting-MTA: dns; x', ...groups.flat())).toHaveLength(100)
  })

  test.each([
    ['nothing', ''],
    ['no fields', 'the mail was lost'],
    ['fields of something else', 'Content-Type: multipart/mixed; boundary=x'],
    ['bytes of no meaning', '\u0000\u00ff\ufffd:\u0000'],
  ])('of %s tells nothing', async (_what, text) => {
    expect(await read(text)).toEqual([])
  })
})

test('addresses in X-Failed-Recipients are parted by commas, and folded', () => {
  expect(readFailedRecipients('a@b.example,\r\n\tc@d.example', 'they are gone')).toEqual([
    { address: 'a@b.example', action: 'failed' },
    { address: 'c@d.example', action: 'failed' },
  ])
})
