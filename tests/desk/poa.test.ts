import { readFileSync } from 'node:fs'
import { startSender } from '@telecomx/api'
import { closeCouriers, createCouriers } from '@telecomx/delivery'
import { startScriptedServer } from '@telecomx/delivery/testing'
import type { Download, Page } from 'playwright-core'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { attachmentOf, openMailboxes } from '../way-back/mailboxes.js'
import { pdfText } from '../../packages/api/src/testing/pdf-text.js'
import { expectSound, startDesk, takePicture, widths } from './open-desk.js'

const desk = await startDesk('making powers of attorney')
const { kit } = desk
const mailServer = await startScriptedServer((stage) =>
  stage === 'RCPT' && /findes-ikke/.test(mailServer.commands.at(-1) ?? '')
    ? { say: '550 5.1.1 No such user\r\n' }
    : undefined,
)
const mailboxes = openMailboxes(mailServer)
const couriers = createCouriers({
  fromName: 'Telecom X',
  fromAddress: 'porting@telecomx.example',
  smtpUrl: `smtp://127.0.0.1:${mailServer.port}`,
  faxAddressTemplate: '{number}@fax.example',
})
/** From when a test says so: before that a delivery waits. */
let sender: ReturnType<typeof startSender> | undefined
const startSending = () => (sender ??= startSender({ ...kit.dependencies, couriers, idleMs: 50 }))
const stopSending = async () => {
  await sender?.stop()
  sender = undefined
}
afterEach(async () => {
  await Promise.all([desk.closeTabs(), stopSending()])
})
afterAll(async () => {
  await closeCouriers(couriers)
  await Promise.all([mailServer.close(), desk.close()])
})

const nordkabel = await kit.addOperator({
  _id: '01010',
  name: 'Nordkabel A/S',
  npEmail: 'np@nordkabel.example',
})
const oresund = await kit.addOperator({
  _id: '01020',
  name: 'Øresund Tele A/S',
  fixedAuth: 'FAX',
  customerIdValidation: true,
})
const admin = await kit.clientFor('ADMIN')
const token = await kit.tokenFor('ADMIN')
const reseller = await kit.tokenFor('RESELLER')

let count = 0
/** A customer of the reseller with a contact, ten numbers in a series of one donor, and a mobile number without ICC. */
async function addCustomer(name = `Brødrene Ærø ${++count} ApS`) {
  const customer = await kit.addCustomer({ name, parentReseller: kit.reseller })
  const emailAddress = `aase${++count}@aeroe.example`
  const details = { primaryContact: true, emailAddress, faxNumber: '+4533254188' }
  const owner = await kit.tokenFor('OWNER', customer, details)
  const first = 33_400_000 + 100 * ++count
  const numbers = Array.from({ length: 10 }, (_, index) => `+45${first + index}`) as [string, ...string[]]
  await kit.addPortings(customer, [{ operator: nordkabel, numbers }])
  await kit.addPortings(customer, [
    { operator: nordkabel, type: 'MVNO', numbers: [`+45${20_400_000 + count}`] },
  ])
  return { customer, emailAddress, owner, name }
}

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name })
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click()
const confirm = (page: Page) => page.getByRole('dialog').getByRole('button', { name: /^Lav/ }).click()
const textOf = async (download: Download) => pdfText(readFileSync(await download.path()))

describe.skipIf(!desk.browser)('whose powers of attorney', () => {
  test('customers whose numbers lack one come first; the search finds every other', async () => {
    const { name } = await addCustomer('Ventende Vin ApS')
    await kit.addCustomer({ name: 'Ålborg Bageri', parentReseller: kit.reseller })
    for (const [width, viewport] of Object.entries(widths)) {
      const opened = await desk.open('/poa', { token: reseller, viewport })
      await opened.page.getByRole('row').filter({ hasText: name }).getByText('11').waitFor()
      await takePicture(opened.page, `poa-choose-${width}`)
      await expectSound(opened)
    }
    const { page } = await desk.open('/poa', { token })
    await page.getByRole('searchbox').fill('aalborg')
    await page.getByRole('button', { name: 'Ålborg Bageri' }).click()
    await heading(page, 'Fuldmagter for Ålborg Bageri').waitFor()
    await page.getByText('Ingen numre venter på en fuldmagt').waitFor()
    await takePicture(page, 'poa-nothing')
    await page.getByRole('link', { name: 'Gå til kunden, og sæt numre på' }).waitFor()
  })

  test('an OWNER comes straight to their own, and a VIEWER to nothing', async () => {
    const { customer, owner, name } = await addCustomer()
    const { page } = await desk.open('/poa', { token: owner })
    await heading(page, `Fuldmagter for ${name}`).waitFor()
    expect(new URL(page.url()).pathname).toBe(`/desk/poa/${customer}`)
    expect(await page.getByRole('link', { name: 'Vælg en anden kunde' }).count()).toBe(0)
    const viewer = await desk.open(`/poa/${customer}`, { token: await kit.tokenFor('VIEWER', customer) })
    await heading(viewer.page, 'Siden findes ikke').waitFor()
  })
})

describe.skipIf(!desk.browser)('what would be made', () => {
  test.each(Object.entries(widths))(
    'documents by donor, with their numbers and what may be refused, in words (%s)',
    async (width, viewport) => {
      const { customer } = await addCustomer()
      const [porting] = await kit.addPortings(customer, [{ operator: oresund, numbers: ['+4570100000'] }])
      await kit.database.updateTable('customer').set({ city: null }).where('id', '=', customer).execute()
      const opened = await desk.open(`/poa/${customer}`, { token, viewport })
      const { page } = opened
      await page.getByText('2 fuldmagter, én til hver afgivende operatør: 12 numre i alt.').waitFor()
      const card = page.getByRole('region', { name: 'Fuldmagt til Nordkabel A/S' })
      await card.getByText(/33\s4\d\s\d\d\s\d0\s– 33\s4\d\s\d\d\s\d9/).waitFor()
      await card
        .getByText(/kontrollerer SIM-kortet, men ICC-nummeret for 20\s4\d\s\d\d\s\d\d mangler/)
        .waitFor()
      const other = page.getByRole('region', { name: 'Fuldmagt til Øresund Tele A/S' })
      await other.getByText('Kan blive afvist: 3 grunde').waitFor()
      await other.getByText(/vil have fuldmagten tilsendt, men faxnummeret til portering mangler/).waitFor()
      const places = await other
        .getByRole('link')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href')))
      expect(places).toEqual([
        `/desk/customers/${customer}?tab=facts`,
        '/desk/operators/01020',
        `/desk/portings/${porting}`,
      ])
      await takePicture(page, `poa-plan-${width}`)
      await expectSound(opened)
    },
  )

  test('in English, too', async () => {
    const { customer } = await addCustomer()
    const opened = await desk.open(`/poa/${customer}`, { token, language: 'en' })
    await opened.page.getByText('May be refused').waitFor()
    await takePicture(opened.page, 'poa-plan-english')
    await expectSound(opened)
    expect(await opened.page.locator('main').textContent()).not.toMatch(/[æøå]\w* (fuldmagt|numre)/i)
  })

  test('another owner takes a risk away, and what cannot be printed is told at the field', async () => {
    const { customer } = await addCustomer()
    await kit.database.updateTable('customer').set({ city: null }).where('id', '=', customer).execute()
    const opened = await desk.open(`/poa/${customer}`, { token })
    const { page } = opened
    await page.getByText('Ejerens by mangler').waitFor()
    await page.getByLabel('En anden end kunden ejer numrene').check()
    await page.getByLabel('Navn').fill('Overtaget \u{1F600} ApS')
    await page.getByLabel('By', { exact: true }).fill('Valby')
    await page.getByText('Indeholder et tegn, der ikke kan trykkes').waitFor()
    expect(await page.getByLabel('Navn').getAttribute('aria-invalid')).toBe('true')
    await press(page, 'Lav fuldmagten')
    expect(await page.getByLabel('Navn').evaluate((field) => field === document.activeElement)).toBe(true)
    expect(await page.getByRole('dialog').count()).toBe(0)
    await takePicture(page, 'poa-owner-unprintable')
    await expectSound(opened)
    await page.getByLabel('Navn').fill('Overtaget ApS')
    await page.getByText('Ejerens by mangler').waitFor({ state: 'detached' })
    await page.getByText('Kundens adresse trykkes under en anden ejer.').waitFor()
    await press(page, 'Lav fuldmagten')
    await page.getByText('Ejeren af numrene er Overtaget ApS, ikke kunden.').waitFor()
    await confirm(page)
    await heading(page, 'Fuldmagten er lavet').waitFor()
    const [download] = await Promise.all([page.waitForEvent('download'), press(page, /^Gem filen/)])
    expect(await textOf(download)).toMatch(/Overtaget ApS.*Valby/)
  })

  test('a customer’s own name that cannot be printed: what it is, and where to put it right', async () => {
    const { customer } = await addCustomer('Tom\u00adme ApS')
    const { page } = await desk.open(`/poa/${customer}`, { token })
    await press(page, 'Lav fuldmagten')
    await confirm(page)
    await page.getByText('Kan ikke trykkes på en fuldmagt: Navn. SOFT HYPHEN. Ret det på kunden').waitFor()
    expect(await admin.porting.poaList.query({ customerId: customer })).toMatchObject({ total: 0 })
  })
})

/** How much of the page's picture is no background. */
const inkOf = (page: Page) =>
  page
    .locator('canvas')
    .first()
    .evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? {
        data: [],
      }
      let dark = 0
      for (let at = 0; at < data.length; at += 4)
        if ((data[at] ?? 255) < 128 && (data[at + 3] ?? 0) > 0) dark++
      return dark / (data.length / 4)
    })

describe.skipIf(!desk.browser)('the preview', () => {
  test.each(Object.entries(widths))(
    'is drawn, can be made larger, and its text is there to be read (%s)',
    async (width, viewport) => {
      const { customer } = await addCustomer()
      const opened = await desk.open(`/poa/${customer}`, { token, viewport })
      const { page } = opened
      await page.getByLabel('En anden end kunden ejer numrene').check()
      await page.getByLabel('Navn').fill('Overtaget ApS')
      await press(page, 'Se udkast til Nordkabel A/S')
      const picture = page.getByRole('img', { name: /side 1 af 1$/ })
      await picture.waitFor()
      await expect.poll(() => inkOf(page), { timeout: 20_000 }).toBeGreaterThan(0.01)
      const text = await page
        .getByRole('region', { name: 'Udkast: fuldmagt til Nordkabel A/S', exact: true })
        .textContent()
      expect(text).toContain('Overtaget ApS')
      expect(text).toContain('UDKAST')
      await takePicture(page, `poa-preview-${width}`)
      await expectSound(opened)
      const before = (await picture.boundingBox())?.width ?? 0
      await press(page, 'Zoom ind')
      await expect.poll(async () => (await picture.boundingBox())?.width ?? 0).toBeGreaterThan(before * 1.2)
      await expect.poll(() => inkOf(page)).toBeGreaterThan(0.01)
      await press(page, /^\d+ %$/)
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      expect(await admin.porting.poaList.query({ customerId: customer })).toMatchObject({ total: 0 })
    },
  )
})

describe.skipIf(!desk.browser)('made to', () => {
  test('DOWNLOAD: one question, a file for each donor, once from the server and again from the page', async () => {
    const { customer, owner } = await addCustomer()
    await kit.addPortings(customer, [{ operator: oresund, donorCustomerId: 'K-1' }])
    const opened = await desk.open(`/poa/${customer}`, { token: owner })
    const { page } = opened
    await page.getByText('Det kan kun en administrator rette.').waitFor()
    await press(page, 'Lav 2 fuldmagter')
    await page.getByRole('dialog').getByText('2 fuldmagter med 12 numre laves.').waitFor()
    await takePicture(page, 'poa-confirm')
    await expectSound(opened)
    await confirm(page)
    await heading(page, '2 fuldmagter er lavet').waitFor()
    const name = (await page.getByText(/^Fuldmagt-Nordkabel-A-S-X\d{10}\.pdf$/).textContent()) ?? ''
    const save = page.getByRole('button', { name: 'Gem filen: Nordkabel A/S' })
    const [download] = await Promise.all([page.waitForEvent('download'), save.click()])
    expect(download.suggestedFilename()).toBe(name)
    expect(await textOf(download)).toMatch(/Nordkabel A\/S/)
    await page.getByText(`${name} er gemt`).waitFor()
    const again = page.getByRole('button', { name: 'Gem igen: Nordkabel A/S' })
    const [second] = await Promise.all([page.waitForEvent('download'), again.click()])
    expect(readFileSync(await second.path())).toEqual(readFileSync(await download.path()))
    const [both] = await Promise.all([page.waitForEvent('download'), press(page, 'Gem alle')])
    expect(both.suggestedFilename()).toBe(name)
    await page.getByText('2 filer er gemt').waitFor()
    await page.getByText('Filerne er gemt. Skriv nu under på dem.').waitFor()
    expect(await page.getByText('Gem filerne nu').count()).toBe(0)
    await takePicture(page, 'poa-made-download')
    await expectSound(opened)
    const { documents } = await admin.porting.poaList.query({ customerId: customer })
    expect(documents.map(({ downloadedAt }) => downloadedAt !== undefined)).toEqual([true, true])
    await page.getByRole('link', { name: 'Gå til underskrevne kopier' }).waitFor()
  })

  test('EMAIL: to the contact with a copy, and seen from queued to sent', async () => {
    const { customer, owner, emailAddress } = await addCustomer()
    const opened = await desk.open(`/poa/${customer}`, { token: owner })
    const { page } = opened
    await page.getByLabel('E-mail').check()
    await page.getByText(`sende til jeres egen e-mailadresse: ${emailAddress}`).waitFor()
    await page.getByLabel('Kopi til').fill('chef@aeroe.example, bogholder')
    await page.keyboard.press('Tab')
    await page.getByText('„bogholder“ er ikke en e-mailadresse').waitFor()
    await page.getByLabel('Kopi til').fill('bogholder@aeroe.example')
    await takePicture(page, 'poa-email')
    await press(page, 'Lav og send fuldmagten')
    await page.getByText(`sendes med e-mail til ${emailAddress}. Kopi til bogholder@aeroe.example.`).waitFor()
    await confirm(page)
    const made = page.getByRole('region', { name: 'Fuldmagten er lavet' })
    await made.getByText('I kø', { exact: true }).first().waitFor()
    await takePicture(page, 'poa-made-queued')
    await expectSound(opened)
    startSending()
    const sent = made.getByText('Sendt', { exact: true })
    await sent.nth(1).waitFor()
    expect(await sent.count()).toBe(2)
    const mail = await mailboxes.open(emailAddress, /./)
    expect(await pdfText(attachmentOf(mail))).toContain('Nordkabel A/S')
    await takePicture(page, 'poa-made-sent')
  })

  test('EMAIL that is refused: why, and sent again to another recipient', async () => {
    const { customer, owner } = await addCustomer()
    const opened = await desk.open(`/poa/${customer}`, { token: owner, viewport: widths.narrow })
    const { page } = opened
    await page.getByLabel('E-mail').check()
    await page.getByLabel('Modtagerens e-mailadresse').fill('findes-ikke@aeroe.example')
    startSending()
    await press(page, 'Lav og send fuldmagten')
    await confirm(page)
    const made = page.getByRole('region', { name: 'Fuldmagten er lavet' })
    await made.getByText('Ikke sendt', { exact: true }).waitFor()
    await made.getByText('550 5.1.1 No such user').waitFor()
    await press(page, 'Send igen')
    const form = page.getByRole('form', { name: 'Send fuldmagten igen' })
    await form.getByLabel('Modtagerens e-mailadresse').fill('12')
    await form.getByRole('button', { name: 'Send igen' }).click()
    await form.getByText('Modtagerens e-mailadresse er ikke gyldig').waitFor()
    await takePicture(page, 'poa-resend-narrow')
    await expectSound(opened)
    await form.getByLabel('Modtagerens e-mailadresse').fill('rigtig@aeroe.example')
    await form.getByRole('button', { name: 'Send igen' }).click()
    await made.getByText('rigtig@aeroe.example').waitFor()
    await made.getByText('Sendt', { exact: true }).waitFor()
    await mailboxes.open('rigtig@aeroe.example', /./)
  })

  test('FAX: to the number that is written, by the gateway', async () => {
    const { customer } = await addCustomer()
    const { page } = await desk.open(`/poa/${customer}`, { token: reseller })
    await page.getByLabel('Fax').check()
    await page.getByText('sende til kundens eget faxnummer: 33 25 41 88').waitFor()
    await page.getByLabel('Modtagerens faxnummer').fill('70 30')
    await press(page, 'Lav og send fuldmagten')
    await page.getByText('Modtagerens faxnummer er ikke gyldigt').waitFor()
    await page.getByLabel('Modtagerens faxnummer').fill('70 30 50 51')
    startSending()
    await press(page, 'Lav og send fuldmagten')
    await confirm(page)
    await page.getByText('Fuldmagt til underskrift med fax til 70 30 50 51').waitFor()
    await page.getByText('Sendt', { exact: true }).waitFor()
    const fax = await mailboxes.open('+4570305051@fax.example', /./)
    expect(await pdfText(attachmentOf(fax))).toContain('Nordkabel A/S')
  })
})

describe.skipIf(!desk.browser)('what was made before', () => {
  test('new documents for the same numbers: it is said before that they replace, and shown after', async () => {
    const { customer, owner } = await addCustomer()
    await admin.porting.poaCreate.mutate({ customerId: customer })
    const { page } = await desk.open(`/poa/${customer}`, { token: owner })
    await page
      .getByText(/står allerede på fuldmagter, der venter på underskrift \(lavet \d\d\.\d\d\.\d{4}\)/)
      .waitFor()
    await press(page, 'Lav fuldmagten')
    await page.getByText('De fuldmagter, der venter nu, gælder så ikke længere.').waitFor()
    await confirm(page)
    await page.getByRole('cell', { name: 'Erstattet af en nyere' }).waitFor()
    await page.getByRole('cell', { name: 'Ikke hentet endnu' }).waitFor()
    expect(await admin.porting.poaList.query({ customerId: customer })).toMatchObject({ total: 2 })
  })

  test('those that wait to be signed stand first for their owner, to fetch, print and hand in; new ones come second', async () => {
    const { customer, owner } = await addCustomer()
    await admin.porting.poaCreate.mutate({ customerId: customer })
    const opened = await desk.open(`/poa/${customer}`, { token: owner, viewport: widths.narrow })
    const { page } = opened
    const toSign = page.getByRole('region', { name: 'Skriv under på dem, der er lavet' })
    await toSign.waitFor()
    await takePicture(page, 'poa-to-sign-narrow')
    await expectSound(opened)
    const headings = await page.locator('main').getByRole('heading', { level: 2 }).allTextContents()
    expect(headings.slice(0, 2)).toEqual(['Skriv under på dem, der er lavet', 'Lav nye i stedet'])
    expect(await page.locator('main').textContent()).not.toMatch(/Ejeren af numrene skal|mindet|kundens egen/)
    const primary = page.locator('main').locator('button[data-variant=filled], a[data-variant=filled]')
    expect(await primary.allTextContents()).toEqual(['Gem filen'])
    const [file] = await Promise.all([page.waitForEvent('download'), primary.click()])
    expect(await textOf(file)).not.toContain('KOPI')
    const [print] = await Promise.all([
      page.waitForEvent('download'),
      press(page, 'Hent kopier til udskrift'),
    ])
    expect(await textOf(print)).toContain('KOPI')
    await toSign.getByRole('link', { name: 'Aflevér de underskrevne kopier' }).click()
    await heading(page, 'Underskrevne kopier').waitFor()
  })

  test.each(Object.entries(widths))(
    'a document opens with its files and deliveries (%s)',
    async (width, viewport) => {
      const { customer, emailAddress, owner } = await addCustomer()
      startSending()
      await admin.porting.poaCreate.mutate({ customerId: customer, method: 'EMAIL', mitId: true })
      const opened = await desk.open(`/poa/${customer}`, { token: owner, viewport })
      const { page } = opened
      await page.getByText(`Sendt med e-mail til ${emailAddress}`).waitFor()
      await takePicture(page, `poa-list-${width}`)
      await expectSound(opened)
      await page.getByRole('table').getByRole('button', { name: 'Nordkabel A/S' }).click()
      const dialog = page.getByRole('dialog', { name: 'Fuldmagt til Nordkabel A/S' })
      await dialog.getByText('Kan underskrives med MitID').waitFor()
      await takePicture(page, `poa-document-${width}`)
      await expectSound(opened)
      expect(await dialog.getByRole('button', { name: 'Hent originalen' }).count()).toBe(0)
      for (const [button, words] of [
        ['Hent en kopi til udskrift', 'KOPI'],
        ['Hent forløbet', emailAddress],
      ] as const) {
        const [download] = await Promise.all([page.waitForEvent('download'), press(page, button)])
        expect(await textOf(download)).toContain(words)
      }
    },
  )

  test('a fax with unknown outcome: ADMIN alone decides, after a question', async () => {
    const { customer, owner } = await addCustomer()
    const id = await kit.addDelivery(customer, { method: 'FAX', state: 'unknown', operator: nordkabel })
    const seen = await desk.open(`/poa/${customer}`, { token: owner })
    const open = (page: Page) =>
      page.getByRole('table').getByRole('button', { name: 'Nordkabel A/S' }).click()
    await open(seen.page)
    await seen.page.getByRole('dialog').getByText('Måske sendt', { exact: true }).waitFor()
    expect(await seen.page.getByRole('button', { name: /kom frem|Send igen/ }).count()).toBe(0)
    const opened = await desk.open(`/poa/${customer}`, { token })
    const { page } = opened
    await open(page)
    await page.getByRole('dialog').getByRole('button', { name: 'Den kom frem' }).click()
    await page
      .getByRole('dialog', { name: 'Er faxen kommet frem?' })
      .getByRole('button', { name: 'Den kom frem' })
      .click()
    await page.getByText('Faxen er afgjort').waitFor()
    await seen.page.getByRole('dialog').getByText('Sendt', { exact: true }).waitFor()
    const { state } = await kit.database
      .selectFrom('delivery')
      .select('state')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    expect(state).toBe('sent')
  })

  test('more than a page of them: older ones follow', async () => {
    const { customer } = await addCustomer()
    for (let set = 0; set < 51; set++) await kit.addPoaDocument(customer, nordkabel)
    const { page } = await desk.open(`/poa/${customer}`, { token })
    await page.getByText('1–50 af 51').waitFor()
    await press(page, 'Ældre')
    await page.getByText('51–51 af 51').waitFor()
    expect(await page.getByRole('row').count()).toBe(2)
  })

  test('somebody else’s new set appears by itself, and takes nothing of what is written', async () => {
    const { customer, owner } = await addCustomer()
    const { page } = await desk.open(`/poa/${customer}`, { token: owner })
    await page.getByLabel('E-mail').check()
    await page.getByLabel('Modtagerens e-mailadresse').fill('ny@aeroe.example')
    await admin.porting.poaCreate.mutate({ customerId: customer })
    await page.getByText(/Numrene står allerede på fuldmagter/).waitFor()
    expect(await page.getByLabel('Modtagerens e-mailadresse').inputValue()).toBe('ny@aeroe.example')
    expect(
      await page
        .getByLabel('Modtagerens e-mailadresse')
        .evaluate((field) => field === document.activeElement),
    ).toBe(true)
  })
})
