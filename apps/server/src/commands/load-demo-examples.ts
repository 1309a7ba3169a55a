import { createHash } from 'node:crypto'
import { danishDay, type Dependencies, draftDocuments } from '@telecomx/api'
import {
  type CustomerWithContact,
  type DatabaseTransaction,
  findCustomerWithContact,
  findDeliveryState,
  insertAuditEntries,
  insertAuditEntry,
  insertAccountNumbers,
  insertDelivery,
  insertNewPortings,
  insertPoaDocuments,
  insertSignedCopy,
  insertVoiceAccount,
  inTransaction,
  isDuplicate,
  linkSignedCopyToPortings,
  lockCustomers,
  movePortings,
  reviewSignedCopy,
  theInstallation,
} from '@telecomx/database'
import type { PoaFacts, RenderedPoa } from '@telecomx/poa-document'
import { asSeries } from '@telecomx/validation'
import { demoEmployees } from './demo-customers.js'
import {
  demoExampleAccounts,
  type DemoExamplePorting,
  demoExamplePortings,
  demoExamplesCustomer as customer,
} from './demo-examples.js'

const employeeId = demoEmployees.owner._id
const actor = { ...theInstallation, employeeId }

/**
 * Loads what the examples of the OpenAPI document name, under fixed ids; does nothing when it is there already. It is
 * written at once, because no call takes such an id, or ends a delivery that nobody sends. Gives whether it is there: it
 * is not where somebody has one of its numbers, or ids, on something of their own, which stays as it is.
 */
export async function loadDemoExamples(dependencies: Dependencies): Promise<boolean> {
  const { database, poaRenderer } = dependencies
  if (await isLoaded(dependencies)) return true
  const found = await findCustomerWithContact(database, customer)
  if (!found) throw new Error('the demo customers come before')
  const facts = demoExamplePortings.flatMap((porting) => factsOf(dependencies, found, porting))
  const rendered = await poaRenderer.render(facts, customer)
  try {
    await inTransaction(database, async (trx) => {
      await lockCustomers(trx, [customer])
      await insertAccounts(trx)
      for (const [index, porting] of demoExamplePortings.entries())
        await insertPoa(trx, porting, { facts: facts[index], rendered: rendered[index] })
    })
    return true
  } catch (error) {
    if (isDuplicate(error)) return false
    throw error
  }
}

/** They came all at once, so one tells of all. */
async function isLoaded({ database }: Pick<Dependencies, 'database'>): Promise<boolean> {
  const [delivery] = demoExamplePortings.flatMap((porting) => porting.delivery ?? [])
  return delivery !== undefined && (await findDeliveryState(database, delivery.id)) !== undefined
}

async function insertAccounts(trx: DatabaseTransaction): Promise<void> {
  for (const account of demoExampleAccounts) {
    const portings = demoExamplePortings.filter((porting) => porting.account === account)
    await insertVoiceAccount(trx, { ...account, customer })
    await insertAccountNumbers(
      trx,
      account.id,
      portings.flatMap(({ numbers }) => numbers),
    )
    const numbers = portings.flatMap((porting) => porting.numbers)
    const audit = await insertAuditEntry(trx, actor, {
      action: account.type === 'SIP' ? 'sipAccount.create' : 'mvnoAccount.create',
      customerId: customer,
      objectType: 'voiceAccount',
      objectId: account.id,
      after:
        account.type === 'SIP'
          ? { name: account.name, numbers: asSeries(numbers) }
          : { number: numbers[0], simNumber: account.simNumber },
    })
    const rows = portings.map((porting) => ({ ...toRow(porting), audit }))
    await insertNewPortings(trx, rows)
  }
}

function toRow({ id, account, donor, numbers, donorSimNumber, donorCustomerId }: DemoExamplePorting) {
  return {
    id,
    customer,
    voice_account: account.id,
    operator: donor._id,
    number_type: account.type,
    numbers,
    donor_sim_number: donorSimNumber ?? null,
    donor_customer_id: donorCustomerId ?? null,
    stage_employee: employeeId,
  }
}

async function insertPoa(
  trx: DatabaseTransaction,
  { id, numbers, donor, document, signedCopy, since, delivery, daysAgo }: DemoExamplePorting,
  { facts, rendered }: { facts: PoaFacts | undefined; rendered: RenderedPoa | undefined },
): Promise<void> {
  if (!facts || !rendered) throw new Error('each porting has its document')
  await movePortings(trx, [{ id }], 'poaCreate', change)
  const { portingCode } = facts
  const row = { ...rendered, ...document, portingCode, operator: donor._id, numberCount: numbers.length }
  const set = { customerId: customer, method: document.method, mitId: false, employeeId }
  await insertPoaDocuments(trx, set, [{ ...row, facts: JSON.stringify(facts), portingIds: [id] }])
  const entry = { action: 'porting.poaCreate', customerId: customer } as const
  const { method } = document
  await insertAuditEntries(trx, actor, [
    {
      ...entry,
      objectType: 'poaDocument',
      objectId: document.id,
      after: { operator: donor._id, portingCode, method, pages: rendered.pages, sha256: rendered.sha256 },
    },
    ...(delivery
      ? [
          {
            ...entry,
            objectType: 'delivery' as const,
            objectId: delivery.id,
            after: { method, recipient: delivery.recipient, documents: [document.id] },
          },
        ]
      : []),
  ])
  if (delivery && document.method !== 'DOWNLOAD')
    await insertEndedDelivery(trx, document.id, { ...delivery, method: document.method })
  if (signedCopy)
    await insertCopy(trx, id, { ...signedCopy, poaDocumentId: document.id, portingCode }, rendered)
  if (since) await moveOn(trx, id, since)
  if (daysAgo !== undefined) await backdate(trx, { id, document, signedCopy, delivery }, daysAgo)
}

async function backdate(
  trx: DatabaseTransaction,
  {
    id,
    document,
    signedCopy,
    delivery,
  }: Pick<DemoExamplePorting, 'id' | 'document' | 'signedCopy' | 'delivery'>,
  daysAgo: number,
): Promise<void> {
  const at = new Date(Date.now() - daysAgo * 86_400_000)
  await trx.updateTable('porting').set({ created_at: at, stage_at: at }).where('id', '=', id).execute()
  await trx.updateTable('porting_stage').set({ entered_at: at }).where('porting', '=', id).execute()
  await trx.updateTable('poa_document').set({ created_at: at }).where('id', '=', document.id).execute()
  if (signedCopy)
    await trx.updateTable('signed_copy').set({ received_at: at }).where('id', '=', signedCopy.id).execute()
  if (!delivery) return
  const sent = { created_at: at, settled_at: at }
  await trx.updateTable('delivery').set(sent).where('id', '=', delivery.id).execute()
  const tried = { started_at: at, ended_at: at }
  await trx.updateTable('delivery_attempt').set(tried).where('delivery', '=', delivery.id).execute()
}

const change = { actor, customerId: customer, message: null }

/** The document as it would look scanned: other bytes, the same page. */
async function insertCopy(
  trx: DatabaseTransaction,
  portingId: string,
  {
    poaDocumentId,
    portingCode,
    ...copy
  }: {
    id: string
    state: 'RECEIVED' | 'UNMATCHED' | 'APPROVED'
    poaDocumentId: string
    portingCode: string
  },
  { bytes, pages }: RenderedPoa,
): Promise<void> {
  const scanned = Buffer.concat([bytes, Buffer.from(`\n% ${copy.id}\n`)])
  const sha256 = createHash('sha256').update(scanned).digest('hex')
  const file = { type: 'PDF', filename: 'fuldmagt.pdf', bytes: scanned, pages, sha256 } as const
  const isMatched = copy.state !== 'UNMATCHED'
  await insertSignedCopy(trx, {
    ...copy,
    ...file,
    state: isMatched ? 'RECEIVED' : 'UNMATCHED',
    ...(isMatched && { poaDocumentId, portingCode }),
    customerId: customer,
    source: 'UPLOAD',
    uploadedTo: portingId,
    employeeId,
  })
  if (!isMatched) return
  await linkSignedCopyToPortings(trx, copy.id, [portingId])
  // Those that went further tell so themselves.
  if (copy.state === 'RECEIVED') await movePortings(trx, [{ id: portingId }], 'receivePoa', change)
  else await reviewSignedCopy(trx, { id: copy.id, version: 1 }, { state: 'APPROVED', employeeId })
}

async function moveOn(
  trx: DatabaseTransaction,
  id: string,
  { transitions, message }: NonNullable<DemoExamplePorting['since']>,
): Promise<void> {
  const said = message === 'today' ? danishDay(new Date()) : (message ?? null)
  for (const transition of transitions)
    await movePortings(trx, [{ id }], transition, {
      ...change,
      message: transition === transitions.at(-1) ? said : null,
    })
}

async function insertEndedDelivery(
  trx: DatabaseTransaction,
  documentId: string,
  {
    id,
    state,
    ...delivery
  }: { id: string; recipient: string; state: 'sent' | 'unknown' | 'failed'; method: 'EMAIL' | 'FAX' },
): Promise<void> {
  await insertDelivery(trx, {
    ...delivery,
    id,
    customerId: customer,
    isOtherRecipient: false,
    language: 'da',
    messageId: `<${id}@demo.example>`,
    returnBy: inTwoWeeks,
    employeeId,
    documentIds: [documentId],
  })
  const ended = new Date()
  const cause = state === 'unknown' ? ('SENDER_DIED' as const) : null
  await trx
    .updateTable('delivery')
    .set({ state, cause, via: 'file', attempts: 1, next_attempt_at: null, settled_at: ended })
    .where('id', '=', id)
    .execute()
  await trx
    .insertInto('delivery_attempt')
    .values({ delivery: id, number: 1, started_at: ended, ended_at: ended, outcome: state })
    .execute()
}

const inTwoWeeks = new Date(Date.now() + 14 * 24 * 3_600_000).toISOString().slice(0, 10)

/** As poa/create would have them, but for the id. */
function factsOf(
  dependencies: Dependencies,
  owner: CustomerWithContact,
  { account, donor, document, numbers, ...porting }: DemoExamplePorting,
): PoaFacts[] {
  const printed = {
    ...porting,
    numbers: [...numbers],
    numberType: account.type,
    donor: { name: donor.name, cpsCode: donor._id },
  }
  const gathered = { customer: owner, portings: [printed] }
  return draftDocuments(withIdsOf(dependencies, document), gathered, {
    override: {},
    mitId: false,
  })
}

/** The ids and codes that examples name are fixed. */
function withIdsOf(
  dependencies: Dependencies,
  { id, portingCode }: DemoExamplePorting['document'],
): Dependencies {
  const { newPortingCode } = dependencies
  return { ...dependencies, newId: () => id, newPortingCode: () => portingCode ?? newPortingCode() }
}
