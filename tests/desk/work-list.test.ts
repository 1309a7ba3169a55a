import type { Page } from 'playwright-core'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { expectSound, startDesk, takePicture, widths } from './open-desk.js'

const desk = await startDesk('the work list')
afterAll(() => desk.close())
afterEach(() => desk.closeTabs())
const { kit } = desk
const operator = await kit.addOperator({
  _id: '01010',
  name: 'Nordkabel A/S',
  npEmail: 'np@nordkabel.example',
})
const customer = await kit.addCustomer({ name: 'Brødrene Ærø ApS', parentReseller: kit.reseller })
const token = await kit.tokenFor('ADMIN')
const admin = await kit.clientFor('ADMIN')

/** One of each kind, the first waiting the longest. */
async function addWork(): Promise<void> {
  const [rejected, due] = [await addPortings(2), await addPortings(1)]
  await kit.putAtStage(rejected, 'IN_REJECTED', 80)
  await kit.database
    .updateTable('porting')
    .set({ stage_message: 'WRONG_OWNER' })
    .where('id', 'in', rejected)
    .execute()
  await kit.putAtStage(due, 'IN_POA_SENT', 50)
  await kit.addSignedPoa(customer, { operator, portings: await addPortings(3), state: 'RECEIVED' })
  await kit.addSignedCopy(customer, { state: 'UNMATCHED', filename: 'fuldmagt fra kunden.pdf' })
  await addFailedDelivery('kontor@aeroe.example')
}

const addPortings = (count: number) =>
  kit.addPortings(
    customer,
    Array.from({ length: count }, () => ({ operator })),
  )

async function addFailedDelivery(recipient: string): Promise<void> {
  const other = await kit.addCustomer({ name: 'Ålborg Bageri' })
  await kit.addPortings(other, [{ operator }])
  await admin.porting.poaCreate.mutate({ customerId: other, method: 'EMAIL', recipient })
  await kit.database
    .updateTable('delivery')
    .set({ state: 'failed', next_attempt_at: null, settled_at: new Date() })
    .where('customer', '=', other)
    .execute()
}

await addWork()
const rows = (page: Page) => page.locator('tbody tr')
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent)

describe.skipIf(!desk.browser)('the work list', () => {
  test.each(Object.entries(widths))('is sound (%s)', async (width, viewport) => {
    const opened = await desk.open('/', { token, viewport })
    await rows(opened.page).first().waitFor()
    await takePicture(opened.page, `work-list-${width}`)
    await expectSound(opened)
  })

  test('begins with what waits the longest, and says what it is about', async () => {
    const { page } = await desk.open('/', { token })
    await rows(page).first().waitFor()
    const texts = await rows(page).allTextContents()
    expect(texts[0]).toContain('Afvist af operatøren')
    expect(texts[0]).toContain('Forkert ejer · Nordkabel A/S · 2 porteringer')
    expect(texts[1]).toContain('Klar til bestilling')
    expect(texts.join()).toContain('fuldmagt fra kunden.pdf')
    expect(texts.join()).toContain('Fuldmagt til underskrift · kontor@aeroe.example')
  })

  test('j and k, arrows, Home and End lead through it; Enter opens, Escape closes and leads back', async () => {
    const { page } = await desk.open('/', { token })
    await rows(page).first().waitFor()
    await page.keyboard.press('j')
    expect(await focused(page)).toBe('Afvist af operatøren')
    await page.keyboard.press('j')
    expect(await focused(page)).toBe('Klar til bestilling')
    await page.keyboard.press('k')
    await page.keyboard.press('ArrowDown')
    expect(await focused(page)).toBe('Klar til bestilling')
    await page.keyboard.press('End')
    await page.keyboard.press('Home')
    expect(await focused(page)).toBe('Afvist af operatøren')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').getByText('Ret det, som operatøren har afvist').waitFor()
    await takePicture(page, 'task')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await focused(page)).toBe('Afvist af operatøren')
  })

  test('a dialog is sound, too', async () => {
    const opened = await desk.open('/', { token, viewport: widths.narrow })
    await rows(opened.page).first().click()
    await opened.page.getByRole('dialog').waitFor()
    await takePicture(opened.page, 'task-narrow')
    await expectSound(opened)
  })

  test.each([
    ['COPY_TO_REVIEW', 'Gå til kopien', /\/desk\/copies\/[0-9a-f]{24}$/],
    ['ORDER_DUE', 'Gå til porteringen', /\/desk\/portings\/[0-9a-f]{24}$/],
    ['PORTING_REJECTED', 'Gå til porteringerne', /\/desk\/portings\?status=REJECTED&customer=[0-9a-f]{24}$/],
    ['DELIVERY_FAILED', 'Gå til kundens fuldmagter', /\/desk\/poa\/[0-9a-f]{24}$/],
    ['PORTING_REJECTED', 'Brødrene Ærø ApS', /\/desk\/customers\/[0-9a-f]{24}$/],
  ] as const)('%s: “%s” leads to where it is done', async (kind, link, place) => {
    const { page } = await desk.open(`/?kind=${kind}`, { token })
    await rows(page).first().click()
    await page.getByRole('dialog').getByRole('link', { name: link }).click()
    await page.waitForURL(place)
    expect(new URL(page.url()).href).toMatch(place)
  })

  test('an owner finds what is to be signed, and the copy that was refused', async () => {
    const own = await kit.addCustomer({ name: 'Ærø Fisk ApS' })
    const owner = await kit.tokenFor('OWNER', own)
    const portings = await kit.addPortings(own, [{ operator }])
    await admin.porting.poaCreate.mutate({ customerId: own })
    const opened = await desk.open('/', { token: owner, viewport: widths.narrow })
    const { page } = opened
    await page.getByRole('button', { name: 'Fuldmagt til underskrift' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('link', { name: 'Læg den underskrevne kopi ind' }).waitFor()
    await takePicture(page, 'task-poa-to-sign')
    await expectSound(opened)
    await dialog.getByRole('link', { name: 'Gå til fuldmagten' }).click()
    await page.waitForURL(`**/desk/poa/${own}`)
    const document = await kit.addSignedPoa(own, { operator, portings, state: 'RECEIVED' })
    await admin.porting.documentRefuse.mutate({ _id: portings[0] ?? '', document, reason: 'NOT_SIGNED' })
    await page.goto(`${kit.url}/desk/`)
    await page.getByRole('button', { name: 'Kopien blev afvist' }).click()
    await dialog.getByText('Ikke underskrevet').waitFor()
    await dialog.getByRole('link', { name: 'Gå til kopien' }).click()
    await page.waitForURL(`**/desk/copies/${document}`)
    expect(new URL(page.url()).pathname).toBe(`/desk/copies/${document}`)
  })

  test('one kind can be shown alone, and stands in the address', async () => {
    const { page } = await desk.open('/', { token })
    await page.getByLabel('Vis').selectOption('PORTING_REJECTED')
    await page.getByText('1 i alt').waitFor()
    expect(new URL(page.url()).searchParams.get('kind')).toBe('PORTING_REJECTED')
    expect(await rows(page).count()).toBe(1)
  })

  test('a kind of which there is no more says so, and not that nothing waits', async () => {
    const { page } = await desk.open('/?kind=DELIVERY_UNKNOWN', { token })
    await page.getByText('Der er ikke mere af slagsen').waitFor()
    const chosen = page.getByLabel('Vis').locator('option:checked')
    expect(await chosen.textContent()).toBe('Fax med ukendt udfald (0)')
    await page.getByRole('link', { name: 'Vis alt, der venter' }).click()
    await rows(page).nth(1).waitFor()
    expect(await chosen.textContent()).toBe('Alle')
  })

  test('what comes in meanwhile appears by itself', async () => {
    const { page } = await desk.open('/', { token })
    await rows(page).first().waitFor()
    await kit.addSignedCopy(customer, { state: 'UNMATCHED', filename: 'netop ankommet.png' })
    await page.getByText('netop ankommet.png').waitFor()
    expect(await rows(page).last().textContent()).toContain('netop ankommet.png')
  })

  test('a failed delivery is sent again from it, after a question', async () => {
    await addFailedDelivery('igen@bageri.example')
    const { page } = await desk.open('/?kind=DELIVERY_FAILED', { token })
    await rows(page).filter({ hasText: 'igen@bageri.example' }).getByRole('button').click()
    const task = page.getByRole('dialog', { name: 'Leveringen mislykkedes' })
    await task.getByText(/Kunne ikke sendes/).waitFor()
    await takePicture(page, 'work-list-failed')
    const mending = task.getByRole('link', { name: 'Gå til kundens fuldmagter' })
    expect(await mending.getAttribute('data-variant')).toBe('default')
    await page.getByRole('button', { name: 'Send igen' }).click()
    const question = page.getByRole('dialog', { name: 'Send igen?' })
    await question.getByRole('button', { name: 'Send igen' }).click()
    await page.getByText('Sendes igen til igen@bageri.example').waitFor()
    await page.getByRole('cell').getByText('igen@bageri.example').waitFor({ state: 'detached' })
    expect(await page.getByRole('dialog').count()).toBe(0)
  })

  test('is printed without the frame, and with the moment', async () => {
    const { page } = await desk.open('/', { token })
    await rows(page).first().waitFor()
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByText(/^Udskrevet \d\d\.\d\d\.\d{4}/).isVisible()).toBe(true)
    expect(await page.getByRole('navigation').count()).toBe(0)
    // What a sheet of A4 has between its margins.
    await page.setViewportSize({ width: 680, height: 900 })
    const about = await page.getByRole('columnheader', { name: 'Om' }).boundingBox()
    expect(about?.width).toBeGreaterThan(200)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    )
    await takePicture(page, 'work-list-print')
  })
})
