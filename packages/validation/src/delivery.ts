import { z } from 'zod'
import { type DocumentedError, documentedErrors } from './documented-error.js'
import type { ErrorDetails } from './error-details.js'
import { emailAddressForm, phoneNumberForm, type TextForm } from './fields.js'

/** The ways by which documents are delivered. */
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

/**
 * What a delivery says: documents to sign, or that they are still to be signed; the signed copy for the donor; that
 * portings went on; that a signed copy cannot be used. Source: docs/api/poa-list.md.
 */
export const deliveryLetters = ['POA', 'REMINDER', 'DONOR', 'PROGRESS', 'COPY_REFUSED'] as const
export type DeliveryLetter = (typeof deliveryLetters)[number]

/** A letter on its way to a recipient, as answered. Unset optional values are left out. Source: docs/api/poa-list.md. */
export const delivery = z.object({
  _id: z.string().describe('Id of the delivery, 24 hex characters'),
  customer: z.string().describe('Id of the customer'),
  documents: z
    .array(z.string())
    .describe(
      "Ids of the powers of attorney that it carries, ordered by the donors' CPS codes; empty where the letter carries none",
    ),
  letter: z.enum(deliveryLetters).describe('What it says: POA, REMINDER, DONOR, PROGRESS or COPY_REFUSED'),
  method: z.enum(deliveryMethods).describe('EMAIL or FAX'),
  recipient: z.string().describe('An e-mail address, or a fax number in E.164'),
  otherRecipient: z
    .boolean()
    .describe("Whether that was another address than the contact's own when the delivery was recorded"),
  state: z.enum(deliveryStates).describe('Where it stands: queued, sending, sent, failed or unknown'),
  description: z
    .string()
    .describe(
      'What became of it and what to do, for people, in the language that was asked for (Danish or English); times are Danish',
    ),
  attempts: z
    .array(
      z.object({
        number: z.int().describe('Which try it is, from 1'),
        startedAt: z.string().describe('When it began, ISO 8601'),
        endedAt: z
          .string()
          .optional()
          .describe(
            'When it ended, ISO 8601. Left out while it is under way, and for good when its sender died and another try followed',
          ),
        answer: z
          .string()
          .optional()
          .describe('What the mail server, fax gateway or fax server said last, at most 200 characters'),
      }),
    )
    .describe('The newest ten tries, oldest first; empty before the first'),
  via: z
    .enum(deliveryVias)
    .optional()
    .describe(
      'What took it: `smtp` (the mail server; for a fax, towards a gateway), `hylafax`, or `file` where nothing is set up',
    ),
  nextAttemptAt: z.string().optional().describe('When it is tried next, ISO 8601; only while it is queued'),
  returnBy: z
    .string()
    .optional()
    .describe('The day by which the customer is asked to return the documents, `2026-12-04`'),
  reminders: z.int().describe('How many reminders of its documents have followed, three at most'),
  nextReminderAt: z
    .string()
    .optional()
    .describe(
      'When its recipient is reminded at the earliest, ISO 8601, if the documents are not back by then; left out when no reminder is to come',
    ),
  createdAt: z.string().describe('When it was recorded, ISO 8601'),
  createdBy: z
    .string()
    .optional()
    .describe('Id of the employee who had it sent; left out when nobody had, as of reminders'),
  resendOf: z
    .string()
    .optional()
    .describe('Id of the delivery whose documents or letter it sends again, or that it reminds of'),
  cc: z
    .array(z.string())
    .optional()
    .describe('Who gets copies of it, each as a delivery of its own; left out when nobody does'),
  ccOf: z
    .string()
    .optional()
    .describe('Id of the delivery that it is a copy of; its message shows the recipients of that one'),
  settledAt: z.string().optional().describe('When it was sent, failed, or became unknown, ISO 8601'),
  decidedBy: z
    .string()
    .optional()
    .describe(
      'Id of the employee who withdrew it with a resend, or decided about a fax with unknown outcome',
    ),
  decidedAt: z.string().optional().describe('When that was, ISO 8601'),
})
// Its name in the OpenAPI document.
delivery.register(z.globalRegistry, { id: 'Delivery' })

export type Delivery = z.output<typeof delivery>
