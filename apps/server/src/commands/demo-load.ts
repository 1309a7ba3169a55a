import type { Client } from '@telecomx/client'
import { customerCreateErrors, sipCreateErrors } from '@telecomx/validation'
import { allOf } from './all-of.js'
import { generatedCustomersReseller } from './demo-customers.js'
import { unless } from './load-demo-data.js'

const donors = ['01010', '01040', '01090', '01100']
/** Numbers of an unassigned country code, so that they never meet real or demo ones. */
const prefix = '+999'
/** Customers whose number ranges are imported together. */
const customersAtOnce = 500
/** Below what one call takes. */
const numbersPerAccount = 5_000

/** Adds generated customers with so many portings each; the same call again changes nothing. */
export async function loadGeneratedCustomers(
  admin: Client,
  customers: number,
  portingsEach: number,
): Promise<void> {
  for (let first = 0; first < customers; first += customersAtOnce) {
    const batch = Array.from(
      { length: Math.min(customersAtOnce, customers - first) },
      (_, index) => first + index,
    )
    await admin.number.import.mutate({ ranges: batch.flatMap(rangesOf) })
    await allOf(batch, async (index) => {
      const customer = generatedCustomer(index)
      await unless(customerCreateErrors.customerExists, admin.customer.create.mutate(customer))
      for (const account of accountsOf(index, portingsEach))
        await unless(sipCreateErrors.numberTaken, admin.sipAccount.create.mutate(account))
    })
  }
}

export function generatedCustomerId(index: number): string {
  return `dddd${index.toString(16).padStart(20, '0')}`
}

function generatedCustomer(index: number) {
  return {
    _id: generatedCustomerId(index),
    name: `Testvirksomhed ${index + 1} ApS`,
    address: `Prøvevej ${index + 1}`,
    zip: '2500',
    city: 'Valby',
    country: 'DK',
    vatNumber: String(10_000_000 + index),
    emailAddress: `kontor@kunde${index + 1}.example`,
    parentReseller: generatedCustomersReseller,
  }
}

/** One range of each donor: the digit behind the prefix tells the donor, the next five the customer. */
function rangesOf(index: number) {
  return donors.map((operator, donor) => {
    const start = `${prefix}${donor}${String(index).padStart(5, '0')}`
    return { from: `${start}000000`, to: `${start}999999`, operator }
  })
}

function accountsOf(index: number, portings: number) {
  const numbers = Array.from({ length: portings }, (_, porting) => {
    const donor = porting % donors.length
    return `${prefix}${donor}${String(index).padStart(5, '0')}${String(porting).padStart(6, '0')}`
  })
  return Array.from({ length: Math.ceil(portings / numbersPerAccount) }, (_, account) => ({
    customer: generatedCustomerId(index),
    name: `Omstilling ${account + 1}`,
    numbers: numbers.slice(account * numbersPerAccount, (account + 1) * numbersPerAccount),
  }))
}
