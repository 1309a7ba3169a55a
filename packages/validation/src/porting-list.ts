import { z } from 'zod'
import { accessDenied, internalError } from './common-errors.js'
import { documentedErrors, invalidField } from './documented-error.js'
import { oneOf, optionalCpsCode, optionalObjectId } from './fields.js'
import { listErrors, pageOf, partOfList } from './list.js'
import { porting, portingStages } from './porting.js'
import { refuse } from './refuse.js'
import { isBlank } from './text.js'

/** Groups of portings by what is to be done about them. Source: docs/api/porting-list.md. */
export const portingStatuses = [
  'OPEN',
  'CLOSED',
  'ATTENTION',
  'WAITING',
  'READY',
  'ORDERED',
  'CONFIRMED',
  'REJECTED',
  'PORT_TODAY',
  'PORT_TOMORROW',
  'PORT_NEXT5DAYS',
] as const
export type PortingStatus = (typeof portingStatuses)[number]

/** Source: docs/api/porting-list.md. */
export const portingListErrors = documentedErrors({
  accessDenied,
  internalError,
  customerInvalid: invalidField('customer'),
  resellerInvalid: invalidField('reseller'),
  operatorInvalid: invalidField('operator'),
  stageInvalid: invalidField('stage'),
  statusInvalid: invalidField('status'),
  filterInvalid: invalidField('filter'),
  typeInvalid: invalidField('type'),
  offsetInvalid: listErrors.offsetInvalid,
  limitInvalid: listErrors.limitInvalid,
  cursorInvalid: listErrors.cursorInvalid,
})

const errors = portingListErrors

export const portingListInput = z.object({
  customer: optionalObjectId(errors.customerInvalid.description).describe(
    "Only this customer's: its id, 24 hex characters. VIEWER, MANAGER and OWNER get their own customer's whatever is given",
  ),
  reseller: optionalObjectId(errors.resellerInvalid.description).describe(
    'Only of the customers beneath this reseller, without its own: its id, 24 hex characters',
  ),
  operator: optionalCpsCode(errors.operatorInvalid.description).describe(
    'Only those that this donor gives up: its CPS code',
  ),
  stage: oneOf(portingStages, errors.stageInvalid.description)
    .nullish()
    .describe('Only those in this stage; beats `status`'),
  status: oneOf(portingStatuses, errors.statusInvalid.description)
    .nullish()
    .describe('Only those of this group'),
  filter: z
    .string({ error: errors.filterInvalid.description })
    .max(200, errors.filterInvalid.description)
    .nullish()
    .transform((text, context) => {
      if (text == null || isBlank(text)) return undefined
      const digits = text.replaceAll(/[^0-9]/g, '').replace(wholeWithPrefix, '')
      return digits === '' ? refuse(context, { message: errors.filterInvalid.description }) : digits
    })
    .describe(
      'The beginning of a number, with or without +45, or its end, looked for in the number and the additional numbers. Everything but digits is left out, `00` before a whole number is read as `+`',
    ),
  type: oneOf(['IN', 'OUT'], errors.typeInvalid.description)
    .nullish()
    .describe('IN or OUT. There are only IN portings: OUT answers an empty list'),
  ...partOfList('moment', 'text'),
})

/** `00` in place of `+`; a part of a number may begin with it, too. */
const wholeWithPrefix = /^00(?=[1-9][0-9]{7})/

export const portingListOutput = pageOf('portings', porting, 'The portings of this page, oldest first')

/** `filter` holds digits only. */
export type PortingListRequest = z.output<typeof portingListInput>
