import type { DeliveryMethod, Parcel } from './courier.js'
import { parcelFault, RECIPIENT_FAULTS } from './parcel-fault.js'
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
  const fault = parcelFault(parcel, method)
  if (fault !== undefined) return { fault }
  const to = address(parcel.recipient)
  if (to === undefined || !isPlainAddress(to)) return { fault: RECIPIENT_FAULTS[method] }
  return { to, message: await composePoaMessage(parcel, sender, to) }
}
