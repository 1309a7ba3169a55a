import { startSender } from '@telecomx/api'
import { startTestKit } from '@telecomx/api/testing'
import { closeCouriers, createCouriers } from '@telecomx/delivery'
import { startScriptedServer } from '@telecomx/delivery/testing'
import { sql } from 'kysely'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { openMailboxes } from '../way-back/mailboxes.js'
import { askForLink, mailedLink, pressSignIn } from './mailed-link.js'
import { deskFolder, expectSound, startDesk, takePicture, widths } from './open-desk.js'

const desk = await startDesk('signing in by a link in a mail')
const { kit } = desk
const mailServer = await startScriptedServer(() => undefined)
const mailboxes = openMailboxes(mailServer)
const couriers = createCouriers({
  fromName: 'Telecom X',
  fromAddress: 'porting@telecomx.example',
  smtpUrl: `smtp://127.0.0.1:${mailServer.port}`,
})
const sender = startSender({ ...kit.dependencies, couriers, publicOrigin: kit.url, idleMs: 50 })
afterEach(() => desk.closeTabs())
afterAll(async () => {
  await sender.stop()
  await closeCouriers(couriers)
  await Promise.all([mailServer.close(), desk.close()])
})

const customer = await kit.addCustomer({ name: 'Brødrene Ærø ApS' })
let count = 0
/** Somebody who has an address and no token. */
async function addPerson() {
  const emailAddress = `person${++count}@aeroe.example`
  const details = { name: `Åse Smørup ${count}`, email_address: emailAddress }
  return { ...details, emailAddress, id: await kit.addEmployee(customer, 'OWNER', details) }
}

const sentWords = 'Se efter i din indbakke'
const linkTo = (emailAddress: string) => mailedLink(mailboxes, emailAddress)

async function usesOf(employee: string) {
  const links = kit.database.selectFrom('sign_in_link').select('used_at').where('employee', '=', employee)
  return (await links.execute()).map(({ used_at }) => used_at)
}

describe.skipIf(!desk.browser)('a link in a mail', () => {
  test.each(Object.entries(widths))(
    'asked for, read and followed, it signs in (%s)',
    async (width, viewport) => {
      const person = await addPerson()
      const asked = await desk.open('/', { viewport })
      await askForLink(asked.page, person.emailAddress)
      await asked.page.getByText(sentWords).waitFor()
      await takePicture(asked.page, `sign-in-link-asked-${width}`)
      await expectSound(asked)

      const path = await linkTo(person.emailAddress)
      const sent: string[] = []
      const opened = await desk.open(path, { viewport })
      opened.page.on('request', (request) => sent.push(request.url()))
      await opened.page.getByRole('button', { name: 'Log ind', exact: true }).waitFor()
      expect(opened.page.url()).toBe(`${kit.url}/desk`)
      await takePicture(opened.page, `sign-in-link-followed-${width}`)
      await expectSound(opened)
      await pressSignIn(opened.page)
      await opened.page.getByRole('heading', { name: 'Arbejdsliste' }).waitFor()
      const [, secret = ''] = path.split('#')
      expect(secret).toMatch(/^[0-9A-Za-z]{33}$/)
      expect(sent.filter((url) => url.includes(secret))).toEqual([])
      expect(await opened.page.evaluate(() => JSON.stringify([sessionStorage, localStorage]))).not.toContain(
        secret,
      )
      await opened.page.reload()
      await opened.page.getByRole('heading', { name: 'Arbejdsliste' }).waitFor()
    },
  )

  test('opening it uses nothing up: a program that looks at the links of mails leaves it good', async () => {
    const person = await addPerson()
    await askForLink((await desk.open('/')).page, person.emailAddress)
    const path = await linkTo(person.emailAddress)
    await fetch(`${kit.url}/desk${path}`)
    await (await desk.open(path)).page.getByRole('button', { name: 'Log ind', exact: true }).waitFor()
    const { page } = await desk.open(path)
    expect(await usesOf(person.id)).toEqual([null])
    await pressSignIn(page)
    await page.getByRole('heading', { name: 'Arbejdsliste' }).waitFor()
    expect(await usesOf(person.id)).toEqual([expect.any(Date)])
  })

  test('who signs out ends the token that the link made', async () => {
    const person = await addPerson()
    await askForLink((await desk.open('/')).page, person.emailAddress)
    const { page } = await desk.open(await linkTo(person.emailAddress))
    await pressSignIn(page)
    await page.getByRole('button', { name: 'Log ud' }).click()
    await page.getByText('Du er logget ud').waitFor()
    const tokens = await kit.database
      .selectFrom('token')
      .selectAll()
      .where('employee', '=', person.id)
      .execute()
    expect(tokens).toMatchObject([{ name: 'Sign-in link', revoked_at: expect.any(Date) as Date }])
    expect(await page.evaluate(() => sessionStorage.getItem('telecomx.token-id'))).toBeNull()
  })

  test('pasted into a tab whose session has expired, the same person goes on there', async () => {
    const person = await addPerson()
    const token = await kit.tokenFor('OWNER', customer)
    const { page } = await desk.open('/operators?filter=nord', { token })
    await page.getByRole('heading', { name: 'Operatører' }).waitFor()
    await kit.database
      .updateTable('token')
      .set({ expires_at: new Date(0) })
      .execute()
    await page.getByText('Sessionen er udløbet').waitFor()
    await askForLink(page, person.emailAddress)
    const link = `${kit.url}/desk${await linkTo(person.emailAddress)}`
    await page.getByLabel('Token', { exact: true }).fill(link)
    await page.keyboard.press('Enter')
    await page.getByText('Du er kommet hertil med linket').waitFor()
    await pressSignIn(page)
    await page.getByRole('heading', { name: 'Operatører' }).waitFor()
    expect(page.url()).toBe(`${kit.url}/desk/operators?filter=nord`)
  })

  test('used twice: says so, and leads to another one', async () => {
    const person = await addPerson()
    await askForLink((await desk.open('/')).page, person.emailAddress)
    const path = await linkTo(person.emailAddress)
    const first = await desk.open(path)
    await pressSignIn(first.page)
    await first.page.getByRole('heading', { name: 'Arbejdsliste' }).waitFor()
    const again = await desk.open(path)
    await pressSignIn(again.page)
    await again.page.getByText('Linket er brugt').waitFor()
    await takePicture(again.page, 'sign-in-link-used')
    await expectSound(again)
    await again.page.getByRole('button', { name: 'Få et nyt link' }).click()
    await again.page.getByLabel('E-mailadresse').waitFor()
  })

  test.each([
    ['da', 'Linket er udløbet', 'Log ind'],
    ['en', 'Sign-in link has expired', 'Sign in'],
  ] as const)('expired: says so (%s)', async (language, words, name) => {
    const person = await addPerson()
    await askForLink((await desk.open('/')).page, person.emailAddress)
    const path = await linkTo(person.emailAddress)
    const expires_at = sql<Date>`utc_timestamp(3)`
    await kit.database
      .updateTable('sign_in_link')
      .set({ expires_at })
      .where('employee', '=', person.id)
      .execute()
    const { page } = await desk.open(path, { language })
    await page.getByRole('button', { name, exact: true }).click()
    await page.getByText(words).waitFor()
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0)
  })

  test.each([
    ['that nobody was sent', `/sign-in#${'a'.repeat(33)}`, 'Linket er ukendt'],
    ['that was copied in part', '/sign-in#abc', 'Linket er ikke helt'],
  ])('one %s: says so', async (_title, path, words) => {
    const { page } = await desk.open(path)
    await pressSignIn(page)
    await page.getByText(words).waitFor()
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0)
  })

  test('a stranger’s address is told the same, and gets no mail', async () => {
    const person = await addPerson()
    const { page } = await desk.open('/')
    await askForLink(page, 'stranger@aeroe.example')
    await page.getByText(sentWords).waitFor()
    expect(await page.getByText('stranger@aeroe.example').textContent()).toContain('tilhører en medarbejder')
    // What is asked for later is answered later.
    await page.getByRole('button', { name: 'Send et link igen' }).click()
    await askForLink(page, person.emailAddress)
    await linkTo(person.emailAddress)
    expect(mailServer.messages.join('\n')).not.toContain('stranger@')
  })

  test('where none is sent, none is offered', async () => {
    await using silent = await startTestKit({ deskFolder, sendsSignInLinks: false })
    const { page } = await desk.open('/')
    await page.getByLabel('E-mailadresse').waitFor()
    await page.goto(`${silent.url}/desk`)
    await page.getByLabel('Token', { exact: true }).waitFor()
    expect(await page.getByLabel('E-mailadresse').count()).toBe(0)
    await takePicture(page, 'sign-in-without-links')
  })

  test('an address that is none is told at the field', async () => {
    const { page } = await desk.open('/')
    await askForLink(page, 'åse')
    await page.getByText('E-mailadressen er ikke gyldig').waitFor()
    expect(await page.getByLabel('E-mailadresse').getAttribute('aria-invalid')).toBe('true')
  })
})
