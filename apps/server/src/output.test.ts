import { createClient } from '@telecomx/client'
import { startScriptedServer } from '@telecomx/delivery/testing'
import { afterAll, expect, it } from 'vitest'
import { startPrograms } from './testing/start-programs.js'

/** Names, numbers, addresses and secrets that occur nowhere else. */
const planted = {
  customer: 'Zyxgård Plantage ApS',
  street: 'Kvartzvej 4711',
  city: 'Xylofonby',
  vatNumber: 'DK90817263',
  email: 'zyxkontakt@plantage.example',
  fax: '+4533917263',
  number: '+4533817264',
  mobile: '+4521817265',
  icc: '8945120000000081726',
  donorCustomerId: 'PLANT-81726',
  override: 'Qwertzgård Overtagelse A/S',
  recipient: 'qwertzmodtager@fremmed.example',
  faxRecipient: '+4570917266',
  employee: 'Zebrina Plantesen',
  filename: 'plantefil81726',
  mailUser: 'plantebruger',
  mailPassword: 'plantekode81726',
  wrongToken: 'tx_live_plantet81726',
}
const digits = (number: string) => number.replace('+45', '')

const programs = await startPrograms()
const { start } = programs
let stubborn = 0
// It says who it is about, as real ones do, in every kind of answer.
const mail = await startScriptedServer((stage) => {
  if (stage === 'EHLO') return { say: '250-scripted\r\n250-AUTH PLAIN\r\n250 8BITMIME\r\n' }
  if (stage === 'RCPT' && ++stubborn === 1)
    return { say: `450 <${planted.email}> ${planted.customer} is busy\r\n` }
  if (stage === 'RCPT' && stubborn === 2) return { say: `550 5.1.1 <${planted.recipient}> unknown\r\n` }
  if (stage === 'dot' && stubborn === 3) return { cut: true }
  return undefined
})
afterAll(async () => {
  await programs.close()
  await mail.close()
})

it('nothing of what was planted is in any output of a full run, failures included', async () => {
  const server = start('main.js', [], { SENDER: 'off', OTHER_RECIPIENTS_PER_HOUR: '2' })
  const { url = '' } = await server.event('listening')
  const sender = start('commands/sender.js', [], {
    SMTP_URL: `smtp://${planted.mailUser}:${planted.mailPassword}@127.0.0.1:${mail.port}`,
    FAX_ADDRESS_TEMPLATE: '{number}@fax.example',
    FIRST_RETRY_SECONDS: '1',
  })
  const command = await start('commands/token.js', ['--level', 'ADMIN']).ended
  const secrets = { ...planted, token: command.out.trim(), ownersToken: '' }
  const admin = createClient({ url, token: secrets.token })
  const customerId = await fill(admin)
  const { _id: employee } = await admin.employee.create.mutate({
    customer: customerId,
    accessLevel: 'OWNER',
    name: planted.employee,
    emailAddress: planted.email,
    faxNumber: planted.fax,
    primaryContact: true,
  })
  secrets.ownersToken = (await admin.token.create.mutate({ employee, name: 'plantet' })).token
  await work(url, secrets, customerId)
  const [served, sent] = await Promise.all(
    [server, sender].map((program) => {
      program.child.kill('SIGTERM')
      return program.ended
    }),
  )
  expect([served?.code, sent?.code]).toEqual([0, 0])
  const out = `${served?.out}${sent?.out}`

  const events = out.split('\n').filter((line) => line.includes('"event":"delivery"'))
  expect(events.filter((line) => line.includes('"failed"'))).toHaveLength(1)
  expect(events.filter((line) => line.includes('"queued"')).length).toBeGreaterThan(0)
  expect(out).toContain('"recipients_limited"')
  expect(out).toContain('"answered":500')
  const said = `${out}${served?.err}${sent?.err}${command.err}`.toLowerCase()
  const base64 = (text: string) => Buffer.from(text).toString('base64')
  const login = base64(`\0${planted.mailUser}\0${planted.mailPassword}`)
  const forms = Object.values(secrets)
    .flatMap((text) => [text, digits(text), encodeURIComponent(text), base64(text)])
    .concat(login)
  expect(forms.filter((text) => said.includes(text.toLowerCase()))).toEqual([])
})

async function fill(admin: ReturnType<typeof createClient>): Promise<string> {
  const donor = { address: 'Kabelvej 1', npNumber: '70101010', fixedAuth: 'EMAIL', mvnoAuth: 'ICC' } as const
  await admin.operator.create.mutate({ ...donor, _id: '01010', name: 'Nordkabel A/S' })
  for (const [from, to] of [
    ['33000000', '33999999'],
    ['21000000', '21999999'],
  ] as const)
    await admin.number.assign.mutate({ from, to, operator: '01010' })
  const { _id: customer } = await admin.customer.create.mutate({
    name: planted.customer,
    address: planted.street,
    city: planted.city,
    vatNumber: planted.vatNumber,
  })
  await admin.sipAccount.create.mutate({ customer, name: planted.customer, numbers: [planted.number] })
  const mobile = {
    number: planted.mobile,
    donorSimNumber: planted.icc,
    donorCustomerId: planted.donorCustomerId,
  }
  await admin.mvnoAccount.create.mutate({ customer, ...mobile })
  return customer
}

/** What customers do and what goes wrong, over REST and tRPC. */
async function work(url: string, secrets: Record<'token' | 'ownersToken', string>, customerId: string) {
  const { database } = programs
  const owner = createClient({ url, token: secrets.ownersToken })
  const rest = (path: string, init: RequestInit = {}) =>
    fetch(`${url}${path}`, { headers: { 'x-api-key': secrets.ownersToken }, ...init })
  const create = (more: object) => owner.porting.poaCreate.mutate({ customerId, ...more })
  const { documents } = await create({ override: { name: planted.override } })
  await rest(`/porting/${customerId}/poa/get/${documents[0]}?filename=${planted.filename}`)
  await create({ method: 'EMAIL' })
  await create({ method: 'FAX', recipient: planted.faxRecipient })
  await create({ method: 'EMAIL', recipient: planted.recipient })
  await create({ method: 'EMAIL', recipient: planted.recipient }).catch(() => undefined)
  await rest(`/porting?filter=${digits(planted.number)}`)
  await rest(`/porting/${customerId}/poa/create?method=EMAIL&recipient=${planted.recipient}x@`)
  await rest(`/dk/number/info/${digits(planted.number)}`, { headers: { 'x-api-key': planted.wrongToken } })
  await rest(`/sip`, { method: 'POST', body: `{"name": "${planted.customer}"` })
  await owner.sipAccount.create
    .mutate({ customer: customerId, name: planted.customer, numbers: [planted.number] })
    .catch(() => undefined)
  await expect
    .poll(async () => (await owner.delivery.list.query({ state: 'queued' })).total, { timeout: 20_000 })
    .toBe(0)
  // What nobody planned: the database refuses, and its words quote the statement.
  await database.schema.alterTable('porting').renameTo('porting_gone').execute()
  expect((await rest(`/porting?filter=${digits(planted.number)}`)).status).toBe(500)
  expect((await rest(`/porting/${customerId}/poa/plan`)).status).toBe(500)
}
