import { z } from 'zod'
import { documentedErrors } from './documented-error.js'
import { listErrors, listInput, pageOf } from './list.js'
import { portingGetErrors } from './porting-get.js'
import { signedCopy } from './signed-copy.js'

/** Source: docs/api/document-list.md. */
export const documentListErrors = documentedErrors({
  ...portingGetErrors,
  offsetInvalid: listErrors.offsetInvalid,
  limitInvalid: listErrors.limitInvalid,
})

export const documentListInput = z.object({
  offset: listInput.shape.offset,
  limit: listInput.shape.limit,
})

export const documentListOutput = pageOf(
  'documents',
  signedCopy,
  'The signed copies of this page, the newest first',
)

export type DocumentListOutput = z.output<typeof documentListOutput>
