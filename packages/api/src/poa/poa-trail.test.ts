import { createHash } from 'node:crypto'
import {
  insertAuditEntry,
  insertOrders,
  inTransaction,
  movePortings,
  theInstallation,
} from '@telecomx/database'
import { poaTrailErrors as errors } from '@telecomx/validation'
import { sql } from 'kysely'
import { afterAll, describe, expect, it } from 'vitest'
import { newId } from '../procedure/ids.js'
import { denied, startTestKit } from '../testing/index.js'
import { pdfText } from '../testing/pdf-text.js'

const kit = await startTestKit()
afterAll(() => kit.close())
const { companies, tokens, employees } = await kit.addFamily()
const donor = await kit.addOperator()
const customer = companies.customer

async function newDocument(body: object = { method: 'EMAIL', recipient: 'kontor@kunde.example' }) {
  const customerId = await kit.addCustomer({ parentReseller: companies.reseller, name: 'Søn & 张 ApS' })
  const portings = await kit.addPortings(customerId, [{ operator: donor }, { operator: donor }])
  const override = { name: 'Søn & Co' }
  const { result } = await kit.transports.tRPC({
    operation: 'porting.poaCreate',
    token: tokens.admin,
    path: { customerId },
    body: { ...body, override },
    requestId: `make-${customerId}`,
  })
  const [poaId = ''] = (result as { documents: string[] }).documents
  return { path: { customerId, poaId }, portings }
}

const trailOf = (path: Record<string, string>, token = tokens.admin, body: object = {}) =>
  kit.transports.REST({ operation: 'portingFile.poaTrail', token, path, body })

/** The text of its pages. */
async function textOf(path: Record<string, string>): Promise<string> {
  const { status, result } = await trailOf(path)
  expect(status).toBe(200)
  return pdfText(result as Uint8Array)
}

/** Each text is there, behind the one before it. */
function expectInOrder(text: string, wanted: readonly string[]): void {
  const places = wanted.map((part) => [part, text.indexOf(part)])
  expect(places.filter(([, place]) => place === -1)).toEqual([])
  expect(places).toEqual(places.toSorted(([, one], [, other]) => Number(one) - Number(other)))
}

const { path } = await newDocument()

describe('poa/trail', () => {
  it('tells from the making to the end who did what, by which call; and how each delivery ended', async () => {
    const { path: made, portings } = await newDocument()
    const { customerId, poaId } = made
    const later = (seconds: number) => sql<Date>`utc_timestamp(3) + interval ${seconds} second`
    await kit.database
      .updateTable('delivery')
      .set({ state: 'sent', next_attempt_at: null, settled_at: later(5), via: 'smtp', attempts: 1 })
      .where('customer', '=', customerId)
      .execute()
    const change = { customerId, message: null }
    const bytes = Buffer.from('%PDF- a scan')
    const file = { filename: 'scan 张.pdf', bytes } as const
    const copy = await kit.addSignedCopy(customerId, { state: 'APPROVED', poaDocument: poaId, ...file })
    await inTransaction(kit.database, async (trx) => {
      const owner = { employeeId: employees.owner, accessLevel: 'OWNER', requestId: 'upload-7' } as const
      await movePortings(
        trx,
        portings.map((id) => ({ id })),
        'receivePoa',
        { ...change, actor: owner },
      )
      const entry = { action: 'porting.documentApprove', customerId, objectType: 'signedCopy' } as const
      const staff = { employeeId: employees.admin, accessLevel: 'ADMIN', requestId: 'review-8' } as const
      await insertAuditEntry(trx, staff, { ...entry, objectId: copy })
      await movePortings(
        trx,
        portings.map((id) => ({ id })),
        'poaSend',
        { ...change, actor: staff },
      )
    })
    await inTransaction(kit.database, (trx) =>
      movePortings(
        trx,
        portings.map((id) => ({ id })),
        'order',
        { ...change, actor: theInstallation },
      ),
    )
    const text = await textOf(made)
    const { sha256 } = await kit.database
      .selectFrom('poa_document')
      .select('sha256')
      .where('id', '=', poaId)
      .executeTakeFirstOrThrow()
    expectInOrder(text, [
      poaId,
      'Søn & Co',
      'Nordkabel A/S (CPS 01010)',
      sha256,
      'Åse Smørup lavede fuldmagten X ',
      'Åse Smørup made the power of attorney X ',
      `Åse Smørup (ADMIN) · kald / request make-${customerId}`,
      'registrerede den underskrevne fuldmagt for 2 porteringer',
      'Åse Smørup (OWNER) · kald / request upload-7',
      'sendte fuldmagten for 2 porteringer til den afgivende operatør',
      'Systemet bestilte 2 porteringer hos den afgivende operatør',
      'Til kontor@kunde.example: ',
      'scan [U+5F20].pdf',
      'godkendt / approved',
      createHash('sha256').update(bytes).digest('hex'),
    ])
    expect(text).toContain('Åse Smørup fik fuldmagten sendt til kontor@kunde.example.')
    expect(text).toContain('godkendte den underskrevne fuldmagt')
    expect(text).not.toMatch(/X\d{10}/)
  })

  it('how the delivery of its signed copy to the donor ended, and what became of the orders', async () => {
    const { path: made, portings } = await newDocument()
    const { customerId, poaId } = made
    const [porting = ''] = portings
    const copy = await kit.addSignedCopy(customerId, { state: 'APPROVED', poaDocument: poaId, portings })
    const letterFacts = { operator: donor, donorName: 'Nordkabel A/S', toDonor: true }
    const content = { letter: 'DONOR', letterFacts, signedCopyIds: [copy] } as const
    const recipient = 'np@nordkabel.example'
    await kit.addDelivery(customerId, { ...content, signedCopyIds: [copy], recipient, state: 'failed' })
    expect(await textOf(made)).toContain(`Til ${recipient}: `)
    await inTransaction(kit.database, async (trx) => {
      const order = { id: newId(), porting, portingVersion: 2, facts: {} }
      await insertOrders(trx, [order], null)
      const entry = { action: 'order.pass', customerId, objectType: 'order', objectId: order.id } as const
      await insertAuditEntry(trx, theInstallation, { ...entry, after: { state: 'sent' } })
    })
    expect(await textOf(made)).toContain('Systemet gav bestillingen videre.')
  })

  it('what was done within one millisecond stands on it in the order in which it was done', async () => {
    const { path: made } = await newDocument({ method: 'DOWNLOAD' })
    const entry = { action: 'porting.contact', objectType: 'poaDocument', objectId: made.poaId } as const
    const order = Array.from({ length: 20 }, (_, index) => `samtale ${index + 10}`)
    await inTransaction(kit.database, async (trx) => {
      await sql`set timestamp = unix_timestamp() + 60`.execute(trx)
      for (const message of order)
        await insertAuditEntry(trx, theInstallation, { ...entry, after: { message } })
      await sql`set timestamp = default`.execute(trx)
    })
    const text = await textOf(made)
    expect(text.match(/(?<=Besked: „)samtale \d+/g)).toEqual(order)
  })

  it('a download stands on it, and what was done before the document was made does not', async () => {
    const customerId = await kit.addCustomer()
    const token = tokens.admin
    const assign = { path: { from: '+4533254170' }, body: { operator: donor } }
    await kit.transports.tRPC({ operation: 'number.assign', token, ...assign })
    const account = { customer: customerId, name: 'Omstilling', numbers: ['+4533254170'] }
    await kit.transports.tRPC({ operation: 'sipAccount.create', token, body: account })
    const set = await kit.transports.tRPC({ operation: 'porting.poaCreate', token, path: { customerId } })
    const [poaId = ''] = (set.result as { documents: string[] }).documents
    const made = { customerId, poaId }
    await kit.transports.REST({ operation: 'portingFile.poaGet', token, path: made })
    const text = await textOf(made)
    expectInOrder(text, ['lavede fuldmagten', 'hentede fuldmagten'])
    expect(text).not.toContain('SIP')
    expect(text).not.toContain('lavede fuldmagt for')
  })

  it('of a document from before the log: what it knows itself', async () => {
    const old = (await newDocument({ method: 'DOWNLOAD' })).path
    await kit.database.updateTable('poa_document').set({ downloaded_at: new Date() }).execute()
    await kit.database.deleteFrom('audit_log').execute()
    expectInOrder(await textOf(old), ['Fuldmagten blev lavet.', 'Fuldmagten blev hentet.'])
  })

  it.each<[string, Record<string, string>, string, object, object]>([
    ['400: malformed customer', { ...path, customerId: 'x' }, tokens.admin, {}, errors.customerIdMissing],
    ['400: malformed document', { ...path, poaId: 'x' }, tokens.admin, {}, errors.documentIdMissing],
    ['404 id: unknown', { ...path, poaId: newId() }, tokens.admin, {}, errors.fileNotFound],
    ['404 id: of another customer', { ...path, customerId: customer }, tokens.owner, {}, errors.fileNotFound],
    ['422 forcedownload', path, tokens.admin, { forcedownload: 'ja' }, errors.forcedownloadInvalid],
    ['422 filename', path, tokens.admin, { filename: 'x'.repeat(201) }, errors.filenameInvalid],
  ])('%s', async (_title, where, token, body, row) => {
    expect(await trailOf(where, token, body)).toEqual({ status: (row as { code: number }).code, row })
  })

  it.each(['viewer', 'foreignReseller'] as const)('403 access_denied: %s', async (who) => {
    expect(await trailOf(path, tokens[who])).toEqual(denied)
  })
})
