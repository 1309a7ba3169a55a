import { z } from 'zod'
import { accessDenied, internalError } from './common-errors.js'
import { danishNumberTypes, parseDanishNumber } from './danish-number.js'
import { documentedErrors } from './documented-error.js'
import { faultOfPhoneNumber } from './phone-number.js'
import { refuse } from './refuse.js'

/** Source: docs/api/number-info.md. */
export const numberInfoErrors = documentedErrors({
  numberInvalid: { code: 422, message: 'id', description: 'Phone number is invalid' },
  accessDenied,
  internalError,
})

const danishNumber = 'A Danish number: 8 digits, `+45` or `0045` before them or not; separators are removed'

/** The Danish number in the path; comes out in E.164. Its row says `id`, as the published page does. */
export const numberInfoInput = z
  .custom<{ number: string }>((input) => typeof input === 'object' && input !== null)
  .meta({
    type: 'object',
    properties: { number: { type: 'string', description: danishNumber } },
    required: ['number'],
  })
  .transform(({ number }: { number?: unknown }, context) => {
    const parsed = typeof number === 'string' ? parseDanishNumber(number) : undefined
    if (parsed !== undefined) return { number: parsed }
    const details = typeof number === 'string' ? faultOfPhoneNumber(number) : undefined
    return refuse(context, { message: numberInfoErrors.numberInvalid.description, details }, ['id'])
  })

export const numberInfoOutput = z.object({
  number: z.string().describe('The number, E.164'),
  type: z.enum(danishNumberTypes).describe('What the number is for: FIXED, MOBILE, RESERVED or SPECIAL'),
  operator: z
    .string()
    .optional()
    .describe('CPS code of the operator that holds it; left out when no entry of the number table covers it'),
  operatorName: z
    .string()
    .optional()
    .describe('Name of that operator; left out when it is not in the registry'),
})

export type NumberInfo = z.output<typeof numberInfoOutput>
