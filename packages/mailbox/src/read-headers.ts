import type { Email } from 'postal-mime'
import { limits } from './mailbox.js'

/** Header fields as they mean: by name in lower case, unfolded; the first of each, and the usual ones decoded. */
export interface Headers {
  fields: ReadonlyMap<string, string>
  /** `<…@…>` */
  messageId: string | undefined
  from: string | undefined
  subject: string | undefined
}

/** Reads the header fields that a text begins with, 64 kB at most. Whatever is in them, it gives what can be read. */
export async function readHeaders(text: Uint8Array | string): Promise<Headers> {
  const [block = ''] = Buffer.from(text)
    .toString('latin1', 0, limits.textBytes)
    .split(/\r?\n\r?\n/, 1)
  const { default: PostalMime } = await import('postal-mime')
  const mail = await PostalMime.parse(Buffer.from(`${block}\r\n\r\n`, 'latin1')).catch(() => undefined)
  const fields = new Map(mail?.headers.toReversed().map(({ key, value }) => [key, value.trim()]))
  return {
    fields,
    messageId: messageIdIn(fields.get('message-id')),
    from: addressOf(mail?.from),
    subject: mail?.subject?.slice(0, LONGEST_SUBJECT) || undefined,
  }
}

const LONGEST_SUBJECT = 500

/** The first Message-ID in a field: in References there may be many. */
export function messageIdIn(field = ''): string | undefined {
  // No longer than a line of a mail may be (RFC 5322, 2.1.1).
  return /<[^<>\s]{1,996}>/.exec(field)?.[0]
}

function addressOf(from: Email['from']): string | undefined {
  // No longer than SMTP takes (RFC 5321, 4.5.3.1.3).
  return [from, ...(from?.group ?? [])].find((one) => one?.address)?.address?.slice(0, 254)
}
