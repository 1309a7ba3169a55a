import { createClient } from '@telecomx/client'
import { type Act, type Script, type Stage, startScriptedServer } from '@telecomx/delivery/testing'
import { afterAll, expect, it } from 'vitest'
import { startPrograms } from '../testing/start-programs.js'

const programs = await startPrograms()
const { start, database } = programs
let script: Script = () => undefined
const mail = await startScriptedServer((stage, message) => script(stage, message))
afterAll(async () => {
  await programs.close()
  await mail.close()
})
const env = { SMTP_URL: `smtp://127.0.0.1:${mail.port}` }

const server = start('main.js', [], { SENDER: 'off' })
const { url = '' } = await server.event('listening')
const token = (await start('commands/token.js', ['--level', 'ADMIN']).ended).out.trim()
const admin = createClient({ url, token })
const customer = await newPortingCustomer()
const order = () => admin.porting.poaCreate.mutate({ customerId: customer, method: 'EMAIL' })
const states = async () =>
  (await database.selectFrom('delivery').select('state').orderBy('created_at').execute()).map(
    ({ state }) => state,
  )

/** Resolves when the mail server has come to that stage, where it does as it is told. */
function reaching(where: Stage, act?: Act): Promise<void> {
  return new Promise((resolve) => {
    script = (stage) => {
      if (stage !== where) return undefined
      resolve()
      return act
    }
  })
}

async function newPortingCustomer(): Promise<string> {
  const donor = { address: 'Kabelvej 1', npNumber: '70101010', fixedAuth: 'EMAIL', mvnoAuth: 'ICC' } as const
  await admin.operator.create.mutate({ ...donor, _id: '01010', name: 'Nordkabel A/S' })
  await admin.number.assign.mutate({ from: '33000000', to: '33999999', operator: '01010' })
  const { _id } = await admin.customer.create.mutate({ name: 'Kunde ApS', emailAddress: 'a@kunde.example' })
  await admin.sipAccount.create.mutate({ customer: _id, name: 'Omstilling', numbers: ['33254100'] })
  return _id
}

it('SENDER=off: the server says so and sends nothing; a sender of its own does', async () => {
  await order()
  expect(server.said().err).toMatch(/Sending +off/)
  const sender = start('commands/sender.js', [], env)
  await sender.event('delivery')
  expect(await states()).toEqual(['sent'])
  expect(mail.messages).toHaveLength(1)
  sender.child.kill('SIGTERM')
  const { code, err } = await sender.ended
  expect([code, err]).toEqual([0, expect.stringMatching(/E-mail goes to +SMTP server 127\.0\.0\.1/)])
})

it('SIGTERM: the e-mail in hand is finished', async () => {
  const inHand = reaching('body')
  await order()
  const sender = start('commands/sender.js', [], env)
  await inHand
  sender.child.kill('SIGTERM')
  expect((await sender.ended).code).toBe(0)
  expect((await states()).at(-1)).toBe('sent')
})

it('SIGTERM: what a silent mail server keeps in hand is given back, and the next sender sends it', async () => {
  const inHand = reaching('MAIL', { silence: true })
  await order()
  const sender = start('commands/sender.js', [], env)
  await inHand
  sender.child.kill('SIGTERM')
  const { code, out } = await sender.ended
  expect([code, out]).toEqual([0, expect.stringContaining('"state":"queued","retryInSeconds":0')])
  expect((await states()).at(-1)).toBe('queued')
  script = () => undefined
  const next = start('commands/sender.js', [], env)
  await next.event('delivery')
  expect((await states()).at(-1)).toBe('sent')
})

it('says how it goes', async () => {
  const { code, out } = await start('commands/sender.js', ['--help']).ended
  expect([code, out]).toEqual([0, expect.stringContaining('Sends recorded e-mails and faxes')])
  const wrong = await start('commands/sender.js', ['--now']).ended
  expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining("'--now'")])
})
