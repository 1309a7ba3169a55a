import { z } from 'zod'
import { type DocumentedError, documentedErrors } from './documented-error.js'
import type { ErrorDetails } from './error-details.js'
import { emailAddressForm, phoneNumberForm, type TextForm } from './fields.js'

/** The ways by which documents leave the house. */
export const deliveryMethods = ['EMAIL', 'FAX'] as const
export type DeliveryMethod = (typeof deliveryMethods)[number]

/** The rows of a recipient that cannot be used. Source: docs/api/poa-create.md. */
export const recipientErrors = documentedErrors({
  recipientEmailInvalid: {
    code: 422,
    message: 'recipient',
    description: 'Recipient e-mail address is invalid',
  },
  recipientFaxInvalid: { code: 422, message: 'recipient', description: 'Recipient fax number is invalid' },
})

const recipients: Record<DeliveryMethod, { form: TextForm; invalid: DocumentedError }> = {
  EMAIL: { form: emailAddressForm, invalid: recipientErrors.recipientEmailInvalid },
  FAX: { form: phoneNumberForm, invalid: recipientErrors.recipientFaxInvalid },
}

/** The e-mail address or E.164 number that was given, or undefined when it is none for the method. */
export function parseRecipient(method: DeliveryMethod, recipient: unknown): string | undefined {
  return typeof recipient === 'string' ? recipients[method].form.parse(recipient) : undefined
}

/** The row of a recipient that cannot be used, or of a contact that has no address for the method. */
export function recipientInvalid(method: DeliveryMethod): DocumentedError {
  return recipients[method].invalid
}

/** Which character of a recipient is refused. */
export function faultOfRecipient(method: DeliveryMethod, recipient: unknown): ErrorDetails | undefined {
  return typeof recipient === 'string' ? recipients[method].form.faultOf?.(recipient) : undefined
}

/** What may have become of a delivery. Source: docs/api/poa-list.md. */
export const deliveryStates = ['queued', 'sending', 'sent', 'failed', 'unknown'] as const
export type DeliveryState = (typeof deliveryStates)[number]

/** What may take a delivery: a mail server (for a fax: towards a gateway), a HylaFAX server, or a file that goes nowhere. */
export const deliveryVias = ['smtp', 'hylafax', 'file'] as const
export type DeliveryVia = (typeof deliveryVias)[number]

/** Documents on their way to a recipient, as answered. Unset optional values are left out. Source: docs/api/poa-list.md. */
export const delivery = z.object({
  _id: z.string(),
  customer: z.string(),
  /** Ids of the powers of attorney that it carries, ordered by the donors' CPS codes. */
  documents: z.array(z.string()),
  method: z.enum(deliveryMethods),
  /** One e-mail address, or a fax number in E.164. */
  recipient: z.string(),
  /** Whether that is another one than the customer's contact's own. */
  otherRecipient: z.boolean(),
  state: z.enum(deliveryStates),
  /** What became of it, for people, in the caller's language. */
  description: z.string(),
  /** The newest ten tries, oldest first. */
  attempts: z.array(
    z.object({
      /** Counts from 1. */
      number: z.int(),
      /** ISO 8601. */
      startedAt: z.string(),
      /** Left out while it is under way, and when its sender died. */
      endedAt: z.string().optional(),
      /** What the mail server, fax server or gateway said last. */
      answer: z.string().optional(),
    }),
  ),
  /** What took it. */
  via: z.enum(deliveryVias).optional(),
  /** When it is tried again, ISO 8601; only while it is queued. */
  nextAttemptAt: z.string().optional(),
  /** The day by which the customer is asked to return the documents, `2026-12-10`. */
  returnBy: z.string().optional(),
  createdAt: z.string(),
  /** Id of the employee who had it sent. */
  createdBy: z.string(),
  /** Id of the delivery that it repeats. */
  resendOf: z.string().optional(),
  /** When it was sent, or failed, or became unknown. */
  settledAt: z.string().optional(),
  /** Who decided about it in person, and when: withdrew it, or found out what became of a fax. */
  decidedBy: z.string().optional(),
  decidedAt: z.string().optional(),
})
// Its name in the OpenAPI document.
delivery.register(z.globalRegistry, { id: 'Delivery' })

export type Delivery = z.output<typeof delivery>
