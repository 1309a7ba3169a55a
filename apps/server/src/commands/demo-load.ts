import { type Database, insertCustomers } from '@telecomx/database'
import type { DemoAccount } from './demo-accounts.js'
import { resellerId } from './demo-customers.js'
import { insertAccounts } from './load-demo-data.js'

const donors = ['01010', '01040', '01090', '01100']
/** Customers whose rows are built and stored together, so that memory stays flat. */
const customersAtOnce = 50

/** Adds generated customers with so many portings each; the same call again changes nothing. */
export async function loadGeneratedCustomers(
  database: Database,
  customers: number,
  portingsEach: number,
): Promise<void> {
  for (let first = 0; first < customers; first += customersAtOnce) {
    const batch = Array.from(
      { length: Math.min(customersAtOnce, customers - first) },
      (_, index) => first + index,
    )
    await insertCustomers(database, batch.map(generatedCustomer))
    await insertAccounts(
      database,
      batch.map((index) => generatedAccount(index, portingsEach)),
    )
  }
}

export function generatedCustomerId(index: number): string {
  return `dddd${index.toString(16).padStart(20, '0')}`
}

function generatedCustomer(index: number) {
  return {
    id: generatedCustomerId(index),
    name: `Testvirksomhed ${index + 1} ApS`,
    address: `Prøvevej ${index + 1}`,
    zip: '2500',
    city: 'Valby',
    country: 'DK',
    vat_number: String(10_000_000 + index),
    email_address: `kontor@kunde${index + 1}.example`,
    parent_reseller: resellerId,
    is_reseller: false,
  }
}

/** Numbers of an unassigned country code, so that they never meet real or demo ones. */
function generatedAccount(index: number, portings: number): DemoAccount {
  return {
    id: `dada${index.toString(16).padStart(20, '0')}`,
    customer: generatedCustomerId(index),
    type: 'SIP',
    name: 'Omstilling',
    portings: Array.from({ length: portings }, (_, porting) => ({
      id: `dbdb${index.toString(16).padStart(12, '0')}${porting.toString(16).padStart(8, '0')}`,
      operator: donors[porting % donors.length] ?? '',
      numbers: [`+999${String(index).padStart(6, '0')}${String(porting).padStart(6, '0')}`],
    })),
  }
}
