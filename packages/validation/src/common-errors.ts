import { documentedErrors } from './documented-error.js'

/** Answers to a missing or bad credential. Source: the same API's `/ping` page; our two pages name no 401. */
export const credentialErrors = documentedErrors({
  missing: { code: 401, message: 'credentials_invalid', description: 'Authorization required, please login' },
  malformed: {
    code: 401,
    message: 'format_error',
    description: 'Authorization header format is Authorization: Bearer <token>',
  },
  unknown: { code: 401, message: 'invalid_token', description: 'Please login' },
  expired: { code: 401, message: 'expired', description: 'Session has expired, please login' },
})

/** More calls in one tRPC request are refused: limits count requests, and each call is work. */
export const mostCallsPerRequest = 10

/** Answers that any address can give, whatever the operation. */
export const transportErrors = documentedErrors({
  requestNotValid: { code: 400, message: 'bad_request', description: 'Request is not valid' },
  bodyNotJson: { code: 400, message: 'bad_request', description: 'Body is not valid JSON' },
  noEnvelope: {
    code: 400,
    message: 'bad_request',
    description: 'Input is not in superjson\'s envelope, {"json": …}',
  },
  undefinedOnly: {
    code: 400,
    message: 'bad_request',
    description: "Of superjson's annotations only undefined is taken",
  },
  tooManyCalls: {
    code: 400,
    message: 'bad_request',
    description: `One request carries at most ${mostCallsPerRequest} calls`,
  },
  prefetch: { code: 400, message: 'bad_request', description: 'A prefetch has no effects here' },
  noSuchPath: { code: 404, message: 'not_found', description: 'No such path' },
  methodNotAllowed: { code: 405, message: 'method_not_allowed', description: 'Method is not allowed here' },
  tooLarge: { code: 413, message: 'too_large', description: 'Body is too large' },
  timeout: { code: 408, message: 'timeout', description: 'Request took too long' },
  headerTooLarge: { code: 431, message: 'too_large', description: 'Header is too large' },
  rateLimited: { code: 429, message: 'rate_limited', description: 'Too many requests, try again later' },
  unavailable: {
    code: 503,
    message: 'unavailable',
    description: 'Service is unavailable, try again later',
  },
  /** Comes without `Retry-After`. */
  outcomeUnknown: {
    code: 503,
    message: 'unavailable',
    description: 'No clear answer came from the database: the call may have happened or not',
  },
})

export const accessDenied = Object.freeze({
  code: 403,
  message: 'access_denied',
  description: 'Insufficient access level',
})

/** Anything unexpected, with never a word of the cause. */
export const internalError = Object.freeze({
  code: 500,
  message: 'internal_error',
  description: 'Unspecified',
})
