import { createToken, newId } from '@telecomx/api'
import {
  type Database,
  insertCustomers,
  insertEmployees,
  insertNumberRanges,
  insertOperators,
  insertPortings,
  insertTokens,
  insertVoiceAccountNumbers,
  insertVoiceAccounts,
  revokeTokens,
} from '@telecomx/database'
import { type DemoAccount, demoAccounts } from './demo-accounts.js'
import { demoContacts, demoCustomerIds, demoCustomers, demoEmployees } from './demo-customers.js'
import { demoNumberRanges, demoOperators } from './demo-operators.js'
import { insertHouse } from './house.js'

/** Tokens of this name are withdrawn and made anew at every load. */
const tokenName = 'demo data'

export interface LoadedDemoData {
  tokens: Record<keyof typeof demoEmployees, string>
  customers: typeof demoCustomerIds
  operators: string[]
}

/**
 * Loads the demo set: a small, fixed Danish world whose ids never change, so that loading it again finds what is
 * there and leaves it as it is; only the demo tokens are renewed.
 */
export async function loadDemoData(database: Database, issuerName: string): Promise<LoadedDemoData> {
  await insertHouse(database, issuerName)
  await insertOperators(database, demoOperators)
  await insertNumberRanges(database, demoNumberRanges)
  // Resellers stand first: customers refer to them.
  await insertCustomers(database, demoCustomers)
  await insertEmployees(database, [...Object.values(demoEmployees), ...demoContacts])
  await insertAccounts(database, demoAccounts)
  return {
    tokens: await renewTokens(database),
    customers: demoCustomerIds,
    operators: demoOperators.map((operator) => operator._id),
  }
}

export async function insertAccounts(database: Database, accounts: readonly DemoAccount[]): Promise<void> {
  await insertVoiceAccounts(
    database,
    accounts.map(({ id, customer, type, name, portings }) => ({
      id,
      customer,
      type,
      name,
      sim_number: type === 'MVNO' ? (portings[0]?.donor_sim_number ?? null) : null,
      state: 'ACTIVE' as const,
    })),
  )
  await insertVoiceAccountNumbers(
    database,
    accounts.flatMap(({ id, ownNumbers = [], portings }) =>
      [...ownNumbers, ...portings.flatMap(({ numbers }) => numbers)].map((number) => ({
        number,
        voice_account: id,
      })),
    ),
  )
  await insertPortings(
    database,
    accounts.flatMap(({ id, customer, type, portings }) =>
      portings.map((porting) => ({ ...porting, customer, voice_account: id, number_type: type })),
    ),
  )
}

async function renewTokens(database: Database): Promise<LoadedDemoData['tokens']> {
  const employees = Object.values(demoEmployees)
  await revokeTokens(
    database,
    employees.map((employee) => employee.id),
    tokenName,
  )
  const fresh = employees.map(({ id }) => ({ id: newId(), employee: id, name: tokenName, ...createToken() }))
  await insertTokens(
    database,
    fresh.map(({ id, employee, name, prefix, hash }) => ({ id, employee, name, prefix, hash })),
  )
  const names = Object.keys(demoEmployees)
  return Object.fromEntries(
    fresh.map(({ token }, index) => [names[index], token]),
  ) as LoadedDemoData['tokens']
}
