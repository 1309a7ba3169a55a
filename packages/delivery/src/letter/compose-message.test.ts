import PostalMime from 'postal-mime'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Parcel } from '../courier/courier.js'
import { oneLine } from '../courier/one-line.js'
import { waysOut } from '../ways-out.js'
import { composeMessage } from './compose-message.js'
import { bytesOf, sampleDocument, sampleParcel } from '../testing/parcels.js'

const SENDER = { name: 'Telecom X – Nummerflytning', address: 'np@telecomx.example' }
const packingOf = ({ method }: Parcel) => ({ sender: SENDER, content: waysOut[method].content })
const compose = (parcel: Parcel, to = 'kontor@cykler.example') =>
  composeMessage(parcel, packingOf(parcel), { to, cc: [] })
const parse = async (parcel: Parcel) => PostalMime.parse(compose(parcel))

test('the same parcel gives the same bytes', async () => {
  const first = compose(sampleParcel({ mitId: true }))
  await new Promise((resolve) => setImmediate(resolve))
  expect(compose(sampleParcel({ mitId: true })).equals(first)).toBe(true)
})

test('headers are those that were given', async () => {
  const bytes = compose(sampleParcel())
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
    'Fuldmagt-TDC-Erhverv-X0123456789.pdf',
  )
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

  test.each([
    'A\r\nBcc: evil@evil.example',
    'A\nX-Evil: 1\n\n--boundary',
    'A\u2028Bcc: evil@evil.example\u2029',
    'A\u202Egnp.exe\u2066\u200F\u061C',
    'A\u0000\u001B[2J\u007F\u0085',
    '{{7*7}}',
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
  ])('%j is text wherever a name stands', async (name) => {
    const parcel = sampleParcel({
      customerName: name,
      issuer: { name, cpsCode: name, phone: `7${name}`, email: `${name} @x.example` },
      documents: [sampleDocument({ donorName: name, portingCode: name })],
    })
    const plain = sampleParcel({
      issuer: { name: 'X', cpsCode: '01234', phone: 'X1' },
      documents: [sampleDocument({ donorName: 'X', portingCode: 'X' })],
    })
    const mail = await parse(parcel)
    const control = await parse(plain)
    expect(mail.headers.map(({ key }) => key)).toEqual(control.headers.map(({ key }) => key))
    expect(mail.subject).toBe(`Fuldmagt til nummerflytning – underskriv og returnér (${oneLine(name)})`)
    for (const part of [mail.text, visible(mail.html ?? '')])
      expect(part).toContain(`Kære ${oneLine(name)}\n`)
    expect([mail.subject, mail.text, mail.html].join('')).not.toMatch(UNSEEN)
    expect(tags(mail.html ?? '')).toEqual(tags(control.html ?? ''))
    expect(mail.attachments[0]?.filename).toMatch(/^Fuldmagt-[A-Za-z0-9-]+\.pdf$/)
    const fax = await parse({ ...parcel, method: 'FAX' })
    expect(fax.text).toMatch(/^Til: [^\n]+\nFra: [^\n]+\n\nFuldmagt/)
    expect(fax.text).not.toMatch(UNSEEN)
  })

  test('a line break in a name cannot start a line of its own', async () => {
    const customerName = 'A\r\nBcc: evil@evil.example\u2028B'
    const bytes = compose(sampleParcel({ customerName }))
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
      'empty fields, sign,',
      'will not start until',
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

const THREE = ['X0000000001', 'X0000000002', 'X0000000003'].map((portingCode) =>
  sampleDocument({ portingCode }),
)

describe('what to do, by when, and whom to call', () => {
  test.each<[string, Partial<Parcel>, string, string]>([
    [
      'Danish',
      {},
      'Send fuldmagten retur senest fredag den 4. december 2026.',
      'Nummerflytningen går først i gang, når vi har modtaget den underskrevne fuldmagt.',
    ],
    [
      'Danish, three documents',
      { documents: THREE },
      'Send fuldmagterne retur senest fredag den 4. december 2026.',
      'Flytningen fra en operatør går først i gang, når vi har modtaget den underskrevne fuldmagt til netop den operatør.',
    ],
    [
      'English',
      { language: 'en' },
      'Please return the power of attorney by Friday 4 December 2026.',
      'The porting will not start until we have received the signed power of attorney.',
    ],
    [
      'English, three documents',
      { language: 'en', documents: THREE },
      'Please return the powers of attorney by Friday 4 December 2026.',
      'The porting from each operator will not start until we have received the signed power of attorney for that operator.',
    ],
  ])('%s', async (_what, change, deadline, condition) => {
    const { text, html = '' } = await parse(sampleParcel(change))
    expect(text).toContain(`\n\n${deadline} ${condition}\n\n`)
    expect(html).toContain(`<strong>${deadline}</strong><br>${condition}</td>`)
    const fax = await parse(sampleParcel({ ...change, method: 'FAX' }))
    expect(fax.text).toContain(`\n\n${deadline} ${condition}\n\n`)
    for (const part of [text, visible(html), fax.text])
      expect(part).toMatch(/(ring til|Call) Telecom X (på|on) \+45 70 30 50 50,? (eller|or)/)
  })

  test.each([
    ['a day', '2026-11-20', true],
    ['the turn of the year', '2027-01-01', true],
    ['no day', undefined, false],
    ['no day at all', '', false],
    ['a day that no calendar has', '2027-02-30', false],
    ['a time instead of a day', '2026-12-04T00:00:00Z', false],
  ])('by when: %s', async (_what, returnBy, named) => {
    const da = await parse(sampleParcel({ returnBy }))
    const en = await parse(sampleParcel({ returnBy, language: 'en' }))
    const fax = await parse(sampleParcel({ returnBy, method: 'FAX' }))
    for (const part of [da.text, visible(da.html ?? ''), fax.text]) {
      expect(part?.includes('Send fuldmagten retur snarest.')).toBe(!named)
      expect(part?.includes('Send fuldmagten retur senest ')).toBe(named)
    }
    for (const part of [en.text, visible(en.html ?? '')]) {
      expect(part?.includes('Please return the power of attorney as soon as possible.')).toBe(!named)
      expect(part?.includes('Please return the power of attorney by ')).toBe(named)
    }
    for (const part of [da.text, fax.text, en.text]) expect(part).not.toMatch(/Invalid|undefined/)
  })

  describe('the day stays the same on a machine in', () => {
    beforeEach(() => vi.resetModules())
    afterEach(() => vi.unstubAllEnvs())

    test.each([
      ['Pacific/Kiritimati', -840],
      ['Pacific/Pago_Pago', 660],
      ['Europe/Copenhagen', -60],
    ])('%s', async (zone, offset) => {
      vi.stubEnv('TZ', zone)
      expect(new Date('2026-12-04').getTimezoneOffset()).toBe(offset)
      // Anew: what formats a day takes the machine's zone, if any, when the module is loaded.
      const { composeMessage, emailContent } = await import('./compose-message.js')
      const packing = { sender: SENDER, content: emailContent }
      const textOf = async (change: Partial<Parcel>) =>
        (await PostalMime.parse(composeMessage(sampleParcel(change), packing, { to: 'a@b.example', cc: [] })))
          .text
      expect(await textOf({})).toContain('senest fredag den 4. december 2026.')
      expect(await textOf({ language: 'en' })).toContain('by Friday 4 December 2026.')
    })
  })

  test.each([
    ['+4570305000', '+45 70 30 50 00'],
    ['+46812345678', '+46 812 34 56 78'],
    ['+457030500', '+45 703 05 00'],
    ['70 30 50 00', '+45 70 30 50 00'],
    ['+45 7030 5000', '+45 70 30 50 00'],
    ['70 30 50 00, lokal 12', '70 30 50 00, lokal 12'],
    ['<b>&', '<b>&'],
  ])('the phone number %s is shown as %s', async (given, phone) => {
    const issuer = { name: 'Telecom X', cpsCode: '01234', phone: given }
    const { text, html = '' } = await parse(sampleParcel({ issuer }))
    const fax = await parse(sampleParcel({ issuer, method: 'FAX' }))
    const sentence = `Har du spørgsmål, så ring til Telecom X på ${phone}.`
    for (const part of [text, visible(html), fax.text]) expect(part).toContain(`${sentence}\n`)
    expect(html).not.toContain('<b>')
  })

  test('without a phone number there is another way to ask, or none that does not exist', async () => {
    const issuer = { name: 'Telecom X', cpsCode: '01234' }
    const written = await parse(sampleParcel({ issuer: { ...issuer, email: 'np@telecomx.example' } }))
    expect(written.text).toContain('Har du spørgsmål, så skriv til np@telecomx.example.\n')
    const answered = await parse(sampleParcel({ issuer, language: 'en' }))
    expect(answered.text).toContain('Any questions? Reply to this e-mail.\n')
    expect(visible(answered.html ?? '')).toContain('Any questions? Reply to this e-mail.\n')
    const { text } = await parse(sampleParcel({ issuer, method: 'FAX' }))
    expect(text).not.toMatch(/spørgsmål|mail/)
  })
})

test('big counts are written as the language writes them', async () => {
  const documents = [sampleDocument({ numberCount: 1250, pages: 1100 })]
  const da = await parse(sampleParcel({ documents }))
  expect(da.text).toContain('at flytte 1.250 telefonnumre fra')
  expect(da.text).toContain(': 1.250 telefonnumre, 1.100 sider,')
  const en = await parse(sampleParcel({ documents, language: 'en' }))
  expect(en.text).toContain(': 1,250 phone numbers, 1,100 pages,')
  expect(en.html).toMatch(/>1,250 phone numbers<.*>1,100 pages</)
})

test('a nameless donor leaves no gap in the sentence', async () => {
  const documents = [sampleDocument({ donorName: ' ' })]
  expect((await parse(sampleParcel({ documents }))).text).toContain(
    'at flytte 12 telefonnumre til Telecom X.',
  )
  const en = await parse(sampleParcel({ documents, language: 'en' }))
  expect(en.text).toContain('to port 12 phone numbers to Telecom X.')
})

describe('the letter greets a person', () => {
  const customerName = 'Nørrebro Cykler & Søn ApS'

  test.each<[string, Partial<Parcel>, string[]]>([
    [
      'Danish',
      { contactName: 'Åse Smørup' },
      [`Vedrørende: ${customerName}`, 'Kære Åse Smørup', 'Vedhæftet er den'],
    ],
    [
      'English',
      { contactName: 'Åse Smørup', language: 'en' },
      [`Regarding: ${customerName}`, 'Dear Åse Smørup', 'Attached is the'],
    ],
    ['nobody known: the customer', {}, [`Kære ${customerName}`, 'Vedhæftet er den']],
    ['a name of nothing', { contactName: ' \u2028' }, [`Kære ${customerName}`, 'Vedhæftet er den']],
    ['no name at all', { customerName: ' ' }, ['Kære kunde', 'Vedhæftet er den']],
    ['no name at all, English', { customerName: '', language: 'en' }, ['Dear customer', 'Attached is the']],
    [
      'a name without its customer’s',
      { contactName: 'Åse Smørup', customerName: '' },
      ['Kære Åse Smørup', 'Vedhæftet er den'],
    ],
  ])('%s', async (_what, change, beginning) => {
    const { text = '', html = '' } = await parse(sampleParcel(change))
    const paragraphs = text.split('\n\n').slice(0, beginning.length)
    const shown = visible(html)
      .trim()
      .split(/\n+/)
      .slice(1, beginning.length + 1)
    for (const lines of [paragraphs, shown])
      expect(lines.map((line, index) => line.startsWith(beginning[index] ?? ''))).toEqual(
        beginning.map(() => true),
      )
  })

  test.each([
    'Łódź Żółć Čapek',
    'Ђорђе Ωμέγα',
    '{{7*7}} ${7*7}',
    `O'Brien "D\\" <script>alert(1)</script>`,
    '=?utf-8?Q?evil?=',
    'A\r\nBcc: evil@evil.example',
    'A\u202Egnp.exe\u2066',
  ])('%j is text, and no header', async (contactName) => {
    const mail = await parse(sampleParcel({ contactName }))
    const control = await parse(sampleParcel({ contactName: 'X' }))
    for (const part of [mail.text, visible(mail.html ?? '')])
      expect(part).toContain(`Kære ${oneLine(contactName)}\n`)
    expect([mail.text, mail.html].join('')).not.toMatch(UNSEEN)
    expect(mail.headers).toEqual(control.headers)
    expect(tags(mail.html ?? '')).toEqual(tags(control.html ?? ''))
    const fax = await parse(sampleParcel({ contactName, method: 'FAX' }))
    expect(fax.text).toMatch(/^Til: [^\n]+\nAtt\.: [^\n]+\nFra: [^\n]+\n\nFuldmagt/)
    expect(fax.text).toContain(`Att.: ${oneLine(contactName)}\n`)
  })
})

describe('a fax is plain text with the PDFs', () => {
  test('in Danish', async () => {
    const mail = await parse(sampleParcel({ method: 'FAX', recipient: '+4570305050' }))
    expect(mail.html).toBeUndefined()
    expect(mail.replyTo).toBeUndefined()
    expect(mail.attachments).toHaveLength(1)
    expect(mail.text?.trimEnd().split('\n\n')).toEqual([
      'Til: Nørrebro Cykler & Søn ApS\nFra: Telecom X',
      'Fuldmagt til nummerflytning (2 sider)',
      'Send fuldmagten retur senest fredag den 4. december 2026. Nummerflytningen går først i gang, når vi har modtaget den underskrevne fuldmagt.',
      'Kontrollér oplysningerne, udfyld alle tomme felter, underskriv, og send alle sider til porting@telecomx.example.',
      'Har du spørgsmål, så ring til Telecom X på +45 70 30 50 50, eller skriv til porting@telecomx.example.',
      'Du får denne fax, fordi der er bestilt flytning af telefonnumre til Telecom X. Kender du ikke noget til det, så underskriv ikke, men kontakt os.',
    ])
  })

  test('in English, with three documents and an issuer without an address', async () => {
    const issuer = { name: 'Telecom X', cpsCode: '01234', phone: '+4570305050' }
    const mail = await parse(sampleParcel({ method: 'FAX', language: 'en', documents: THREE, issuer }))
    expect(mail.attachments).toHaveLength(3)
    expect(mail.text?.trimEnd().split('\n\n')).toEqual([
      'To: Nørrebro Cykler & Søn ApS\nFrom: Telecom X',
      '3 powers of attorney for number porting (6 pages)',
      'Please return the powers of attorney by Friday 4 December 2026. The porting from each operator will not start until we have received the signed power of attorney for that operator.',
      'Please check the details, fill in all empty fields, sign each of them, and send all pages to Telecom X.',
      'Any questions? Call Telecom X on +45 70 30 50 50.',
      'You are receiving this fax because the porting of phone numbers to Telecom X has been ordered. If you know nothing about it, please contact us and do not sign.',
    ])
  })
})

test.each<[Parcel['language'], string]>([
  ['da', 'og send alle sider til Telecom X, Frugtmarkedet 17, 2500 Valby.'],
  ['en', 'and send all pages to Telecom X, Frugtmarkedet 17, 2500 Valby.'],
])('a fax says where the pages go when there is no e-mail address: %s', async (language, words) => {
  const issuer = { name: 'Telecom X', cpsCode: '01234', address: 'Frugtmarkedet 17,\n2500 Valby' }
  const fax = await parse(sampleParcel({ method: 'FAX', language, issuer }))
  expect(fax.text).toContain(words)
})

/** Control characters other than the line feed, and those that turn the reading direction. */
const UNSEEN = /[^\P{Cc}\n]|[\u{61C}\u{200E}\u{200F}\u{2028}-\u{202E}\u{2066}-\u{2069}]/u

function tags(html: string): string[] {
  return [...html.matchAll(/<[^>]*>/g)].map(([tag]) => tag)
}

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
