import { fault } from './fault.js'

/** A document as the mail to the customer tells about it. */
export interface ListedDocument {
  donor: string
  numbers: number
  pages: number
  portingCode: string
}

/** The list of documents in a mail's text, such as `- Nordkabel A/S: 10 telefonnumre, 1 side, porteringskode X123`. */
export function listedDocuments(mail: Buffer): ListedDocument[] {
  return [...textOf(mail).matchAll(/^- (.+): (\d+) [^,\n]+, (\d+) [^,\n]+, .*\b(X\d+)$/gm)].map(
    ([, donor = '', numbers, pages, portingCode = '']) => ({
      donor,
      numbers: Number(numbers),
      pages: Number(pages),
      portingCode,
    }),
  )
}

export function countPdfs(mail: Buffer): number {
  return mail.toString('latin1').match(/^Content-Type: application\/pdf/gim)?.length ?? 0
}

/** The plain text part, decoded (RFC 2045). */
function textOf(mail: Buffer): string {
  const parts = mail.toString('latin1').split(/\r\n--[^\r\n]+\r\n/)
  const part = parts.find((text) => /^content-type: text\/plain/im.test(headOf(text)))
  if (part === undefined) throw fault('a mail has no text')
  const body = part.slice(headOf(part).length).trim()
  const encoding = /^content-transfer-encoding: (\S+)/im.exec(headOf(part))?.[1]?.toLowerCase()
  return bytesOf(body, encoding).toString('utf8').replaceAll('\r\n', '\n')
}

const headOf = (part: string): string => part.split('\r\n\r\n', 1)[0] ?? ''

function bytesOf(body: string, encoding: string | undefined): Buffer {
  if (encoding === 'base64') return Buffer.from(body, 'base64')
  if (encoding !== 'quoted-printable') return Buffer.from(body, 'latin1')
  const unfolded = body.replaceAll('=\r\n', '')
  const decoded = unfolded.replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
  return Buffer.from(decoded, 'latin1')
}
