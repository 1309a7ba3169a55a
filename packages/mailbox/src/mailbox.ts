/** Which mailbox to read, and how it is reached. */
export interface MailboxSettings {
  host: string
  port: number
  /** TLS from the first byte, by STARTTLS, or none at all. There is no going on without what is asked for. */
  tls: 'implicit' | 'starttls' | 'none'
  user: string
  password: string
  folder: string
  /** PEM; trusted instead of the public authorities. */
  certificateAuthority?: string | undefined
  timeouts?: MailboxTimeouts
}

/** How long each stage may take, in milliseconds. */
export interface MailboxTimeouts {
  /** To the end of the TLS handshake. */
  connectMs: number
  greetingMs: number
  /** Silence on an open connection. */
  silenceMs: number
  /** One command and its whole answer, at most a megabyte of a mail: a server that drips is never silent. */
  commandMs: number
}

/** One mail as it lies in the mailbox. Folder, `uidValidity` and `uid` together name it for ever. */
export interface ReceivedMail {
  uidValidity: string
  uid: number
  /** `<…@…>`, as the sender wrote it: unique only when the sender is honest. */
  messageId?: string
  /** The plain address of the first author. Anybody can write any. */
  from?: string
  /** Decoded, at most 500 characters. */
  subject?: string
  /** When the mail server took it in, ISO 8601. */
  receivedAt: string
  /** Those that may be a signed copy, in their order, those of forwarded mails too. None of a delivery report. */
  attachments: MailAttachment[]
  /** What is missing among them. */
  leftOut: LeftOut[]
  deliveryReport?: DeliveryReport
}

/** A file that came with a mail, without its transfer encoding. */
export interface MailAttachment {
  /** As the sender wrote it, decoded: with `../`, control characters and whatever else. */
  filename?: string
  /** `image/png`: what the sender says, in lower case. */
  mediaType: string
  /** Shown within the text: a photo from a telephone, or the picture under a signature. */
  inline: boolean
  bytes: Uint8Array<ArrayBuffer>
}

/** An attachment that is not given, or a whole mail: then without name. */
export interface LeftOut {
  filename?: string
  /** In bytes as it lies in the mailbox, encoded. */
  size: number
  /** `UNREADABLE`: the mail server cannot give it, or what it says of the mail is without bounds. */
  reason: 'TOO_LARGE' | 'TOO_MANY' | 'UNREADABLE'
}

/** What a mail server says became of an earlier mail (RFC 3464). Anybody who saw that mail can forge one. */
export interface DeliveryReport {
  /** `<…@…>` of the mail that it is about. */
  originalMessageId?: string
  recipients: ReportedRecipient[]
}

/** What became of the mail for one recipient. */
export interface ReportedRecipient {
  /** As we addressed it, where the report tells that; else whom the last server knew it as. */
  address?: string
  /** `failed`, `delayed`, `delivered`, `relayed`, `expanded`, or what the server wrote there, in lower case. */
  action: string
  /** `5.1.1` (RFC 3463). */
  status?: string
  /** The last server's words: one line of at most 200 characters, without control and invisible ones. */
  diagnostic?: string
}

/** A mailbox that is read and never changed: nothing is deleted, moved or marked. */
export interface Mailbox {
  /**
   * Hands over each mail above `after`, oldest first, with one in memory at a time: `handle` has ended before the next is
   * fetched, and what it throws ends the reading. With another `uidValidity`, or none, it is every mail of the folder:
   * the mail server has numbered them anew, and the caller knows them by what it has of them. What comes in meanwhile
   * is for the next time. An abort ends a wait at once, but not `handle`, and throws the signal's reason.
   *
   * A mail at which the mail server fails ends the reading, because that may go by. Of the one whose uid is `givenUp` what it
   * does not give is `UNREADABLE` instead.
   *
   * @throws MailboxError, with the `uid` of the mail that it failed at
   */
  readNew(
    after: { uidValidity?: string | undefined; uid: number; givenUp?: number | undefined },
    handle: (mail: ReceivedMail) => Promise<void>,
    signal?: AbortSignal,
  ): Promise<{ uidValidity: string }>
  /** Ends the connection, and what is being read over it. */
  close(): Promise<void>
}

/** What of a mail is read. */
export const limits = {
  /** Of a larger mail only the headers are. */
  mailBytes: 25 * 1024 * 1024,
  attachmentBytes: 10 * 1024 * 1024,
  attachments: 20,
  /** Of headers, and of each part of a delivery report. */
  textBytes: 64 * 1024,
  recipients: 100,
} as const
