import { z } from 'zod'
import { accessDenied, internalError, transportErrors } from './common-errors.js'
import { copiesAsSent, copyErrors, readCopies } from './copy-recipients.js'
import {
  deliveryMethods,
  faultOfRecipient,
  parseRecipient,
  recipientErrors,
  recipientInvalid,
} from './delivery.js'
import { type DocumentedError, documentedErrors, invalidField, unprintableField } from './documented-error.js'
import { flag, objectId, oneOf } from './fields.js'
import { success } from './success.js'
import { refuse } from './refuse.js'
import { optionalText } from './text.js'

/** How the customer receives the documents for signing. */
export const poaMethods = ['DOWNLOAD', ...deliveryMethods] as const
export type PoaMethod = (typeof poaMethods)[number]

/** The literal that stands for the primary contact's own address. Upper case only, as the page writes it. */
export const defaultRecipient = 'DEFAULT'

/** What is printed of an owner, and what `override` may replace. */
export const ownerFields = ['name', 'address', 'zip', 'city', 'state', 'country', 'vatNumber'] as const
export type OwnerField = (typeof ownerFields)[number]

/** What is wrong with the owner that was sent. */
export const overrideErrors = documentedErrors({
  overrideInvalid: invalidField('override'),
  ...rowsOf(ownerFields, (field) => ({
    [`override.${field} invalid`]: invalidField(`override.${field}`),
    [`override.${field} unprintable`]: unprintableField(`override.${field}`),
  })),
})

/** A stored fact that a document could not print exactly as it is. */
export const storedFactErrors = documentedErrors(
  rowsOf([...ownerFields, 'operator', 'donorSimNumber', 'donorCustomerId'], (field) => ({
    [`${field} unprintable`]: unprintableField(field),
  })),
)

const { recipientEmailInvalid, recipientFaxInvalid, ...ourRecipientErrors } = recipientErrors

/** Source: docs/api/poa-create.md, the published rows in the page's order, then ours. */
export const poaCreateErrors = documentedErrors({
  customerIdMissing: {
    code: 400,
    message: 'bad_request',
    description: 'Customer id not found in requested URI',
  },
  accessDenied,
  nothingToPort: {
    code: 404,
    message: 'not_found',
    description: 'No portings found in the correct stage for creating power of attorney document',
  },
  recipientEmailInvalid,
  recipientFaxInvalid,
  internalError,
  methodInvalid: {
    code: 422,
    message: 'method',
    description: `Method must be ${poaMethods.slice(0, -1).join(', ')} or ${poaMethods.at(-1)}`,
  },
  ...copyErrors,
  mitIdInvalid: { code: 422, message: 'mitId', description: 'mitId must be true or false' },
  unavailable: transportErrors.unavailable,
  ...ourRecipientErrors,
  recipientsLimited: {
    code: 429,
    message: 'rate_limited',
    description: 'Too many recipients other than the contact, try again later',
  },
  ...overrideErrors,
  ...storedFactErrors,
})

const errors = poaCreateErrors

/** The id in the path, checked before anything else of the request. */
export const customerPath = z.object({
  customerId: objectId(errors.customerIdMissing.description).describe(
    'Id of the customer, 24 hex characters',
  ),
})

/**
 * To whom the documents go. E-mail addresses and fax numbers are checked here; `DEFAULT` and an absent
 * recipient come out as undefined. DOWNLOAD ignores the recipient and copies.
 */
export const poaHandOverInput = z
  .object({
    method: oneOf(poaMethods, errors.methodInvalid.description)
      .nullish()
      .meta({ default: 'DOWNLOAD' })
      .transform((method): PoaMethod => method ?? 'DOWNLOAD')
      .describe('How to receive the documents: DOWNLOAD (default), EMAIL or FAX'),
    // Any value: with DOWNLOAD even a wrong one is ignored, and otherwise the method says what is wrong with it.
    recipient: z
      .custom<string | null>(() => true)
      .meta({
        type: ['string', 'null'],
        default: defaultRecipient,
      })
      .optional()
      .describe(
        "Who they are sent to: an e-mail address with EMAIL, a fax number with FAX. Left out, or `DEFAULT` in upper case: the primary contact's. Ignored with DOWNLOAD",
      ),
    cc: copiesAsSent.describe(
      'Who else gets the documents with EMAIL: at most 5 e-mail addresses, with commas between in a query. Ignored with DOWNLOAD',
    ),
  })
  .transform(({ cc: given, ...handOver }, context) => {
    const recipient = readRecipient(handOver, context)
    const read = readCopies(handOver.method, given)
    if ('fault' in read)
      return refuse(context, { message: copyErrors.ccInvalid.description, details: read.fault }, ['cc'])
    return { method: handOver.method, recipient, cc: read.cc }
  })

/** Undefined for the contact's own, and with DOWNLOAD. */
function readRecipient(
  { method, recipient }: { method: PoaMethod; recipient?: string | null | undefined },
  context: z.RefinementCtx,
): string | undefined {
  // A list is what a query becomes that gives the recipient twice.
  const isIgnored = method === 'DOWNLOAD' && !Array.isArray(recipient)
  if (isIgnored || (recipient ?? defaultRecipient) === defaultRecipient) return undefined
  const parsed = method === 'DOWNLOAD' ? undefined : parseRecipient(method, recipient)
  if (parsed !== undefined) return parsed
  const row = method === 'DOWNLOAD' ? invalidField('recipient') : recipientInvalid(method)
  const details = method === 'DOWNLOAD' ? undefined : faultOfRecipient(method, recipient)
  return refuse(context, { message: row.description, details }, ['recipient'])
}

/** What the documents say: another owner than the customer, and whether MitID may sign them. */
export const poaContentInput = z.object({
  override: z
    .object(ownerFieldTexts('override.'), { error: overrideErrors.overrideInvalid.description })
    .nullish()
    .transform((override) => override ?? {})
    .describe("Another owner than the customer. What is left out of it, or blank, is the customer's own"),
  mitId: flag(errors.mitIdInvalid.description).describe(
    'Whether the documents can be signed with MitID; default false',
  ),
})

export const poaCreateOutput = z.object({
  success,
  documents: z
    .array(z.string())
    .describe(
      "Ids of the documents, one per donor operator, ordered by the donors' CPS codes, in lower case",
    ),
})

export type PoaOverride = z.output<typeof poaContentInput>['override']
export type PoaCreateOutput = z.output<typeof poaCreateOutput>

function ownerFieldTexts(prefix: string) {
  const text = (field: OwnerField, max = 200) =>
    optionalText({ field: `${prefix}${field}`, max, printed: true, multiline: field === 'address' })
  return {
    name: text('name').describe('Name of the owner'),
    address: text('address', 500).describe('Postal address of the owner; may have several lines'),
    zip: text('zip').describe('Postal code of the owner'),
    city: text('city').describe('City of the owner'),
    state: text('state').describe('State or region of the owner'),
    country: text('country').describe(
      "Country of the owner; an ISO code of two letters is printed as the country's name",
    ),
    vatNumber: text('vatNumber').describe('CVR or VAT number of the owner'),
  }
}

function rowsOf<Field extends string>(
  fields: readonly Field[],
  rows: (field: Field) => Record<string, DocumentedError>,
): Record<string, DocumentedError> {
  return Object.assign({}, ...fields.map(rows)) as Record<string, DocumentedError>
}
