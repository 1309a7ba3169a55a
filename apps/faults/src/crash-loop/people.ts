import { createToken, newId } from '@telecomx/api'
import {
  type Database,
  type DatabaseTransaction,
  insertCustomer,
  insertEmployee,
  insertNewPortings,
  insertTokens,
  insertVoiceAccount,
  inTransaction,
  movePortings,
  theInstallation,
  upsertOperators,
} from '@telecomx/database'

export const donors = ['01010', '01020', '01030'] as const

/** The one that wants a day between the power of attorney and the order. */
export const donorWhoWaits = '01030'

/** A customer, and its owner, who is its contact. */
export interface Customer {
  id: string
  name: string
  owner: string
  /** Of the owner. */
  token: string
  address: string
}

/** Donors, customers with an account each, and one of the staff. */
export async function createPeople(database: Database) {
  const customers: Customer[] = []
  await inTransaction(database, async (trx) => upsertOperators(trx, donors.map(operatorOf)))
  for (let made = 0; made < 8; made++) customers.push(await addCustomer(database))
  const staff = await addEmployee(database, customers[0]?.id ?? '', 'ADMIN')
  return { customers, staffToken: staff.token }
}

async function addCustomer(database: Database): Promise<Customer> {
  const id = newId()
  const [name, address] = [`Kunde ${id} ApS`, `kontor.${id}@kunde.example`]
  await inTransaction(database, async (trx) => {
    await insertCustomer(trx, customerOf(id, name))
    // One account for all its numbers, of the same id for want of another.
    await insertVoiceAccount(trx, { id, type: 'SIP', customer: id, name: 'Omstilling' })
  })
  const { employee, token } = await addEmployee(database, id, 'OWNER', address)
  return { id, name, owner: employee, token, address }
}

async function addEmployee(
  database: Database,
  customer: string,
  accessLevel: 'OWNER' | 'ADMIN',
  emailAddress?: string,
) {
  const employee = newId()
  const fields = { name: 'Åse Smørup', language: 'da', version: 1, accessLevel, customer } as const
  const contact = { primaryContact: emailAddress !== undefined, ...(emailAddress && { emailAddress }) }
  const { token, ...stored } = createToken()
  await inTransaction(database, (trx) =>
    insertEmployee(trx, { _id: employee, ...fields, ...contact }, { isTrusted: true }),
  )
  await insertTokens(database, [
    { id: newId(), employee, name: 'crash loop', access_level: accessLevel, ...stored },
  ])
  return { employee, token }
}

let nextNumber = 4_533_000_000

/** A porting of one fresh number, that waits for its signature. */
export async function addPorting(
  trx: DatabaseTransaction,
  customer: Customer,
  operator: string,
): Promise<{ id: string; number: string }> {
  const [id, number] = [newId(), `+${nextNumber++}`]
  const account = { customer: customer.id, voice_account: customer.id, number_type: 'SIP' } as const
  await insertNewPortings(trx, [{ id, operator, numbers: [number], ...account }])
  await movePortings(trx, [{ id }], 'poaCreate', {
    actor: theInstallation,
    customerId: customer.id,
    message: null,
  })
  return { id, number }
}

function customerOf(_id: string, name: string) {
  const place = { address: 'Flæsketorvet 41', zip: '1711', city: 'København V', country: 'DK' }
  return {
    ...place,
    _id,
    name,
    vatNumber: '25313763',
    isReseller: false,
    reminders: true,
    version: 1,
  }
}

function operatorOf(id: string) {
  const contact = {
    name: `Nordkabel ${id} A/S`,
    address: 'Kabelvej 1, 9000 Aalborg',
    npNumber: '+4570101010',
    npEmail: `np.${id}@nordkabel.example`,
  }
  const rules = { fixedAuth: 'EMAIL', mvnoAuth: 'ICC_EMAIL' } as const
  const orderWait = id === donorWhoWaits ? 24 : null
  return { ...contact, ...rules, _id: id, orderWait, customerIdValidation: false }
}
