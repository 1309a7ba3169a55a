import type { Parcel } from '../courier/courier.js'
import { enclosuresOf } from './enclosures.js'
import { letterHtml } from './letter-html.js'
import { faxText, letterText } from './letter-text.js'
import { type Letter, replyAddress } from './letter.js'
import { type MessageParts, mimeMessage } from './mime-message.js'
import { wordings } from './wording.js'
import { writeLetter } from './write-letter.js'

/** Who the message comes from. */
export interface Sender {
  readonly name: string
  readonly address: string
}

/** The addresses in To and Cc. To whom the message goes is the envelope's to say. */
export interface Shown {
  readonly to: string
  readonly cc: readonly string[]
}

/** What one method makes of a letter: the body, and where an answer goes. */
export type MessageContent = (
  parcel: Parcel,
  letter: Letter,
) => Pick<MessageParts, 'replyTo' | 'text' | 'html'>

/**
 * The whole message as bytes, ready to be sent or to be kept as a file. The same parcel gives the same bytes:
 * the date is the parcel's, and the multipart boundary is made of its delivery id.
 */
export function composeMessage(
  parcel: Parcel,
  { sender, content }: { sender: Sender; content: MessageContent },
  { to, cc }: Shown,
): Buffer {
  const letter = writeLetter(parcel)
  return mimeMessage({
    from: sender,
    to,
    cc,
    subject: letter.subject,
    messageId: parcel.messageId,
    date: new Date(parcel.createdAt),
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Telecomx-Delivery': parcel.deliveryId },
    ...content(parcel, letter),
    enclosures: enclosuresOf(parcel),
    boundary: parcel.deliveryId,
  })
}

export const emailContent: MessageContent = (parcel, writtenLetter) => {
  const { contact = wordings[parcel.language].contactByReply } = writtenLetter
  const letter = { ...writtenLetter, contact }
  return { replyTo: replyAddress(parcel), text: letterText(letter), html: letterHtml(letter) }
}

/** A fax gateway prints what it is given, so it gets plain text; its answers go to the sender, not to the issuer. */
export const faxContent: MessageContent = (parcel, letter) => ({ text: faxText(parcel, letter) })
