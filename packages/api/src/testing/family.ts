import type { Database } from '@telecomx/database'
import type { AccessLevel } from '@telecomx/validation'
import { addCustomer, addToken } from './fixtures.js'
import { newId } from '../procedure/ids.js'

const people = {
  admin: ['issuer', 'ADMIN'],
  resellerAdmin: ['issuer', 'RESELLER_ADMIN'],
  reseller: ['reseller', 'RESELLER'],
  resellersOwner: ['reseller', 'OWNER'],
  subReseller: ['sub', 'RESELLER'],
  foreignReseller: ['foreign', 'RESELLER'],
  owner: ['customer', 'OWNER'],
  manager: ['customer', 'MANAGER'],
  viewer: ['customer', 'VIEWER'],
  personal: ['customer', 'PERSONAL'],
  siblingsOwner: ['sibling', 'OWNER'],
  foreignOwner: ['foreignCustomer', 'OWNER'],
} as const satisfies Record<string, [string, AccessLevel]>

/** Somebody of the family. */
export type Person = keyof typeof people
type Company = (typeof people)[Person][0] | 'grandchild'

/** Who is whose customer, and somebody to call as. */
export interface Family {
  /** Ids of the customers. */
  companies: Record<Company, string>
  /** Tokens and ids of the employees. */
  tokens: Record<Person, string>
  employees: Record<Person, string>
}

/**
 * The issuer; the reseller with customer, sibling and sub-reseller, which has a grandchild; another reseller with a
 * customer.
 */
export async function addFamily(
  database: Database,
  { issuer, reseller }: Pick<Family['companies'], 'issuer' | 'reseller'>,
): Promise<Family> {
  const add = (name: string, parent?: string, isReseller = false) =>
    addCustomer(database, { name, is_reseller: isReseller, ...(parent && { parent_reseller: parent }) })
  const sub = await add('Underforhandler A/S', reseller, true)
  const foreign = await add('Anden forhandler A/S', undefined, true)
  const companies = {
    issuer,
    reseller,
    sub,
    foreign,
    customer: await add('Kunde ApS', reseller),
    sibling: await add('Søskende ApS', reseller),
    grandchild: await add('Barnebarn ApS', sub),
    foreignCustomer: await add('Fremmed ApS', foreign),
  }
  const [tokens, employees] = [{}, {}] as [Family['tokens'], Family['employees']]
  for (const [person, [company, level]] of Object.entries(people) as [Person, [Company, AccessLevel]][]) {
    employees[person] = newId()
    tokens[person] = await addToken(database, companies[company], level, { id: employees[person] })
  }
  return { companies, tokens, employees }
}
