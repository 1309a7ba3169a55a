import { type RawBuilder, sql } from 'kysely'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { fillOperator } from './fill-operator.js'
import { expectSound, startDesk, takePicture, widths } from './open-desk.js'

const desk = await startDesk('signing in, and what each level is shown')
afterAll(() => desk.close())
afterEach(() => desk.closeTabs())
const { kit } = desk
await kit.addOperator({ _id: '01010', name: 'Nordkabel A/S', npEmail: 'np@nordkabel.example' })
const customer = await kit.addCustomer({ name: 'Brødrene Ærø ApS', parentReseller: kit.reseller })

const admin = await kit.clientFor('ADMIN')
const databaseNow = sql<Date>`utc_timestamp(3)`

describe.skipIf(!desk.browser)('signing in', () => {
  test.each(Object.entries(widths))('the page is sound (%s)', async (width, viewport) => {
    const opened = await desk.open('/', { viewport })
    await opened.page.getByLabel('Token', { exact: true }).waitFor()
    await takePicture(opened.page, `sign-in-${width}`)
    await expectSound(opened)
  })

  test('a token opens the address that was asked for, and stays out of it', async () => {
    const { page, faults } = await desk.open('/operators/01010')
    await page.getByLabel('Token', { exact: true }).fill(` ${await kit.tokenFor('ADMIN')}\n`)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Nordkabel A/S' }).waitFor()
    expect(page.url()).toBe(`${kit.url}/desk/operators/01010`)
    expect(await page.evaluate(() => [localStorage.length, document.cookie])).toEqual([0, ''])
    await page.reload()
    await page.getByRole('heading', { name: 'Nordkabel A/S' }).waitFor()
    expect(faults).toEqual([])
  })

  test.each([
    ['', 'Skriv eller indsæt dit token'],
    ['tøken', 'Det er ikke et token'],
  ])('“%s” is told at the field', async (written, words) => {
    const { page } = await desk.open('/')
    const field = page.getByLabel('Token', { exact: true })
    await field.fill(written)
    await page.getByRole('button', { name: 'Log ind' }).click()
    await page.getByText(words).waitFor()
    expect(await field.getAttribute('aria-invalid')).toBe('true')
  })

  test('a token that nobody has is told as such', async () => {
    const { page } = await desk.open('/')
    await page.getByLabel('Token', { exact: true }).fill('tx_live_unknown')
    await page.keyboard.press('Enter')
    await page.getByText('Tokenet er ukendt').waitFor()
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0)
  })

  test('who signs out with something unsaved is asked before', async () => {
    const { page } = await desk.open('/operators/new', { token: await kit.tokenFor('ADMIN') })
    await page.getByLabel('Navn').fill('Storstrøm Data ApS')
    const question = page.getByRole('dialog', { name: 'Log ud nu?' })
    await page.getByRole('button', { name: 'Log ud' }).click()
    await question.waitFor()
    await takePicture(page, 'sign-out-question')
    await question.getByRole('button', { name: 'Fortryd' }).click()
    expect(await page.getByLabel('Navn').inputValue()).toBe('Storstrøm Data ApS')
    await page.getByRole('button', { name: 'Log ud' }).click()
    await question.getByRole('button', { name: 'Log ud alligevel' }).click()
    await page.getByText('Du er logget ud').waitFor()
  })

  test('who signs out leaves nothing behind', async () => {
    const { page } = await desk.open('/operators', { token: await kit.tokenFor('ADMIN') })
    await page.getByRole('button', { name: 'Nordkabel A/S' }).waitFor()
    await page.getByRole('button', { name: 'Log ud' }).click()
    await page.getByText('Du er logget ud').waitFor()
    expect(await page.content()).not.toContain('Nordkabel')
    await page.reload()
    await page.getByLabel('Token', { exact: true }).waitFor()
  })
})

describe.skipIf(!desk.browser)('a session that ends', () => {
  /** Somebody with a form that is filled, whose token then is no good any more. */
  async function openFilled(change: { expires_at?: RawBuilder<Date>; revoked_at?: RawBuilder<Date> }) {
    const employee = await kit.addEmployee(kit.issuer, 'ADMIN')
    const { token } = await admin.token.create.mutate({ employee, name: 'first' })
    const { page } = await desk.open('/operators/new', { token })
    await fillOperator(page, { _id: '01120', name: 'Storstrøm Data ApS' })
    await kit.database.updateTable('token').set(change).where('employee', '=', employee).execute()
    await page.getByRole('button', { name: 'Opret operatør' }).click()
    return { page, employee }
  }
  const signIn = async (page: Page, employee: string) => {
    const { token } = await admin.token.create.mutate({ employee, name: 'again' })
    await page.getByLabel('Token', { exact: true }).fill(token)
    await page.keyboard.press('Enter')
    await page.getByLabel('Navn').waitFor()
  }

  test.each([
    ['expired', { expires_at: databaseNow }, 'Sessionen er udløbet'],
    ['revoked', { revoked_at: databaseNow }, 'Tokenet er ukendt'],
  ])('%s: says why, and the same person goes on with what was written', async (_how, change, reason) => {
    const { page, employee } = await openFilled(change)
    await page.getByText(reason).waitFor()
    expect(await page.getByLabel('Navn').isVisible()).toBe(false)
    await signIn(page, employee)
    expect(page.url()).toBe(`${kit.url}/desk/operators/new`)
    expect(await page.getByLabel('Navn').inputValue()).toBe('Storstrøm Data ApS')
  })

  test.each(Object.entries(widths))(
    'an open dialog is put away with what it shows, and comes back with what was written (%s)',
    async (width, viewport) => {
      const employee = await kit.addEmployee(kit.issuer, 'ADMIN')
      await kit.addEmployee(customer, 'OWNER', { name: 'Åse Smørup' })
      const { token } = await admin.token.create.mutate({ employee, name: 'first' })
      const opened = await desk.open(`/customers/${customer}?tab=employees`, { token, viewport })
      const { page } = opened
      await page.getByRole('button', { name: 'Åse Smørup' }).last().click()
      const dialog = page.getByRole('dialog', { name: 'Åse Smørup', exact: true })
      await dialog.getByLabel('Hvad skal det bruges til?').fill('CRM')
      await dialog.getByRole('button', { name: 'Lav token' }).click()
      const made = (await dialog.locator('pre').textContent()) ?? ''
      await dialog.getByLabel('E-mail').fill('aase@aeroe.example')
      await page.keyboard.press('Escape')
      const question = page.getByRole('dialog', { name: 'Luk uden at kopiere tokenet?' })
      await question.waitFor()
      await kit.database
        .updateTable('token')
        .set({ expires_at: databaseNow })
        .where('employee', '=', employee)
        .execute()
      await page.getByText('Sessionen er udløbet').waitFor()
      expect(await page.getByRole('dialog').count()).toBe(0)
      expect(await page.getByText(made).isVisible()).toBe(false)
      await takePicture(page, `session-ended-${width}`)
      await expectSound(opened)
      const again = await admin.token.create.mutate({ employee, name: 'again' })
      await page.getByLabel('Token', { exact: true }).click()
      await page.keyboard.type(`${again.token}\n`)
      await dialog.waitFor()
      expect(await question.count()).toBe(0)
      expect(await dialog.locator('pre').textContent()).toBe(made)
      expect(await dialog.getByLabel('E-mail').inputValue()).toBe('aase@aeroe.example')
    },
  )

  test('somebody else begins anew', async () => {
    const { page } = await openFilled({ expires_at: databaseNow })
    await page.getByText('Sessionen er udløbet').waitFor()
    await signIn(page, await kit.addEmployee(kit.issuer, 'ADMIN'))
    expect(await page.getByLabel('Navn').inputValue()).toBe('')
  })
})

describe.skipIf(!desk.browser)('what a level may not do is not shown', () => {
  const readers = ['Porteringer', 'Kunder', 'Operatører']
  const owners = [
    'Arbejdsliste',
    'Porteringer',
    'Fuldmagter',
    'Underskrevne kopier',
    'Kunder',
    'Operatører',
    'Overblik',
  ]
  const admins = owners.toSpliced(-1, 0, 'Import')
  test.each([
    ['PERSONAL', []],
    ['VIEWER', readers],
    ['MANAGER', readers],
    ['OWNER', owners],
    ['RESELLER', admins],
    ['RESELLER_ADMIN', admins],
    ['ADMIN', admins],
  ] as const)('%s', async (level, menu) => {
    const opened = await desk.open('/', {
      token: await kit.tokenFor(level, level === 'RESELLER' ? undefined : customer),
    })
    const { page } = opened
    await page.locator('h1').waitFor()
    expect(await page.getByRole('navigation').getByRole('link').allTextContents()).toEqual(menu)
    await takePicture(page, `front-${level}`)
    await expectSound(opened)
    await page.goto(`${kit.url}/desk/operators/new`)
    const isAdmin = level === 'ADMIN'
    const title = isAdmin ? 'Ny operatør' : 'Siden findes ikke'
    await page.getByRole('heading', { name: title, level: 1 }).waitFor()
    expect(await page.getByRole('button', { name: 'Opret operatør' }).count()).toBe(isAdmin ? 1 : 0)
  })
})

describe.skipIf(!desk.browser)('the frame', () => {
  test('the language is the browser’s, and can be switched for good', async () => {
    const token = await kit.tokenFor('ADMIN')
    const { page } = await desk.open('/operators', { token, language: 'en' })
    await page.getByRole('heading', { name: 'Operators' }).waitFor()
    await page.getByRole('button', { name: 'Dansk' }).click()
    await page.getByRole('heading', { name: 'Operatører' }).waitFor()
    await page.reload()
    await page.getByRole('heading', { name: 'Operatører' }).waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('da')
  })

  test('says when the server cannot be reached, and that it can again', async () => {
    const { page } = await desk.open('/operators', { token: await kit.tokenFor('ADMIN') })
    await page.getByRole('button', { name: 'Nordkabel A/S' }).waitFor()
    await page.route('**/trpc/**', (route) => route.abort())
    await page.getByText('Serveren kan ikke nås').waitFor()
    expect(await page.getByRole('button', { name: 'Nordkabel A/S' }).isVisible()).toBe(true)
    await page.unroute('**/trpc/**')
    await page.getByText('Serveren kan ikke nås').waitFor({ state: 'detached' })
  })

  test('a page that is come to has the focus on its heading; the first Tab of all leads to what skips the menu', async () => {
    const { page } = await desk.open('/', { token: await kit.tokenFor('ADMIN') })
    await page.getByRole('heading', { name: 'Arbejdsliste' }).waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('content')
    await page.getByRole('navigation').getByRole('link', { name: 'Operatører' }).click()
    await page.getByRole('heading', { name: 'Operatører' }).waitFor()
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Operatører')
  })

  test('an address that leads nowhere says so, and leads on', async () => {
    const opened = await desk.open('/nowhere', { token: await kit.tokenFor('ADMIN') })
    await opened.page.getByRole('heading', { name: 'Siden findes ikke' }).waitFor()
    await expectSound(opened)
  })

  const nobody = '0123456789abcdef01234567'
  test.each([
    [`/customers/${nobody}`, 'Kunden findes ikke'],
    [`/portings/${nobody}`, 'Porteringen findes ikke'],
    [`/copies/${nobody}`, 'Kopien findes ikke'],
    ['/operators/09999', 'Der er ingen operatør med CPS-koden 09999'],
  ])('%s is nobody’s: the heading and the tab say so', async (path, title) => {
    const { page } = await desk.open(path, { token: await kit.tokenFor('ADMIN') })
    await page.getByRole('heading', { name: title, level: 1 }).waitFor()
    expect(await page.title()).toBe(`${title} · Portering`)
  })

  test('at 390 pixels the menu opens, leads on and closes', async () => {
    const { page } = await desk.open('/', { token: await kit.tokenFor('ADMIN'), viewport: widths.narrow })
    await page.getByRole('button', { name: 'Menu' }).click()
    await page.getByRole('navigation').getByRole('link', { name: 'Operatører' }).click()
    await page.getByRole('heading', { name: 'Operatører' }).waitFor()
    expect(await page.getByRole('navigation').getByRole('link', { name: 'Arbejdsliste' }).isVisible()).toBe(
      false,
    )
  })
})
