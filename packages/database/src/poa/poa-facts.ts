import { setImmediate } from 'node:timers/promises'
import type { NumberType } from '@telecomx/validation'
import { sql } from 'kysely'
import {
  contactOfText,
  type CustomerWithContact,
  selectContactAsText,
} from '../customer/customer-with-contact.js'
import { wantsPoa } from '../porting/wants-poa.js'
import { parseJsonList } from '../query/json-list.js'
import { prepared } from '../query/prepared.js'
import type { Database } from '../schema.js'

/** A porting with the facts that its power of attorney prints. */
export interface PortingForPoa {
  id: string
  donor: { cpsCode: string; name: string }
  /** E.164, the main number first. */
  numbers: string[]
  numberType: NumberType
  donorSimNumber?: string
  donorCustomerId?: string
  /** ISO 8601. */
  requestedDate?: string
}

/** The same as it was read, to be moved on. */
export interface PortingWantingPoa extends PortingForPoa {
  version: number
  /** Somebody is to hear of whatever becomes of it. */
  isFollowed: boolean
}

/** What the powers of attorney of a customer are made of. */
export interface PoaFactsRead {
  customer: CustomerWithContact
  /** Every in-porting of its live SIP and MVNO accounts that wants one, ordered by donor, then number. */
  portings: PortingWantingPoa[]
}

/** All of one moment, by one statement, however many portings there are; undefined when there is no such customer. */
export async function findPoaFacts(
  database: Database,
  customerId: string,
): Promise<PoaFactsRead | undefined> {
  const rows = await selectFacts(database, { customerId })
  // Thousands of rows are read in one go: others have their turn before these are made portings of and sorted.
  await setImmediate()
  const contact = rows.find((row) => row.contact !== null)?.contact
  if (contact == null) return undefined
  const portings = rows.filter((row) => row.contact === null) as PortingRow[]
  return { customer: contactOfText(contact), portings: portings.map(toPorting).sort(byDonorAndNumber) }
}

interface PortingRow {
  id: string
  /** Numbers beside rows without them come as text. */
  version: number | string
  isFollowed: number | string
  cpsCode: string
  donorName: string
  number: string
  additionalNumbers: string | null
  numberType: NumberType
  donorSimNumber: string | null
  donorCustomerId: string | null
  requestedDate: Date | null
}

/** A row for each porting, and one that has nothing but the customer. */
const selectFacts = prepared((builder, { customerId }: { customerId: string }) =>
  builder
    .selectFrom('porting')
    .innerJoin('operator', 'operator.id', 'porting.operator')
    .select(sql<string | null>`null`.as('contact'))
    .select(['porting.id', 'porting.version', sql<number>`porting.notify is not null`.as('isFollowed')])
    .select(['porting.operator as cpsCode', 'operator.name as donorName', 'porting.number'])
    .select(['porting.additional_numbers as additionalNumbers', 'porting.number_type as numberType'])
    .select(['porting.donor_sim_number as donorSimNumber', 'porting.donor_customer_id as donorCustomerId'])
    .select('porting.requested_date as requestedDate')
    .where(wantsPoa(customerId))
    .$castTo<ContactRow | (PortingRow & { contact: null })>()
    .unionAll(selectContactAsText(builder, customerId).select(noPorting).$castTo<ContactRow>())
    .compile(),
)

interface ContactRow extends Partial<Record<keyof PortingRow, unknown>> {
  contact: string
}

const noPorting = Array.from({ length: 11 }, (_, index) => sql<null>`null`.as(`none${index}`))

/** Here: to sort a union the database would make a table of it first. */
function byDonorAndNumber({ donor: one, numbers: [a = ''] }: PortingWantingPoa, other: PortingWantingPoa) {
  if (one.cpsCode !== other.donor.cpsCode) return one.cpsCode < other.donor.cpsCode ? -1 : 1
  const [b = ''] = other.numbers
  return a < b ? -1 : 1
}

function toPorting({
  id,
  version,
  isFollowed,
  cpsCode,
  donorName,
  number,
  additionalNumbers,
  ...row
}: PortingRow): PortingWantingPoa {
  const numbers = additionalNumbers === null ? [number] : [number, ...parseJsonList(additionalNumbers)]
  const porting: PortingWantingPoa = {
    id,
    version: Number(version),
    isFollowed: Number(isFollowed) === 1,
    donor: { cpsCode, name: donorName },
    numbers,
    numberType: row.numberType,
  }
  if (row.donorSimNumber !== null) porting.donorSimNumber = row.donorSimNumber
  if (row.donorCustomerId !== null) porting.donorCustomerId = row.donorCustomerId
  if (row.requestedDate !== null) porting.requestedDate = row.requestedDate.toISOString()
  return porting
}
