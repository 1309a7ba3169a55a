import { z } from 'zod'
import { accessDenied, internalError } from './common-errors.js'
import { documentedErrors, invalidField } from './documented-error.js'
import { cpsCode, optionalPhoneNumber, requiredPhoneNumber } from './fields.js'
import { refuse } from './refuse.js'

/** All the numbers of Denmark. */
const largestRange = 100_000_000

/** Source: docs/api/number-assign.md. */
export const numberAssignErrors = documentedErrors({
  numberMissing: { code: 400, message: 'bad_request', description: 'Number not found in request URI' },
  toInvalid: invalidField('to'),
  operatorInvalid: { code: 422, message: 'operator', description: 'Operator is not valid' },
  accessDenied,
  internalError,
})

const errors = numberAssignErrors

/** The number in the path, checked before anything else of the request; comes out in E.164. */
export const numberPath = z.object({ from: requiredPhoneNumber(errors.numberMissing.description) })

/** Who shall hold the numbers. */
export const numberHolder = z.object({ operator: cpsCode(errors.operatorInvalid.description) })

/** First and last number of a range in E.164; `to` is `from` where it is left out. */
export function numberBounds(fromInvalid: string) {
  return z
    .object({
      from: requiredPhoneNumber(fromInvalid),
      to: optionalPhoneNumber(errors.toInvalid.description),
    })
    .transform(({ from, to = from }, context) => {
      if (isRange(from, to)) return { from, to }
      const details = { numbers: [from, to] }
      return refuse(context, { message: errors.toInvalid.description, details }, ['to'])
    })
}

/** The bounds for `POST /dk/number/NUMBER`, whose path was checked before. */
export const numberAssignBounds = numberBounds(errors.numberMissing.description)

export const numberAssignOutput = z.object({
  success: z.literal(true),
  /** E.164, both. */
  from: z.string(),
  to: z.string(),
  operator: z.string(),
})

export type NumberAssignOutput = z.output<typeof numberAssignOutput>

function isRange(from: string, to: string): boolean {
  const beyond = Number(to) - Number(from)
  return from.length === to.length && beyond >= 0 && beyond < largestRange
}
