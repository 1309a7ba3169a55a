import { createHash } from 'node:crypto'
import {
  claimSignInLink,
  type Database,
  deleteSignedCopy,
  insertDelivery,
  insertPoaDocuments,
  insertSignInLinks,
  insertSignedCopy,
  insertTokens,
  inTransaction,
  linkSignedCopyToPortings,
  lockPortings,
  movePortings,
  overrideStage,
  reviewSignedCopy,
  type SignedCopyState,
  theInstallation,
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
  PortingStage,
} from '@telecomx/validation'
import { createToken } from '../access/token.js'
import { newId, newPortingCode } from '../procedure/ids.js'
import { createSignInSecret } from '../session/sign-in-secret.js'

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

/** The secret of a sign-in link that was mailed to an employee. */
export async function addSignInLink(database: Database, employeeId: string): Promise<string> {
  const emailAddress = `${employeeId}@kunde.example`
  await database
    .updateTable('employee')
    .set({ email_address: emailAddress })
    .where('id', '=', employeeId)
    .execute()
  const { secret, hash } = createSignInSecret()
  const id = newId()
  await inTransaction(database, (trx) => insertSignInLinks(trx, [{ id, employeeId, emailAddress }]))
  await claimSignInLink(database, id, hash)
  return secret
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
  /** Put there by hand; IN_CREATED when left out. */
  stage?: PortingStage
  /** What that stage says. */
  message?: string
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
  for (const [index, { stage, message = null }] of portings.entries()) {
    const id = rows[index]?.id ?? ''
    const change = { actor: theInstallation, customerId: customer, message }
    if (stage) await inTransaction(database, (trx) => overrideStage(trx, [{ id }], stage, change))
  }
  return rows.map((row) => row.id)
}

/** Gives the id of a document that was made for download, with nothing readable in it, and names those portings of the donor. */
export async function addPoaDocument(
  database: Database,
  customer: string,
  operator: string,
  portingIds: readonly string[] = [],
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
    owner: { name: 'Smørrebrød & Søn A/S', zip: '1711' },
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
    portingIds,
  }
  await inTransaction(database, (trx) => insertPoaDocuments(trx, set, [document]))
  return id
}

export interface SignedPoaFixture {
  operator: string
  portings: readonly string[]
  state?: SignedCopyState
}

/** Gives the id of a signed copy, approved unless it says otherwise, of a new document for portings from that donor. */
export async function addSignedPoa(
  database: Database,
  customer: string,
  { operator, portings, state = 'APPROVED' }: SignedPoaFixture,
): Promise<string> {
  const poaDocument = await addPoaDocument(database, customer, operator, portings)
  return addSignedCopy(database, customer, { poaDocument, portings, state })
}

/** A document for these portings with their numbers and the customer's name on it, and nothing readable in its file. */
export async function addPrintedDocument(
  database: Database,
  customer: string,
  operator: string,
  portingIds: readonly string[],
): Promise<{ id: string; portingCode: string }> {
  const [id, employeeId, portingCode] = [newId(), newId(), newPortingCode()]
  const portings = await inTransaction(database, (trx) => lockPortings(trx, portingIds))
  const facts = {
    owner: { name: 'Smørrebrød & Søn A/S' },
    portings: portings.map(({ numbers }) => ({ numbers })),
  }
  const document = {
    id,
    operator,
    portingCode,
    facts: JSON.stringify(facts),
    numberCount: portings.flatMap(({ numbers }) => numbers).length,
    pages: 1,
    sha256: id.padEnd(64, '0'),
    bytes: Buffer.from('%PDF-'),
    portingIds,
  }
  const set = { customerId: customer, method: 'DOWNLOAD' as const, mitId: false, employeeId }
  await inTransaction(database, (trx) => insertPoaDocuments(trx, set, [document]))
  return { id, portingCode }
}

export interface SignedCopyFixture {
  state?: SignedCopyState
  /** Those that it is for; of one that is RECEIVED they wait for its review then. Of an unmatched one the first it was uploaded to. */
  portings?: readonly string[]
  /** The document that it is the signed copy of. */
  poaDocument?: string
  /** The file; a white page when left out. */
  bytes?: Uint8Array
  type?: 'PDF' | 'PNG' | 'JPG'
  filename?: string
}

/** Gives the id of a new signed copy of the customer, RECEIVED unless it says otherwise. */
export async function addSignedCopy(
  database: Database,
  customer: string,
  { state = 'RECEIVED', portings = [], poaDocument: poaDocumentId, ...file }: SignedCopyFixture = {},
): Promise<string> {
  const { bytes = whitePage(), type = 'PNG', filename = `scan.${type.toLowerCase()}` } = file
  const [id, employeeId] = [newId(), newId()]
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const copy = { id, customerId: customer, type, filename, bytes, pages: 1, sha256, employeeId }
  const from = { source: 'UPLOAD', uploadedTo: portings[0] } as const
  await inTransaction(database, async (trx) => {
    if (state === 'UNMATCHED') return insertSignedCopy(trx, { ...copy, ...from, state })
    await insertSignedCopy(trx, { ...copy, ...from, poaDocumentId, state: 'RECEIVED' })
    await linkSignedCopyToPortings(trx, id, portings)
    const read = { id, version: 1 }
    if (state === 'APPROVED' || state === 'REFUSED') await reviewSignedCopy(trx, read, { state, employeeId })
    if (state === 'DELETED') await deleteSignedCopy(trx, read)
    if (state !== 'RECEIVED') return
    const change = { actor: theInstallation, customerId: customer, message: null }
    const waiting = portings.map((porting) => ({ id: porting }))
    await movePortings(trx, waiting, 'receivePoa', change)
  })
  return id
}

/** Puts portings at a stage, since so many hours, without a history of it. */
export async function putAtStage(
  database: Database,
  portings: readonly string[],
  stage: PortingStage,
  hoursAgo = 0,
): Promise<void> {
  await database
    .updateTable('porting')
    .set({ stage, stage_at: new Date(Date.now() - hoursAgo * 3_600_000) })
    .where('id', 'in', portings)
    .execute()
}

/** A white PNG, and no two alike: no file is here twice. */
export function whitePage(): Buffer<ArrayBuffer> {
  return Buffer.concat([Buffer.from(whiteSquare, 'base64'), Buffer.from(newId())])
}

const whiteSquare =
  'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAAAAADhZOFXAAAADklEQVR42mP4DwUMlDEA98A/wa9cD80AAAAASUVORK5CYII='

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
      messageId: `<mail.${id}@telecomx.example>`,
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
