import { z } from 'zod'
import { accessDenied, internalError } from './common-errors.js'
import { documentedErrors, invalidField } from './documented-error.js'
import { optionalBoolean } from './fields.js'
import { listErrors, pageOf, partOfList } from './list.js'

/** Source: docs/api/document-mails.md. */
export const documentMailsErrors = documentedErrors({
  accessDenied,
  internalError,
  leftOutInvalid: invalidField('leftOut'),
  offsetInvalid: listErrors.offsetInvalid,
  limitInvalid: listErrors.limitInvalid,
  cursorInvalid: listErrors.cursorInvalid,
})

export const documentMailsInput = z.object({
  leftOut: optionalBoolean('leftOut').describe('Only those of which a file was left out'),
  ...partOfList('moment', 'text'),
})

export type DocumentMailsRequest = z.output<typeof documentMailsInput>

/** Why a file of a mail did not become a signed copy. Source: docs/api/document-mails.md. */
export const leftOutReasons = [
  'TYPE',
  'ENCRYPTED',
  'EMPTY',
  'DAMAGED',
  'NO_PAGES',
  'TOO_MANY_PAGES',
  'TOO_MANY_PIXELS',
  'TOO_SMALL',
  'TOO_LARGE',
  'TOO_MANY',
  'NOT_SIGNED',
  'ALREADY_HERE',
  'TOO_MANY_WAITING',
  'UNREADABLE',
] as const
export type LeftOutReason = (typeof leftOutReasons)[number]

const leftOutFile = z.object({
  filename: z
    .string()
    .optional()
    .describe('What its sender called it; left out where it has no name, or the whole mail is meant'),
  size: z.int().describe('How many bytes it has; of one that was not fetched, encoded as it lies there'),
  reason: z.enum(leftOutReasons).describe('Why it did not become a signed copy, see below'),
  count: z
    .int()
    .optional()
    .describe('How many files this stands for; left out when it is one. Too many names are not kept'),
})

/** An e-mail that brought files, as it is answered. Unset optional values are left out. */
export const receivedMail = z.object({
  _id: z.string().describe('Id of the mail, 24 hex characters'),
  mailbox: z.string().describe('Where it was read'),
  sender: z.string().optional().describe('Who it says that it is from. Anybody can write anything there'),
  subject: z.string().optional().describe('Its subject, at most 200 characters'),
  receivedAt: z.string().describe('When the mail server took it in, ISO 8601'),
  readAt: z.string().describe('When it was read, ISO 8601'),
  documents: z.array(z.string()).describe('Ids of the signed copies that came with it, deleted ones too'),
  leftOut: z.array(leftOutFile).describe('Its files that did not become signed copies'),
})
// Its name in the OpenAPI document.
receivedMail.register(z.globalRegistry, { id: 'ReceivedMail' })

export type ReceivedMail = z.output<typeof receivedMail>

export const documentMailsOutput = pageOf('mails', receivedMail, 'The mails of this page, the newest first')

export type DocumentMailsOutput = z.output<typeof documentMailsOutput>
