import { type InferResult, sql } from 'kysely'
import { now } from '../query/now.js'
import { prepared } from '../query/prepared.js'
import type { Database, DatabaseTransaction, Language } from '../schema.js'
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

/** The primary contact's own address, else the customer's. */
export interface OwnAddress {
  address: string
  /** It was set a short while ago, and counts as another recipient's still. */
  isRecent: boolean
}

export interface CustomerWithContact {
  owner: Owner
  email?: OwnAddress
  fax?: OwnAddress
  /** The primary contact's language; Danish when there is no contact. */
  language: Language
  /** Powers of attorney of it are out that no later ones replaced. */
  hasOpenPoas: boolean
}

export async function findCustomerWithContact(
  database: Database,
  customerId: string,
): Promise<CustomerWithContact | undefined> {
  const row = await selectContact(database, customerId).executeTakeFirst()
  return row && toCustomerWithContact(row)
}

/** The same as one text, for `contactOfText`: a row among others. */
export function selectContactAsText(database: Database, customerId: string) {
  const values = sql.join(contactFields.map((field) => sql.ref(`contact.${field}`)))
  return database
    .selectFrom(selectContact(database, customerId).as('contact'))
    .select(sql<string>`cast(json_array(${values}) as char)`.as('contact'))
}

export function contactOfText(text: string): CustomerWithContact {
  const values = JSON.parse(text) as unknown[]
  const row = Object.fromEntries(contactFields.map((field, index) => [field, values[index]]))
  return toCustomerWithContact(row as ContactRow)
}

function selectContact(database: Database, customerId: string) {
  return (
    database
      .selectFrom('customer')
      .leftJoin('employee', 'employee.primary_of', 'customer.id')
      .select([...ownerColumns, 'employee.language'])
      .select(['customer.email_address as customerEmail', 'employee.email_address as contactEmail'])
      .select(['customer.fax_number as customerFax', 'employee.fax_number as contactFax'])
      // The customer's own addresses are set by resellers and ADMIN only.
      .select(
        sql<number>`employee.email_address is not null and employee.email_own_from > ${now}`.as(
          'isRecentEmail',
        ),
      )
      .select(
        sql<number>`employee.fax_number is not null and employee.fax_own_from > ${now}`.as('isRecentFax'),
      )
      .select((query) =>
        query
          .exists(
            query
              .selectFrom('poa_document')
              .select('poa_document.id')
              .whereRef('poa_document.customer', '=', 'customer.id')
              .where('replaced_at', 'is', null),
          )
          .as('hasOpenPoas'),
      )
      .where('customer.id', '=', customerId)
  )
}

type ContactRow = InferResult<ReturnType<typeof selectContact>>[number]

const contactFields = [
  'name',
  'address',
  'zip',
  'city',
  'state',
  'country',
  'vatNumber',
  'language',
  'customerEmail',
  'contactEmail',
  'customerFax',
  'contactFax',
  'isRecentEmail',
  'isRecentFax',
  'hasOpenPoas',
] as const satisfies (keyof ContactRow)[]

function toCustomerWithContact({
  language,
  customerEmail,
  contactEmail,
  customerFax,
  contactFax,
  isRecentEmail,
  isRecentFax,
  hasOpenPoas,
  ...owner
}: ContactRow): CustomerWithContact {
  return {
    owner: toOwner(owner),
    ...withoutNulls({
      email: ownAddress(contactEmail ?? customerEmail, isRecentEmail),
      fax: ownAddress(contactFax ?? customerFax, isRecentFax),
    }),
    language: language ?? 'da',
    hasOpenPoas: isTrue(hasOpenPoas),
  }
}

/**
 * Locks the customer for as long as the transaction lasts, as `lockCustomers` does, and reads what was last committed of
 * what is printed of it; undefined when there is no such customer.
 */
export async function lockOwner(trx: DatabaseTransaction, customerId: string): Promise<Owner | undefined> {
  const [row] = await selectOwnerForUpdate(trx, { customerId })
  return row && toOwner(row)
}

const selectOwnerForUpdate = prepared((builder, { customerId }: { customerId: string }) =>
  builder.selectFrom('customer').select(ownerColumns).where('id', '=', customerId).forUpdate().compile(),
)

const ownerColumns = [
  'customer.name',
  'customer.address',
  'customer.zip',
  'customer.city',
  'customer.state',
  'customer.country',
  'customer.vat_number as vatNumber',
] as const

function toOwner(row: object): Owner {
  return withoutNulls(row) as unknown as Owner
}

function ownAddress(address: string | null, isRecent: unknown): OwnAddress | null {
  return address === null ? null : { address, isRecent: isTrue(isRecent) }
}

/** In a text it is 1, `"1"` or true, as the server pleases. */
function isTrue(value: unknown): boolean {
  return Number(value) === 1
}
