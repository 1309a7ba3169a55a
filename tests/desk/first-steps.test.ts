import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { expectSound, startDesk, takePicture, widths } from './open-desk.js'

const desk = await startDesk('where to begin')
afterAll(() => desk.close())
afterEach(() => desk.closeTabs())
const { kit } = desk

describe.skipIf(!desk.browser)('the registry before there is any operator', () => {
  test.each(Object.entries(widths))(
    'leads those who may to import and create (%s)',
    async (width, viewport) => {
      const opened = await desk.open('/operators', { token: await kit.tokenFor('ADMIN'), viewport })
      const { page } = opened
      await page.getByText('Der er ingen operatører endnu').waitFor()
      await takePicture(page, `operators-none-${width}`)
      await expectSound(opened)
      await page.getByRole('link', { name: 'Importér nummerserier' }).click()
      await page.getByRole('radio', { name: 'Nummerserier', checked: true }).waitFor()
      await page.goBack()
      await page.getByRole('link', { name: 'Importér operatører' }).click()
      await page.getByRole('radio', { name: 'Operatører', checked: true }).waitFor()
    },
  )

  test('offers nothing to those who may not', async () => {
    const { page } = await desk.open('/operators', { token: await kit.tokenFor('RESELLER') })
    await page.getByText('Der er ingen operatører endnu').waitFor()
    expect(await page.getByRole('main').getByRole('link').count()).toBe(0)
  })
})

describe.skipIf(!desk.browser)('a work list before there is any porting', () => {
  test.each([
    ['ADMIN', ['operators', 'import?kind=ranges', 'customers', 'poa', 'copies']],
    ['RESELLER', ['customers', 'poa', 'copies']],
    ['OWNER', ['customers', 'poa', 'copies']],
  ] as const)('leads %s to the pages where to begin', async (level, pages) => {
    const token = await kit.tokenFor(level)
    for (const [width, viewport] of Object.entries(widths)) {
      const opened = await desk.open('/', { token, viewport })
      const steps = opened.page.getByRole('main').getByRole('listitem')
      await steps.first().waitFor()
      const links = await steps
        .getByRole('link')
        .evaluateAll((all) => all.map((link) => link.getAttribute('href')))
      expect(links).toEqual(pages.map((page) => `/desk/${page}`))
      await takePicture(opened.page, `first-steps-${level.toLowerCase()}-${width}`)
      await expectSound(opened)
    }
  })

  test('says only that nothing waits once there is one', async () => {
    const operator = await kit.addOperator()
    const customer = await kit.addCustomer({ name: 'Ålborg Bageri' })
    await kit.addPortings(customer, [{ operator }])
    const { page } = await desk.open('/', { token: await kit.tokenFor('ADMIN') })
    await page.getByText('Intet venter på dig').waitFor()
    expect(await page.getByRole('main').getByRole('listitem').count()).toBe(0)
  })
})
