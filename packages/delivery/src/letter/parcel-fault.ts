import type { DeliveryMethod } from '@telecomx/validation'
import type { Parcel } from '../courier/courier.js'
import { letters } from './letters.js'

/**
 * Says why a parcel can never leave by this method, whatever the caller has checked already; `undefined` when it can.
 * The recipient is left to the courier, which knows what it makes of it.
 */
export function parcelFault(parcel: Parcel, method: DeliveryMethod): string | undefined {
  if (parcel.method !== method) return `this courier carries ${method} only`
  // The id becomes a file name and a fax server's job tag, so its form is a matter of safety here.
  if (!isDeliveryId(parcel.deliveryId)) return 'the delivery id is not 24 lower-case hex digits'
  if (!isMessageId(parcel.messageId)) return 'the message id is not of the form <…@…>'
  if (Number.isNaN(Date.parse(parcel.createdAt))) return 'the creation time is not a date'
  const { carries } = letters[parcel.letter]
  if (carries === 'documents' && parcel.documents.length === 0) return 'there are no documents to send'
  if (carries === 'signed copies' && parcel.signedCopies.length === 0)
    return 'there is no signed copy to send'
  if (method === 'FAX' && parcel.signedCopies.some(({ type }) => type !== 'PDF'))
    return 'a picture does not go by fax'
  return undefined
}

export function isDeliveryId(text: string): boolean {
  return /^[0-9a-f]{24}$/.test(text)
}

function isMessageId(text: string): boolean {
  return text.length <= 200 && /^<[A-Za-z0-9.!#$%&*+/=?^_~-]+@[A-Za-z0-9.-]+>$/.test(text)
}
