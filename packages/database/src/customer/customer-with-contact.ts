import { sql } from 'kysely'
import type { DeliveryMethod } from '@telecomx/validation'
import { now } from '../query/now.js'
import type { Database, Language } from '../schema.js'
import { withoutNulls } from '../query/without-nulls.js'

/** The facts of a customer that a power of attorney prints. Unset ones are left out. */
export interface Owner {
  name: string
  address?: string
  zip?: string
  city?: string
  state?: string
  country?: string
  vatNumber?: string
}

export interface CustomerWithContact {
  owner: Owner
  /** The primary contact's own address, else the customer's. */
  emailAddress?: string
  faxNumber?: string
  /** By which methods the address counts as another recipient's still, because it was set a short while ago. */
  recent: readonly DeliveryMethod[]
  /** The primary contact's language; Danish when there is no contact. */
  language: Language
}

export async function findCustomerWithContact(
  database: Database,
  customerId: string,
): Promise<CustomerWithContact | undefined> {
  const row = await database
    .selectFrom('customer')
    .leftJoin('employee', 'employee.primary_of', 'customer.id')
    .select(['customer.name', 'customer.address', 'customer.zip', 'customer.city', 'customer.state'])
    .select(['customer.country', 'customer.vat_number as vatNumber', 'employee.language'])
    .select(['customer.email_address as customerEmail', 'employee.email_address as contactEmail'])
    .select(['customer.fax_number as customerFax', 'employee.fax_number as contactFax'])
    // The customer's own addresses are set by resellers and ADMIN only.
    .select(sql<number>`employee.email_address is not null and employee.email_own_from > ${now}`.as('email'))
    .select(sql<number>`employee.fax_number is not null and employee.fax_own_from > ${now}`.as('fax'))
    .where('customer.id', '=', customerId)
    .executeTakeFirst()
  if (!row) return undefined
  const { language, customerEmail, contactEmail, customerFax, contactFax, email, fax, ...owner } = row
  return {
    owner: withoutNulls(owner) as unknown as Owner,
    ...withoutNulls({ emailAddress: contactEmail ?? customerEmail, faxNumber: contactFax ?? customerFax }),
    recent: [...(email ? (['EMAIL'] as const) : []), ...(fax ? (['FAX'] as const) : [])],
    language: language ?? 'da',
  }
}
