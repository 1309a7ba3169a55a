import { bounces, composeMail, type MailServer } from '@telecomx/mailbox/testing'
import { type SignedFile, signedFile } from './signed-file.js'

/** A mail that was put into the mailbox. */
export interface IncomingMail {
  messageId: string
  /** SHA-256 of its file. */
  file?: string
  /** Nothing is to be stored of it. */
  isForeign?: boolean
}

export type IncomingMails = ReturnType<typeof createIncomingMails>

/** What customers, mail servers and strangers send to the mailbox that is read. */
export function createIncomingMails({ deliver }: Pick<MailServer, 'deliver'>) {
  const sent: IncomingMail[] = []
  const bounced = new Set<string>()
  const nextId = () => `<mail.${sent.length}@kunde.example>`

  const unreadable = new Set<string>()

  function sendFile({ bytes, sha256 }: SignedFile): void {
    const messageId = nextId()
    sent.push({ messageId, file: sha256 })
    deliver(composeMail({ messageId, attachments: [{ filename: 'Fuldmagt.pdf', bytes }] }))
  }

  return {
    sent,
    /** The Message-IDs of deliveries that were reported to have come back. */
    bounced,
    /** The SHA-256 of files without a code. */
    unreadable,
    sendFile,
    sendUnreadable(): void {
      const file = signedFile('a page without a code', 0)
      unreadable.add(file.sha256)
      sendFile(file)
    },
    sendChat(): void {
      const messageId = nextId()
      sent.push({ messageId, isForeign: true })
      deliver(composeMail({ messageId, subject: 'Hvornår sker det?' }))
    },
    bounce(messageId: string, recipient: string): void {
      const own = nextId()
      const report = bounces.Postfix?.({ messageId, recipient }) ?? ''
      sent.push({ messageId: own })
      bounced.add(messageId)
      deliver(report.replace(/^Message-Id: .*$/m, `Message-Id: ${own}`))
    },
  }
}
