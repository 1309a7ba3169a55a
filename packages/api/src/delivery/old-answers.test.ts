import { migrate } from '@telecomx/database'
import { createTestDatabase, migrations } from '@telecomx/database/testing'
import type { DeliveryMethod } from '@telecomx/validation'
import { sql } from 'kysely'
import { afterAll, expect, it } from 'vitest'
import { deliveryWays } from './delivery-ways.js'

const server = await createTestDatabase({ migrated: false })
afterAll(() => server.drop())
const { database } = server
const customer = 'c'.repeat(24)

/** What a clerk is told of deliveries that failed with these answers under the version before faults were kept. */
async function reasonsAfterUpgrade(answers: readonly string[], method: DeliveryMethod) {
  const rows = answers.map((answer, index) => {
    const id = String(index).padStart(24, '0')
    return sql`(${id}, ${customer}, ${method}, 'x', 'da', ${id}, 'failed', 3, ${answer}, now(), ${customer})`
  })
  await database.deleteFrom('delivery_attempt').execute()
  await database.deleteFrom('delivery').execute()
  await sql`insert into delivery (id, customer, method, recipient, language, message_id, state, attempts, answer,
    created_at, created_by) values ${sql.join(rows)}`.execute(database)
  await sql`insert into delivery_attempt (delivery, number, started_at, ended_at, outcome, answer)
    select id, 1, created_at, created_at, 'queued', null from delivery`.execute(database)
  await sql`delete from schema_migration where name like '%-fill-attempt-fault'`.execute(database)
  await migrate(database)
  const filled = await database.selectFrom('delivery_attempt').select('fault').orderBy('delivery').execute()
  return filled.map(({ fault }) => deliveryWays[method].reasons[fault ?? '']?.en)
}

await migrate(database, { steps: migrations.filter(({ name }) => name < '2026-11-27-40') })
await sql`insert into customer (id, name, is_reseller, created_at) values (${customer}, 'x', 0, now())`.execute(
  database,
)

const away = 'The mail server cannot be reached right now.'
const notSafe = 'There is no safe connection to the mail server: operations must look at it.'
const noAccess = 'The mail server does not let us in: operations must look at it.'
const full = "The recipient's mailbox is full."
const tooLarge = 'The message is too large for the mail server.'
const nobody = 'The address does not exist.'
const refused = 'The mail server refuses it, for instance as spam.'
const later = 'The mail server asks for it to be sent again later.'

const explained: readonly (readonly [answer: string, reason: string])[] = [
  ['550 5.1.1 <a@b.dk>: Recipient address rejected: User unknown', nobody],
  ['550 No such user here', nobody],
  ['550 Requested action not taken: mailbox unavailable', nobody],
  ['551 User not local', nobody],
  ['551 5.1.6 moved', nobody],
  ['452 4.2.2 The email account that you tried to reach is over quota', full],
  ['552 5.2.2 Mailbox full', full],
  ['552 Requested mail action aborted: exceeded storage allocation', full],
  ['552 5.3.4 Message size exceeds fixed limit', tooLarge],
  ['552 5.2.3 Message length exceeds administrative limit', tooLarge],
  ['552 Message too large', tooLarge],
  ['552 5.7.0 This message was blocked because its content presents a potential security issue', refused],
  ['450 4.7.1 Greylisted, see http://postgrey.example', later],
  ['451 Greylisting in action', later],
  ['554 5.7.1 Message rejected as spam', refused],
  ['554 blocked by policy', refused],
  ['530 5.7.0 Must issue a STARTTLS command first', notSafe],
  ['530 5.7.1 Authentication required', noAccess],
  ['454 4.7.0 TLS not available due to local problem', notSafe],
  ['454 no', notSafe],
  ['the mail server refused the login (535)', noAccess],
  ['no safe (TLS) connection to the mail server (ETLS)', notSafe],
  ['the connection to the mail server failed (DEPTH_ZERO_SELF_SIGNED_CERT)', notSafe],
  ['the connection to the mail server failed (ERR_TLS_CERT_ALTNAME_INVALID)', notSafe],
  ['the connection to the mail server failed (ECONNREFUSED)', away],
  ['the mail server did not answer in time (ETIMEDOUT); it may have taken the message', away],
  ['421 4.3.2 going down', away],
  ['job 17 failed: Busy signal detected', 'The fax number is busy.'],
  ['job 17 failed: No answer from remote', 'No fax answers at the number.'],
  ['job 17 failed: No carrier detected', 'No fax answers at the number.'],
  [
    'job 17 waits for its next attempt: No local dialtone',
    "The fax server's line is dead: operations must look at it.",
  ],
  ['sendfax was not found', 'We have no access to the fax server: operations must look at it.'],
  [
    'the fax server refused the login: 530 Login incorrect.',
    'We have no access to the fax server: operations must look at it.',
  ],
  ['the fax server cannot be reached', 'The fax server cannot be reached right now.'],
  ['the fax server did not answer in time', 'The fax server cannot be reached right now.'],
]

it('an answer that was there before is explained as it was', async () => {
  const reasons = await reasonsAfterUpgrade(
    explained.map(([answer]) => answer),
    'EMAIL',
  )
  expect(explained.map(([answer], index) => [answer, reasons[index]])).toEqual(explained)
})

it('what a gateway had said of an address is about the number', async () => {
  expect(await reasonsAfterUpgrade(['550 5.1.1 unknown', '452 4.2.2 full'], 'FAX')).toEqual([
    'The fax gateway cannot reach the number.',
    undefined,
  ])
  expect(deliveryWays.FAX.reasons.NO_SUCH_ADDRESS?.da).toBe('Faxgatewayen kan ikke nå nummeret.')
})

const unexplained = [
  '554 no',
  '451 later',
  '452 4.3.1 Insufficient system storage',
  '452 4.5.3 Too many recipients',
  '450 Requested mail action not taken: mailbox unavailable',
  '451 4.3.0 Error: queue file write error, spamd',
  'job 17 failed: Failed to train with remote',
  'what?',
  '',
]

it('an answer that says no more than it says gets no reason', async () => {
  const reasons = await reasonsAfterUpgrade(unexplained, 'EMAIL')
  expect(unexplained.map((answer, index) => [answer, reasons[index]])).toEqual(
    unexplained.map((answer) => [answer, undefined]),
  )
})
