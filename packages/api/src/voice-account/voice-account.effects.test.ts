import { sql } from 'kysely'
import type { Caller, Database } from '@telecomx/database'
import { type MvnoAccountWithPorting, type SipAccountWithPortings, versionErrors } from '@telecomx/validation'
import { afterAll, describe, expect, it } from 'vitest'
import { startTestKit } from '../testing/index.js'
import type { ApiFailure } from '../failures/api-failure.js'
import type { Dependencies } from '../procedure/dependencies.js'
import { mvnoDelete } from './mvno-delete.js'
import { sipCreate } from './sip-create.js'
import { sipUpdate } from './sip-update.js'

const kit = await startTestKit()
afterAll(() => kit.close())
const { database } = kit
const admin = await kit.tokenFor('ADMIN', await kit.addCustomer())
for (const _id of ['01010', '01020']) await kit.addOperator({ _id })
await kit.addNumberRange({ from: '+4570000000', to: '+4570499999', operator: '01010' })
await kit.addNumberRange({ from: '+4570500000', to: '+4570999999', operator: '01020' })

const caller: Caller = {
  employeeId: 'e'.repeat(24),
  customerId: 'f'.repeat(24),
  accessLevel: 'ADMIN',
  language: 'da' as const,
  requestId: 'r',
}
const call = (operation: string, input: object) =>
  kit.transports.tRPC({ operation, token: admin, body: input })

let next = 0
/** Fresh numbers, every other one of the other donor. */
const fresh = (count: number) =>
  Array.from({ length: count }, () => `+45${70_000_000 + (next % 2) * 500_000 + next++}`)
const apart = (numbers: readonly string[]) => numbers.map((number) => [number])

/** What must hold whatever raced or was interrupted; each line is the SQL of one kind of fault. */
async function assertNothingHalfDone(): Promise<void> {
  const { rows } = await sql<{ fault: string }>`
    select concat('open porting without its open number ', p.id) as fault from porting p
      left join open_porting_number o on o.porting = p.id and o.number = p.number
      where p.stage not in ('IN_CANCELLED', 'IN_COMPLETED') and o.number is null
    union all select concat('open number of a porting that is over ', o.number) from open_porting_number o
      join porting p on p.id = o.porting where p.stage in ('IN_CANCELLED', 'IN_COMPLETED')
    union all select concat('porting with more or fewer open numbers ', p.id) from porting p
      where p.stage not in ('IN_CANCELLED', 'IN_COMPLETED') and 1 + coalesce(json_length(p.additional_numbers), 0)
        <> (select count(*) from open_porting_number o where o.porting = p.id)
    union all select concat('open number that is not on the account ', o.number) from open_porting_number o
      join porting p on p.id = o.porting
      left join voice_account_number n on n.number = o.number and n.voice_account = p.voice_account
      where n.number is null
    union all select concat('number on an account without a porting ', n.number) from voice_account_number n
      left join porting p on p.voice_account = n.voice_account
        and (p.number = n.number or json_contains(p.additional_numbers, json_quote(n.number))) where p.id is null
    union all select concat('number on a deleted account ', n.number) from voice_account_number n
      join voice_account a on a.id = n.voice_account where a.state <> 'ACTIVE'
    union all select concat('version without history ', p.id) from porting p
      where p.version <> (select count(*) from porting_stage s where s.porting = p.id)
    union all select concat('awaiting without document ', p.id) from porting p
      left join poa_document_porting l on l.porting = p.id
      where p.stage = 'IN_AWAITING_POA_FROM_CUSTOMER' and l.porting is null`.execute(database)
  expect(rows).toEqual([])
}

async function newAccount(customer: string, numbers: string[]): Promise<SipAccountWithPortings> {
  const answer = await call('sipAccount.create', { customer, name: 'x', numbers })
  expect(answer).toMatchObject({ status: 200 })
  return answer.result as SipAccountWithPortings
}

describe('changes of accounts among others', () => {
  it('update against poaCreate: the numbers printed last are those of the account', async () => {
    for (let round = 0; round < 5; round++) {
      const customer = await kit.addCustomer()
      const [kept = '', gone = '', added = ''] = fresh(3)
      const { _id } = await newAccount(customer, [kept, gone])
      const answers = await Promise.all([
        call('porting.poaCreate', { customerId: customer }),
        call('sipAccount.update', { _id, numbers: [kept, added] }),
        call('porting.poaCreate', { customerId: customer }),
      ])
      expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200])
      expect(await call('porting.poaCreate', { customerId: customer })).toMatchObject({ status: 200 })
      const printed = await database
        .selectFrom('poa_document')
        .select('facts')
        .where('customer', '=', customer)
        .where('replaced_at', 'is', null)
        .execute()
      const facts = printed.map((row) => JSON.parse(row.facts) as { portings: { numbers: string[] }[] })
      const open = facts.flatMap(({ portings }) => portings.flatMap(({ numbers }) => numbers))
      expect(open).toEqual(expect.arrayContaining([kept, added]))
      await assertNothingHalfDone()
    }
  })

  it('delete against poaCreate: both 200, or nothing left to port', async () => {
    for (let round = 0; round < 10; round++) {
      const customer = await kit.addCustomer()
      const account = await call('mvnoAccount.create', { customer, number: fresh(1)[0] })
      const { _id } = account.result as MvnoAccountWithPorting
      const [poa, removed] = await Promise.all([
        call('porting.poaCreate', { customerId: customer }),
        call('mvnoAccount.delete', { _id }),
      ])
      expect(removed.status).toBe(200)
      expect([200, 404]).toContain(poa.status)
      await assertNothingHalfDone()
    }
  })

  it('updates of one account at once: the account has exactly one of the lists', async () => {
    const customer = await kit.addCustomer()
    const { _id } = await newAccount(customer, fresh(3))
    for (let round = 0; round < 5; round++) {
      const pool = fresh(6)
      const lists = [pool.slice(0, 4), pool.slice(2), pool.slice(1, 3)].map((list) => list.toSorted())
      const answers = await Promise.all(lists.map((numbers) => call('sipAccount.update', { _id, numbers })))
      expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200])
      const { result } = await call('sipAccount.update', { _id })
      expect(lists).toContainEqual((result as SipAccountWithPortings).numbers)
      await assertNothingHalfDone()
    }
  })

  it('36 that each add another number at once: all are there', async () => {
    const customer = await kit.addCustomer()
    const { _id } = await newAccount(customer, [])
    const numbers = fresh(36)
    const answers = await Promise.all(
      numbers.map((number) => call('sipAccount.update', { _id, addNumbers: [number] })),
    )
    expect(answers.map(({ status }) => status)).toEqual(numbers.map(() => 200))
    const { result } = await call('sipAccount.update', { _id })
    expect(result).toMatchObject({ numbers: numbers.toSorted(), version: 37 })
    await assertNothingHalfDone()
  })

  it('36 that read, change and write at once: every acknowledged one is there, the others are 409', async () => {
    const customer = await kit.addCustomer()
    const { _id } = await newAccount(customer, [])
    const numbers = fresh(36)
    const answers = await Promise.all(
      numbers.map(async (number) => {
        const { result } = await call('voiceAccount.list', { customer })
        const [account] = (result as { voiceAccounts: SipAccountWithPortings[] }).voiceAccounts
        return call('sipAccount.update', {
          _id,
          numbers: [...(account?.numbers ?? []), number],
          version: account?.version,
        })
      }),
    )
    const acknowledged = numbers.filter((_, index) => answers[index]?.status === 200)
    const refused = answers.filter(({ status }) => status !== 200)
    expect(acknowledged.length).toBeGreaterThan(0)
    expect(refused).toEqual(refused.map(() => ({ status: 409, row: versionErrors.changedMeanwhile })))
    const { result } = await call('sipAccount.update', { _id })
    expect(result).toMatchObject({ numbers: acknowledged.toSorted(), version: acknowledged.length + 1 })
    await assertNothingHalfDone()
  })

  it('updates of two accounts with overlapping numbers: one gets them, the other 409', async () => {
    const accounts = await Promise.all([1, 2].map(async () => newAccount(await kit.addCustomer(), [])))
    for (let round = 0; round < 10; round++) {
      const pool = fresh(9)
      const lists = [pool.slice(0, 6), pool.slice(3).toReversed()]
      const answers = await Promise.all(
        accounts.map(({ _id }, index) => call('sipAccount.update', { _id, numbers: lists[index] })),
      )
      expect(answers.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([200, 409])
      await assertNothingHalfDone()
      for (const { _id } of accounts) await call('sipAccount.update', { _id, numbers: [] })
    }
  })

  it.each([
    ['IN_POA_SENT', 2, '409 numbers', 'IN_POA_SENT 2'],
    ['IN_POA_RECEIVED_FROM_CUSTOMER', 2, '2 numbers', 'IN_POA_RECEIVED_FROM_CUSTOMER 3'],
    ['IN_CANCELLED', 2, '2 numbers', 'IN_CANCELLED 2'],
    ['IN_ORDERED', 0, '0 numbers', 'IN_CANCELLED 3'],
    ['IN_CONFIRMED', 0, '403 access_denied', 'IN_CONFIRMED 2'],
    ['IN_CANCELLED', 0, '0 numbers', 'IN_CANCELLED 2'],
  ])(
    'a porting that meanwhile became %s is judged again: %d numbers stay, %s',
    async (stage, stay, outcome, after) => {
      const [a = '', , b = ''] = fresh(3)
      const { _id, portings } = await newAccount(await kit.addCustomer(), [`${a}-${b}`])
      // As another node of a cluster would: the customer's lock does not reach it.
      const runs: string[] = []
      const otherNode = kit.testDatabase.connect({ connectionLimit: 1 })
      const change = async () => {
        await sql`set foreign_key_checks = 0`.execute(otherNode)
        await sql`update porting set stage = ${stage}, version = 2 where voice_account = ${_id}`.execute(
          otherNode,
        )
        await sql`insert into porting_stage select id, 2, stage, stage_at, null, null, null from porting
        where voice_account = ${_id}`.execute(otherNode)
        if (stage === 'IN_CANCELLED')
          await sql`delete from open_porting_number where porting = ${portings[0]?._id}`.execute(otherNode)
      }
      const updating = sipUpdate(
        { ...kit.dependencies, database: onceRead(change, (text) => runs.push(text)) },
        caller,
        {
          _id,
          numbers: apart([a, b].slice(0, stay)),
        },
      )
      const came = await updating.then(
        ({ numbers }) => `${numbers.length} numbers`,
        ({ row }: ApiFailure) => `${row.code} ${row.message}`,
      )
      expect(came).toBe(outcome)
      expect(runs.filter((text) => /from `voice_account`[^]*for update/.test(text))).toHaveLength(2)
      const stored = await database
        .selectFrom('porting')
        .select(['stage', 'version'])
        .where('voice_account', '=', _id)
        .execute()
      expect(stored.map((one) => `${one.stage} ${one.version}`)).toEqual([after])
      await assertNothingHalfDone()
    },
  )

  /** The database, with something that happens when the open portings have been read for the first time. */
  function onceRead(change: () => Promise<void>, onStatement: (text: string) => void): Database {
    let happened = false
    return kit.testDatabase.connect({ onStatement }).withPlugin({
      transformQuery: ({ node }) => node,
      async transformResult({ result }) {
        if (!happened && result.rows.some((row) => 'additionalNumbers' in row)) {
          happened = true
          await change()
        }
        return result
      },
    })
  }
})

describe('the statements of a change', () => {
  /** The statements of a call on a connection of its own, without those that open the connection. */
  async function statementsOf(work: (dependencies: Dependencies) => Promise<unknown>) {
    const statements: string[] = []
    const counted = kit.testDatabase.connect({
      connectionLimit: 1,
      onStatement: (text) => statements.push(text),
    })
    await counted.selectFrom('operator').select('id').execute()
    statements.length = 0
    await work({ ...kit.dependencies, database: counted })
    return statements
  }

  it('are as many for 20 numbers as for 1000, and few more for 5000', async () => {
    const counts: number[] = []
    for (const size of [20, 1000, 5000]) {
      const customer = await kit.addCustomer()
      const numbers = fresh(size)
      const created = await statementsOf((dependencies) =>
        sipCreate(dependencies, caller, { customer, name: 'x', numbers: apart(numbers) }),
      )
      const account = await database
        .selectFrom('voice_account')
        .select('id')
        .where('customer', '=', customer)
        .executeTakeFirstOrThrow()
      const emptied = await statementsOf((dependencies) =>
        sipUpdate(dependencies, caller, { _id: account.id, numbers: [] }),
      )
      counts.push(created.length, emptied.length)
    }
    const [created20, emptied20, created1000, emptied1000, created5000 = 0, emptied5000 = 0] = counts
    expect([created1000, emptied1000]).toEqual([created20, emptied20])
    expect(created5000).toBeLessThan(60)
    expect(emptied5000).toBeLessThan(50)
  })

  it('a cut between any two of them leaves nothing half done', async () => {
    const customer = await kit.addCustomer()
    const [a = '', b = '', c = '', d = '', e = ''] = fresh(5)
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
    const { _id } = await newAccount(customer, [`${a}-${c}`, b])
    const change = { _id, numbers: [[a], [d], [e]] }
    await cutting.selectFrom('operator').select('id').execute()
    for (cutAt = 1; ; cutAt++) {
      statements.length = 0
      const failure = await sipUpdate(dependencies, caller, change).catch((error: unknown) => error)
      await assertNothingHalfDone()
      if (!(failure instanceof Error)) break
      expect(failure.message).toBe('cut')
      const { result } = await call('sipAccount.update', { _id })
      expect((result as SipAccountWithPortings).numbers).toHaveLength(4)
      const reopened = cutAt
      cutAt = -1
      await cutting.selectFrom('operator').select('id').execute()
      cutAt = reopened
    }
    expect(cutAt).toBeGreaterThan(15)
  })

  it('a cut while an account is deleted leaves it whole', async () => {
    const customer = await kit.addCustomer()
    const account = await call('mvnoAccount.create', { customer, number: fresh(1)[0] })
    const { _id } = account.result as MvnoAccountWithPorting
    for (let cutAt = 1; ; cutAt++) {
      let count = -1
      const cutting = kit.testDatabase.connect({
        connectionLimit: 1,
        onStatement() {
          if (count >= 0 && ++count === cutAt) throw new Error('cut')
        },
      })
      await cutting.selectFrom('operator').select('id').execute()
      count = 0
      const dependencies = { ...kit.dependencies, database: cutting }
      const done = await mvnoDelete(dependencies, caller, { _id }).catch((error: Error) => error.message)
      await assertNothingHalfDone()
      if (done !== 'cut') break
    }
    expect(await call('mvnoAccount.delete', { _id })).toMatchObject({ status: 404 })
  })
})
