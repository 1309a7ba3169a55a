import { z } from 'zod'
import { accessLevels } from './access-level.js'
import { accessDenied, internalError } from './common-errors.js'
import { documentedErrors, invalidField } from './documented-error.js'
import { employeeUpdateErrors } from './employee-update.js'
import { requiredObjectId } from './fields.js'
import { requiredText } from './text.js'

/** The rows of an `employee` in a body or query. */
export const employeeOfTokenErrors = documentedErrors({
  employeeMissing: { code: 404, message: 'employee', description: 'Employee is missing' },
  employeeInvalid: invalidField('employee'),
})

/** Source: docs/api/token-create.md. */
export const tokenCreateErrors = documentedErrors({
  ...employeeOfTokenErrors,
  accessDenied,
  nameMissing: { code: 404, message: 'name', description: 'Name is missing' },
  expiresAtInvalid: {
    code: 422,
    message: 'expiresAt',
    description: 'Expiry must be a date and time in the future',
  },
  employeeNotFound: employeeUpdateErrors.employeeNotFound,
  noLogin: { code: 409, message: 'employee', description: 'Employee does not have access to login' },
  internalError,
})

const errors = tokenCreateErrors

/** Whose tokens: the right hangs on it. */
export const tokensEmployee = z.object({
  employee: requiredObjectId({ missing: errors.employeeMissing, invalid: errors.employeeInvalid }),
})

export const tokenCreateInput = z.object({
  name: requiredText({ field: 'name', missing: errors.nameMissing.description }),
  expiresAt: z.iso
    .datetime({ offset: true, error: errors.expiresAtInvalid.description })
    .transform((text) => new Date(text))
    // An offset can carry the last hours of 9999 over the end of what a database stores.
    .refine((date) => date.getUTCFullYear() <= 9999, errors.expiresAtInvalid.description)
    .nullish()
    .transform((date) => date ?? undefined),
})

const listed = {
  _id: z.string(),
  employee: z.string(),
  name: z.string(),
  /** The first characters of the token, to recognise it by. */
  prefix: z.string(),
  /** It never has more rights; fewer, when the employee has. */
  accessLevel: z.enum(accessLevels),
  /** ISO 8601. */
  createdAt: z.string(),
  /** ISO 8601; left out when the token does not expire. */
  expiresAt: z.string().optional(),
}

/** A token as lists answer it: nothing that one could call with. */
export const tokenInfo = z.object({
  ...listed,
  /** ISO 8601, at most a minute old when the token is in use; left out when it never was. */
  lastUsedAt: z.string().optional(),
  /** ISO 8601; left out when it is not revoked. */
  revokedAt: z.string().optional(),
})

export const tokenCreateOutput = z.object({
  ...listed,
  /** Shown this once and stored nowhere. */
  token: z.string(),
})

export type TokenInfo = z.output<typeof tokenInfo>
export type TokenCreateInput = z.output<typeof tokensEmployee> & z.output<typeof tokenCreateInput>
export type TokenCreateOutput = z.output<typeof tokenCreateOutput>
