import type { Parcel } from '../courier/courier.js'

/** A parcel with one document, to be varied. */
export function sampleParcel(change: Partial<Parcel> = {}): Parcel {
  return {
    letter: 'POA',
    facts: {},
    deliveryId: '5f0c1e2d3b4a59687706aa01',
    messageId: '<5f0c1e2d3b4a59687706aa01@telecomx.example>',
    method: 'EMAIL',
    recipient: 'kontor@cykler.example',
    language: 'da',
    createdAt: '2026-11-20T09:30:00.000Z',
    customerName: 'Nørrebro Cykler & Søn ApS',
    issuer: {
      name: 'Telecom X',
      cpsCode: '01234',
      phone: '+45 70 30 50 50',
      email: 'porting@telecomx.example',
    },
    documents: [sampleDocument()],
    signedCopies: [],
    returnBy: '2026-12-04',
    mitId: false,
    ...change,
  } as Parcel
}

/** A document of the given size that looks like a PDF and holds every byte value. */
export function sampleDocument(
  change: Partial<Parcel['documents'][number]> = {},
  size = 3000,
): Parcel['documents'][number] {
  const bytes = new Uint8Array(size).map((_, index) => (index * 7 + (index >> 8)) % 256)
  bytes.set(new TextEncoder().encode('%PDF-1.4\n'))
  return {
    id: 'aaaaaaaaaaaaaaaaaaaaaaaa',
    portingCode: 'X0123456789',
    donorName: 'TDC Erhverv',
    numberCount: 12,
    pages: 2,
    bytes,
    ...change,
  }
}

/** Texts that look like an address to somebody, and are not one plain address. */
export const hostileAddresses: readonly string[] = [
  '',
  'nobody',
  '@example.com',
  'a@',
  'a@localhost',
  'a@127.0.0.1',
  'a@[127.0.0.1]',
  'a@example..com',
  'a@-example.com',
  'a@example.com.',
  '.a@example.com',
  'a..b@example.com',
  ' a@example.com',
  'a@example.com ',
  'a@example.com\n',
  'a@x.example, b@y.example',
  'a@x.example,b@y.example',
  'a@x.example;b@y.example',
  'a@x.example b@y.example',
  'a@x.example@y.example',
  '<a@example.com>',
  'Name <a@example.com>',
  '"a b"@example.com',
  '"a@evil.example"@example.com',
  'a(comment)@example.com',
  'a@example.com(comment)',
  'a@(x)example.com',
  'group:a@x.example,b@y.example;',
  'ok@example.com\r\nBcc: evil@evil.example',
  'ok@example.com\nRCPT TO:<evil@evil.example>',
  'ok@example.com\u0000',
  'ok@exam\u2028ple.com',
  'ok@example.com\u2029',
  'ok@exam\u00adple.com',
  'ok\u202e@example.com',
  'ok@ex\uff41mple.com',
  'ok@jõgeva.ee',
  'økonomi@example.com',
  'ok@example.com?x=1',
  'a%b@example.com>',
  `${'a'.repeat(65)}@example.com`,
  `a@${'b'.repeat(64)}.com`,
  `a@${'b.'.repeat(130)}com`,
  '"evil@evil.test x"@example.com',
  'user@good.test(x)evil.test',
  '(a(b)c)ok@example.com',
  'ok(a(b)c)@example.com',
  'mailto:ok@example.com',
  'a:a:a:ok@example.com;;;',
  `${'a:'.repeat(10_000)}ok@example.com${';'.repeat(10_000)}`,
  '(a)'.repeat(350_000),
  `${'(a)'.repeat(350_000)}ok@example.com`,
  'ok@ex\u0430mple.com',
  'ok@example\u3002com',
  'ok@example\uff0ecom',
  '=?utf-8?q?evil=40evil.test?= <ok@example.com>',
  '=?utf-8?q?evil=40evil.test?=@example.com>',
  'ok@example.com SIZE=1',
  'ok@example.com> BODY=8BITMIME',
  'ok@example.com>\r\nRCPT TO:<evil@evil.test',
  '<evil@evil.test>ok@example.com',
  '@relay.test:ok@example.com',
  'ok@example.com\t',
  '\u200bok@example.com',
  'ok@example.com\u00a0',
]

/** What a mail parser found in an attachment, as bytes. */
export function bytesOf(content: string | ArrayBuffer | Uint8Array | undefined): Buffer {
  return typeof content === 'string' ? Buffer.from(content) : Buffer.from(new Uint8Array(content ?? []))
}
