import { z } from 'zod'
import { accessLevels } from './access-level.js'
import { accessDenied, internalError } from './common-errors.js'
import { documentedErrors, invalidField } from './documented-error.js'
import { optionalObjectId } from './fields.js'
import { listErrors, pageOf, partOfList } from './list.js'
import { optionalText } from './text.js'
import { languageInvalid, toldIn } from './told-in.js'

/** Source: docs/api/audit-log-list.md. */
export const auditLogListErrors = documentedErrors({
  accessDenied,
  internalError,
  customerInvalid: invalidField('customer'),
  objectInvalid: invalidField('object'),
  offsetInvalid: listErrors.offsetInvalid,
  limitInvalid: listErrors.limitInvalid,
  cursorInvalid: listErrors.cursorInvalid,
  languageInvalid,
})

export const auditLogListInput = z.object({
  customer: optionalObjectId(auditLogListErrors.customerInvalid.description).describe(
    'Only what is of this customer: its id, 24 hex characters',
  ),
  object: optionalText({ field: 'object', max: 32 }).describe(
    'Only what was done to this object: its id, an operator by its CPS code, a number in E.164. Of a porting also what was done to several at once',
  ),
  ...partOfList('moment', 'text'),
  language: toldIn,
})

export type AuditLogListRequest = z.output<typeof auditLogListInput>

/** What kinds of things change. */
export const auditedObjects = [
  'customer',
  'employee',
  'token',
  'operator',
  'number',
  'voiceAccount',
  'porting',
  'poaDocument',
  'signedCopy',
  'delivery',
  'order',
  'installation',
] as const
export type AuditedObject = (typeof auditedObjects)[number]

/** By what they change: the operations by name, and what happens by itself. */
export const auditedActions = [
  'customer.create',
  'customer.update',
  'customer.import',
  'employee.create',
  'employee.update',
  'token.create',
  'token.revoke',
  'session.sendLink',
  'session.create',
  'operator.create',
  'operator.update',
  'operator.import',
  'number.assign',
  'number.import',
  'sipAccount.create',
  'sipAccount.update',
  'mvnoAccount.create',
  'mvnoAccount.delete',
  'voiceAccount.import',
  'porting.update',
  'porting.poaCreate',
  'porting.poaResend',
  'porting.poaRelease',
  'portingFile.poaGet',
  'porting.waitCustomer',
  'porting.receivePoa',
  'porting.documentApprove',
  'porting.documentRefuse',
  'porting.documentDelete',
  'portingFile.documentUpload',
  'portingFile.documentReceive',
  'document.receive',
  'document.discard',
  'document.match',
  'porting.announce',
  'porting.remind',
  'porting.poaSend',
  'porting.order',
  'porting.confirm',
  'porting.reject',
  'porting.contact',
  'porting.complete',
  'porting.cancel',
  'porting.reduce',
  'porting.split',
  'porting.stageOverride',
  'order.pass',
  'order.answer',
  'order.end',
  'delivery.bounce',
  'backup.restore',
] as const
export type AuditedAction = (typeof auditedActions)[number]

/** One change, and who made it, as answered. Unset optional values are left out. */
export const auditLogEntry = z.object({
  _id: z.string().describe('Id of the entry, 24 hex characters'),
  date: z.string().describe('When it was, ISO 8601'),
  customer: z.string().optional().describe('Id of the customer whose object it is'),
  employee: z
    .string()
    .optional()
    .describe('Id of the employee who did it; left out when the installation itself did'),
  employeeName: z.string().optional().describe('Name of that employee as it is now'),
  accessLevel: z
    .enum(accessLevels)
    .optional()
    .describe('The level by which it was done: the lower one of employee and token'),
  action: z.string().describe('The operation that did it, as `customer.update`, or the transition'),
  objectType: z.enum(auditedObjects).describe('What kind of thing was changed'),
  object: z
    .string()
    .optional()
    .describe('Its id, CPS code or number; left out when several were changed at once'),
  requestId: z.string().optional().describe('`X-Request-Id` of the call'),
  before: z
    .record(z.string(), z.unknown())
    .optional()
    .describe('What differed, as it was: only the fields that were changed'),
  after: z.record(z.string(), z.unknown()).optional().describe('The same as it is since'),
  description: z
    .string()
    .describe('What was done, for people, in the language that was asked for (Danish or English)'),
})
// Its name in the OpenAPI document.
auditLogEntry.register(z.globalRegistry, { id: 'AuditLogEntry' })

export type AuditLogEntry = z.output<typeof auditLogEntry>

export const auditLogListOutput = pageOf(
  'entries',
  auditLogEntry,
  'The entries of this page, the newest first',
)
