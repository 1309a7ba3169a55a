export interface MailParts {
  from?: string
  subject?: string
  messageId?: string
  /** More header fields, each a whole line. */
  fields?: readonly string[]
  attachments?: readonly { filename: string; mediaType?: string; bytes: Uint8Array }[]
}

/** A mail as a mail program sends it: a text, and files in base64. */
export function composeMail(parts: MailParts = {}): string {
  const { from = 'kontor@cykler.example', subject = 'Underskrevet', messageId, fields = [] } = parts
  const boundary = 'next-part'
  const text = ['Content-Type: text/plain; charset=utf-8', '', 'Her er den.']
  const files = (parts.attachments ?? []).map(({ filename, mediaType = 'application/pdf', bytes }) => [
    `Content-Type: ${mediaType}`,
    `Content-Disposition: attachment; filename*=utf-8''${encodeURIComponent(filename)}`,
    'Content-Transfer-Encoding: base64',
    '',
    inLines(Buffer.from(bytes).toString('base64')),
  ])
  return [
    `From: ${from}`,
    'To: np@telecomx.example',
    `Subject: ${subject}`,
    ...(messageId === undefined ? [] : [`Message-ID: ${messageId}`]),
    ...fields,
    'MIME-Version: 1.0',
    `Content-Type: multipart/mixed; boundary=${boundary}`,
    '',
    ...[text, ...files].flatMap((part) => [`--${boundary}`, ...part]),
    `--${boundary}--`,
    '',
  ].join('\r\n')
}

/** As RFC 2045 wants base64. */
function inLines(base64: string): string {
  return base64.replace(/.{76}/g, '$&\r\n')
}
