import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { fillOperator } from './fill-operator.js'
import { startDesk, takePicture } from './open-desk.js'

const desk = await startDesk('a server that goes and comes back')
afterAll(() => desk.close())
afterEach(() => desk.closeTabs())
const { kit } = desk

describe.skipIf(!desk.browser)('the server is restarted under an open page', () => {
  test('what was written stays; the same button works again', async () => {
    const { page, faults } = await desk.open('/operators/new', { token: await kit.tokenFor('ADMIN') })
    await fillOperator(page, { _id: '01120', name: 'Storstrøm Data ApS' })
    const comeBack = await kit.goDown()
    await page.getByRole('button', { name: 'Opret operatør' }).click()
    await page.getByText('Der kom intet svar').waitFor()
    await takePicture(page, 'server-gone')
    expect(await page.getByLabel('Navn').inputValue()).toBe('Storstrøm Data ApS')
    await comeBack()
    await page.getByRole('button', { name: 'Opret operatør' }).click()
    await page.getByText('Storstrøm Data ApS er oprettet').waitFor()
    expect(faults.filter((fault) => !fault.includes('ERR_CONNECTION_REFUSED'))).toEqual([])
  })

  test('what is shown stays, says from when it is, and goes on by itself', async () => {
    await kit.addOperator({ _id: '01010', name: 'Nordkabel A/S' })
    const { page } = await desk.open('/operators', { token: await kit.tokenFor('ADMIN') })
    await page.getByRole('button', { name: 'Nordkabel A/S' }).waitFor()
    const comeBack = await kit.goDown()
    await page.getByText('Det viste er fra').waitFor()
    expect(await page.getByRole('button', { name: 'Nordkabel A/S' }).isVisible()).toBe(true)
    await kit.addOperator({ _id: '01777', name: 'Fynsk Fiber' })
    await comeBack()
    await page.getByRole('button', { name: 'Fynsk Fiber' }).waitFor()
    expect(await page.getByText('Det viste er fra').count()).toBe(0)
  })

  test('what a page opens is there while the server is away', async () => {
    await kit.addSignedCopy(await kit.addCustomer(), { state: 'UNMATCHED', filename: 'kopi.png' })
    const { page } = await desk.open('/', { token: await kit.tokenFor('ADMIN') })
    await page.getByText('kopi.png').waitFor()
    await page.waitForLoadState('networkidle')
    const comeBack = await kit.goDown()
    await page.locator('tbody tr').first().click()
    await page.getByRole('dialog').getByRole('link', { name: 'Gå til kopien' }).waitFor()
    await comeBack()
    expect(await page.getByRole('heading', { name: 'Arbejdsliste' }).count()).toBe(1)
  })

  test('a page that was not loaded yet says what to do, and comes by itself once the server is there', async () => {
    const { page } = await desk.open('/', { token: await kit.tokenFor('ADMIN') })
    await page.getByRole('heading', { name: 'Arbejdsliste' }).waitFor()
    const comeBack = await kit.goDown()
    await page.getByRole('navigation').getByRole('link', { name: 'Operatører' }).click()
    await page.getByRole('heading', { name: 'Siden kan ikke vises' }).waitFor()
    await comeBack()
    await page.getByRole('heading', { name: 'Operatører' }).waitFor()
    expect(page.url()).toBe(`${kit.url}/desk/operators`)
  })
})
