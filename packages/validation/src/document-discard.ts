import { unmatchedErrors } from './document-match.js'
import { z } from 'zod'
import { success } from './success.js'

/** Source: docs/api/document-discard.md. */
export const documentDiscardErrors = unmatchedErrors

export const documentDiscardOutput = z.object({ success })
