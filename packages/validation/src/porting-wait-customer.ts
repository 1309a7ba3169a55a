import { documentedErrors } from './documented-error.js'
import { portingGetErrors } from './porting-get.js'
import { portingsTogetherErrors } from './portings-together.js'

/** Source: docs/api/porting-wait-customer.md. */
export const portingWaitCustomerErrors = documentedErrors({
  portingIdMissing: portingGetErrors.portingIdMissing,
  stageWrong: { code: 403, message: 'id', description: 'Porting is not at the right stage' },
  portingNotFound: portingGetErrors.portingNotFound,
  internalError: portingGetErrors.internalError,
  accessDenied: portingGetErrors.accessDenied,
  ...portingsTogetherErrors,
})
