import type { z } from 'zod'
import { accessDenied, internalError } from './common-errors.js'
import { documentListInput } from './document-list.js'
import { documentedErrors } from './documented-error.js'
import { listErrors, pageOf } from './list.js'
import { signedCopy } from './signed-copy.js'

/** Source: docs/api/document-unmatched.md. */
export const documentUnmatchedErrors = documentedErrors({
  accessDenied,
  internalError,
  offsetInvalid: listErrors.offsetInvalid,
  limitInvalid: listErrors.limitInvalid,
  cursorInvalid: listErrors.cursorInvalid,
})

export const documentUnmatchedInput = documentListInput

export const documentUnmatchedOutput = pageOf(
  'documents',
  signedCopy,
  'The signed copies of this page, the oldest first',
)

export type DocumentUnmatchedRequest = z.output<typeof documentUnmatchedInput>
