import type { RouterInputs } from '@telecomx/client'
import { ownerFields, poaContentInput, poaHandOverInput } from '@telecomx/client/schemas'

export type PoaMethod = NonNullable<RouterInputs['porting']['poaCreate']['method']>
export type PoaContent = Pick<RouterInputs['porting']['poaCreate'], 'override' | 'mitId'>

/** What stands in the fields; those of another owner are named as the rows of the server name them: `override.name`. */
export interface PoaFields extends Record<string, string | boolean> {
  method: PoaMethod
  recipient: string
  /** Addresses with commas between. */
  cc: string
  mitId: boolean
  otherOwner: boolean
}

export const emptyPoaFields: PoaFields = {
  method: 'DOWNLOAD',
  recipient: '',
  cc: '',
  mitId: false,
  otherOwner: false,
  ...Object.fromEntries(ownerFields.map((field) => [`override.${field}`, ''])),
}

/** By which the server checks it. */
export const poaInput = poaHandOverInput.and(poaContentInput)

/** What the documents shall say. */
export function contentOf(values: PoaFields): PoaContent {
  const override = ownerFields.map((field) => [field, values[`override.${field}`]])
  return {
    mitId: values.mitId,
    ...(values.otherOwner && { override: Object.fromEntries(override) as PoaContent['override'] }),
  }
}

export function addressesOf(cc: string): string[] {
  return cc.split(/[,;\s]+/).filter((address) => address !== '')
}

/** As the server takes it: only what the method has. */
export function toPoaInput(values: PoaFields): Omit<RouterInputs['porting']['poaCreate'], 'customerId'> {
  const { method } = values
  const recipient = values.recipient.trim()
  return {
    method,
    ...(method !== 'DOWNLOAD' && recipient !== '' && { recipient }),
    ...(method === 'EMAIL' && { cc: addressesOf(values.cc) }),
    ...contentOf(values),
  }
}
