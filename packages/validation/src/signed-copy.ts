import { z } from 'zod'

/** Of a signed copy: nobody knows yet for which portings it is; filed for them; reviewed one way or the other. */
export const signedCopyStates = ['UNMATCHED', 'RECEIVED', 'APPROVED', 'REFUSED'] as const

/** Why a review refuses a signed copy. Source: docs/api/document-refuse.md. */
export const refusalReasons = ['ILLEGIBLE', 'NOT_SIGNED', 'WRONG_SIGNER', 'NUMBERS_MISSING', 'OTHER'] as const
export type RefusalReason = (typeof refusalReasons)[number]

/** A signed copy as it is answered. Unset optional values are left out. Source: docs/api/document-list.md. */
export const signedCopy = z.object({
  _id: z.string().describe('Id of the signed copy, 24 hex characters'),
  filename: z.string().describe('Name of the file, cleaned; it ends in what the file is'),
  size: z.int().describe('How many bytes it has'),
  type: z.enum(['PDF', 'PNG', 'JPG']).describe('What it is, by its content: PDF, PNG or JPG'),
  pages: z.int().optional().describe('How many pages it has; left out when they could not be counted'),
  state: z
    .enum(signedCopyStates)
    .describe(
      'UNMATCHED: it waits for somebody to say which portings it is for. RECEIVED: it waits for its review. APPROVED or REFUSED by it',
    ),
  source: z.enum(['UPLOAD', 'EMAIL']).describe('How it came: UPLOAD or EMAIL'),
  code: z.string().optional().describe('The porting code that was read off it'),
  poaDocument: z.string().optional().describe('Id of the power of attorney that it is the signed copy of'),
  portings: z
    .array(z.string())
    .describe('Ids of the portings that it is for; none as long as it is UNMATCHED'),
  uploadedTo: z.string().optional().describe('Id of the porting that it was uploaded to'),
  customer: z.string().optional().describe('Id of the customer, where it is known'),
  sender: z.string().optional().describe('E-mail address that it came from'),
  subject: z.string().optional().describe('Subject of that e-mail'),
  receivedAt: z.string().describe('When it came, ISO 8601'),
  receivedBy: z.string().optional().describe('Id of the employee who uploaded it'),
  reviewedAt: z.string().optional().describe('When it was reviewed, ISO 8601'),
  reviewedBy: z.string().optional().describe('Id of the employee who reviewed it'),
  reason: z.enum(refusalReasons).optional().describe('REFUSED: why, as the review said it'),
  message: z.string().optional().describe('REFUSED: what the review said beside the reason'),
})
// Its name in the OpenAPI document.
signedCopy.register(z.globalRegistry, { id: 'SignedCopy' })

export type SignedCopy = z.output<typeof signedCopy>
