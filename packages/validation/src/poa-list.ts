import { z } from 'zod'
import { accessDenied, internalError } from './common-errors.js'
import { delivery } from './delivery.js'
import { documentedErrors } from './documented-error.js'
import { listErrors, listInput, pageOf } from './list.js'
import { poaCreateErrors, poaMethods } from './poa-create.js'
import { poaPlanErrors } from './poa-plan.js'

/** Source: docs/api/poa-list.md. */
export const poaListErrors = documentedErrors({
  customerIdMissing: poaCreateErrors.customerIdMissing,
  accessDenied,
  customerNotFound: poaPlanErrors.customerNotFound,
  internalError,
  offsetInvalid: listErrors.offsetInvalid,
  limitInvalid: listErrors.limitInvalid,
})

export const poaListInput = listInput.pick({ offset: true, limit: true })

/** A power of attorney that was made, and what became of it. */
const poaDocument = z.object({
  _id: z.string(),
  /** CPS code and name of the donor. */
  operator: z.string(),
  operatorName: z.string(),
  portingCode: z.string(),
  /** How it was to reach the customer. */
  method: z.enum(poaMethods),
  mitId: z.boolean(),
  /** Ids of the portings that it names. */
  portings: z.array(z.string()),
  /** How many numbers it names. */
  numbers: z.int(),
  pages: z.int(),
  createdAt: z.string(),
  /** Id of the employee who had it made. */
  createdBy: z.string(),
  /** When a later set took its place. */
  replacedAt: z.string().optional(),
  /** When it was fetched; only of documents made for download. */
  downloadedAt: z.string().optional(),
  /** The deliveries that carry it, oldest first. */
  deliveries: z.array(delivery),
})

export type PoaDocumentInfo = z.output<typeof poaDocument>

export const poaListOutput = pageOf('documents', poaDocument)
