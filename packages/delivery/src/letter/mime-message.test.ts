import PostalMime from 'postal-mime'
import { expect, test } from 'vitest'
import { bytesOf } from '../testing/parcels.js'
import { type MessageParts, mimeMessage } from './mime-message.js'

const parts = (change: Partial<MessageParts> = {}): MessageParts => ({
  from: { name: 'Telecom X', address: 'np@telecomx.example' },
  to: 'a@kunde.example',
  cc: [],
  subject: 'Fuldmagt',
  messageId: '<1@telecomx.example>',
  date: new Date('2026-11-27T10:00:00Z'),
  headers: {},
  text: 'Kære kunde\n',
  enclosures: [],
  boundary: 'a1',
  ...change,
})

/** Of every length around the ends of lines, and of everything that an encoding may stumble over. */
const texts = [
  '',
  ' ',
  '.',
  '..\n.\n',
  'From here\n',
  'a blank at the end \nand none',
  'a tab\tand a\rreturn',
  '=?UTF-8?Q?evil?= =3D =',
  '--=_a1.1\n--=_a1.2--\n',
  'Łódź Ђорђе 😀 e\u0301',
  ...['a', '=', 'ø', '😀', ' ', 'aø', 'aaaa😀'].flatMap((piece) =>
    Array.from({ length: 12 }, (_, more) => `${piece.repeat(70 + more)}\n${piece.repeat(140 + more)}`),
  ),
]
/** The parser ends each text with a line feed of its own. */
const readBack = (text: string | undefined) => text?.replace(/\n$/, '')

test.each(texts)('%j comes back as it was, in lines that every server takes', async (text) => {
  const bytes = mimeMessage(parts({ text, html: text }))
  const lines = bytes.toString('latin1').split('\r\n')
  expect(lines.filter((line) => line.length > 76 || /[^ -~]|[ ]$/.test(line))).toEqual([])
  const mail = await PostalMime.parse(bytes)
  expect([readBack(mail.text), readBack(mail.html)]).toEqual([text, text])
})

test.each(texts.filter((text) => /^[^\s][^\r\n\t]*$/.test(text) && !/\s{2}|\s$/.test(text)))(
  'a subject and a name %j come back as they were',
  async (text) => {
    const bytes = mimeMessage(parts({ subject: text, from: { name: text, address: 'np@telecomx.example' } }))
    const head = bytes.toString('latin1').split('\r\n\r\n')[0]?.split('\r\n') ?? []
    expect(head.filter((line) => line.length > 76 || /[^ -~]/.test(line))).toEqual([])
    const mail = await PostalMime.parse(bytes)
    expect([mail.subject, mail.from]).toEqual([text, { name: text, address: 'np@telecomx.example' }])
  },
)

test.each([0, 1, 2, 3, 56, 57, 58, 113, 114, 115, 10_000])(
  'a file of %d bytes arrives whole',
  async (length) => {
    const bytes = Buffer.from(Array.from({ length }, (_, index) => (index * 7919) % 256))
    const enclosure = { filename: 'fuldmagt.pdf', contentType: 'application/pdf', bytes }
    const mail = await PostalMime.parse(mimeMessage(parts({ enclosures: [enclosure, enclosure] })))
    expect(mail.attachments.map(({ filename, mimeType }) => [filename, mimeType])).toEqual(
      Array.from({ length: 2 }, () => ['fuldmagt.pdf', 'application/pdf']),
    )
    for (const { content } of mail.attachments) expect(bytesOf(content).equals(bytes)).toBe(true)
  },
)

test('who is shown, and how it is made up', async () => {
  const enclosures = [{ filename: 'a.pdf', contentType: 'application/pdf', bytes: Buffer.from('a') }]
  const shown = { cc: ['b@kunde.example', 'c@kunde.example'], replyTo: 'np@telecomx.example' }
  const bytes = mimeMessage(parts({ ...shown, html: '<p>Kære</p>', enclosures }))
  const mail = await PostalMime.parse(bytes)
  expect([mail.to, mail.cc, mail.replyTo].map((list) => list?.map(({ address }) => address))).toEqual([
    ['a@kunde.example'],
    shown.cc,
    [shown.replyTo],
  ])
  const types = [...bytes.toString('latin1').matchAll(/^Content-Type: ([^;]+)/gm)].map(([, type]) => type)
  expect(types).toEqual([
    'multipart/mixed',
    'multipart/alternative',
    'text/plain',
    'text/html',
    'application/pdf',
  ])
})
