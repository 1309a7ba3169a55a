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
  employee: requiredObjectId({ missing: errors.employeeMissing, invalid: errors.employeeInvalid }).describe(
    'Id of the employee whose rights the token has',
  ),
})

export const tokenCreateInput = z.object({
  name: requiredText({ field: 'name', missing: errors.nameMissing.description }).describe(
    'What the token is for',
  ),
  expiresAt: z.iso
    .datetime({ offset: true, error: errors.expiresAtInvalid.description })
    .transform((text) => new Date(text))
    // An offset can carry the last hours of 9999 over the end of what a database stores.
    .refine((date) => date.getUTCFullYear() <= 9999, errors.expiresAtInvalid.description)
    .nullish()
    .transform((date) => date ?? undefined)
    .describe(
      'When it expires: ISO 8601 date and time with `Z` or an offset, in the future. Left out: never',
    ),
})

const listed = {
  _id: z.string().describe('Id of the token, 24 hex characters'),
  employee: z.string().describe('Id of the employee'),
  name: z.string().describe('What the token is for'),
  prefix: z.string().describe('The first characters of the token, to recognise it by'),
  accessLevel: z
    .enum(accessLevels)
    .describe('Access level of the employee when the token was made. It never has more'),
  createdAt: z.string().describe('When it was made, ISO 8601'),
  expiresAt: z.string().optional().describe('When it expires, ISO 8601; left out when never'),
}

/** A token as lists answer it: nothing that one could call with. */
export const tokenInfo = z.object({
  ...listed,
  lastUsedAt: z
    .string()
    .optional()
    .describe('When it was last used, ISO 8601, at most a minute behind; left out when it never was'),
  revokedAt: z.string().optional().describe('When it was revoked, ISO 8601'),
})

export const tokenCreateOutput = z.object({
  ...listed,
  token: z.string().describe('The token itself, shown this once and stored nowhere'),
})

export type TokenInfo = z.output<typeof tokenInfo>
export type TokenCreateInput = z.output<typeof tokensEmployee> & z.output<typeof tokenCreateInput>
export type TokenCreateOutput = z.output<typeof tokenCreateOutput>
