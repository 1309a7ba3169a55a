import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { fieldOf, fillOperator } from './fill-operator.js'
import { expectSound, holdCalls, startDesk, takePicture, widths } from './open-desk.js'

const desk = await startDesk('the registry of operators')
afterAll(() => desk.close())
afterEach(() => desk.closeTabs())
const { kit } = desk
const nordkabel = { npEmail: 'np@nordkabel.example', orderWait: 24, iccValidation: '/^894512\\d{13}F$/' }
await kit.addOperator({ _id: '01010', name: 'Nordkabel A/S', ...nordkabel })
await kit.addOperator({ _id: '01120', name: 'Aarhus Net' })
const token = await kit.tokenFor('ADMIN')
const viewer = await kit.tokenFor('VIEWER')
const admin = await kit.clientFor('ADMIN')

describe.skipIf(!desk.browser)('operators', () => {
  test.each(Object.entries(widths))('every page is sound (%s)', async (width, viewport) => {
    for (const [name, path, who] of [
      ['operators', '/operators', token],
      ['operator', '/operators/01010', token],
      ['operator-new', '/operators/new', token],
      ['operators-viewer', '/operators', viewer],
      ['operator-viewer', '/operators/01010', viewer],
    ] as const) {
      const opened = await desk.open(path, { token: who, viewport })
      await opened.page
        .getByText(/Nordkabel|Opret operatør/)
        .first()
        .waitFor()
      await takePicture(opened.page, `${name}-${width}`)
      await expectSound(opened)
    }
  })

  test('the search finds in the server’s way, and stands in the address', async () => {
    const { page } = await desk.open('/operators', { token })
    await page.getByRole('searchbox').fill('århus')
    await page.getByText('1 i alt').waitFor()
    expect(await page.getByRole('row').count()).toBe(2)
    expect(new URL(page.url()).searchParams.get('filter')).toBe('århus')
    await page.reload()
    await page.getByText('1 i alt').waitFor()
    await page.getByRole('searchbox').fill('nobody')
    await page.getByText('Ingen operatører passer').waitFor()
    await page.getByRole('link', { name: 'Operatører' }).click()
    await page.getByRole('row').nth(2).waitFor()
    expect(await page.getByRole('searchbox').inputValue()).toBe('')
  })

  test('a column sorts both ways', async () => {
    const { page } = await desk.open('/operators', { token })
    const first = page.locator('tbody tr').first()
    await page.getByRole('button', { name: 'CPS-kode' }).click()
    await page.getByRole('button', { name: 'CPS-kode' }).click()
    await page.locator('th[aria-sort=descending]').waitFor()
    expect(await first.textContent()).toContain('01120')
    await page.getByRole('button', { name: 'Navn' }).click()
    await page.locator('th[aria-sort=ascending]').waitFor()
    // In Danish Aa is Å, the last letter.
    expect(await first.textContent()).toContain('Nordkabel')
  })

  test('creating: what is missing is told at each field, and the first one has the focus', async () => {
    const opened = await desk.open('/operators/new', { token })
    const { page } = opened
    await page.getByRole('button', { name: 'Opret operatør' }).click()
    for (const words of [
      'Skriv CPS-koden: fem cifre, nuller forrest med',
      'Navn mangler',
      'Adresse mangler',
      'Porteringstelefonen er ikke et gyldigt telefonnummer',
      'Vælg, hvordan fastnet godkendes',
      'Vælg, hvordan mobil godkendes',
    ])
      await page.getByText(words).waitFor()
    expect(await fieldOf(page, '_id').evaluate((field) => field === document.activeElement)).toBe(true)
    await takePicture(page, 'operator-faults')
    await expectSound(opened)
  })

  test.each([
    ['_id', '1234', 'Skriv CPS-koden: fem cifre'],
    ['npNumber', 'x', 'Porteringstelefonen er ikke et gyldigt telefonnummer'],
    ['npEmail', 'np@', 'Porterings-e-mailen er ikke en gyldig e-mailadresse'],
    ['npFax', '12', 'Porteringsfaxen er ikke et gyldigt telefonnummer'],
    ['iccValidation', '/(/', 'ICC-reglen er ikke et gyldigt regulært udtryk'],
    ['orderWait', '1,5', 'Ventetiden skal være et helt antal timer'],
    ['orderWait', '8761', 'Ventetiden skal være et helt antal timer'],
    ['name', 'Nord\u{1F600}', 'Indeholder et tegn, der ikke kan trykkes på fuldmagten (tegnet „\u{1F600}“)'],
    ['npOpeningHours', 'x'.repeat(201), 'Højst 200 tegn'],
    ['notes', 'Ring\u200e', 'ikke kan bruges (tegnet LEFT-TO-RIGHT MARK)'],
  ] as const)('creating: %s “%s” is told at the field when it is left', async (name, value, words) => {
    const { page } = await desk.open('/operators/new', { token })
    await fieldOf(page, name).fill(value)
    await page.keyboard.press('Tab')
    await page.getByText(words).waitFor()
    expect(await fieldOf(page, name).getAttribute('aria-invalid')).toBe('true')
  })

  test('creating: the server’s own refusal is told at its field, and nothing is lost', async () => {
    const { page } = await desk.open('/operators/new', { token })
    await fillOperator(page, { _id: '01010', name: 'Nordkabel II' })
    await page.getByRole('button', { name: 'Opret operatør' }).click()
    await page.getByText('Operatøren findes allerede').waitFor()
    expect(await fieldOf(page, '_id').getAttribute('aria-invalid')).toBe('true')
    await fieldOf(page, '_id').fill('01020')
    await page.getByRole('button', { name: 'Opret operatør' }).click()
    await page.getByText('Nordkabel II er oprettet').waitFor()
    expect(await admin.operator.get.query({ _id: '01020' })).toMatchObject({
      name: 'Nordkabel II',
      npNumber: '+4570101010',
    })
  })

  test('the ICC rule is tried while both are written', async () => {
    const { page } = await desk.open('/operators/01010', { token })
    const sample = page.getByLabel('Prøv reglen på et ICC-nummer')
    await sample.fill('8945 1212 3456 7890 123F')
    await page.getByText('Passer til reglen').waitFor()
    await sample.fill('8945 1212 3456 7890 123')
    await page.getByText('Passer ikke til reglen').waitFor()
    await fieldOf(page, 'iccValidation').fill('/(/')
    await page.getByText('Reglen kan ikke læses').waitFor()
    expect(await page.getByText('Passer').count()).toBe(0)
  })

  test('editing sends what was changed, and empty fields are unset', async () => {
    await kit.addOperator({ _id: '01300', name: 'Sydnet', npEmail: 'np@sydnet.example', orderWait: 5 })
    const { page } = await desk.open('/operators/01300', { token })
    await fieldOf(page, 'npEmail').fill('')
    await fieldOf(page, 'orderWait').fill('')
    await fieldOf(page, 'name').fill('Sydnet A/S')
    await page.getByRole('button', { name: 'Gem' }).click()
    await page.getByText('Sydnet A/S er gemt').waitFor()
    const saved = await admin.operator.get.query({ _id: '01300' })
    expect(saved).toMatchObject({ name: 'Sydnet A/S', orderWait: null, version: 2 })
    expect(Object.keys(saved)).not.toContain('npEmail')
  })

  test('of many things that were done, two are told, above what one works on', async () => {
    await kit.addOperator({ _id: '01350', name: 'Vestnet' })
    const { page } = await desk.open('/operators/01350', { token })
    for (const name of ['Vestnet 1', 'Vestnet 2', 'Vestnet 3']) {
      await fieldOf(page, 'name').fill(name)
      await page.getByRole('button', { name: 'Gem' }).click()
      await page.getByText(`${name} er gemt`).waitFor()
    }
    expect(await page.getByRole('button', { name: 'Luk beskeden' }).count()).toBe(2)
    await takePicture(page, 'announcements')
  })

  test('two people at one operator: what the other saved is shown, and neither change is lost', async () => {
    await kit.addOperator({ _id: '01400', name: 'Østnet', notes: 'Gammel' })
    const { page } = await desk.open('/operators/01400', { token })
    await fieldOf(page, 'name').fill('Østnet A/S')
    await admin.operator.update.mutate({ _id: '01400', notes: 'Ny note', npNumber: '70202020' })
    await page.getByText('Imens er der ændret: Porteringstelefon, Noter').waitFor()
    expect(await fieldOf(page, 'notes').inputValue()).toBe('Ny note')
    expect(await fieldOf(page, 'name').inputValue()).toBe('Østnet A/S')
    await takePicture(page, 'operator-changed-meanwhile')
    await page.getByRole('button', { name: 'Gem' }).click()
    await page.getByText('Østnet A/S er gemt').waitFor()
    expect(await admin.operator.get.query({ _id: '01400' })).toMatchObject({
      name: 'Østnet A/S',
      notes: 'Ny note',
      npNumber: '+4570202020',
    })
  })

  test('what is written while a form is sent stays, and is asked for before the page is left', async () => {
    await kit.addOperator({ _id: '01500', name: 'Vestnet', notes: '' })
    const { page } = await desk.open('/operators/01500', { token })
    await fieldOf(page, 'name').fill('Vestnet A/S')
    const release = await holdCalls(page, '**/trpc/operator.update**')
    const sent = page.waitForRequest('**/trpc/operator.update**')
    await page.getByRole('button', { name: 'Gem' }).click()
    await sent
    await fieldOf(page, 'notes').fill('Ring før 12')
    release()
    await page.getByText('Vestnet A/S er gemt').waitFor()
    expect(await fieldOf(page, 'notes').inputValue()).toBe('Ring før 12')
    await page.getByRole('link', { name: 'Arbejdsliste' }).click()
    await page.getByRole('dialog', { name: 'Forlad siden?' }).getByRole('button', { name: 'Fortryd' }).click()
    await page.getByRole('button', { name: 'Gem' }).click()
    await expect
      .poll(() => admin.operator.get.query({ _id: '01500' }))
      .toMatchObject({
        name: 'Vestnet A/S',
        notes: 'Ring før 12',
      })
  })

  test('a page with unsaved changes is not left without a question', async () => {
    const { page } = await desk.open('/operators/01010', { token })
    await fieldOf(page, 'name').fill('Et andet navn')
    await page.getByRole('link', { name: 'Arbejdsliste' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Fortryd' }).click()
    expect(await fieldOf(page, 'name').inputValue()).toBe('Et andet navn')
    await page.getByRole('link', { name: 'Arbejdsliste' }).click()
    await page.getByRole('button', { name: 'Forlad uden at gemme' }).click()
    await page.getByRole('heading', { name: 'Arbejdsliste' }).waitFor()
  })
})
