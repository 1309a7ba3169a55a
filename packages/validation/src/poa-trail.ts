import { documentedErrors } from './documented-error.js'
import { poaGetErrors, poaGetInput } from './poa-get.js'

/** Source: docs/api/poa-trail.md. */
export const poaTrailErrors = documentedErrors({ ...poaGetErrors })

export const poaTrailInput = poaGetInput
