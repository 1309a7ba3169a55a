import { z } from 'zod'
import { documentedErrors } from './documented-error.js'
import { portingGetErrors } from './porting-get.js'
import { portingsTogether, portingsTogetherErrors } from './portings-together.js'
import { success } from './success.js'

/** Source: docs/api/porting-order.md. */
export const portingOrderErrors = documentedErrors({
  portingIdMissing: portingGetErrors.portingIdMissing,
  stageWrong: {
    code: 403,
    message: 'stage',
    description: 'Porting is not at the right stage to be ordered',
  },
  outporting: { code: 409, message: 'id', description: 'An outporting cannot be ordered' },
  holderUnknown: { code: 500, message: 'internal_error', description: "Failed to lookup operator 'X'" },
  documentsMissing: {
    code: 409,
    message: 'documents',
    description: 'Porting cannot be ordered, because no porting documents (POA) exists',
  },
  donorChanged: {
    code: 409,
    message: 'operator',
    description: 'Donor operator updated on porting, POA not valid anymore',
  },
  portingNotFound: portingGetErrors.portingNotFound,
  internalError: portingGetErrors.internalError,
  accessDenied: portingGetErrors.accessDenied,
  ...portingsTogetherErrors,
  copyNotApproved: { code: 409, message: 'documents', description: 'Signed copy is not approved' },
  copyNotArrived: { code: 409, message: 'documents', description: 'Signed copy did not reach the donor' },
})

/** Of these rows those for which an order that was to start by itself does not, as the audit log names them. */
export const orderRefusals = [
  'stageWrong',
  'outporting',
  'holderUnknown',
  'documentsMissing',
  'copyNotApproved',
  'donorChanged',
  'copyNotArrived',
] as const satisfies (keyof typeof portingOrderErrors)[]
export type OrderRefusal = (typeof orderRefusals)[number]

/** Why an order that was to start by itself does not: a row, or that the database was restored. */
export type UnstartedReason = OrderRefusal | 'restored'

export const portingOrderInput = z.object({ portings: portingsTogether })

export const portingOrderOutput = z.object({
  success,
  autoStartOrder: z
    .string()
    .optional()
    .describe(
      'When the order goes out by itself, ISO 8601, of several the latest; left out when all are ordered already',
    ),
})

export type PortingOrderOutput = z.output<typeof portingOrderOutput>
