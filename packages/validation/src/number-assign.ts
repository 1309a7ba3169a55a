import { z } from 'zod'
import { accessDenied, internalError } from './common-errors.js'
import { documentedErrors, invalidField } from './documented-error.js'
import { cpsCode, optionalPhoneNumber, requiredPhoneNumber } from './fields.js'
import { success } from './success.js'
import { refuse } from './refuse.js'

/** So many numbers a range may have: all those of Denmark. */
export const largestRange = 100_000_000

/** Source: docs/api/number-assign.md. */
export const numberAssignErrors = documentedErrors({
  numberMissing: { code: 400, message: 'bad_request', description: 'Number not found in request URI' },
  toInvalid: invalidField('to'),
  operatorInvalid: { code: 422, message: 'operator', description: 'Operator is not valid' },
  accessDenied,
  internalError,
})

const errors = numberAssignErrors

const firstNumber = 'The number, or the first one of the range; 8 digits are Danish'

/** The number in the path, checked before anything else of the request; comes out in E.164. */
export const numberPath = z.object({
  from: requiredPhoneNumber(errors.numberMissing.description).describe(firstNumber),
})

/** Who shall hold the numbers. */
export const numberHolder = z.object({
  operator: cpsCode(errors.operatorInvalid.description).describe(
    'CPS code of the operator that holds the numbers. It must be in the registry',
  ),
})

/** First and last number of a range in E.164; `to` is `from` where it is left out. */
export function numberBounds(fromInvalid: string) {
  return z
    .object({
      from: requiredPhoneNumber(fromInvalid).describe(firstNumber),
      to: optionalPhoneNumber(errors.toInvalid.description).describe(
        `Last number of the range: as many digits as \`from\`, not before it, and at most ${largestRange.toLocaleString('en')} numbers. Left out: \`from\` alone`,
      ),
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
  success,
  from: z.string().describe('First number of the range, E.164'),
  to: z.string().describe('Last number of the range, E.164; the same as `from` for a single number'),
  operator: z.string().describe('CPS code of the operator that holds the numbers'),
})

export type NumberAssignOutput = z.output<typeof numberAssignOutput>

function isRange(from: string, to: string): boolean {
  const beyond = Number(to) - Number(from)
  return from.length === to.length && beyond >= 0 && beyond < largestRange
}
