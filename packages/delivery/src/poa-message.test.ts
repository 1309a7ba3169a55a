import PostalMime from 'postal-mime'
import { describe, expect, test } from 'vitest'
import { attachmentName } from './attachment-name.js'
import type { Parcel } from './courier.js'
import { composePoaMessage } from './poa-message.js'
import { bytesOf, sampleDocument, sampleParcel } from './testing/parcels.js'

const SENDER = { name: 'Telecom X – Nummerflytning', address: 'np@telecomx.example' }
const compose = (parcel: Parcel, to = 'kontor@cykler.example') => composePoaMessage(parcel, SENDER, to)
const parse = async (parcel: Parcel) => PostalMime.parse(await compose(parcel))

test('the same parcel gives the same bytes', async () => {
  const first = await compose(sampleParcel({ mitId: true }))
  await new Promise((resolve) => setImmediate(resolve))
  expect((await compose(sampleParcel({ mitId: true }))).equals(first)).toBe(true)
})

test('headers are those that were given', async () => {
  const bytes = await compose(sampleParcel())
  const head = bytes.toString('latin1').split('\r\n\r\n')[0] ?? ''
  expect(head).toContain('Message-ID: <5f0c1e2d3b4a59687706aa01@telecomx.example>\r\n')
  expect(head).toContain('Date: Fri, 20 Nov 2026 09:30:00 +0000\r\n')
  expect(head).toContain('Auto-Submitted: auto-generated\r\n')
  expect(head).toMatch(/^X-Telecomx-Delivery: 5f0c1e2d3b4a59687706aa01$/im)
  expect(head).toContain('To: kontor@cykler.example\r\n')
  expect(head).toContain('Reply-To: porting@telecomx.example\r\n')
  expect(head.match(/^(to|cc|bcc|from):/gim)).toHaveLength(2)
  expect(bytes.toString('latin1').replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  const mail = await PostalMime.parse(bytes)
  expect(mail.from).toEqual(SENDER)
  expect(mail.subject).toBe('Fuldmagt til nummerflytning – underskriv og returnér (X0123456789)')
})

test('PDFs arrive byte for byte, under names that every system takes', async () => {
  const documents = [
    sampleDocument({ portingCode: 'X0000000001' }, 10),
    sampleDocument({ portingCode: 'X0000000002', donorName: 'Føroya Tele' }, 100_001),
  ]
  const mail = await parse(sampleParcel({ documents }))
  expect(mail.attachments.map((part) => [part.filename, part.mimeType, part.disposition])).toEqual([
    ['Fuldmagt-TDC-Erhverv-X0000000001.pdf', 'application/pdf', 'attachment'],
    ['Fuldmagt-Foeroya-Tele-X0000000002.pdf', 'application/pdf', 'attachment'],
  ])
  for (const [index, part] of mail.attachments.entries()) {
    expect(bytesOf(part.content).equals(bytesOf(documents[index]?.bytes))).toBe(true)
  }
  expect((await parse(sampleParcel({ language: 'en' }))).attachments[0]?.filename).toBe(
    'Power-of-attorney-TDC-Erhverv-X0123456789.pdf',
  )
})

test.each([
  ['TDC Erhverv A/S', 'P-TDC-Erhverv-A-S-X1.pdf'],
  ['Ærø & Ålborg – Søn', 'P-Aeroe-Aalborg-Soen-X1.pdf'],
  ['A\u030Alborg', 'P-Aalborg-X1.pdf'],
  ['Łódź', 'P-Lodz-X1.pdf'],
  ['../../etc/passwd', 'P-etc-passwd-X1.pdf'],
  ['a"\r\nX-Evil: 1', 'P-a-X-Evil-1-X1.pdf'],
  ['Телеком', 'P-X1.pdf'],
  ['x'.repeat(300), `P-${'x'.repeat(40)}-X1.pdf`],
])('donor %j names its attachment %s', (donor, name) => {
  expect(attachmentName('P', donor, 'X1')).toBe(name)
})

describe('names stand in the message as they are', () => {
  test.each([
    'Nørrebro Cykler & Søn ApS',
    'Łódź Żółć Čapek',
    'Đỗ Ωμέγα Ђорђе',
    '{{7*7}} ${7*7} <%= 7 %>',
    '%s%n%d',
    `O'Brien "D\\" <script>alert(1)</script>`,
    '=?utf-8?Q?evil?=',
    '&amp; &lt;b&gt;',
    'to  blanke',
    '😀 A/S',
    '.',
  ])('%s', async (name) => {
    const mail = await parse(
      sampleParcel({ customerName: name, documents: [sampleDocument({ donorName: name })] }),
    )
    expect(mail.text).toContain(`Kære ${name}\n`)
    expect(mail.text).toContain(`- ${name}: 12 telefonnumre`)
    expect(visible(mail.html ?? '')).toContain(`Kære ${name}\n`)
    expect(mail.html).not.toContain('<script')
  })

  test('a line break in a name cannot start a line of its own', async () => {
    const customerName = 'A\r\nBcc: evil@evil.example\u2028B'
    const bytes = await compose(sampleParcel({ customerName }))
    const mail = await PostalMime.parse(bytes)
    expect(mail.text).toContain('Kære A  Bcc: evil@evil.example B\n')
    expect(mail.bcc).toBeUndefined()
  })
})

test('the letter says what matters, in both languages', async () => {
  const documents = [
    sampleDocument(),
    sampleDocument({ donorName: 'Telenor', portingCode: 'X1111111111', numberCount: 1, pages: 1 }),
  ]
  const da = await parse(sampleParcel({ documents, mitId: true }))
  expect(da.subject).toBe('Fuldmagter til nummerflytning – underskriv og returnér (X0123456789 og 1 til)')
  for (const part of [da.text, visible(da.html ?? '')]) {
    for (const words of [
      '13 telefonnumre',
      'underskriv',
      'porting@telecomx.example',
      'går først i gang, når',
      'MitID',
      'X1111111111',
      '+45 70 30 50 50',
      'CPS 01234',
    ])
      expect(part).toContain(words)
  }
  const en = await parse(sampleParcel({ language: 'en', issuer: { name: 'Telecom X', cpsCode: '01234' } }))
  for (const part of [en.text, visible(en.html ?? '')]) {
    for (const words of [
      '12 phone numbers',
      'sign it',
      'does not start until',
      'in reply to this e-mail.',
      'X0123456789',
    ])
      expect(part).toContain(words)
    expect(part).not.toContain('MitID')
  }
  expect(en.replyTo).toBeUndefined()
})

test('the HTML part fetches nothing', async () => {
  const { html = '' } = await parse(sampleParcel())
  expect(html).not.toMatch(/https?:|src=|url\(|<link|<img|<script|@import/i)
})

test('a fax is plain text with the PDFs', async () => {
  const mail = await parse(sampleParcel({ method: 'FAX', recipient: '+4570305050' }))
  expect(mail.html).toBeUndefined()
  expect(mail.replyTo).toBeUndefined()
  expect(mail.text).toContain('Til: Nørrebro Cykler & Søn ApS\nFra: Telecom X\n')
  expect(mail.attachments).toHaveLength(1)
})

/** The page's text as a reader sees it, tags taken out and the five entities resolved. */
function visible(html: string): string {
  const text = html.slice(html.indexOf('<body')).replace(/<[^>]*>/g, '')
  const entities: Record<string, string> = {
    '&lt;': '<',
    '&gt;': '>',
    '&quot;': '"',
    '&#39;': "'",
    '&amp;': '&',
  }
  return text.replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => entities[entity] ?? entity)
}
