import type { Page } from 'playwright-core'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { expectSound, startDesk, takePicture, widths } from './open-desk.js'

const desk = await startDesk('portings')
afterAll(() => desk.close())
afterEach(() => desk.closeTabs())
const { kit } = desk
const operator = await kit.addOperator({
  _id: '01010',
  name: 'Nordkabel A/S',
  fixedAuth: 'EMAIL',
  npEmail: 'np@nordkabel.example',
})
const mobile = await kit.addOperator({ _id: '01120', name: 'Storstrøm Data ApS', mvnoAuth: 'ICC' })
const customer = await kit.addCustomer({
  name: 'Brødrene Ærø ApS',
  city: 'Ærøskøbing',
  parentReseller: kit.reseller,
})
const bakery = await kit.addCustomer({ name: 'Ålborg Bageri', parentReseller: kit.reseller })
const token = await kit.tokenFor('ADMIN')
const owner = await kit.tokenFor('OWNER', customer)
const viewer = await kit.tokenFor('VIEWER', customer)
const admin = await kit.clientFor('ADMIN')

/** A porting that is ready to be ordered, with its signed copy. */
async function addReady(numbers: [string, ...string[]], of = customer): Promise<string> {
  const [id = ''] = await kit.addPortings(of, [{ operator, numbers }])
  await kit.addSignedPoa(of, { operator, portings: [id] })
  await kit.putAtStage([id], 'IN_POA_SENT', 50)
  return id
}

async function addAt(stage: 'IN_ORDERED' | 'IN_CREATED', number: string): Promise<string> {
  const [id = ''] = await kit.addPortings(customer, [{ operator, numbers: [number] }])
  if (stage === 'IN_ORDERED') {
    await kit.addSignedPoa(customer, { operator, portings: [id] })
    await kit.putAtStage([id], 'IN_POA_SENT', 50)
    await admin.porting.order.mutate({ _id: id })
  }
  return id
}

const created = await addAt('IN_CREATED', '+4533254150')
const ready = await addReady(['+4533254160', '+4533254161', '+4533254162'])
const ordered = await addAt('IN_ORDERED', '+4533254170')
const rejected = await addAt('IN_ORDERED', '+4533254180')
await admin.porting.reject.mutate({ _id: rejected, reason: 'WRONG_OWNER' })
await kit.addPortings(bakery, [{ operator: mobile, type: 'MVNO', numbers: ['+4520401020'] }])

const rows = (page: Page) => page.locator('tbody tr')
const rowOf = (page: Page, number: string) => rows(page).filter({ hasText: number })
const fieldOf = (page: Page, name: string) => page.locator(`[name=${name}]`)
const stageOf = (page: Page) => page.locator('[aria-current=step]')

describe.skipIf(!desk.browser)('the list of portings', () => {
  test.each(Object.entries(widths))('is sound (%s)', async (width, viewport) => {
    for (const [name, who] of [
      ['portings', token],
      ['portings-viewer', viewer],
    ] as const) {
      const opened = await desk.open('/portings', { token: who, viewport })
      await rowOf(opened.page, '33 25 41 60 + 2').getByText('Brødrene Ærø ApS').waitFor()
      await takePicture(opened.page, `${name}-${width}`)
      await expectSound(opened)
    }
    const english = await desk.open('/portings', { token, viewport, language: 'en' })
    await rowOf(english.page, '33 25 41 80').getByText('Wrong owner').waitFor()
    await takePicture(english.page, `portings-en-${width}`)
  })

  test('says of each whose it is, from whom, where it is, and why it was refused', async () => {
    const { page } = await desk.open('/portings', { token })
    const row = rowOf(page, '33 25 41 80')
    await row.getByText('Brødrene Ærø ApS').waitFor()
    const text = await row.textContent()
    expect(text).toContain('Nordkabel A/S')
    expect(text).toContain('Afvist af operatøren')
    expect(text).toContain('Forkert ejer')
  })

  test('the customers’ names come in one call', async () => {
    const opened = await desk.open('/operators', { token })
    const calls: string[] = []
    opened.page.on('request', (request) => calls.push(request.url()))
    await opened.page.getByRole('link', { name: 'Porteringer', exact: true }).click()
    await rowOf(opened.page, '20 40 10 20').getByText('Ålborg Bageri').waitFor()
    await rowOf(opened.page, '33 25 41 50').getByText('Brødrene Ærø ApS').waitFor()
    // Calls of one moment travel in one request, which names each.
    expect(calls.join().match(/customer\.\w+/g)).toEqual(['customer.list'])
  })

  test('filters stand in the address; a group and a stage take each other’s place', async () => {
    const { page } = await desk.open('/portings?status=REJECTED', { token })
    await page.getByText('1 i alt').waitFor()
    await page.getByLabel('Trin', { exact: true }).selectOption('IN_ORDERED')
    await rowOf(page, '33 25 41 70').waitFor()
    expect(new URL(page.url()).search).toBe('?stage=IN_ORDERED')
    await page.getByRole('searchbox').fill('4199')
    await page.getByText('Ingen porteringer passer til det valgte').waitFor()
    await page.getByRole('searchbox').fill('nummer')
    await page.getByText('Skriv cifre af et nummer').waitFor()
    await page.getByRole('searchbox').fill('54170')
    await rowOf(page, '33 25 41 70').waitFor()
  })

  test('those of one donor are chosen by its name', async () => {
    const { page } = await desk.open('/portings', { token: viewer })
    await rowOf(page, '33 25 41 50').waitFor()
    const donor = page.getByLabel('Afgivende operatør', { exact: true })
    await donor.selectOption({ label: 'Storstrøm Data ApS' })
    await page.getByText('Ingen porteringer passer til det valgte').waitFor()
    await donor.selectOption({ label: 'Nordkabel A/S' })
    await rowOf(page, '33 25 41 50').waitFor()
    expect(new URL(page.url()).search).toBe(`?operator=${operator}`)
  })

  test('one customer is found by name, and let go again', async () => {
    const { page } = await desk.open('/portings', { token })
    await page.getByLabel('Kunde', { exact: true }).fill('aalborg')
    await page.locator('datalist option[value^="Ålborg Bageri"]').waitFor({ state: 'attached' })
    await page.getByLabel('Kunde', { exact: true }).press('Enter')
    await page.getByText('1 i alt').waitFor()
    expect(new URL(page.url()).searchParams.get('customer')).toBe(bakery)
    await page.getByRole('button', { name: 'Vis alle kunder' }).click()
    await rowOf(page, '33 25 41 50').waitFor()
  })

  test('a column sorts, by age too', async () => {
    const { page } = await desk.open('/portings', { token })
    await rows(page).first().waitFor()
    await page.getByRole('button', { name: 'På trinnet' }).click()
    await page.locator('th[aria-sort=ascending]').waitFor()
    expect(await rows(page).first().textContent()).toMatch(/33\s25\s41\s60/)
  })

  test('several are ordered at once: what cannot be is left out, and each has its result', async () => {
    const many = [await addReady(['+4533254301']), await addReady(['+4533254302'])]
    const early = await addReady(['+4533254303'])
    await kit.database.deleteFrom('signed_copy_porting').where('porting', '=', early).execute()
    const opened = await desk.open('/portings?filter=332543', { token })
    const { page } = opened
    await addAt('IN_CREATED', '+4533254304')
    await rowOf(page, '33 25 43 04').waitFor()
    for (const box of await page.getByRole('checkbox').all()) await box.check()
    await page.getByText('4 valgt').waitFor()
    await takePicture(page, 'portings-selected')
    await page.getByRole('button', { name: 'Bestil (3)' }).click()
    const question = page.getByRole('dialog', { name: 'Bestil: 3 porteringer?' })
    await question.getByText('1 af de valgte springes over').waitFor()
    await expectSound(opened)
    await question.getByRole('button', { name: 'Bestil' }).click()
    await page.getByText('Bestil: 2 af 3 lykkedes').waitFor()
    const results = page.getByRole('list', { name: 'Hvad der skete' })
    expect(await results.textContent()).toContain('Porteringen kan ikke bestilles, for der er ingen fuldmagt')
    await takePicture(page, 'portings-ordered')
    await expectSound(opened)
    for (const _id of many)
      expect(await admin.porting.get.query({ _id })).toMatchObject({ status: { stage: 'IN_ORDERED' } })
    await page.getByText('1 valgt').waitFor()
  })

  test('a part of a number is one in an address that somebody wrote, too', async () => {
    const { page } = await desk.open('/portings?filter=33254180', { token })
    await page.getByText('1 i alt').waitFor()
    expect(await page.getByRole('searchbox').inputValue()).toBe('33254180')
  })

  test('whoever may only look is offered nothing to select', async () => {
    const { page } = await desk.open('/portings', { token: viewer })
    await rowOf(page, '33 25 41 50').waitFor()
    expect(await page.getByRole('checkbox').count()).toBe(0)
    expect(await page.getByLabel('Kunde', { exact: true }).count()).toBe(0)
  })

  test('more than a page goes on by an address of its own, and back', async () => {
    const crowd = await kit.addCustomer({ name: 'Mange Numre A/S' })
    await kit.addPortings(
      crowd,
      Array.from({ length: 501 }, () => ({ operator })),
    )
    const { page } = await desk.open(`/portings?customer=${crowd}`, { token })
    await page.getByText('500 af 501 vises').waitFor()
    await page.getByRole('button', { name: 'Næste side →' }).click()
    await page.getByText('1 af 501 vises').waitFor()
    expect(new URL(page.url()).searchParams.has('cursor')).toBe(true)
    await page.goBack()
    await page.getByText('500 af 501 vises').waitFor()
    expect(new URL(page.url()).searchParams.has('cursor')).toBe(false)
  })
})

describe.skipIf(!desk.browser)('a porting', () => {
  test.each(Object.entries(widths))('is sound (%s)', async (width, viewport) => {
    for (const [name, id, who, language] of [
      ['porting-ready', ready, token, 'da'],
      ['porting-rejected', rejected, token, 'en'],
      ['porting-owner', created, owner, 'da'],
      ['porting-viewer', created, viewer, 'da'],
    ] as const) {
      const opened = await desk.open(`/portings/${id}`, { token: who, viewport, language })
      await opened.page.getByRole('main').getByText('Brødrene Ærø ApS').first().waitFor()
      await takePicture(opened.page, `${name}-${width}`)
      await expectSound(opened)
    }
  })

  test('offers what its stage and the level allow, and the way on', async () => {
    const { page } = await desk.open(`/portings/${created}`, { token: owner })
    await stageOf(page).getByText('Oprettet').waitFor()
    expect(await page.getByRole('button', { name: 'Bestil' }).count()).toBe(0)
    expect(await page.getByRole('button', { name: 'Sæt trin i hånden' }).count()).toBe(0)
    await page.getByRole('button', { name: 'Annullér' }).waitFor()
    await page.getByRole('link', { name: 'Gå til kundens fuldmagter' }).click()
    await page.waitForURL(`**/desk/poa/${customer}`)
  })

  test('whoever may only look sees neither actions nor the history', async () => {
    const { page } = await desk.open(`/portings/${created}`, { token: viewer })
    await stageOf(page).getByText('Oprettet').waitFor()
    expect(await page.getByRole('button', { name: 'Annullér' }).count()).toBe(0)
    expect(await page.getByRole('heading', { name: 'Forløb' }).count()).toBe(0)
    await page.getByText('Næste skridt er en fuldmagt, som kunden skriver under.').waitFor()
    expect(await page.getByRole('link', { name: 'Gå til kundens fuldmagter' }).count()).toBe(0)
  })

  test('goes its way: ordered, confirmed, with its history told as it grows', async () => {
    const id = await addReady(['+4533254401'])
    const opened = await desk.open(`/portings/${id}`, { token })
    const { page } = opened
    await page.getByRole('button', { name: 'Bestil' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Bestil' }).click()
    await page.getByText('33 25 44 01 er bestilt').waitFor()
    await stageOf(page).getByText('Bestilt').waitFor()
    await page.getByRole('button', { name: 'Registrér bekræftelse' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Registrér bekræftelse' }).click()
    await dialog.getByText('Vælg en dato').waitFor()
    await fieldOf(page, 'date').fill('2020-01-01')
    await takePicture(page, 'porting-confirm')
    await expectSound(opened)
    await dialog.getByRole('button', { name: 'Registrér bekræftelse' }).click()
    await dialog.getByText('Datoen er passeret').waitFor()
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Copenhagen' }).format(new Date())
    await fieldOf(page, 'date').fill(today)
    await dialog.getByRole('button', { name: 'Registrér bekræftelse' }).click()
    await stageOf(page).getByText('Bekræftet').waitFor()
    await page.getByRole('region', { name: 'Forløb' }).getByText('bekræftet porteringen').waitFor()
    await page.getByRole('button', { name: 'Afslut' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Afslut' }).click()
    await stageOf(page).getByText('Gennemført').waitFor()
    expect(await page.getByText('Her er ikke mere at gøre').count()).toBe(1)
  })

  test('a wished day far ahead is the one to confirm; one confirmed by hand tells that it has no day', async () => {
    const id = await addAt('IN_ORDERED', '+4533254404')
    const requestedDate = new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10)
    await kit.database
      .updateTable('porting')
      .set({ requested_date: new Date(requestedDate) })
      .where('id', '=', id)
      .execute()
    const { page } = await desk.open(`/portings/${id}`, { token })
    await page.getByRole('button', { name: 'Registrér bekræftelse' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText(requestedDate.split('-').toReversed().join('.')).waitFor()
    await fieldOf(page, 'date').fill(requestedDate)
    await dialog.getByRole('button', { name: 'Registrér bekræftelse' }).click()
    await stageOf(page).getByText('Bekræftet').waitFor()
    await admin.porting.stageOverride.mutate({ _id: id, stage: 'IN_CONFIRMED' })
    await page.getByRole('button', { name: 'Afslut' }).click()
    await page.getByRole('dialog').getByText('Der står ingen bekræftet dato').waitFor()
    await page.getByRole('dialog').getByRole('button', { name: 'Afslut' }).click()
    await stageOf(page).getByText('Gennemført').waitFor()
    expect((await admin.porting.get.query({ _id: id })).status.stage).toBe('IN_COMPLETED')
  })

  test('cannot be completed before the day that the donor confirmed', async () => {
    const id = await addAt('IN_ORDERED', '+4533254403')
    const inTwoDays = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10)
    await admin.porting.confirm.mutate({ _id: id, date: inTwoDays })
    const { page } = await desk.open(`/portings/${id}`, { token })
    await page.getByText('tidligst på den bekræftede dato').waitFor()
    await page.getByRole('button', { name: 'Sæt trin i hånden' }).waitFor()
    expect(await page.getByRole('button', { name: 'Afslut' }).count()).toBe(0)
  })

  test('a refusal says what to put right; it is put right, and ordered again', async () => {
    const id = await addAt('IN_ORDERED', '+4533254402')
    const { page } = await desk.open(`/portings/${id}`, { token })
    await page.getByRole('button', { name: 'Registrér afvisning' }).click()
    const dialog = page.getByRole('dialog')
    expect(await fieldOf(page, 'reason').locator('option').allTextContents()).not.toContain(
      'SIM-nummer passer ikke',
    )
    await fieldOf(page, 'reason').selectOption('NOT_IN_USE')
    await dialog.getByRole('button', { name: 'Registrér afvisning' }).click()
    await stageOf(page).getByText('Afvist af operatøren').waitFor()
    await fieldOf(page, 'donorCustomerId').fill('K-17')
    await page.getByRole('button', { name: 'Gem' }).click()
    await page.getByText('33 25 44 02 er gemt').waitFor()
    await page.getByText('Kundenummer hos afgivende operatør: ikke angivet → K-17').waitFor()
    await page.getByRole('button', { name: 'Bestil' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Bestil' }).click()
    await stageOf(page).getByText('Bestilt').waitFor()
  })

  test('one refused for its owner waits for a new signature first, and leads to where it is made', async () => {
    const id = await addAt('IN_ORDERED', '+4533254405')
    await admin.porting.reject.mutate({ _id: id, reason: 'WRONG_OWNER' })
    const opened = await desk.open(`/portings/${id}`, { token })
    const { page } = opened
    await page.getByText('lad porteringen vente på underskrift').waitFor()
    const look = (name: string) =>
      page.getByRole('button', { name, exact: true }).getAttribute('data-variant')
    expect([await look('Lad vente på underskrift'), await look('Bestil')]).toEqual(['filled', 'default'])
    await takePicture(page, 'porting-wrong-owner')
    await page.getByRole('button', { name: 'Lad vente på underskrift' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Lad vente på underskrift' }).click()
    await page.waitForURL(`**/desk/poa/${customer}`)
    await page.getByText('33 25 44 05').first().waitFor()
  })

  test('what the server does not take is told at its field', async () => {
    const { page } = await desk.open(`/portings/${created}`, { token })
    await fieldOf(page, 'notify').fill('kontor@aeroe.example, ikke en adresse')
    await fieldOf(page, 'requestedDate').fill('2020-01-01')
    await page.getByRole('button', { name: 'Gem' }).click()
    await page.getByText('Skriv hele e-mailadresser, højst 20 (ikke)').waitFor()
    expect(await fieldOf(page, 'notify').getAttribute('aria-invalid')).toBe('true')
    await fieldOf(page, 'notify').fill('kontor@aeroe.example')
    await page.getByRole('button', { name: 'Gem' }).click()
    await page.getByText('Den ønskede dato er passeret').waitFor()
    await fieldOf(page, 'requestedDate').fill('')
    await page.getByRole('button', { name: 'Gem' }).click()
    await page.getByText('33 25 41 50 er gemt').waitFor()
    expect(await admin.porting.get.query({ _id: created })).toMatchObject({
      notify: ['kontor@aeroe.example'],
    })
  })

  test('split, and another number is the main one', async () => {
    const id = await addReady(['+4533254411', '+4533254412'])
    const { page } = await desk.open(`/portings/${id}`, { token })
    await fieldOf(page, 'number').selectOption('+4533254412')
    await page.getByRole('button', { name: 'Gem' }).click()
    await page.getByRole('heading', { name: '33 25 44 12 + 1' }).waitFor()
    await page.getByRole('button', { name: 'Del op' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Del op' }).click()
    await page.getByRole('heading', { name: '33 25 44 12', exact: true }).waitFor()
    const { total } = await admin.porting.list.query({ filter: '3325441' })
    expect(total).toBe(2)
  })

  test('a mobile porting is cancelled with its account', async () => {
    const [id = ''] = await kit.addPortings(customer, [
      { operator: mobile, type: 'MVNO', numbers: ['+4520401030'] },
    ])
    const { page } = await desk.open(`/portings/${id}`, { token: owner })
    await page.getByRole('button', { name: 'Annullér' }).click()
    await page.getByRole('dialog').getByText('Mobilkontoen lukkes').waitFor()
    await page.getByRole('dialog').getByRole('button', { name: 'Annullér' }).click()
    await stageOf(page).getByText('Annulleret').waitFor()
    expect(await page.getByRole('button', { name: 'Annullér' }).count()).toBe(0)
  })

  test('of nobody’s id it says so', async () => {
    const { page } = await desk.open('/portings/ffffffffffffffffffffffff', { token })
    await page.getByText('Porteringen findes ikke').waitFor()
    expect(await page.getByRole('link', { name: '← Til alle porteringer' }).count()).toBe(1)
  })
})

describe.skipIf(!desk.browser)('what is asked for before it is done', () => {
  test.each(['Notér kontakt med operatøren', 'Registrér afvisning', 'Sæt trin i hånden'])(
    '%s: is sound at 390 pixels',
    async (action) => {
      const opened = await desk.open(`/portings/${ordered}`, { token, viewport: widths.narrow })
      await opened.page.getByRole('button', { name: action }).click()
      const dialog = opened.page.getByRole('dialog', { name: action })
      await dialog.getByRole('button', { name: action }).click()
      await dialog.locator('[aria-invalid=true]').first().waitFor()
      await takePicture(opened.page, `porting-${action.replaceAll(' ', '-')}-narrow`)
      await expectSound(opened)
    },
  )

  test('a stage is set by hand, with the reason', async () => {
    const id = await addAt('IN_ORDERED', '+4533254601')
    const { page } = await desk.open(`/portings/${id}`, { token })
    await page.getByRole('button', { name: 'Sæt trin i hånden' }).click()
    await fieldOf(page, 'stage').selectOption('IN_CREATED')
    await fieldOf(page, 'message').fill('Bestilt ved en fejl')
    await page.getByRole('dialog').getByRole('button', { name: 'Sæt trin i hånden' }).click()
    await stageOf(page).getByText('Oprettet').waitFor()
    expect(await admin.porting.get.query({ _id: id })).toMatchObject({
      status: { stage: 'IN_CREATED', message: 'Bestilt ved en fejl' },
    })
  })

  test('the way back leads to the list as it was', async () => {
    const { page } = await desk.open('/portings?stage=IN_ORDERED', { token })
    await rowOf(page, '33 25 41 70').click()
    await page.getByRole('link', { name: '← Til alle porteringer' }).click()
    await rowOf(page, '33 25 41 70').waitFor()
    expect(new URL(page.url()).search).toBe('?stage=IN_ORDERED')
  })
})

describe.skipIf(!desk.browser)('two people at one porting', () => {
  test('the second to order is told, sees where it is now, and orders nothing twice', async () => {
    const id = await addReady(['+4533254501'])
    const { page } = await desk.open(`/portings/${id}`, { token })
    const other = await desk.open(`/portings/${id}`, { token: await kit.tokenFor('ADMIN') })
    // Both have the question open while one answers it.
    await page.getByRole('button', { name: 'Bestil' }).click()
    await page.getByRole('dialog').waitFor()
    await other.page.getByRole('button', { name: 'Bestil' }).click()
    await other.page.getByRole('dialog').getByRole('button', { name: 'Bestil' }).click()
    await stageOf(other.page).getByText('Bestilt').waitFor()
    await page.getByRole('dialog').getByRole('button', { name: 'Bestil' }).click()
    await page.getByText('så der skete ikke noget').waitFor()
    await stageOf(page).getByText('Bestilt').waitFor()
    const orders = await kit.database
      .selectFrom('porting_order')
      .select('id')
      .where('porting', '=', id)
      .execute()
    expect(orders).toHaveLength(1)
  })

  test('what somebody writes stays when another moves the porting, and the dialog says where it is now', async () => {
    const id = await addAt('IN_ORDERED', '+4533254502')
    const opened = await desk.open(`/portings/${id}`, { token })
    const { page } = opened
    await page.getByRole('button', { name: 'Notér kontakt med operatøren' }).click()
    await fieldOf(page, 'message').fill('Ringer tilbage i morgen')
    const other = await desk.open(`/portings/${id}`, { token: await kit.tokenFor('ADMIN') })
    await other.page.getByRole('button', { name: 'Registrér afvisning' }).click()
    await fieldOf(other.page, 'reason').selectOption('WRONG_OWNER')
    await other.page.getByRole('dialog').getByRole('button', { name: 'Registrér afvisning' }).click()
    await stageOf(other.page).getByText('Afvist af operatøren').waitFor()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Den er nu: Afvist af operatøren').waitFor()
    expect(await fieldOf(page, 'message').inputValue()).toBe('Ringer tilbage i morgen')
    await takePicture(page, 'porting-changed-meanwhile')
    await expectSound(opened)
    await page.keyboard.press('Escape')
    await page
      .getByRole('dialog', { name: 'Luk uden at gøre det?' })
      .getByRole('button', { name: 'Fortryd' })
      .click()
    expect(await fieldOf(page, 'message').inputValue()).toBe('Ringer tilbage i morgen')
    await dialog.getByRole('button', { name: 'Notér kontakt med operatøren' }).click()
    await stageOf(page).getByText('Operatøren er kontaktet').waitFor()
    expect(await admin.porting.get.query({ _id: id })).toMatchObject({
      status: { stage: 'IN_DONOR_CONTACTED', message: 'Ringer tilbage i morgen' },
    })
  })

  test('facts: what the other saved is shown, and neither change is lost', async () => {
    const id = await addAt('IN_CREATED', '+4533254503')
    const { page } = await desk.open(`/portings/${id}`, { token })
    await fieldOf(page, 'donorCustomerId').fill('K-18')
    await admin.porting.update.mutate({ _id: id, notify: ['kontor@aeroe.example'] })
    await page.getByText('Imens er der ændret: Får besked om fremdrift').waitFor()
    expect(await fieldOf(page, 'notify').inputValue()).toBe('kontor@aeroe.example')
    expect(await fieldOf(page, 'donorCustomerId').inputValue()).toBe('K-18')
    await page.getByRole('button', { name: 'Gem' }).click()
    await page.getByText('33 25 45 03 er gemt').waitFor()
    expect(await admin.porting.get.query({ _id: id })).toMatchObject({
      donorCustomerId: 'K-18',
      notify: ['kontor@aeroe.example'],
    })
  })
})

describe.skipIf(!desk.browser)('from the work list', () => {
  test('a refusal leads to its porting', async () => {
    const { page } = await desk.open('/?kind=PORTING_REJECTED', { token })
    await rows(page).filter({ hasText: '33 25 41 80' }).first().click()
    await page.getByRole('dialog').getByRole('link', { name: 'Gå til porteringen' }).click()
    await page.waitForURL(`**/desk/portings/${rejected}`)
    await stageOf(page).getByText('Afvist af operatøren').waitFor()
    expect(new URL(page.url()).search).toBe('')
  })
})
