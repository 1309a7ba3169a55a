import type { RouterInputs, RouterOutputs } from '@telecomx/client'

export type Customer = RouterOutputs['customer']['get']

/** What stands in the fields of a customer's form. */
export interface CustomerFields extends Record<string, string | boolean> {
  name: string
  vatNumber: string
  address: string
  zip: string
  city: string
  state: string
  country: string
  emailAddress: string
  faxNumber: string
  isReseller: boolean
  reminders: boolean
}

export const emptyFields: CustomerFields = {
  name: '',
  vatNumber: '',
  address: '',
  zip: '',
  city: '',
  state: '',
  country: 'DK',
  emailAddress: '',
  faxNumber: '',
  isReseller: false,
  reminders: true,
}

export function fieldsOf(customer: Customer): CustomerFields {
  const { name, isReseller, reminders } = customer
  const text = (value: string | undefined) => value ?? ''
  return {
    name,
    vatNumber: text(customer.vatNumber),
    address: text(customer.address),
    zip: text(customer.zip),
    city: text(customer.city),
    state: text(customer.state),
    country: text(customer.country),
    emailAddress: text(customer.emailAddress),
    faxNumber: text(customer.faxNumber),
    isReseller,
    reminders,
  }
}

/** The fields are called as the call calls them. */
export function toCustomerInput(fields: CustomerFields): RouterInputs['customer']['create'] {
  return fields
}
