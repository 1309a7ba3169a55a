import { createToken, newId } from '@telecomx/api'
import { type Database, insertTokens, inTransaction, upsertNumberRanges } from '@telecomx/database'
import {
  insertCustomers,
  insertEmployees,
  insertOperators,
  insertPortings,
  insertVoiceAccountNumbers,
  insertVoiceAccounts,
} from '@telecomx/database/testing'
import type { Sizes } from '../settings.js'

/** A customer by its number and what it wants to port. */
export interface SeededCustomer {
  portings: number
  donors: number
}

/** What a database is filled with before anything is measured. */
export interface WorldPlan {
  operators: number
  customers: readonly SeededCustomer[]
}

export const donors = ['01010', '01020'] as const

/** Five digits at the end, so that a load can count through them. */
export function customerIdOf(number: number): string {
  return `c${'0'.repeat(18)}${String(number).padStart(5, '0')}`
}

/** So many portings has each customer of the small world. */
export const usualPortings = 20

/** Many customers with a few portings each. */
export function smallWorld({ operators, customers }: Sizes): WorldPlan {
  return {
    operators,
    customers: Array.from({ length: customers }, () => ({ portings: usualPortings, donors: 2 })),
  }
}

/** What the scale is multiplied from. */
export function scaleSeed({ operators, scale }: Sizes): WorldPlan {
  return {
    operators,
    customers: Array.from({ length: scale.customers }, () => ({ portings: scale.portings, donors: 2 })),
  }
}

/** A few customers: one for each size by which growth is seen, and last one with a large document. */
export function largeWorld({ operators, growth, largeDocument }: Sizes): WorldPlan {
  const growing = growth.map((portings) => ({ portings, donors: 2 }))
  return { operators, customers: [...growing, { portings: largeDocument, donors: 1 }] }
}

/** Fills an empty database, and gives the token of an ADMIN. */
export async function seedWorld(database: Database, { operators, customers }: WorldPlan): Promise<string> {
  await insertOperators(database, [...donors, ...registryIds(operators)].map(operatorOf))
  await inTransaction(database, (trx) => upsertNumberRanges(trx, numberRanges(), { replace: true }))
  await insertCustomers(
    database,
    [issuerId, ...customers.map((_, number) => customerIdOf(number))].map(customerOf),
  )
  let firstNumber = 40_000_000
  const accounts = customers.map(({ portings }, number) => {
    const account = {
      id: newId(),
      customer: customerIdOf(number),
      numbers: numbersFrom(firstNumber, portings),
    }
    firstNumber += portings
    return account
  })
  await insertVoiceAccounts(
    database,
    accounts.map(({ id, customer }) => ({ id, customer, type: 'MVNO', name: 'Mobiler', state: 'ACTIVE' })),
  )
  await insertVoiceAccountNumbers(
    database,
    accounts.flatMap(({ id, numbers }) => numbers.map((number) => ({ number, voice_account: id }))),
  )
  await insertPortings(
    database,
    accounts.flatMap((account, index) =>
      account.numbers.map(portingOf(account, customers[index]?.donors ?? 1)),
    ),
  )
  return addAdmin(database)
}

const issuerId = '000000000000000000000001'
const clerkId = '000000000000000000000002'

async function addAdmin(database: Database): Promise<string> {
  const { token, ...stored } = createToken()
  const access_level = 'ADMIN' as const
  await insertEmployees(database, [
    { id: clerkId, customer: issuerId, access_level, name: 'Åse Smørup', language: 'da' },
  ])
  await insertTokens(database, [{ id: newId(), employee: clerkId, name: 'bench', access_level, ...stored }])
  return token
}

/** Below those that a load creates. */
function registryIds(count: number): string[] {
  return Array.from({ length: count }, (_, index) => String(2_000 + index).padStart(5, '0'))
}

function operatorOf(_id: string) {
  const contact = {
    address: 'Kabelvej 1, 9000 Aalborg',
    npNumber: '+4570101010',
    npEmail: 'np@nordkabel.example',
  }
  const rules = {
    fixedAuth: 'EMAIL',
    mvnoAuth: 'ICC_EMAIL',
    orderWait: null,
    customerIdValidation: false,
  } as const
  return { _id, name: `Nordkabel ${_id} A/S`, ...contact, ...rules }
}

/** The numbers +45 33200000 to +45 33299999 in hundreds, and a thousand around each ten of those. */
function numberRanges() {
  const range = (first: number, size: number) => ({
    from: `+45${first}`,
    to: `+45${first + size - 1}`,
    operator: donors[0],
  })
  return [
    ...Array.from({ length: 1_000 }, (_, index) => range(33_200_000 + index * 100, 100)),
    ...Array.from({ length: 100 }, (_, index) => range(33_200_000 + index * 1_000, 1_000)),
  ]
}

function customerOf(id: string) {
  const place = { address: 'Flæsketorvet 41', zip: '1711', city: 'København V', country: 'DK' }
  return {
    id,
    name: `Smørrebrød & Søn ${id.slice(-5)} A/S`,
    vat_number: '25313763',
    is_reseller: false,
    ...place,
  }
}

function numbersFrom(first: number, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `+45${first + index}`)
}

/** With a SIM card each, so that each is a row of its own in the document. */
function portingOf({ id, customer }: { id: string; customer: string }, donorCount: number) {
  return (number: string, index: number) => ({
    id: newId(),
    customer,
    voice_account: id,
    operator: donors[index % donorCount] ?? donors[0],
    number_type: 'MVNO' as const,
    numbers: [number] as [string],
    // As every number that somebody puts on an account.
    stage_employee: clerkId,
    donor_sim_number: `8945121${number.slice(3).padStart(12, '0')}F`,
    donor_customer_id: `K-${number.slice(-6)}`,
  })
}
