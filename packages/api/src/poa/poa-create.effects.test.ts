import { createHash } from 'node:crypto'
import { inTransaction, lockPortings } from '@telecomx/database'
import type { PoaFacts } from '@telecomx/poa-document'
import { sql } from 'kysely'
import { afterAll, describe, expect, it } from 'vitest'
import { type PortingFixture, startTestKit } from '../testing/index.js'
import { poaCreate } from './poa-create.js'

const kit = await startTestKit()
afterAll(() => kit.close())
const { database } = kit
const admin = await kit.clientFor('ADMIN')
for (const _id of ['01010', '01020', '01030']) await kit.addOperator({ _id, name: `Donor ${_id}` })

const caller = {
  employeeId: 'e'.repeat(24),
  customerId: 'f'.repeat(24),
  accessLevel: 'ADMIN' as const,
  language: 'da' as const,
  requestId: 'r',
}
const request = (customerId: string) => ({
  customerId,
  method: 'DOWNLOAD' as const,
  override: {},
  mitId: false,
})

async function create(customerId: string, body: Partial<PoaCreateInput> = {}): Promise<string[]> {
  return (await admin.porting.poaCreate.mutate({ ...body, customerId })).documents
}
type PoaCreateInput = Parameters<typeof admin.porting.poaCreate.mutate>[0]

async function customerWith(portings: PortingFixture[]): Promise<{ customer: string; portings: string[] }> {
  const customer = await kit.addCustomer()
  return { customer, portings: await kit.addPortings(customer, portings) }
}

const documentsOf = (customer: string) =>
  database
    .selectFrom('poa_document')
    .selectAll()
    .where('customer', '=', customer)
    .orderBy('operator')
    .execute()
const linksOf = async (customer: string) => {
  const links = await database
    .selectFrom('poa_document_porting as link')
    .innerJoin('poa_document', 'poa_document.id', 'link.document')
    .select(['link.document', 'link.porting'])
    .where('poa_document.customer', '=', customer)
    .execute()
  const groups = new Map<string, { porting: string }[]>()
  for (const link of links) groups.set(link.document, [...(groups.get(link.document) ?? []), link])
  return groups
}

/** What must hold whatever was interrupted: whole documents, whole deliveries, histories without a gap. */
async function assertNothingHalfDone(customer: string): Promise<void> {
  const { rows } = await sql<{ fault: string }>`
    select concat('document without file ', d.id) as fault from poa_document d
      left join poa_document_file f on f.document = d.id where d.customer = ${customer} and f.document is null
    union all select concat('document without portings ', d.id) from poa_document d
      left join poa_document_porting l on l.document = d.id where d.customer = ${customer} and l.document is null
    union all select concat('delivery without documents ', v.id) from delivery v
      left join delivery_document l on l.delivery = v.id where v.customer = ${customer} and l.delivery is null
    union all select concat('stage without history ', p.id) from porting p
      left join porting_stage s on s.porting = p.id and s.version = p.version
      where p.customer = ${customer} and s.porting is null
    union all select concat('awaiting without document ', p.id) from porting p
      left join poa_document_porting l on l.porting = p.id
      where p.customer = ${customer} and p.stage = 'IN_AWAITING_POA_FROM_CUSTOMER' and l.porting is null`.execute(
    database,
  )
  expect(rows).toEqual([])
}

describe('what poaCreate stores', () => {
  it('one document per donor, in CPS order, linked to all its portings; stages move and are recorded', async () => {
    const { customer, portings } = await customerWith([
      { operator: '01020' },
      ...Array.from({ length: 20 }, () => ({ operator: '01010', type: 'MVNO' as const })),
      { operator: '01030', numbers: ['+4570100000', '+4570100001'] },
    ])
    const ids = await create(customer)
    const documents = await documentsOf(customer)
    expect(documents.map((document) => document.operator)).toEqual(['01010', '01020', '01030'])
    expect(documents.map((document) => document.id)).toEqual(ids)
    expect(documents.map((document) => document.number_count)).toEqual([20, 1, 2])
    const links = await linksOf(customer)
    expect(ids.map((id) => links.get(id)?.length)).toEqual([20, 1, 1])
    expect(new Set([...links.values()].flat().map((link) => link.porting))).toEqual(new Set(portings))
    const stages = await database
      .selectFrom('porting')
      .select(['stage', 'version'])
      .where('customer', '=', customer)
      .execute()
    expect(new Set(stages.map(({ stage, version }) => `${stage} ${version}`))).toEqual(
      new Set(['IN_AWAITING_POA_FROM_CUSTOMER 2']),
    )
    await assertNothingHalfDone(customer)
  })

  it('keeps the SHA-256 of the bytes and the facts that were printed', async () => {
    const { customer } = await customerWith([{ operator: '01010', donorCustomerId: 'K-17' }])
    const [id = ''] = await create(customer, {
      override: { name: 'Company-we-purchased', zip: ' ' },
      mitId: true,
    })
    const [document] = await documentsOf(customer)
    const file = await database
      .selectFrom('poa_document_file')
      .selectAll()
      .where('document', '=', id)
      .executeTakeFirstOrThrow()
    expect(createHash('sha256').update(file.bytes).digest('hex')).toBe(document?.sha256)
    expect(Buffer.from(file.bytes.subarray(0, 5)).toString()).toBe('%PDF-')
    const facts = JSON.parse(document?.facts ?? '') as object
    expect(facts).toMatchObject({
      reference: id,
      mitId: true,
      issuer: { phone: '+45 70 30 50 00' },
      owner: { name: 'Company-we-purchased', zip: '1711', city: 'København V' },
      portings: [{ donorCustomerId: 'K-17' }],
    })
    expect(document?.porting_code).toMatch(/^X[0-9]{10}$/)
  })

  it('takes only portings that are not ordered, on live accounts', async () => {
    const stages = [
      'IN_POA_RECEIVED_FROM_CUSTOMER',
      'IN_POA_SENT',
      'IN_ORDERED',
      'IN_CONFIRMED',
      'IN_REJECTED',
      'IN_DONOR_CONTACTED',
      'IN_COMPLETED',
      'IN_CANCELLED',
    ] as const
    const { customer, portings } = await customerWith(
      [...stages, 'IN_CREATED'].map(() => ({ operator: '01010' })),
    )
    for (const [index, stage] of stages.entries())
      await database
        .updateTable('porting')
        .set({ stage })
        .where('id', '=', portings[index] ?? '')
        .execute()
    await kit.addPortings(customer, [{ operator: '01010' }])
    await database
      .updateTable('voice_account')
      .set({ state: 'DELETED' })
      .where('customer', '=', customer)
      .where('id', 'not in', (query) =>
        query
          .selectFrom('porting')
          .select('voice_account')
          .where('id', '=', portings[0] ?? ''),
      )
      .execute()
    const [id = ''] = await create(customer)
    expect((await linksOf(customer)).get(id)?.map((link) => link.porting)).toEqual([portings.at(-1)])
    const moved = await database
      .selectFrom('porting')
      .select('id')
      .where('customer', '=', customer)
      .where('version', '>', 1)
      .execute()
    expect(moved).toEqual([{ id: portings.at(-1) }])
  })

  it('a later set replaces the documents of the same portings, and only those', async () => {
    const { customer } = await customerWith([{ operator: '01010' }, { operator: '01020' }])
    const first = await create(customer)
    const second = await create(customer)
    expect(second).not.toEqual(first)
    const replaced = (await documentsOf(customer)).filter((document) => document.replaced_at !== null)
    expect(replaced.map((document) => document.id).toSorted()).toEqual(first.toSorted())
  })

  it('EMAIL and FAX record one delivery with all documents; DOWNLOAD none', async () => {
    const { customer } = await customerWith([{ operator: '01010' }, { operator: '01020' }])
    await kit.tokenFor('OWNER', customer, {
      primaryContact: true,
      emailAddress: 'a@kunde.example',
      faxNumber: '+4533112299',
      language: 'en',
    })
    await create(customer)
    const mailed = await create(customer, { method: 'EMAIL' })
    await create(customer, { method: 'FAX', recipient: '00 45 70 30 50 51' })
    const deliveries = await database
      .selectFrom('delivery')
      .selectAll()
      .where('customer', '=', customer)
      .orderBy('method')
      .execute()
    expect(deliveries).toMatchObject([
      { method: 'EMAIL', recipient: 'a@kunde.example', language: 'en', state: 'queued', attempts: 0 },
      { method: 'FAX', recipient: '+4570305051', state: 'queued' },
    ])
    const carried = await database
      .selectFrom('delivery_document')
      .select('document')
      .where('delivery', '=', deliveries[0]?.id ?? '')
      .execute()
    expect(carried.map((row) => row.document).toSorted()).toEqual(mailed.toSorted())
  })
})

describe('poaCreate among others', () => {
  it('sends the same number of statements for 20 and for 5000 portings', async () => {
    const counts: number[] = []
    for (const size of [20, 5000]) {
      const { customer } = await customerWith(
        Array.from({ length: size }, (_, index) => ({ operator: ['01010', '01020'][index % 2] ?? '' })),
      )
      const statements: string[] = []
      const onStatement = (text: string) => statements.push(text)
      const counted = kit.testDatabase.connect({ connectionLimit: 1, onStatement })
      await counted.selectFrom('operator').select('id').execute()
      statements.length = 0
      await poaCreate({ ...kit.dependencies, database: counted }, caller, request(customer))
      counts.push(statements.length)
      expect((await linksOf(customer)).size).toBe(2)
    }
    // One read and seven changes, BEGIN, the mark of the commit, and COMMIT.
    expect(counts).toEqual([11, 11])
  })

  it('does not wait for who is at work on portings of the customer that it leaves alone', async () => {
    const { customer, portings } = await customerWith([
      { operator: '01010' },
      { operator: '01010', stage: 'IN_ORDERED' },
    ])
    await inTransaction(database, async (trx) => {
      await lockPortings(trx, portings.slice(1))
      expect(await create(customer)).toHaveLength(1)
    })
  })

  it('twenty at once for one customer: all 200, every porting in exactly one document of each set', async () => {
    const { customer, portings } = await customerWith(
      Array.from({ length: 12 }, (_, index) => ({ operator: ['01010', '01020', '01030'][index % 3] ?? '' })),
    )
    const sets = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        create(customer, { method: index % 2 ? 'EMAIL' : 'DOWNLOAD', recipient: 'a@b.dk' }),
      ),
    )
    const links = await linksOf(customer)
    for (const set of sets) {
      expect(set).toHaveLength(3)
      expect(set.flatMap((id) => (links.get(id) ?? []).map((link) => link.porting)).toSorted()).toEqual(
        portings.toSorted(),
      )
    }
    const open = (await documentsOf(customer)).filter((document) => document.replaced_at === null)
    expect(open).toHaveLength(3)
    await assertNothingHalfDone(customer)
  })

  /** The dependencies of a server on which that happens while a document is printed, one after the other. */
  function interruptedBy(changes: readonly (() => Promise<unknown>)[]) {
    const { poaRenderer } = kit.dependencies
    const interrupted = { ...kit.dependencies, renders: 0 }
    return Object.assign(interrupted, {
      poaRenderer: {
        ...poaRenderer,
        render: async (...asked: Parameters<typeof poaRenderer.render>) => {
          await changes[interrupted.renders++]?.()
          return poaRenderer.render(...asked)
        },
      },
    })
  }

  it('starts over when a printed fact, a stage or the owner changes meanwhile', async () => {
    const { customer, portings } = await customerWith([{ operator: '01010' }, { operator: '01010' }])
    const interrupted = interruptedBy([
      () => admin.porting.update.mutate({ _id: portings[0] ?? '', donorCustomerId: 'NEW' }),
      () =>
        database
          .updateTable('porting')
          .set({ stage: 'IN_ORDERED' })
          .where('id', '=', portings[1] ?? '')
          .execute(),
      () =>
        database.updateTable('customer').set({ name: 'Nyt Navn ApS' }).where('id', '=', customer).execute(),
    ])
    const { documents } = await poaCreate(interrupted, caller, request(customer))
    expect(interrupted.renders).toBe(4)
    const stored = await documentsOf(customer)
    expect(stored.map((document) => document.id)).toEqual(documents)
    expect(JSON.parse(stored[0]?.facts ?? '')).toMatchObject({
      owner: { name: 'Nyt Navn ApS' },
      portings: [{ donorCustomerId: 'NEW' }],
    })
  })

  const renameDonor = (name: string) =>
    database.updateTable('operator').set({ name }).where('id', '=', '01030').execute()

  it.each<[string, (customer: string, portings: string[]) => Promise<unknown>, string[]]>([
    ['a donor is called otherwise', () => renameDonor('DONOR'), ['DONOR 1 2']],
    [
      'a porting comes',
      (customer) => kit.addPortings(customer, [{ operator: '01030', donorCustomerId: 'NEW' }]),
      ['Donor 1 1NEW 2'],
    ],
    [
      'one comes of another donor',
      (customer) => kit.addPortings(customer, [{ operator: '01020' }]),
      ['Donor 01020 1', 'Donor 1 2'],
    ],
    [
      'one comes and one goes',
      async (customer, [gone = '']) => {
        await kit.addPortings(customer, [{ operator: '01030', donorCustomerId: 'NEW' }])
        await admin.porting.cancel.mutate({ _id: gone })
      },
      ['Donor 1NEW 2'],
    ],
    ['one is split', (_, [, ofTwo = '']) => admin.porting.split.mutate({ _id: ofTwo }), ['Donor 1 1 1']],
  ])('starts over when %s meanwhile', async (_title, change, printed) => {
    await renameDonor('Donor')
    const { customer, portings } = await customerWith([
      { operator: '01030' },
      { operator: '01030', numbers: [`+4571${++pairs}0`, `+4571${pairs}1`] },
    ])
    const interrupted = interruptedBy([() => change(customer, portings)])
    await poaCreate(interrupted, caller, request(customer))
    expect(interrupted.renders).toBe(2)
    const documents = await documentsOf(customer)
    expect(documents.map(({ facts }) => summaryOf(facts))).toEqual(printed)
    await assertNothingHalfDone(customer)
  })
  let pairs = 10_000

  /** The donor, and of each porting how many numbers it has and the customer id. */
  function summaryOf(facts: string): string {
    const { donor, portings } = JSON.parse(facts) as PoaFacts
    const each = portings.map(({ numbers, donorCustomerId = '' }) => `${numbers.length}${donorCustomerId}`)
    return [donor.name, ...each.toSorted()].join(' ')
  }

  it.each<[string, (customer: string, porting: string) => Promise<unknown>]>([
    ['another poaCreate', (customer) => create(customer)],
    ['a change of what is not printed', (_, _id) => admin.porting.update.mutate({ _id, notify: ['a@b.dk'] })],
  ])('does not print anew for %s', async (_title, change) => {
    const { customer, portings } = await customerWith([{ operator: '01010' }, { operator: '01020' }])
    const interrupted = interruptedBy([() => change(customer, portings[0] ?? '')])
    const { documents } = await poaCreate(interrupted, caller, request(customer))
    expect(interrupted.renders).toBe(1)
    const open = (await documentsOf(customer)).filter((document) => document.replaced_at === null)
    expect(open.map(({ id }) => id)).toEqual(documents)
    await assertNothingHalfDone(customer)
  })

  it('who came to be told of progress meanwhile is told', async () => {
    const { customer, portings } = await customerWith([{ operator: '01010' }])
    const [_id = ''] = portings
    const interrupted = interruptedBy([() => admin.porting.update.mutate({ _id, notify: ['a@b.dk'] })])
    await poaCreate(interrupted, caller, request(customer))
    const waiting = await database
      .selectFrom('unannounced_change')
      .innerJoin('porting_stage', 'porting_stage.audit', 'unannounced_change.audit')
      .select('stage')
      .where('porting', '=', _id)
      .execute()
    expect(waiting).toEqual([{ stage: 'IN_AWAITING_POA_FROM_CUSTOMER' }])
  })

  it('503 unavailable when the facts change five times, and nothing is stored', async () => {
    const { customer, portings } = await customerWith([{ operator: '01010' }])
    const [_id = ''] = portings
    const restless = interruptedBy(
      [1, 2, 3, 4, 5, 6].map(
        (value) => () => admin.porting.update.mutate({ _id, donorCustomerId: `v${value}` }),
      ),
    )
    await expect(poaCreate(restless, caller, request(customer))).rejects.toMatchObject({
      row: { code: 503, message: 'unavailable' },
    })
    expect(restless.renders).toBe(5)
    expect(await documentsOf(customer)).toEqual([])
  })

  it('a cut between any two statements leaves nothing half done', async () => {
    const { customer } = await customerWith([{ operator: '01010' }, { operator: '01020' }])
    const statements: string[] = []
    let cutAt = -1
    const cutting = kit.testDatabase.connect({
      connectionLimit: 1,
      onStatement(text) {
        statements.push(text)
        if (statements.length === cutAt) throw new Error('cut')
      },
    })
    const dependencies = { ...kit.dependencies, database: cutting }
    const email = { ...request(customer), method: 'EMAIL' as const, recipient: 'a@b.dk' }
    await poaCreate(dependencies, caller, email)
    statements.length = 0
    // This one replaces documents, as those do that are cut.
    await poaCreate(dependencies, caller, email)
    const whole = [...statements]
    for (let statement = 1; statement <= whole.length; statement++) {
      await cutting.selectFrom('operator').select('id').execute()
      statements.length = 0
      cutAt = statement
      const outcome = await poaCreate(dependencies, caller, email).then(
        () => 'done',
        (error: Error) => error.message,
      )
      // A commit without an answer is read back, and done again.
      expect(outcome).toBe(whole[statement - 1] === 'commit' ? 'done' : 'cut')
      cutAt = -1
      await assertNothingHalfDone(customer)
    }
    expect(whole.length).toBeGreaterThan(12)
    // The first two sets, and that of the cut commit.
    expect(await documentsOf(customer)).toHaveLength(6)
  })
})
