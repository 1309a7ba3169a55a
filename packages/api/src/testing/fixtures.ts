import {
  type Database,
  insertDelivery,
  insertPoaDocuments,
  insertTokens,
  inTransaction,
  upsertNumberRange,
} from '@telecomx/database'
import {
  insertCustomers,
  insertEmployees,
  insertOperators,
  insertPortings,
  insertVoiceAccountNumbers,
  insertVoiceAccounts,
} from '@telecomx/database/testing'
import type {
  AccessLevel,
  DeliveryLetter,
  DeliveryMethod,
  DeliveryState,
  NewOperator,
  NumberType,
} from '@telecomx/validation'
import { createToken } from '../access/token.js'
import { newId, newPortingCode } from '../procedure/ids.js'

let nextNumber = 4_533_000_000

type Customer = Parameters<typeof insertCustomers>[1][number]
type Employee = Parameters<typeof insertEmployees>[1][number]

/** Gives the new customer's id. */
export async function addCustomer(database: Database, customer: Partial<Customer> = {}): Promise<string> {
  const id = customer.id ?? newId()
  await insertCustomers(database, [
    {
      id,
      name: 'Smørrebrød & Søn A/S',
      address: 'Flæsketorvet 41',
      zip: '1711',
      city: 'København V',
      country: 'DK',
      vat_number: '25313763',
      is_reseller: false,
      ...customer,
    },
  ])
  return id
}

/** Gives the id of a new employee of the customer with that level. */
export async function addEmployee(
  database: Database,
  customer: string,
  level: AccessLevel,
  employee: Partial<Employee> = {},
): Promise<string> {
  const id = employee.id ?? newId()
  await insertEmployees(database, [
    { id, customer, access_level: level, name: 'Åse Smørup', language: 'da', ...employee },
  ])
  return id
}

/** Gives a token of a new employee of the customer with that level. */
export async function addToken(
  database: Database,
  customer: string,
  level: AccessLevel,
  employee: Partial<Employee> & { tokenId?: string } = {},
): Promise<string> {
  const { tokenId = newId(), ...rest } = employee
  const { token, ...stored } = createToken()
  const holder = await addEmployee(database, customer, level, rest)
  await insertTokens(database, [
    { id: tokenId, employee: holder, name: 'test', access_level: level, ...stored },
  ])
  return token
}

/** An operator of the registry; one that is there already stays as it is. */
export async function addOperator(database: Database, operator: Partial<NewOperator> = {}): Promise<string> {
  const full: NewOperator = {
    _id: '01010',
    name: 'Nordkabel A/S',
    address: 'Kabelvej 1, 9000 Aalborg',
    npNumber: '+4570101010',
    fixedAuth: 'EMAIL',
    mvnoAuth: 'ICC_EMAIL',
    orderWait: null,
    customerIdValidation: false,
    ...operator,
  }
  await insertOperators(database, [full])
  return full._id
}

/** Gives a range of the number table to an operator; a single number when `to` is left out. E.164 both. */
export async function addNumberRange(
  database: Database,
  range: { from: string; to?: string; operator: string },
): Promise<void> {
  await upsertNumberRange(database, { to: range.from, ...range })
}

/** Gives the id of a new live account with that number on it. */
export async function addAccount(
  database: Database,
  customer: string,
  type: NumberType,
  number = `+${nextNumber++}`,
): Promise<string> {
  const id = newId()
  await insertVoiceAccounts(database, [{ id, customer, type, name: 'Omstilling', state: 'ACTIVE' }])
  await insertVoiceAccountNumbers(database, [{ number, voice_account: id }])
  return id
}

export interface PortingFixture {
  operator: string
  /** E.164, the main number first; consecutive fresh numbers when left out. */
  numbers?: [string, ...string[]]
  type?: 'SIP' | 'MVNO'
  donorSimNumber?: string
  donorCustomerId?: string
}

/** Puts portings on a new live account of the customer and gives their ids. */
export async function addPortings(
  database: Database,
  customer: string,
  portings: readonly PortingFixture[],
): Promise<string[]> {
  const account = newId()
  await insertVoiceAccounts(database, [
    { id: account, customer, type: portings[0]?.type ?? 'SIP', name: 'Omstilling', state: 'ACTIVE' },
  ])
  const rows = portings.map((porting) => ({
    id: newId(),
    customer,
    voice_account: account,
    operator: porting.operator,
    numbers: porting.numbers ?? ([`+${nextNumber++}`] as [string]),
    number_type: porting.type ?? ('SIP' as const),
    donor_sim_number: porting.donorSimNumber ?? null,
    donor_customer_id: porting.donorCustomerId ?? null,
  }))
  await insertVoiceAccountNumbers(
    database,
    rows.flatMap(({ numbers }) => numbers.map((number) => ({ number, voice_account: account }))),
  )
  await insertPortings(database, rows)
  return rows.map((row) => row.id)
}

/** Gives the id of a document that was made for download, with nothing readable in its file. */
export async function addPoaDocument(
  database: Database,
  customer: string,
  operator: string,
): Promise<string> {
  const [id, employeeId] = [newId(), newId()]
  const set = { customerId: customer, method: 'DOWNLOAD' as const, mitId: false, employeeId }
  const portingCode = newPortingCode()
  const facts = {
    reference: id,
    portingCode,
    issuedAt: '2026-11-27T09:00:00.000Z',
    mitId: false,
    issuer: { name: 'Telecom X', cpsCode: '01060' },
    donor: { name: 'Nordkabel A/S', cpsCode: operator },
    owner: { name: 'Smørrebrød & Søn A/S' },
    portings: [{ numbers: ['+4533254180'], numberType: 'SIP' }],
  }
  const document = {
    id,
    operator,
    portingCode,
    facts: JSON.stringify(facts),
    numberCount: 0,
    pages: 1,
    sha256: '0'.repeat(64),
    bytes: Buffer.from('%PDF-'),
  }
  await inTransaction(database, (trx) => insertPoaDocuments(trx, set, [document], [newId()]))
  return id
}

export interface DeliveryFixture {
  method?: DeliveryMethod
  recipient?: string
  state?: DeliveryState
  /** Of the document that it carries; the donor must be in the registry. */
  operator?: string
  /** Another letter than documents to sign carries none. */
  letter?: DeliveryLetter
  letterFacts?: object
  signedCopyIds?: string[]
}

/** Gives the id of a delivery of a new document of the customer; queued, unless it says otherwise, and due. */
export async function addDelivery(
  database: Database,
  customer: string,
  { method = 'EMAIL', recipient, state = 'queued', operator = '01010', ...content }: DeliveryFixture = {},
): Promise<string> {
  const isWithDocument = content.letter === undefined || content.letter === 'REMINDER'
  const documentIds = isWithDocument ? [await addPoaDocument(database, customer, operator)] : []
  const id = newId()
  await inTransaction(database, (trx) =>
    insertDelivery(trx, {
      id,
      customerId: customer,
      method,
      recipient: recipient ?? (method === 'EMAIL' ? 'kontor@kunde.example' : '+4533254188'),
      isOtherRecipient: false,
      language: 'da',
      messageId: `<${id}@telecomx.example>`,
      returnBy: '2026-12-10',
      employeeId: newId(),
      documentIds,
      ...content,
    }),
  )
  const hasEnded = state !== 'queued' && state !== 'sending'
  if (state !== 'queued')
    await database
      .updateTable('delivery')
      .set({ state, ...(hasEnded && { next_attempt_at: null, settled_at: new Date() }) })
      .where('id', '=', id)
      .execute()
  return id
}

/** Gives the id of an approved signed copy of the customer, whose file is those bytes in rows of `rowBytes`. */
export async function addSignedCopy(
  database: Database,
  customer: string,
  {
    bytes,
    type = 'PDF',
    rowBytes = 1_000_000,
  }: { bytes: Uint8Array; type?: 'PDF' | 'PNG' | 'JPG'; rowBytes?: number },
): Promise<string> {
  const id = newId()
  const file = { type, filename: `scan.${type.toLowerCase()}`, size: bytes.length, sha256: '0'.repeat(64) }
  await database
    .insertInto('signed_copy')
    .values({ id, customer, state: 'APPROVED', source: 'UPLOAD', received_at: new Date(), ...file })
    .execute()
  const parts = Array.from({ length: Math.ceil(bytes.length / rowBytes) }, (_, number) => ({
    signed_copy: id,
    number,
    bytes: Buffer.from(bytes.subarray(number * rowBytes, (number + 1) * rowBytes)),
  }))
  // The last row first: their numbers say the order.
  for (const part of parts.toReversed()) await database.insertInto('signed_copy_part').values(part).execute()
  return id
}
