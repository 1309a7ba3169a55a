import { z } from 'zod'

const phoneNumber = z.string().regex(/^\+[1-9][0-9]{6,14}$/)
const text = (most: number) => z.string().trim().min(1).max(most)

/** The thirteen fields of operator.create, checked as a straight server checks them. */
export const operatorInput = z.object({
  _id: z.string().regex(/^[0-9]{5}$/),
  name: text(200),
  address: text(500),
  npNumber: phoneNumber,
  npFax: phoneNumber.optional(),
  npEmail: z.email().optional(),
  npOpeningHours: text(200).optional(),
  notes: text(4_000).optional(),
  fixedAuth: z.enum(['FAX', 'EMAIL']),
  mvnoAuth: z.enum(['ICC', 'ICC_FAX', 'ICC_EMAIL', 'FAX', 'EMAIL']),
  iccValidation: z.string().refine(isRegularExpression).optional(),
  orderWait: z.int().min(0).max(8_760).nullish(),
  customerIdValidation: z.boolean().optional(),
})

export type PeerOperator = z.output<typeof operatorInput>

export const operatorOutput = operatorInput.extend({
  orderWait: z.int().nullable(),
  customerIdValidation: z.boolean(),
  version: z.int(),
})

function isRegularExpression(text: string): boolean {
  try {
    return Boolean(new RegExp(text))
  } catch {
    return false
  }
}
