import type { DeliveryMethod, Parcel } from './courier.js'
import { isPlainAddress } from './plain-address.js'
import { composePoaMessage, type Sender } from './poa-message.js'

/** A parcel made ready, or the reason why it can never leave. */
export type Packed = { readonly to: string; readonly message: Buffer } | { readonly fault: string }

/** What a courier needs to make messages: who sends, which method it serves, how it addresses. */
export interface Packing {
  readonly sender: Sender
  readonly method: DeliveryMethod
  /** The e-mail address for a recipient, or `undefined` if the recipient is not acceptable. */
  readonly address: (recipient: string) => string | undefined
}

/** Checks the parcel once more, whatever the caller has checked already, and composes its message. */
export async function packParcel(parcel: Parcel, { sender, method, address }: Packing): Promise<Packed> {
  const fault = faultOf(parcel, method)
  if (fault !== undefined) return { fault }
  const to = address(parcel.recipient)
  if (to === undefined || !isPlainAddress(to)) {
    return {
      fault:
        method === 'FAX'
          ? 'the fax number is not an E.164 number'
          : 'the recipient is not one plain e-mail address',
    }
  }
  return { to, message: await composePoaMessage(parcel, sender, to) }
}

function faultOf(parcel: Parcel, method: DeliveryMethod): string | undefined {
  if (parcel.method !== method) return `this courier carries ${method} only`
  // The id becomes a file name, so its form is a matter of safety here.
  if (!/^[0-9a-f]{24}$/.test(parcel.deliveryId)) return 'the delivery id is not 24 lower-case hex digits'
  if (!isMessageId(parcel.messageId)) return 'the message id is not of the form <…@…>'
  if (Number.isNaN(Date.parse(parcel.createdAt))) return 'the creation time is not a date'
  if (parcel.documents.length === 0) return 'there are no documents to send'
  return undefined
}

function isMessageId(text: string): boolean {
  return text.length <= 200 && /^<[A-Za-z0-9.!#$%&*+/=?^_~-]+@[A-Za-z0-9.-]+>$/.test(text)
}
