import { z } from 'zod'
import { internalError, transportErrors } from './common-errors.js'
import { documentedErrors } from './documented-error.js'
import { required } from './fields.js'

/** Source: docs/api/poa-verify.md. */
export const poaVerifyErrors = documentedErrors({
  sha256Missing: { code: 404, message: 'sha256', description: 'SHA-256 is missing' },
  sha256Invalid: {
    code: 422,
    message: 'sha256',
    description: 'SHA-256 must be 64 hexadecimal characters',
  },
  rateLimited: transportErrors.rateLimited,
  internalError,
})

/** The hash of a file, in either letter case; comes out in lower case. */
export const poaVerifyInput = z.object({
  sha256: required(
    { missing: poaVerifyErrors.sha256Missing, invalid: poaVerifyErrors.sha256Invalid },
    (text) =>
      z
        .string()
        .regex(/^[0-9a-fA-F]{64}$/, text)
        .transform((hash) => hash.toLowerCase()),
  ).describe('SHA-256 of the file, 64 hexadecimal characters in either letter case'),
})

/** What a file can be to us. */
export const verifyResults = ['ORIGINAL', 'SIGNED_COPY', 'CHANGED', 'UNKNOWN'] as const
/** Whether a signed copy of a document is here, and what came of looking at it. */
export const signedStates = ['NO', 'RECEIVED', 'APPROVED'] as const
export const copyStates = ['RECEIVED', 'APPROVED', 'REFUSED'] as const

/** What everybody may know of a document whose file, hash or code they have: nothing of who is in it. */
export const verifiedDocument = z.object({
  portingCode: z.string().describe('The code that is printed on each of its pages, `X` and ten digits'),
  status: z
    .enum(['CURRENT', 'REPLACED'])
    .describe('CURRENT, or REPLACED by a later document for the same numbers'),
  signed: z
    .enum(signedStates)
    .describe(
      'Whether a signed copy came back: NO, RECEIVED and not looked at yet, or APPROVED. Refused copies do not count',
    ),
  madeAt: z.string().describe('When it was made, ISO 8601'),
  replacedAt: z.string().optional().describe('When a later document took its place, ISO 8601'),
})

export const poaVerifyOutput = z.object({
  result: z
    .enum(verifyResults)
    .describe(
      'ORIGINAL: to the byte a document that was made here. SIGNED_COPY: to the byte a signed copy that came back. CHANGED: it carries the code of a document of ours and is neither; only of a file that was sent. UNKNOWN: nothing of ours',
    ),
  copy: z
    .enum(copyStates)
    .optional()
    .describe('What came of the copy, only with SIGNED_COPY: RECEIVED, APPROVED or REFUSED'),
  documents: z
    .array(verifiedDocument)
    .describe(
      'The document that it is, or is a copy of. With CHANGED the one whose code it carries; with UNKNOWN none',
    ),
})

export type VerifiedDocument = z.output<typeof verifiedDocument>
export type PoaVerifyOutput = z.output<typeof poaVerifyOutput>
