import {
  type Caller,
  type Database,
  listCustomersById,
  listCustomersByName,
  listCustomersByVatNumber,
  type NamedCustomer,
} from '@telecomx/database'
import { plainVatNumber, writtenVatNumbers } from '../customer/plain-vat-number.js'

/**
 * The ids of the customers that each text may mean, of those whom the caller may act for: the one with that id; else those
 * with that VAT number; else those with that name.
 */
export async function customersOfLines(
  database: Database,
  caller: Caller,
  texts: readonly string[],
): Promise<Map<string, string[]>> {
  const ids = texts.filter((text) => /^[0-9a-f]{24}$/i.test(text)).map((text) => text.toLowerCase())
  const named = texts.filter((text) => !/^[0-9a-f]{24}$/i.test(text))
  const numbers = named.filter((text) => /\d/.test(text)).flatMap(writtenVatNumbers)
  const mine = ({ id, parentReseller }: NamedCustomer) =>
    caller.accessLevel === 'ADMIN' || [id, parentReseller].includes(caller.customerId)
  const byId = (await listCustomersById(database, ids)).filter(mine)
  const byVatNumber = (await listCustomersByVatNumber(database, numbers)).filter(mine)
  const byName = (await listCustomersByName(database, named)).filter(mine)
  const ofId = idsBy(byId, ({ id }) => id)
  const ofVatNumber = idsBy(byVatNumber, ({ vatNumber }) => plainVatNumber(vatNumber ?? undefined))
  const ofName = idsBy(byName, ({ name }) => name.toLowerCase())
  return new Map(
    texts.map((text) => {
      const key = text.toLowerCase()
      return [text, ofId.get(key) ?? ofVatNumber.get(plainVatNumber(text)) ?? ofName.get(key) ?? []]
    }),
  )
}

function idsBy(customers: readonly NamedCustomer[], keyOf: (customer: NamedCustomer) => string) {
  const found = new Map<string, string[]>()
  for (const customer of new Map(customers.map((one) => [one.id, one])).values()) {
    const key = keyOf(customer)
    // What is no VAT number to us would be that of every name without letters or digits of ours.
    if (key === '') continue
    found.set(key, [...(found.get(key) ?? []), customer.id])
  }
  return found
}
