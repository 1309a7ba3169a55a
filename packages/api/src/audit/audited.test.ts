import { createHash } from 'node:crypto'
import { type AccessLevel, accessLevels } from '@telecomx/validation'
import { afterAll, describe, expect, it } from 'vitest'
import { newId } from '../procedure/ids.js'
import { type AccessRow, createAccessMatrix, missingCustomer } from '../testing/access-matrix.js'
import { type Answer, startTestKit } from '../testing/index.js'
import { changing, onRestOnly } from '../testing/transports.js'

const kit = await startTestKit()
afterAll(() => kit.close())
const matrix = await createAccessMatrix(kit)

const entriesOf = (requestId: string) =>
  kit.database.selectFrom('audit_log').selectAll().where('request_id', '=', requestId).execute()

async function freshCustomer(): Promise<string> {
  const customer = await kit.addCustomer({ parentReseller: kit.reseller })
  await kit.addPortings(customer, [{ operator: '01010' }])
  return customer
}

/** Somebody of that level who may act for the customer. */
async function callerOf(level: AccessLevel, customer: string): Promise<{ employee: string; token: string }> {
  const employee = newId()
  const home = level === 'ADMIN' ? kit.issuer : level.startsWith('RESELLER') ? kit.reseller : customer
  return { employee, token: await kit.tokenFor(level, home, { id: employee }) }
}

/** The request's id, which is in no other entry, and what it was answered. */
async function send(operation: string, token: string, customer: string): Promise<[string, Answer]> {
  const requestId = newId()
  const transport = kit.transports[onRestOnly(operation) ? 'REST' : 'tRPC']
  const input = await rowOf(operation).input(customer)
  return [requestId, await transport({ operation, token, requestId, ...input })]
}

/** What everybody may do is told by tests of its own. */
const withCredential = changing.filter((operation) => !matrix[operation]?.isPublic)

describe.each(withCredential)('%s', (operation) => {
  const { answers } = rowOf(operation)
  const least = accessLevels.find((level) => answers(level, 'own') === 200) ?? 'ADMIN'

  it.each([...new Set([least, 'ADMIN' as const])])(
    '%s: the log tells who did what, and to whose',
    async (level) => {
      const customer = await freshCustomer()
      const { employee, token } = await callerOf(level, customer)
      const [requestId, { status }] = await send(operation, token, customer)
      expect(status).toBe(200)
      const entries = await entriesOf(requestId)
      expect(entries.map(({ action }) => action)).toContain(operation)
      for (const entry of entries) expect(entry).toMatchObject({ employee, access_level: level })
      const isOfCustomer = !/^(operator|number)\./.test(operation)
      expect(entries.map((entry) => entry.customer !== null)).toEqual(entries.map(() => isOfCustomer))
      const namesObject = entries.some(({ action, object }) => action === operation && object !== null)
      expect(namesObject).toBe(operation !== 'number.import')
    },
  )

  it('refused, it leaves nothing', async () => {
    const stranger = await kit.tokenFor('PERSONAL', await kit.addCustomer())
    const admin = await kit.tokenFor('ADMIN')
    const calls = [await send(operation, stranger, await freshCustomer())]
    if (answers('ADMIN', 'missing') !== 200) calls.push(await send(operation, admin, missingCustomer))
    for (const [requestId, { status }] of calls) {
      // 422: of an import it is a line's fault, of a signed copy the file's, whose code is none.
      expect([403, 404, 422]).toContain(status)
      expect(await entriesOf(requestId)).toEqual([])
    }
  })
})

it('nothing that differs is no change, and no entry', async () => {
  const customer = await freshCustomer()
  const token = await kit.tokenFor('ADMIN')
  const [first] = await send('customer.update', token, customer)
  const [again, { status }] = await send('customer.update', token, customer)
  expect(status).toBe(200)
  expect(await entriesOf(first)).toMatchObject([
    { before_change: '{"city":"København V"}', after_change: '{"city":"Ringe"}' },
  ])
  expect(await entriesOf(again)).toEqual([])
})

it('a porting’s history leads to the entry of the account that it came of', async () => {
  const customer = await freshCustomer()
  const [requestId, { result }] = await send('sipAccount.create', await kit.tokenFor('ADMIN'), customer)
  const { portings } = result as { portings: [{ _id: string }] }
  const stage = await kit.database
    .selectFrom('porting_stage')
    .select('audit')
    .where('porting', '=', portings[0]._id)
    .executeTakeFirst()
  expect(await entriesOf(requestId)).toMatchObject([{ id: stage?.audit, action: 'sipAccount.create' }])
})

it('who ceases to be the primary contact by another’s becoming it has an entry too', async () => {
  const customer = await freshCustomer()
  const former = await kit.addEmployee(customer, 'VIEWER', { primary_of: customer })
  const requestId = newId()
  const body = { customer, name: 'Bo', accessLevel: 'VIEWER', primaryContact: true }
  const operation = 'employee.create'
  const answer = await kit.transports.tRPC({ operation, token: await kit.tokenFor('ADMIN'), requestId, body })
  const contact = (answer.result as { _id: string })._id
  const entries = await entriesOf(requestId)
  expect(new Set(entries.map(({ object }) => object))).toEqual(new Set([former, contact]))
})

it('no secret is in it: no token, no hash of one, not even how one begins', async () => {
  const body = { employee: await kit.addEmployee(await freshCustomer(), 'VIEWER'), name: 'drift' }
  const token = await kit.tokenFor('ADMIN')
  const made = await kit.transports.tRPC({ operation: 'token.create', token, body })
  const secret = (made.result as { token: string }).token
  const hash = createHash('sha256').update(secret).digest()
  const all = JSON.stringify(await kit.database.selectFrom('audit_log').selectAll().execute())
  expect(all).toContain('"action":"token.create"')
  for (const text of [secret, hash.toString('hex'), hash.toString('base64'), 'tx_live_'])
    expect(all).not.toContain(text)
})

function rowOf(operation: string): AccessRow {
  const row = matrix[operation]
  if (!row) throw new Error(`${operation} has no row`)
  return row
}
