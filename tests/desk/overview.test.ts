import type { PortingStage } from '@telecomx/validation'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { weekOf } from '../../apps/desk/src/pages/overview/overview-bars.js'
import { expectSound, startDesk, takePicture, widths } from './open-desk.js'

const desk = await startDesk('the overview')
afterAll(() => desk.close())
afterEach(() => desk.closeTabs())
const { kit } = desk
const [nordkabel, jyskFiber] = [
  await kit.addOperator({ _id: '01010', name: 'Nordkabel A/S' }),
  await kit.addOperator({ _id: '01050', name: 'JyskFiber A/S' }),
]
const customer = await kit.addCustomer({ name: 'Brødrene Ærø ApS', parentReseller: kit.reseller })
const token = await kit.tokenFor('ADMIN')
const day = 24

async function addPortings(count: number, stage: PortingStage, hoursAgo = 0, operator = nordkabel) {
  const ids = await kit.addPortings(
    customer,
    Array.from({ length: count }, () => ({ operator })),
  )
  await kit.putAtStage(ids, stage, hoursAgo)
  return ids
}

await addPortings(12, 'IN_CREATED')
await addPortings(31, 'IN_AWAITING_POA_FROM_CUSTOMER', 2)
await addPortings(2, 'IN_AWAITING_POA_FROM_CUSTOMER', 20 * day, jyskFiber)
await addPortings(3, 'IN_POA_SENT', 30)
await addPortings(1, 'IN_REJECTED', 50)
for (const weeksAgo of [0, 1, 2, 4, 7]) {
  const ids = await addPortings(3 + weeksAgo, 'IN_COMPLETED', weeksAgo * 7 * day)
  for (const [index, id] of ids.entries())
    await kit.database
      .updateTable('porting')
      .set({ created_at: new Date(Date.now() - (weeksAgo * 7 + 4 + 3 * index) * day * 3_600_000) })
      .where('id', '=', id)
      .execute()
}
for (const state of ['sent', 'sent', 'sent', 'failed', 'queued'] as const)
  await kit.addDelivery(customer, { state, operator: nordkabel, letter: 'PROGRESS' })

/** What the table of that name says, a row each, as a screen reader has it. */
async function rowsOf(page: Page, name: string): Promise<string[]> {
  const rows = page.getByRole('table', { name }).getByRole('row')
  await rows.first().waitFor()
  const texts: string[] = []
  for (const row of await rows.all())
    texts.push((await row.getByRole('rowheader').or(row.getByRole('cell')).allTextContents()).join(' | '))
  return texts.slice(1)
}

describe.skipIf(!desk.browser)('the overview', () => {
  test.each([
    ['wide', 'da'],
    ['narrow', 'da'],
    ['wide', 'en'],
  ] as const)('is sound (%s, %s)', async (width, language) => {
    const opened = await desk.open('/overview', { token, viewport: widths[width], language })
    await opened.page.getByRole('table').first().waitFor()
    await takePicture(opened.page, `overview-${width}-${language}`)
    await expectSound(opened)
  })

  test('tells its bars as tables', async () => {
    const { page } = await desk.open('/overview', { token })
    expect(await rowsOf(page, 'Porteringer efter trin')).toEqual([
      'Oprettet | 12',
      'Venter på underskrift | 33',
      'Fuldmagt modtaget | 0',
      'Fuldmagt sendt til operatøren | 3',
      'Bestilt | 0',
      'Bekræftet | 0',
      'Afvist af operatøren | 1',
      'Operatøren er kontaktet | 0',
      'Gennemført | 19',
      'Annulleret | 0',
    ])
    expect(await rowsOf(page, 'Fuldmagter, der venter på underskrift')).toEqual([
      '0–2 dage | 1 | 31',
      '3–6 dage | 0 | 0',
      '7–13 dage | 0 | 0',
      '14–29 dage | 1 | 2',
      '30 dage eller mere | 0 | 0',
    ])
    expect(await rowsOf(page, 'Forsendelser de seneste 30 dage')).toContain('Mislykket | 1')
    const weeks = await rowsOf(page, 'Fra nummer til gennemført')
    expect(weeks).toHaveLength(12)
    expect(weeks.at(-1)).toMatch(/^Uge \d+ \| 7,0 \| 10,0 \| 3$/)
  })

  test.each([
    ['Afvist af operatøren', '/desk/portings?stage=IN_REJECTED'],
    ['14–29 dage', '/desk/portings?stage=IN_AWAITING_POA_FROM_CUSTOMER'],
    ['Mislykket', '/desk/?kind=DELIVERY_FAILED'],
  ])('%s leads to what it counts, by a click anywhere on its line', async (name, address) => {
    const { page } = await desk.open('/overview', { token })
    const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) })
    await row.click()
    await expect.poll(() => page.url()).toBe(`${kit.url}${address}`)
  })

  test('what changes meanwhile appears by itself', async () => {
    const { page } = await desk.open('/overview', { token })
    await page.getByRole('row', { name: 'Operatøren er kontaktet 0' }).waitFor()
    await addPortings(2, 'IN_DONOR_CONTACTED')
    await page.getByRole('row', { name: 'Operatøren er kontaktet 2' }).waitFor()
    expect(await rowsOf(page, 'Porteringer efter trin')).toContain('Operatøren er kontaktet | 2')
  })

  test('an owner sees the own customer’s alone, and where to begin', async () => {
    const without = await kit.addCustomer()
    const opened = await desk.open('/overview', {
      token: await kit.tokenFor('OWNER', without),
      viewport: widths.narrow,
    })
    await opened.page.getByText('Der er ingen porteringer endnu').waitFor()
    await takePicture(opened.page, 'overview-empty')
    await expectSound(opened)
    await opened.page.getByRole('link', { name: 'Gå til kunderne' }).click()
    await expect.poll(() => opened.page.url()).toBe(`${kit.url}/desk/customers/${without}`)
  })

  test('below OWNER there is none', async () => {
    const { page } = await desk.open('/overview', { token: await kit.tokenFor('MANAGER', customer) })
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(await page.getByRole('table').count()).toBe(0)
    expect(await page.getByRole('link', { name: 'Overblik' }).count()).toBe(0)
  })
})

test.each([
  ['2026-11-23', 48],
  ['2026-12-28', 53],
  ['2027-01-04', 1],
  ['2024-12-30', 1],
])('the week from Monday %s has number %i', (monday, number) => {
  expect(weekOf(monday)).toBe(number)
})
