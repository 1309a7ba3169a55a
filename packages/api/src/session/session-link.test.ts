import { createHash } from 'node:crypto'
import type { Courier, HandOver, Parcel } from '@telecomx/delivery'
import {
  sessionCreateErrors,
  type SessionCreateOutput,
  sessionSendLinkErrors,
  transportErrors,
} from '@telecomx/validation'
import { sql } from 'kysely'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import type { SenderDependencies } from '../sending/send-due.js'
import { newId } from '../procedure/ids.js'
import { mailSignInLinks, sweepSignIns, takeSignInRequests } from '../sending/sign-in-links.js'
import { createRateLimit } from '../shares/rate-limit.js'
import { startTestKit } from '../testing/index.js'

const kit = await startTestKit()
afterAll(() => kit.close())
const { database } = kit
const customer = await kit.addCustomer({ name: 'Brødrene Ærø ApS' })
const emailAddress = 'Aase@Aeroe.example'
const employee = await kit.addEmployee(customer, 'OWNER', {
  name: 'Åse Smørup',
  email_address: emailAddress,
  language: 'en',
})
beforeEach(async () => {
  await database.deleteFrom('sign_in_link').execute()
  await database.deleteFrom('sign_in_request').execute()
})

/** A mail server that answers so, and what it was handed. */
function mailServer(...answers: HandOver[]) {
  const parcels: Parcel[] = []
  const courier: Courier = {
    kind: 'smtp',
    description: 'a mail server',
    handOver(parcel) {
      parcels.push(parcel)
      return Promise.resolve(answers.shift() ?? { outcome: 'sent', answer: '250 ok' })
    },
    close: () => Promise.resolve(),
  }
  const sender: SenderDependencies = {
    ...kit.dependencies,
    couriers: { EMAIL: courier },
    publicOrigin: 'https://porting.example',
  }
  return { parcels, sender }
}

const call = (operation: string, body: object, requestId?: string) =>
  kit.transports.tRPC({ operation, body, ...(requestId !== undefined && { requestId }) })
const ask = (address: string = emailAddress) => call('session.sendLink', { emailAddress: address })
const signIn = (link: unknown) => call('session.create', { link })

async function mailAll(sender: SenderDependencies): Promise<void> {
  await takeSignInRequests(sender)
  await mailSignInLinks(sender)
}

const secretOf = (parcel: Parcel | undefined) => {
  if (parcel?.letter !== 'SIGN_IN') throw new Error('a mail with a link')
  return parcel.facts.link.replace('https://porting.example/desk/sign-in#', '')
}

/** A link as it came by mail. */
async function mailedLink(): Promise<string> {
  const { parcels, sender } = mailServer()
  await ask()
  await mailAll(sender)
  return secretOf(parcels[0])
}

describe('session.sendLink', () => {
  it('mails a link to the employee with that address, in either letter case and in their language', async () => {
    const { parcels, sender } = mailServer()
    expect(await ask('aase@aeroe.example')).toEqual({ status: 200, result: { success: true } })
    await mailAll(sender)
    expect(parcels).toMatchObject([
      {
        letter: 'SIGN_IN',
        method: 'EMAIL',
        recipient: emailAddress,
        language: 'en',
        contactName: 'Åse Smørup',
        customerName: 'Brødrene Ærø ApS',
      },
    ])
    expect(secretOf(parcels[0])).toMatch(/^[0-9A-Za-z]{33}$/)
  })

  it('answers the same of an address that is nobody’s, to which nothing goes and of which nothing stays', async () => {
    const { parcels, sender } = mailServer()
    expect(await ask('nobody@aeroe.example')).toEqual(await ask())
    const requests = await database.selectFrom('sign_in_request').select('email_address').execute()
    expect(requests).toHaveLength(2)
    await mailAll(sender)
    expect(parcels.map(({ recipient }) => recipient)).toEqual([emailAddress])
    expect(await database.selectFrom('sign_in_request').selectAll().execute()).toEqual([])
    const links = await database.selectFrom('sign_in_link').select('employee').execute()
    expect(links).toEqual([{ employee }])
  })

  it('sends nothing to who may not log in', async () => {
    const { parcels, sender } = mailServer()
    await kit.addEmployee(customer, 'NO_LOGIN', { email_address: 'bo@aeroe.example' })
    await ask('bo@aeroe.example')
    await mailAll(sender)
    expect(parcels).toEqual([])
  })

  it('of several with one address each gets a link, which says whom it signs in', async () => {
    const { parcels, sender } = mailServer()
    for (const name of ['Ida', 'Per'])
      await kit.addEmployee(customer, 'VIEWER', { name, email_address: 'kontor@aeroe.example' })
    await ask('kontor@aeroe.example')
    await mailAll(sender)
    expect(parcels).toHaveLength(2)
    expect(new Set(parcels.map(({ contactName }) => contactName))).toEqual(new Set(['Ida', 'Per']))
  })

  it('four senders at once: one mail', async () => {
    const { parcels, sender } = mailServer()
    await ask()
    await Promise.all(Array.from({ length: 4 }, () => takeSignInRequests(sender)))
    await Promise.all(Array.from({ length: 4 }, () => mailSignInLinks(sender)))
    expect(parcels).toHaveLength(1)
  })

  it('the secret is in the mail and nowhere else: not in a table, and not in the log', async () => {
    const secret = await mailedLink()
    const tables = ['sign_in_link', 'sign_in_request', 'audit_log', 'delivery'] as const
    const rows = await Promise.all(tables.map((table) => database.selectFrom(table).selectAll().execute()))
    expect(JSON.stringify([rows, kit.log])).not.toContain(secret)
    const stored = await database.selectFrom('sign_in_link').select('hash').executeTakeFirstOrThrow()
    expect(Buffer.from(stored.hash ?? []).equals(createHash('sha256').update(secret).digest())).toBe(true)
  })

  it('a mail that was not taken is tried again, with another secret; one whose fate is unclear is not', async () => {
    const { parcels, sender } = mailServer(
      { outcome: 'retry', answer: '451 greylisted' },
      { outcome: 'unclear', answer: 'cut off' },
    )
    await ask()
    await mailAll(sender)
    expect(await mailSignInLinks(sender)).toBe(false)
    const due = { next_attempt_at: sql<Date>`utc_timestamp(3)` }
    await database.updateTable('sign_in_link').set(due).execute()
    await mailSignInLinks(sender)
    expect(new Set(parcels.map(secretOf)).size).toBe(2)
    expect(await signIn(secretOf(parcels[0]))).toMatchObject({ row: sessionCreateErrors.linkUnknown })
    const [link] = await database.selectFrom('sign_in_link').select('next_attempt_at').execute()
    expect(link?.next_attempt_at).toBeNull()
    expect(await signIn(secretOf(parcels[1]))).toMatchObject({ status: 200 })
  })

  it('nobody waits for a link longer than a quarter of an hour', async () => {
    const { parcels, sender } = mailServer()
    await ask()
    await takeSignInRequests(sender)
    const created_at = sql<Date>`utc_timestamp(3) - interval 16 minute`
    await database.updateTable('sign_in_link').set({ created_at }).execute()
    await ask()
    await database.updateTable('sign_in_request').set({ requested_at: created_at }).execute()
    expect(await takeSignInRequests(sender)).toBe(false)
    await mailSignInLinks(sender)
    expect(parcels).toEqual([])
  })

  it('what is over goes: requests that no sender saw, and links of the day before', async () => {
    await mailedLink()
    await ask()
    const longAgo = sql<Date>`utc_timestamp(3) - interval 25 hour`
    await database.updateTable('sign_in_link').set({ created_at: longAgo }).execute()
    await database.updateTable('sign_in_request').set({ requested_at: longAgo }).execute()
    await sweepSignIns(mailServer().sender)
    expect(await database.selectFrom('sign_in_link').select('id').execute()).toEqual([])
    expect(await database.selectFrom('sign_in_request').select('id').execute()).toEqual([])
  })

  it('sessions go a month after their end; tokens that people made stay', async () => {
    const { _id } = (await signIn(await mailedLink())).result as SessionCreateOutput
    await kit.tokenFor('OWNER', customer)
    const sweptAfter = async (days: number) => {
      const expires_at = sql<Date>`utc_timestamp(3) - interval ${days} day`
      await database.updateTable('token').set({ expires_at }).execute()
      await sweepSignIns(mailServer().sender)
      const left = await database.selectFrom('token').select(['id', 'name']).execute()
      return [left.some(({ id }) => id === _id), left.some(({ name }) => name !== 'Sign-in link')]
    }
    expect(await sweptAfter(29)).toEqual([true, true])
    expect(await sweptAfter(31)).toEqual([false, true])
  })

  it('503 unavailable: a thousand wait already, from however many networks; when a sender was there one goes', async () => {
    const rows = Array.from({ length: 1_000 }, (_, index) => ({
      id: newId(),
      email_address: `${index}@flood.example`,
      requested_at: sql<Date>`utc_timestamp(3)`,
    }))
    await database.insertInto('sign_in_request').values(rows).execute()
    const full = await call('session.sendLink', { emailAddress: 'new@kunde.example' })
    expect(full).toEqual({ status: 503, row: transportErrors.unavailable })
    await takeSignInRequests(mailServer().sender)
    expect((await call('session.sendLink', { emailAddress: 'new@kunde.example' })).status).toBe(200)
    await database.deleteFrom('sign_in_request').execute()
  })

  it.each([undefined, null, ' '])('404 emailAddress: %j', async (address) => {
    const answer = await call('session.sendLink', { emailAddress: address })
    expect(answer).toEqual({ status: 404, row: sessionSendLinkErrors.emailAddressMissing })
  })

  it.each(['x', 'a@b', 'a@b.example, c@d.example', 7])('422 emailAddress: %j', async (address) => {
    const answer = await call('session.sendLink', { emailAddress: address })
    expect(answer).toEqual({ status: 422, row: sessionSendLinkErrors.emailAddressInvalid })
  })

  it('409 link: an installation that sends none, whoever asks', async () => {
    await using without = await startTestKit({ sendsSignInLinks: false })
    const { tRPC } = without.transports
    expect(await tRPC({ operation: 'session.sendLink', body: { emailAddress } })).toEqual({
      status: 409,
      row: sessionSendLinkErrors.linksOff,
    })
  })

  it('429: too many for one address, in whatever letters, known or not; another one goes', async () => {
    await using limited = await startTestKit({ signInLimit: createRateLimit({ perSecond: 0.01, burst: 2 }) })
    const send = (address: string) =>
      limited.transports.tRPC({ operation: 'session.sendLink', body: { emailAddress: address } })
    for (const address of ['a@b.example', 'A@B.example']) expect((await send(address)).status).toBe(200)
    expect(await send('a@B.example')).toEqual({ status: 429, row: sessionSendLinkErrors.rateLimited })
    expect((await send('c@b.example')).status).toBe(200)
  })

  it('429: too many from one address of the network', async () => {
    await using limited = await startTestKit({
      strangerLimit: createRateLimit({ perSecond: 0.01, burst: 2 }),
    })
    const send = (operation: string) => limited.transports.tRPC({ operation, body: {} })
    await send('session.sendLink')
    await send('session.create')
    for (const operation of ['session.sendLink', 'session.create'])
      expect(await send(operation)).toEqual({ status: 429, row: sessionCreateErrors.rateLimited })
  })
})

describe('session.create', () => {
  it('gives a token of twelve hours with all that the employee may do', async () => {
    const { status, result } = await signIn(await mailedLink())
    const { _id, token, expiresAt } = result as SessionCreateOutput
    expect([status, _id]).toEqual([200, expect.stringMatching(/^[0-9a-f]{24}$/)])
    const hours = (Date.parse(expiresAt) - Date.now()) / 3_600_000
    expect([hours > 11.9, hours <= 12]).toEqual([true, true])
    const caller = await kit.transports.tRPC({ operation: 'session.get', token })
    expect(caller).toMatchObject({ result: { accessLevel: 'OWNER', employee: { _id: employee } } })
    await kit.transports.tRPC({ operation: 'token.revoke', token, path: { _id } })
    expect((await kit.transports.tRPC({ operation: 'session.get', token })).status).toBe(401)
  })

  it('the log tells who was sent a link, and who signed in by it', async () => {
    const requestId = 'signed-in-by-link'
    const { status } = await call('session.create', { link: await mailedLink() }, requestId)
    expect(status).toBe(200)
    const entries = await database
      .selectFrom('audit_log')
      .selectAll()
      .where('action', 'like', 'session.%')
      .orderBy('id', 'desc')
      .limit(2)
      .execute()
    expect(entries).toMatchObject([
      { action: 'session.create', employee, customer, access_level: 'OWNER', request_id: requestId },
      { action: 'session.sendLink', employee: null, customer, object_type: 'employee', object: employee },
    ])
  })

  it('409 link: used; of many at the same moment one gets in', async () => {
    const link = await mailedLink()
    const answers = await Promise.all(Array.from({ length: 5 }, () => signIn(link)))
    const used = { status: 409, row: sessionCreateErrors.linkUsed }
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ status }) => status !== 200)).toEqual([used, used, used, used])
  })

  it('409 link: expired', async () => {
    const link = await mailedLink()
    const expires_at = sql<Date>`utc_timestamp(3)`
    await database.updateTable('sign_in_link').set({ expires_at }).execute()
    expect(await signIn(link)).toEqual({ status: 409, row: sessionCreateErrors.linkExpired })
  })

  it('404 link: nobody’s', async () => {
    expect(await signIn('a'.repeat(33))).toEqual({ status: 404, row: sessionCreateErrors.linkUnknown })
  })

  it.each([
    ['may not log in any more', { access_level: 'NO_LOGIN' }],
    ['has another address since', { email_address: 'ny@aeroe.example' }],
  ] as const)('404 link: whoever it was for %s', async (_title, change) => {
    const link = await mailedLink()
    const update = (set: object) => database.updateTable('employee').set(set).where('id', '=', employee)
    await update(change).execute()
    expect(await signIn(link)).toEqual({ status: 404, row: sessionCreateErrors.linkUnknown })
    await update({ access_level: 'OWNER', email_address: emailAddress }).execute()
    expect((await signIn(link)).status).toBe(200)
  })

  it.each([undefined, null, ''])('404 link: %j', async (link) => {
    expect(await signIn(link)).toEqual({ status: 404, row: sessionCreateErrors.linkMissing })
  })

  it.each(['x', 'a'.repeat(34), `${'a'.repeat(32)}-`, 1])('422 link: %j', async (link) => {
    expect(await signIn(link)).toEqual({ status: 422, row: sessionCreateErrors.linkInvalid })
  })
})
