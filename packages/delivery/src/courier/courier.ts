import type { DeliveryMethod, DeliveryVia } from '@telecomx/validation'
import type { LetterContent } from './letter-content.js'

/** A letter with what it carries, on its way to one recipient: everything a courier needs, and no more. */
export type Parcel = ParcelHead & LetterContent

interface ParcelHead {
  /** 24 hex digits, lower case. The only thing file names are made of. */
  readonly deliveryId: string
  /** `<…@…>`, made once and stored by the caller, so that a repeat is recognised as one. */
  readonly messageId: string
  readonly method: DeliveryMethod
  /** One plain e-mail address (EMAIL) or one E.164 number (FAX). */
  readonly recipient: string
  /** Whom the message shows as recipients where there are copies; it goes to `recipient` alone, which is one of them. */
  readonly shownRecipients?: { readonly to: string; readonly cc: readonly string[] } | undefined
  readonly language: Language
  /**
   * ISO 8601. Becomes the Date header, so that the same parcel is the same message to the byte. A repeat whose caller
   * has learned another name since says that one, and is known by its Message-ID.
   */
  readonly createdAt: string
  readonly customerName: string
  /** The person at the customer who gets it, where that is known. */
  readonly contactName?: string | undefined
  /** The receiving operator, which the customer returns the documents to. */
  readonly issuer: {
    readonly name: string
    readonly cpsCode: string
    readonly address?: string
    readonly phone?: string
    readonly email?: string
  }
  readonly documents: readonly ParcelDocument[]
  /** What came back signed; by fax as PDF, which a fax server takes, and not as pictures. */
  readonly signedCopies: readonly SignedCopy[]
  /** The day by which the customer is asked to return them signed, `2026-12-10`; without one, soon. */
  readonly returnBy: string | undefined
  /** Whether the documents can also be signed with MitID. */
  readonly mitId: boolean
}

/** One power of attorney, as a PDF. */
export interface ParcelDocument {
  readonly id: string
  readonly portingCode: string
  readonly donorName: string
  readonly numberCount: number
  readonly pages: number
  readonly bytes: Uint8Array
}

/** A signed copy as it came back. */
export interface SignedCopy {
  readonly type: 'PDF' | 'PNG' | 'JPG'
  readonly bytes: Uint8Array
}

export type Language = 'da' | 'en'

/** What is wrong, where a courier can tell. It is stored, so that a code keeps its meaning. */
export type DeliveryFault =
  | 'NO_SUCH_ADDRESS'
  | 'MAILBOX_FULL'
  | 'TOO_LARGE'
  /** By the mail server: to send it again later. */
  | 'ASKED_TO_WAIT'
  /** As spam, or by another policy of the mail server. */
  | 'REFUSED'
  | 'NO_MAIL_ACCESS'
  /** No TLS, or a certificate that is not trusted. */
  | 'MAIL_NOT_SAFE'
  | 'MAIL_SERVER_AWAY'
  | 'FAX_BUSY'
  | 'NO_FAX_ANSWERS'
  /** The fax server's own line. */
  | 'FAX_LINE_DEAD'
  /** The recipient has some of the pages. */
  | 'FAX_INCOMPLETE'
  | 'NO_FAX_ACCESS'
  | 'FAX_SERVER_AWAY'

/**
 * What became of a parcel, and why. `answer` is one line of at most 200 characters without control characters
 * or credentials, fit for the database and for a screen.
 *
 * - `sent`: the next server has taken it over, or the file is on disk.
 * - `accepted`: a fax server took it in as that job, and tells later what became of it; see `follow`.
 * - `retry`: nothing was handed over, and a later attempt may work.
 * - `failed`: this message to this recipient will never work.
 * - `unclear`: the connection failed when the whole message had been sent and before the answer came
 *   (RFC 1047). E-mail may be repeated with the same Message-ID; a fax has nothing to recognise a
 *   repeat by, so a person must decide.
 */
export type HandOver = Explanation &
  (
    | { readonly outcome: 'sent' | 'failed' | 'unclear' }
    /** `stopped`: it came to nothing because it was told to stop. */
    | { readonly outcome: 'retry'; readonly stopped?: true }
    | { readonly outcome: 'accepted'; readonly job: string }
  )

/** What was said, and what that means. */
export interface Explanation {
  readonly answer: string
  readonly fault?: DeliveryFault | undefined
}

/** What sends the deliveries of one method. Nothing that the outside world does makes its functions throw. */
export interface Courier {
  readonly kind: DeliveryVia
  /** For start-up messages and screens; holds no credentials and no machine path. */
  readonly description: string
  /** How many parcels it wants in hand at a time; one when it does not say. */
  readonly atOnce?: number
  /**
   * Hands one parcel over. When `stop` is aborted it comes to an end soon: `retry` when nothing was handed over yet,
   * `unclear` when something may have been.
   */
  handOver(parcel: Parcel, stop?: AbortSignal): Promise<HandOver>
  /** What has become of the delivery's job; `accepted` while it is under way. Only where `handOver` answers so. */
  follow?(deliveryId: string, job: string): Promise<HandOver>
  /**
   * What became of a parcel whose sender died while handing it over; `unclear` when that cannot be told. Couriers
   * without it cannot tell.
   */
  recover?(deliveryId: string): Promise<HandOver>
  /** Takes no more parcels, and resolves when those under way have come to an end. */
  close(): Promise<void>
}
