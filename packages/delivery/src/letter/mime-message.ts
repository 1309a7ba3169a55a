import type { Enclosure } from './enclosures.js'

// A fast path. The mail library's composer sends each part through a chain of streams and costs a sender more time than the
// mail server's conversation; what our letters need of the format is this page.

/** What a message consists of. Texts may hold anything; addresses and Message-ID are plain ASCII, as they have been checked to be. */
export interface MessageParts {
  readonly from: { readonly name: string; readonly address: string }
  readonly to: string
  readonly cc: readonly string[]
  readonly replyTo?: string | undefined
  readonly subject: string
  readonly messageId: string
  readonly date: Date
  /** Further headers, of plain ASCII. */
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
  readonly html?: string | undefined
  /** Under names of plain ASCII without quotation marks. */
  readonly enclosures: readonly Enclosure[]
  /** Letters and digits. The same parts with the same one are the same message to the byte. */
  readonly boundary: string
}

/** The message as it goes over the wire (RFC 5322, RFC 2045 to 2047): ASCII, in lines that end with CRLF. */
export function mimeMessage(parts: MessageParts): Buffer {
  const { from, to, cc, replyTo, html, enclosures, boundary } = parts
  const plain = textPart('plain', parts.text)
  const body =
    html === undefined ? plain : multipart('alternative', `${boundary}.2`, [plain, textPart('html', html)])
  const whole =
    enclosures.length === 0
      ? body
      : multipart('mixed', `${boundary}.1`, [body, ...enclosures.map(enclosurePart)])
  const headers = {
    ...parts.headers,
    From: from.name === '' ? from.address : `${encodedWords(from.name)}\r\n <${from.address}>`,
    To: to,
    ...(cc.length > 0 && { Cc: cc.join(',\r\n ') }),
    ...(replyTo !== undefined && { 'Reply-To': replyTo }),
    Subject: encodedWords(parts.subject),
    'Message-ID': parts.messageId,
    Date: parts.date.toUTCString().replace('GMT', '+0000'),
    'MIME-Version': '1.0',
  }
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  return Buffer.from(`${head.join('')}${whole}\r\n`, 'latin1')
}

function textPart(type: 'plain' | 'html', text: string): string {
  return `Content-Type: text/${type}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${quotedPrintable(text)}`
}

function enclosurePart({ filename, contentType, bytes }: Enclosure): string {
  const base64 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
  const lines = Array.from({ length: Math.ceil(base64.length / 76) }, (_, line) =>
    base64.slice(line * 76, (line + 1) * 76),
  )
  return (
    `Content-Type: ${contentType};\r\n name="${filename}"\r\n` +
    `Content-Disposition: attachment;\r\n filename="${filename}"\r\n` +
    `Content-Transfer-Encoding: base64\r\n\r\n${lines.join('\r\n')}`
  )
}

/** `=_` stands in neither encoding, so no part holds the line that ends it. */
function multipart(kind: 'mixed' | 'alternative', name: string, parts: readonly string[]): string {
  const boundary = `=_${name}`
  const enclosed = parts.map((part) => `--${boundary}\r\n${part}\r\n`)
  return `Content-Type: multipart/${kind};\r\n boundary="${boundary}"\r\n\r\n${enclosed.join('')}--${boundary}--\r\n`
}

/** RFC 2047: words that leave the line within 76 characters, none with half a character; a blank between two of them is not read. */
function encodedWords(text: string): string {
  if (/^[\w ]{1,60}$/.test(text)) return text
  const words: string[] = []
  let word = ''
  for (const character of text) {
    if (Buffer.byteLength(word + character) > 39) {
      words.push(word)
      word = ''
    }
    word += character
  }
  return [...words, word].map((one) => `=?UTF-8?B?${Buffer.from(one).toString('base64')}?=`).join('\r\n ')
}

/** RFC 2045, 6.7. */
function quotedPrintable(text: string): string {
  return text.split('\n').map(quotedLine).join('\r\n')
}

function quotedLine(line: string): string {
  const quoted = line.replace(/[^ -<>-~]| $/gu, (character) =>
    character === '=' ? '=3D' : Buffer.from(character).toString('hex').toUpperCase().replace(/../g, '=$&'),
  )
  let [cut, at] = ['', 0]
  while (quoted.length - at > 76) {
    const sign = quoted.lastIndexOf('=', at + 74)
    const end = sign > at + 72 ? sign : at + 75
    cut += `${quoted.slice(at, end)}=\r\n`
    at = end
  }
  return cut + quoted.slice(at)
}
