import type { FullOperator, RouterInputs } from '@telecomx/client'

/** What stands in the fields of an operator's form. */
export interface OperatorFields extends Record<string, string | boolean> {
  _id: string
  name: string
  address: string
  npNumber: string
  npFax: string
  npEmail: string
  npOpeningHours: string
  notes: string
  fixedAuth: string
  mvnoAuth: string
  iccValidation: string
  orderWait: string
  customerIdValidation: boolean
}

export const emptyFields: OperatorFields = {
  _id: '',
  name: '',
  address: '',
  npNumber: '',
  npFax: '',
  npEmail: '',
  npOpeningHours: '',
  notes: '',
  fixedAuth: '',
  mvnoAuth: '',
  iccValidation: '',
  orderWait: '',
  customerIdValidation: false,
}

export function fieldsOf({ version: _version, orderWait, ...operator }: FullOperator): OperatorFields {
  return { ...emptyFields, ...operator, orderWait: orderWait === null ? '' : String(orderWait) }
}

/** As the server takes it. What is no whole number stays none, and is refused as such. */
export function toOperatorInput({
  orderWait,
  ...fields
}: OperatorFields): RouterInputs['operator']['create'] {
  const hours = orderWait.trim()
  return {
    ...fields,
    orderWait: hours === '' ? null : /^[0-9]+$/.test(hours) ? Number(hours) : Number.NaN,
  } as RouterInputs['operator']['create']
}
