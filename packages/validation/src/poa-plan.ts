import { z } from 'zod'
import { documentedErrors } from './documented-error.js'
import { overrideErrors, poaContentInput, poaCreateErrors } from './poa-create.js'
import { porting } from './porting.js'

/** Source: docs/api/poa-plan.md. */
export const poaPlanErrors = documentedErrors({
  customerIdMissing: poaCreateErrors.customerIdMissing,
  accessDenied: poaCreateErrors.accessDenied,
  customerNotFound: { code: 404, message: 'not_found', description: 'Customer not found' },
  internalError: poaCreateErrors.internalError,
  ...overrideErrors,
})

/** Another owner than the customer, as it would be given to poaCreate. */
export const poaPlanInput = poaContentInput.pick({ override: true })

/** Why a donor may refuse a porting. */
export const rejectRisks = [
  'OWNER_INCOMPLETE',
  'OWNER_LOOKS_WRONG',
  'OWNER_ADDRESS_OF_CUSTOMER',
  'DONOR_ADDRESS_MISSING',
  'ICC_MISSING',
  'ICC_INVALID',
  'DONOR_CUSTOMER_ID_MISSING',
  'REQUESTED_DATE_PAST',
  'REQUESTED_DATE_FAR',
  'REQUESTED_DATE_NO_WORKING_DAY',
] as const

const rejectRisk = z.object({
  risk: z.enum(rejectRisks).describe('Which risk it is'),
  description: z.string().describe('The same for people, in English'),
  porting: z
    .string()
    .optional()
    .describe("Id of the porting that has it; left out when it is the whole document's"),
  field: z
    .string()
    .optional()
    .describe("The field to mend: of the owner, of the donor's record, or of the porting"),
})

const plannedPorting = z.object({
  porting: z.string().describe('Id of the porting'),
  numbers: z.array(z.string()).describe('Its numbers, E.164, the main number first'),
  ...porting.pick({ numberType: true, donorSimNumber: true, donorCustomerId: true, requestedDate: true })
    .shape,
})

export const poaPlanOutput = z.object({
  documents: z
    .array(
      z.object({
        operator: z.string().describe('CPS code of the donor'),
        operatorName: z.string().describe('Name of the donor'),
        portings: z.array(plannedPorting).describe('The portings of the document, ordered by number'),
        numbers: z.int().describe('How many numbers the document would name'),
        risks: z.array(rejectRisk).describe('Why the donor might refuse it; empty when nothing was found'),
      }),
    )
    .describe(
      'The documents that would be made, one for each donor, ordered by CPS code; empty when nothing is to be ported',
    ),
})

export type RejectRisk = z.output<typeof rejectRisk>
export type PoaPlanOutput = z.output<typeof poaPlanOutput>
