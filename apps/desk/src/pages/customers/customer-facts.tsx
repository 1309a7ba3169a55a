import { formatPhone } from '../../language/format-number.js'
import { useTexts } from '../../language/use-texts.js'
import type { Customer } from './customer-fields.js'
import { customerTexts } from './customer-texts.js'
import { type Fact, FactTable } from '../../parts/fact-table.js'

/** A customer, for those who may not change it. */
export function CustomerFacts({ customer }: { customer: Customer }) {
  const { fields, yes, no } = useTexts(customerTexts)
  const facts: Fact[] = [
    [fields.name, customer.name],
    [fields.vatNumber, customer.vatNumber],
    [fields.address, customer.address],
    [fields.zip, customer.zip],
    [fields.city, customer.city],
    [fields.state, customer.state],
    [fields.country, customer.country],
    [fields.emailAddress, customer.emailAddress],
    [fields.faxNumber, customer.faxNumber && formatPhone(customer.faxNumber)],
    [fields.reminders, customer.reminders ? yes : no],
  ]
  return <FactTable facts={facts} nameWidth="40%" maxWidth="44rem" />
}
