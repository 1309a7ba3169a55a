import { z } from 'zod'
import { accessDenied, internalError } from './common-errors.js'
import { documentedErrors, invalidField } from './documented-error.js'
import { oneOf, optionalObjectId } from './fields.js'
import { listErrors, pageOf, partOfList } from './list.js'
import { portingStages } from './porting.js'
import { signedCopy } from './signed-copy.js'

/** What is to be done with a signed copy, or was. Source: docs/api/document-search.md. */
export const signedCopyStatuses = ['UNMATCHED', 'TO_REVIEW', 'TO_SEND', 'SENT', 'REFUSED'] as const
export type SignedCopyStatus = (typeof signedCopyStatuses)[number]

/** Source: docs/api/document-search.md. */
export const documentSearchErrors = documentedErrors({
  accessDenied,
  internalError,
  documentInvalid: invalidField('document'),
  statusInvalid: invalidField('status'),
  customerInvalid: invalidField('customer'),
  offsetInvalid: listErrors.offsetInvalid,
  limitInvalid: listErrors.limitInvalid,
  cursorInvalid: listErrors.cursorInvalid,
})

export const documentSearchInput = z.object({
  document: optionalObjectId(documentSearchErrors.documentInvalid.description).describe(
    'Only this one: its id, 24 hex characters',
  ),
  status: oneOf(signedCopyStatuses, documentSearchErrors.statusInvalid.description)
    .nullish()
    .describe('Only those with this status'),
  customer: optionalObjectId(documentSearchErrors.customerInvalid.description).describe(
    "Only this customer's: its id, 24 hex characters. OWNER gets their own customer's whatever is given",
  ),
  ...partOfList('moment', 'text'),
})

const operator = z.object({
  _id: z.string().describe('Its CPS code'),
  name: z.string().describe('Its name'),
})

const expected = z.object({
  code: z.string().describe('The porting code that is printed on it'),
  operator: operator.describe('The donor'),
  owner: z
    .object({
      name: z.string().describe('Name'),
      address: z.string().optional().describe('Address'),
      zip: z.string().optional().describe('Zip code'),
      city: z.string().optional().describe('City'),
      country: z.string().optional().describe('Country'),
      vatNumber: z.string().optional().describe('VAT number'),
    })
    .describe('Who holds the numbers and is to sign, as it is printed'),
  numbers: z
    .array(z.string())
    .describe(
      'The first numbers that are printed on it, E.164: 500 at most when `document` is given, else 20',
    ),
  numberCount: z.int().describe('How many numbers are printed on it'),
  pages: z.int().describe('How many pages it has'),
  replacedAt: z.string().optional().describe('When a later one replaced it, ISO 8601'),
})

const portingOfCopy = z.object({
  _id: z.string().describe('Its id'),
  number: z.string().describe('Its number, E.164'),
  stage: z.enum(portingStages).describe('The stage that it is in'),
  autoStartOrder: z.string().optional().describe('When it will be ordered by itself, ISO 8601'),
})

/** A signed copy with what is to be known of it to decide about it. Unset optional values are left out. */
export const foundSignedCopy = signedCopy.extend({
  status: z.enum(signedCopyStatuses).describe('What is to be done with it, or was'),
  customerName: z.string().optional().describe('Name of the customer, where it is known'),
  expected: expected.optional().describe('What the power of attorney says that it is the signed copy of'),
  isOf: z.array(portingOfCopy).describe('The portings that it is for, as they are now'),
})
// Its name in the OpenAPI document.
foundSignedCopy.register(z.globalRegistry, { id: 'FoundSignedCopy' })

export const documentSearchOutput = pageOf(
  'documents',
  foundSignedCopy,
  'The signed copies of this page, the oldest first',
)

export type DocumentSearchRequest = z.output<typeof documentSearchInput>
export type FoundSignedCopy = z.output<typeof foundSignedCopy>
export type DocumentSearchOutput = z.output<typeof documentSearchOutput>
