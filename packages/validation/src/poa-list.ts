import { z } from 'zod'
import { accessDenied, internalError } from './common-errors.js'
import { delivery } from './delivery.js'
import { documentedErrors } from './documented-error.js'
import { listErrors, pageOf, partOfList } from './list.js'
import { poaCreateErrors, poaMethods } from './poa-create.js'
import { poaPlanErrors } from './poa-plan.js'
import { languageInvalid, toldIn } from './told-in.js'

/** Source: docs/api/poa-list.md. */
export const poaListErrors = documentedErrors({
  customerIdMissing: poaCreateErrors.customerIdMissing,
  accessDenied,
  customerNotFound: poaPlanErrors.customerNotFound,
  internalError,
  offsetInvalid: listErrors.offsetInvalid,
  limitInvalid: listErrors.limitInvalid,
  cursorInvalid: listErrors.cursorInvalid,
  languageInvalid,
})

export const poaListInput = z.object({ ...partOfList('moment', 'text', 'text'), language: toldIn })

export type PoaListRequest = z.output<typeof poaListInput>

/** A power of attorney that was made, and what became of it. */
const poaDocument = z.object({
  _id: z.string().describe('Id of the document, 24 hex characters'),
  operator: z.string().describe('CPS code of the donor'),
  operatorName: z.string().describe('Name of the donor'),
  portingCode: z.string().describe('The code that is printed on each page'),
  method: z.enum(poaMethods).describe('How it was to reach the customer: DOWNLOAD, EMAIL or FAX'),
  mitId: z.boolean().describe('Whether it says that it can be signed with MitID'),
  portings: z.array(z.string()).describe('Ids of the portings that it names'),
  numbers: z.int().describe('How many numbers it names'),
  pages: z.int().describe('How many pages it has'),
  createdAt: z.string().describe('When it was made, ISO 8601'),
  createdBy: z.string().describe('Id of the employee who had it made'),
  replacedAt: z.string().optional().describe('When a later set took its place, ISO 8601'),
  downloadedAt: z
    .string()
    .optional()
    .describe('When it was fetched, ISO 8601; only of documents made for download'),
  deliveries: z
    .array(delivery)
    .describe('The deliveries that carry it, oldest first; empty when it was made for download'),
})

export type PoaDocumentInfo = z.output<typeof poaDocument>

export const poaListOutput = pageOf(
  'documents',
  poaDocument,
  "The documents of this page, the newest set first, those of one set ordered by the donors' CPS codes",
)
