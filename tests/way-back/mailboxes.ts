import PostalMime, { type Email } from 'postal-mime'
import { vi } from 'vitest'

/** What arrived at a mail server, to be opened once each. */
export function openMailboxes({ messages }: { messages: readonly string[] }) {
  const opened = new Set<string>()
  return {
    /** The next unopened mail to that address, of whatever subject matches; waits for it. */
    open: (address: string, subject: RegExp): Promise<Email> =>
      vi.waitFor(
        async () => {
          for (const message of messages.filter((one) => !opened.has(one))) {
            const mail = await PostalMime.parse(message)
            if (!mail.to?.some((one) => one.address === address) || !subject.test(mail.subject ?? ''))
              continue
            opened.add(message)
            return mail
          }
          throw new Error(`no mail to ${address} about ${subject}`)
        },
        { timeout: 30_000, interval: 50 },
      ),
  }
}

/** The file of a mail that has one. */
export function attachmentOf({ attachments, subject }: Email): Buffer {
  const [attachment] = attachments
  if (!attachment || attachments.length > 1) throw new Error(`${attachments.length} files with "${subject}"`)
  return Buffer.from(attachment.content as ArrayBuffer)
}
