import { type DeliveryMethod, isPlainEmailAddress } from '@telecomx/validation'
import type { Parcel } from '../courier/courier.js'
import { parcelFault } from './parcel-fault.js'
import { composeMessage, type MessageContent, type Sender, type Shown } from './compose-message.js'

/** A parcel made ready, or the reason why it can never leave. */
export type Packed = { readonly to: string; readonly message: Buffer } | { readonly fault: string }

/** How the parcels of one method become messages. */
export interface Packing {
  readonly method: DeliveryMethod
  readonly sender: Sender
  /** The e-mail address for a recipient, or `undefined` if the recipient is not acceptable. */
  readonly address: (recipient: string) => string | undefined
  /** Said of a recipient that is not. */
  readonly recipientFault: string
  readonly content: MessageContent
}

/** Checks the parcel once more, whatever the caller has checked already, and composes its message. */
export function packParcel(parcel: Parcel, packing: Packing): Packed {
  const fault = parcelFault(parcel, packing.method)
  if (fault !== undefined) return { fault }
  const to = packing.address(parcel.recipient)
  if (to === undefined || !isPlainEmailAddress(to)) return { fault: packing.recipientFault }
  const shown = readShown(parcel, packing)
  if (!shown) return { fault: packing.recipientFault }
  return { to, message: composeMessage(parcel, packing, shown) }
}

/** What To and Cc say; undefined when one is no plain address, or the recipient is hidden among them. */
function readShown({ recipient, shownRecipients }: Parcel, { address }: Packing): Shown | undefined {
  const { to, cc } = shownRecipients ?? { to: recipient, cc: [] }
  const addresses = [to, ...cc].map((one) => address(one))
  const isPlain = addresses.every((one) => one !== undefined && isPlainEmailAddress(one))
  const [first, ...others] = addresses as string[]
  return isPlain && first !== undefined && [to, ...cc].includes(recipient)
    ? { to: first, cc: others }
    : undefined
}
