import { accessDenied, internalError } from './common-errors.js'
import { customer } from './customer-create.js'
import { documentedErrors, invalidField } from './documented-error.js'
import { objectIdForm } from './fields.js'
import { filteredListInput, listErrors, type ListRequest, pageOf } from './list.js'
import { textList } from './text-list.js'

/** So many ids stand in the address of one call: a server reads 16 kB of it. */
const mostIds = 400

/** Source: docs/api/customer-list.md. */
export const customerListErrors = documentedErrors({
  accessDenied,
  ...listErrors,
  idsInvalid: invalidField('ids'),
  internalError,
})

export const customerListInput = filteredListInput(
  'Text that name or VAT number must contain, in either letter case. `%` and `_` mean themselves',
  'text',
  'text',
).extend({
  ids: textList(objectIdForm, customerListErrors.idsInvalid.description, mostIds).describe(
    `Only these: their ids, with commas between in a query, at most ${mostIds}`,
  ),
})

export type CustomerListRequest = ListRequest & { ids?: string[] | null | undefined }

export const customerListOutput = pageOf('customers', customer, 'The customers of this page, by name')
