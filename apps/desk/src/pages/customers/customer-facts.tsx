import { Table } from '@mantine/core'
import { formatPhone } from '../../language/format-number.js'
import { useTexts } from '../../language/use-texts.js'
import type { Customer } from './customer-fields.js'
import { customerTexts } from './customer-texts.js'

/** A customer, for those who may not change it. */
export function CustomerFacts({ customer }: { customer: Customer }) {
  const { fields, yes, no } = useTexts(customerTexts)
  const rows = [
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
  ].filter(([, value]) => value !== undefined)
  return (
    <Table variant="vertical" withTableBorder maw="44rem">
      <Table.Tbody>
        {rows.map(([name, value]) => (
          <Table.Tr key={name}>
            <Table.Th w="40%">{name}</Table.Th>
            <Table.Td style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{value}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
