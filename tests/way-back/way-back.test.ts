import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OrderFile } from './clearing-house.js'
import { addCustomer, type Customer } from './customer.js'
import { attachmentOf } from './mailboxes.js'
import { pdfText } from '../../packages/api/src/testing/pdf-text.js'
import { asJpeg, asPdf, scan } from './scan.js'
import { addStaff } from './staff.js'
import { startInstallation } from './start-installation.js'
import { actsOf, trailOf, writeTrail } from './trail.js'

const installation = await startInstallation()
afterAll(() => installation.close())
const { clearingHouse, clocks, mailboxes } = installation
const staff = await addStaff(installation)

const donor = {
  _id: '01010',
  name: 'Nordkabel A/S',
  address: 'Kabelvej 1, 9000 Aalborg',
  npNumber: '70101010',
  npEmail: 'np@nordkabel.example',
  fixedAuth: 'EMAIL',
  mvnoAuth: 'ICC_EMAIL',
  orderWait: 24,
} as const
const today = new Date().toLocaleDateString('sv', { timeZone: 'Europe/Copenhagen' })

beforeAll(async () => {
  await staff.operator.create.mutate(donor)
  const from = ['33000000', '20000000']
  const ranges = from.map((first) => ({ from: first, to: `${first.slice(0, 2)}999999`, operator: donor._id }))
  await staff.number.import.mutate({ ranges })
})

describe('over the public API alone', () => {
  it('numbers on accounts are completed: signed, scanned, uploaded, sent, ordered after the wait', async () => {
    const customer = await addCustomer(installation, {
      name: 'Brødrene Ærø ApS',
      contact: 'aase@aeroe.example',
    })
    const { customerId, owner } = customer
    await owner.sipAccount.create.mutate({
      customer: customerId,
      name: 'Omstilling',
      numbers: ['33401020-29'],
    })
    const mobile = { customer: customerId, number: '20401020', donorSimNumber: '89451234567890123456' }
    const { _id: mobileAccount } = await owner.mvnoAccount.create.mutate(mobile)
    const [sip, mvno] = [await portingOf(customer, '33401020'), await portingOf(customer, '20401020')]

    const { document, pdf } = await customer.receivePoa()
    const photo = asJpeg(await scan(pdf, { degrees: 4, seed: 1 }))
    const copy = await customer.upload(sip, 'fuldmagt.jpg', photo)
    expect(copy).toMatchObject({ state: 'RECEIVED', type: 'JPG', poaDocument: document })
    expect(copy.portings.toSorted()).toEqual([sip, mvno].toSorted())
    expect((await approveAndSend(sip, copy._id)).equals(photo)).toBe(true)
    await customer.comesTo('IN_POA_SENT')

    const orders = await orderAfterTheWait([sip, mvno])
    expect(orders[0]).toMatchObject({
      donor: donor._id,
      poa: { document },
      owner: { name: 'Brødrene Ærø ApS' },
    })
    expect(orders.map(({ numbers }) => numbers.length)).toEqual([10, 1])
    await complete(customer, orders)
    await owner.mvnoAccount.delete.mutate({ _id: mobileAccount })
    await owner.mvnoAccount.create.mutate(mobile)

    const trail = await trailOf(staff, [sip, mvno, document, copy._id])
    writeTrail('Completed at the first go', trail)
    expect(trail.map(({ description }) => description)).toContain(
      "Karen Berg scheduled the order of the porting for after the donor's wait.",
    )
    expect(actsOf(trail)).toEqual([
      'Åse Smørup (OWNER): sipAccount.create',
      'Åse Smørup (OWNER): mvnoAccount.create',
      'Åse Smørup (OWNER): porting.poaCreate',
      'Åse Smørup (OWNER): portingFile.documentUpload, porting.receivePoa',
      'Karen Berg (ADMIN): porting.documentApprove',
      'Karen Berg (ADMIN): porting.poaSend',
      'Karen Berg (ADMIN): porting.order',
      'the installation: porting.order',
      'the installation: porting.confirm',
      'the installation: porting.complete',
    ])
    expect(await printedTrail(customer, document)).toMatch(/Åse Smørup.*Karen Berg/)
    expect(await installation.breaches()).toEqual([])
  })

  it('what the donor refuses says what to correct, gets a new power of attorney, and is completed', async () => {
    const customer = await addCustomer(installation, { name: 'Ø Handel ApS', contact: 'bo@oehandel.example' })
    const { customerId, owner } = customer
    await owner.sipAccount.create.mutate({ customer: customerId, name: 'Butik', numbers: ['33401040'] })
    const sip = await portingOf(customer, '33401040')

    const first = await customer.receivePoa()
    const firstCopy = await customer.upload(
      sip,
      'scan.pdf',
      asPdf(await scan(first.pdf, { degrees: -2, seed: 2 })),
    )
    await approveAndSend(sip, firstCopy._id)
    const [refused] = await orderAfterTheWait([sip])
    await clearingHouse.answer(refused, { answer: 'REJECTED', reason: 'WRONG_OWNER' })
    await customer.comesTo('IN_REJECTED')
    await clocks.announcement()
    const mail = await customer.hears(/^Nummerflytningen er afvist/)
    expect(mail.text).toContain('Navn eller adresse')
    const { rejection } = await owner.porting.get.query({ _id: sip })
    expect(rejection).toMatchObject({ reason: 'WRONG_OWNER' })
    expect(rejection?.correct).toContain('customer.name')

    await owner.porting.waitCustomer.mutate({ _id: sip })
    const second = await customer.receivePoa({ name: 'Ø Handel Holding ApS' })
    const secondCopy = await customer.upload(
      sip,
      'scan.pdf',
      asPdf(await scan(second.pdf, { degrees: 1, seed: 3 })),
    )
    expect(secondCopy).toMatchObject({ state: 'RECEIVED', poaDocument: second.document })
    await expect(staff.porting.poaSend.mutate({ _id: sip })).rejects.toThrow('Signed copy is not approved')
    await approveAndSend(sip, secondCopy._id)
    const [order] = await orderAfterTheWait([sip])
    expect(order).toMatchObject({
      owner: { name: 'Ø Handel Holding ApS' },
      poa: { document: second.document },
    })
    expect(order.order).not.toBe(refused.order)
    await complete(customer, [order])
    expect(await owner.porting.get.query({ _id: sip })).not.toHaveProperty('rejection')

    const trail = await trailOf(staff, [sip, first.document, second.document, firstCopy._id, secondCopy._id])
    writeTrail('Refused by the donor, then completed', trail)
    const signedAndSent = [
      'Åse Smørup (OWNER): porting.poaCreate',
      'Åse Smørup (OWNER): portingFile.documentUpload, porting.receivePoa',
      'Karen Berg (ADMIN): porting.documentApprove',
      'Karen Berg (ADMIN): porting.poaSend',
      'Karen Berg (ADMIN): porting.order',
      'the installation: porting.order',
    ]
    expect(actsOf(trail)).toEqual([
      'Åse Smørup (OWNER): sipAccount.create',
      ...signedAndSent,
      'the installation: porting.reject',
      'Åse Smørup (OWNER): porting.waitCustomer',
      ...signedAndSent,
      'the installation: porting.confirm',
      'the installation: porting.complete',
    ])
    expect(await printedTrail(customer, second.document)).toMatch(/Åse Smørup.*Karen Berg/)
    expect(await installation.breaches()).toEqual([])
  })

  it('a signed copy that the customer mails goes the same way, among mails that bring none', async () => {
    const customer = await addCustomer(installation, {
      name: 'Cykler & Co I/S',
      contact: 'ida@cykler.example',
    })
    const { customerId, owner } = customer
    await owner.sipAccount.create.mutate({ customer: customerId, name: 'Værksted', numbers: ['33401060-62'] })
    const sip = await portingOf(customer, '33401060')

    const { document, pdf } = await customer.receivePoa()
    await customer.mail('Re: tak for sidst', [])
    await customer.mail('Er det den her?', [{ filename: 'fuldmagt.pdf', bytes: pdf }])
    const scanned = asPdf(await scan(pdf, { degrees: -3, seed: 4 }))
    await customer.mail('SV: Fuldmagt til nummerflytning', [{ filename: 'Skannet 0001.pdf', bytes: scanned }])
    await customer.comesTo('IN_POA_RECEIVED_FROM_CUSTOMER')
    const [copy] = (await owner.porting.documentList.query({ _id: sip })).documents
    expect(copy).toMatchObject({
      state: 'RECEIVED',
      source: 'EMAIL',
      sender: 'ida@cykler.example',
      filename: 'Skannet 0001.pdf',
      poaDocument: document,
      portings: [sip],
    })
    const { mails } = await staff.document.mails.query({})
    expect(mails.map(({ subject, leftOut }) => [subject, ...leftOut.map(({ reason }) => reason)])).toEqual([
      ['SV: Fuldmagt til nummerflytning'],
      ['Er det den her?', 'NOT_SIGNED'],
    ])

    expect((await approveAndSend(sip, copy?._id ?? '')).equals(scanned)).toBe(true)
    await customer.comesTo('IN_POA_SENT')
    const orders = await orderAfterTheWait([sip])
    expect(orders).toMatchObject([
      { donor: donor._id, poa: { document }, owner: { name: 'Cykler & Co I/S' } },
    ])
    await complete(customer, orders)

    const trail = await trailOf(staff, [sip, document, copy?._id ?? ''])
    writeTrail('Signed copy by mail, then completed', trail)
    expect(actsOf(trail)).toEqual([
      'Åse Smørup (OWNER): sipAccount.create',
      'Åse Smørup (OWNER): porting.poaCreate',
      'the installation: document.receive',
      'the installation: porting.receivePoa',
      'Karen Berg (ADMIN): porting.documentApprove',
      'Karen Berg (ADMIN): porting.poaSend',
      'Karen Berg (ADMIN): porting.order',
      'the installation: porting.order',
      'the installation: porting.confirm',
      'the installation: porting.complete',
    ])
    expect(await printedTrail(customer, document)).toMatch(/Åse Smørup.*Skannet 0001\.pdf.*Karen Berg/)
    expect(await installation.breaches()).toEqual([])
  })
})

async function portingOf({ customerId, owner }: Customer, number: string): Promise<string> {
  const { portings } = await owner.porting.list.query({ customer: customerId, filter: number })
  return portings[0]?._id ?? ''
}

/** Staff approves the signed copy and sends it to the donor. Gives the file that the donor got. */
async function approveAndSend(porting: string, copy: string): Promise<Buffer> {
  await staff.porting.documentApprove.mutate({ _id: porting, document: copy })
  await staff.porting.poaSend.mutate({ _id: porting })
  return attachmentOf(await mailboxes.open(donor.npEmail, /^Underskrevet fuldmagt/))
}

/** Staff orders at once; nothing leaves before the donor's wait is over. Gives what leaves then. */
async function orderAfterTheWait(
  portings: readonly [string, ...string[]],
): Promise<[OrderFile, ...OrderFile[]]> {
  const [_id, ...others] = portings
  const { autoStartOrder = '' } = await staff.porting.order.mutate({ _id, portings: others })
  expect(Date.parse(autoStartOrder)).toBeGreaterThan(Date.now())
  expect(await clearingHouse.leftOver()).toEqual([])
  await clocks.orderWait(portings, donor.orderWait)
  return [await clearingHouse.take(_id), ...(await Promise.all(others.map((one) => clearingHouse.take(one))))]
}

/** The donor confirms for today, and the numbers move. The customer hears of both. */
async function complete(customer: Customer, orders: readonly OrderFile[]): Promise<void> {
  for (const order of orders) await clearingHouse.answer(order, { answer: 'CONFIRMED', date: today })
  await customer.comesTo('IN_CONFIRMED')
  await clocks.announcement()
  const { text } = await customer.hears(/^Datoen for nummerflytningen er fastlagt/)
  expect(text).toMatch(new RegExp(`flyttes .*${Number(today.slice(8))}\\. .*${today.slice(0, 4)}`))
  for (const order of orders) await clearingHouse.answer(order, { answer: 'COMPLETED' })
  await customer.comesTo('IN_COMPLETED')
  await clocks.announcement()
  await customer.hears(/^Nummerflytningen er gennemført/)
  expect(await clearingHouse.leftOver()).toEqual([])
}

async function printedTrail({ customerId, owner }: Customer, poaId: string): Promise<string> {
  const { bytes } = await owner.poaTrail({ customerId, poaId })
  return pdfText(bytes)
}
