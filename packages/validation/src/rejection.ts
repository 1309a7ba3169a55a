import { z } from 'zod'

/** Why a donor refuses a porting. Source: the API's reject page. */
export const rejectionReasons = [
  'AUTH_MISSING',
  'WRONG_OWNER',
  'SIM_MISMATCH',
  'NOT_IN_USE',
  'CUSTOMER_REJECT',
  'RANGE_MISMATCH',
] as const
export type RejectionReason = (typeof rejectionReasons)[number]

/** What can be put right before the porting is ordered again: facts of the porting, of its owner, or its paper. */
export const correctableFields = [
  'number',
  'additionalNumbers',
  'donorSimNumber',
  'donorCustomerId',
  'documents',
  'customer',
  'customer.name',
  'customer.address',
  'customer.zip',
  'customer.city',
  'customer.vatNumber',
] as const
export type CorrectableField = (typeof correctableFields)[number]

/** What a donor's refusal means for whoever has to mend it. Source: docs/api/porting-reject.md. */
export const rejection = z.object({
  reason: z.enum(rejectionReasons).describe('Why the donor refused, as it is given to porting reject'),
  correct: z
    .array(z.enum(correctableFields))
    .describe(
      'What to look at: properties of the porting, or of its owner, who is the customer or the `override` of POA create',
    ),
  description: z.string().describe("What that means and what to do, in the caller's language"),
})

export type Rejection = z.output<typeof rejection>

export function isRejectionReason(text: string | null): text is RejectionReason {
  return rejectionReasons.some((reason) => reason === text)
}
