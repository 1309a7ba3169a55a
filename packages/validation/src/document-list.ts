import { z } from 'zod'
import { documentedErrors } from './documented-error.js'
import { listErrors, pageOf, partOfList } from './list.js'
import { portingGetErrors } from './porting-get.js'
import { signedCopy } from './signed-copy.js'

/** Source: docs/api/document-list.md. */
export const documentListErrors = documentedErrors({
  ...portingGetErrors,
  offsetInvalid: listErrors.offsetInvalid,
  limitInvalid: listErrors.limitInvalid,
  cursorInvalid: listErrors.cursorInvalid,
})

export const documentListInput = z.object({
  ...partOfList('moment', 'text'),
})

export const documentListOutput = pageOf(
  'documents',
  signedCopy,
  'The signed copies of this page, the newest first',
)

export type DocumentListOutput = z.output<typeof documentListOutput>
