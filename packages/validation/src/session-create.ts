import { z } from 'zod'
import { internalError, transportErrors } from './common-errors.js'
import { documentedErrors } from './documented-error.js'
import { required } from './fields.js'

/** Source: docs/api/session-create.md. */
export const sessionCreateErrors = documentedErrors({
  linkMissing: { code: 404, message: 'link', description: 'Sign-in link is missing' },
  linkInvalid: { code: 422, message: 'link', description: 'Sign-in link is not whole' },
  linkUnknown: { code: 404, message: 'link', description: 'Sign-in link is not known' },
  linkUsed: { code: 409, message: 'link', description: 'Sign-in link has been used' },
  linkExpired: { code: 409, message: 'link', description: 'Sign-in link has expired' },
  rateLimited: transportErrors.rateLimited,
  internalError,
})

const errors = sessionCreateErrors

export const sessionCreateInput = z.object({
  link: required({ missing: errors.linkMissing, invalid: errors.linkInvalid }, (text) =>
    z.string().regex(/^[0-9A-Za-z]{33}$/, text),
  ).describe('What stands behind `#` in the link of the mail: 33 letters and digits'),
})

export const sessionCreateOutput = z.object({
  _id: z.string().describe('Id of the token, 24 hex characters, to end the session with'),
  token: z.string().describe('The token itself, shown this once and stored nowhere'),
  expiresAt: z.string().describe('When it expires, ISO 8601: twelve hours from now'),
})

export type SessionCreateOutput = z.output<typeof sessionCreateOutput>
