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
  'DONOR_ADDRESS_MISSING',
  'ICC_MISSING',
  'ICC_INVALID',
  'DONOR_CUSTOMER_ID_MISSING',
  'REQUESTED_DATE_PAST',
  'REQUESTED_DATE_FAR',
  'REQUESTED_DATE_NO_WORKING_DAY',
] as const

const rejectRisk = z.object({
  risk: z.enum(rejectRisks),
  /** For people, English. */
  description: z.string(),
  /** Id of the porting; left out where the risk is the whole document's. */
  porting: z.string().optional(),
  /** What is missing or wrong: a field of the owner, of the donor's record or of the porting. */
  field: z.string().optional(),
})

const plannedPorting = porting
  .pick({ numberType: true, donorSimNumber: true, donorCustomerId: true, requestedDate: true })
  .extend({
    porting: z.string(),
    /** E.164, the main number first. */
    numbers: z.array(z.string()),
  })

export const poaPlanOutput = z.object({
  /** The documents that poaCreate would make, ordered by the donors' CPS codes. */
  documents: z.array(
    z.object({
      operator: z.string(),
      operatorName: z.string(),
      portings: z.array(plannedPorting),
      /** How many numbers the document would name. */
      numbers: z.int(),
      risks: z.array(rejectRisk),
    }),
  ),
})

export type RejectRisk = z.output<typeof rejectRisk>
export type PoaPlanOutput = z.output<typeof poaPlanOutput>
