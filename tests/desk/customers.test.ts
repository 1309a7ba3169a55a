import type { Page } from 'playwright-core'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { expectSound, type OpenDesk, startDesk, takePicture, textOfFocus, widths } from './open-desk.js'

const desk = await startDesk('customers and accounts')
afterAll(() => desk.close())
afterEach(() => desk.closeTabs())
const { kit } = desk
await kit.addOperator({ _id: '01010', name: 'Nordkabel A/S' })
await kit.addOperator({ _id: '01120', name: 'Storstrøm Data ApS' })
await kit.addNumberRange({ from: '+4533000000', to: '+4533999999', operator: '01010' })
await kit.addNumberRange({ from: '+4520000000', to: '+4520999999', operator: '01120' })
const admin = await kit.clientFor('ADMIN')
const token = await kit.tokenFor('ADMIN')
const reseller = await kit.tokenFor('RESELLER')
const aeroe = await kit.addCustomer({
  name: 'Brødrene Ærø ApS',
  parentReseller: kit.reseller,
  vatNumber: '12345678',
})
const owner = await kit.tokenFor('OWNER', aeroe, {
  name: 'Åse Smørup',
  emailAddress: 'aase@aeroe.example',
  primaryContact: true,
})
const viewer = await kit.tokenFor('VIEWER', aeroe, { name: 'Ib Visby' })
await kit.addCustomer({ name: 'Aarhus Bageri ApS' })
await admin.sipAccount.create.mutate({
  customer: aeroe,
  name: 'Omstilling',
  numbers: ['33254150-79', '33254188'],
})
await admin.mvnoAccount.create.mutate({
  customer: aeroe,
  number: '20304050',
  simNumber: '89451200000000000001',
})

/** A customer of the reseller without any number. */
async function addEmptyCustomer(name: string): Promise<string> {
  return kit.addCustomer({ name, parentReseller: kit.reseller })
}

const field = (page: Page) => page.getByLabel('Numre', { exact: true }).and(page.locator('textarea'))
const rows = (page: Page) => page.getByRole('table', { name: 'Sådan er det læst' }).locator('tbody tr')

async function openPaste(path: string, as: string, text: string) {
  const opened = await desk.open(path, { token: as })
  await opened.page.getByRole('button', { name: 'Sæt numre på' }).first().click()
  await field(opened.page).fill(text)
  return opened
}

/** Sound at both widths, with a picture of each. */
async function lookAt(opened: OpenDesk, name: string): Promise<void> {
  for (const [width, viewport] of Object.entries(widths)) {
    await opened.page.setViewportSize(viewport)
    await takePicture(opened.page, `${name}-${width}`)
    await expectSound(opened)
  }
  await opened.page.setViewportSize(widths.wide)
}

async function numbersOf(customer: string): Promise<string[]> {
  const { voiceAccounts } = await admin.voiceAccount.list.query({ customer })
  return voiceAccounts.flatMap((account) =>
    account.type === 'SIP' ? account.numbers : [account.number ?? ''],
  )
}

describe.skipIf(!desk.browser)('customers', () => {
  test.each(Object.entries(widths))('every page is sound (%s)', async (width, viewport) => {
    for (const [name, path, who, words, language] of [
      ['customers', '/customers', token, 'Brødrene Ærø', 'da'],
      ['customer-new', '/customers/new', reseller, 'Opret kunde', 'da'],
      ['customer', `/customers/${aeroe}`, token, 'Nordkabel A/S', 'da'],
      ['customer-english', `/customers/${aeroe}`, token, 'Nordkabel A/S', 'en'],
      ['customer-facts', `/customers/${aeroe}?tab=facts`, token, 'Der er intet at gemme', 'da'],
      ['customer-employees', `/customers/${aeroe}?tab=employees`, token, 'aase@aeroe.example', 'da'],
      ['customer-owner', `/customers/${aeroe}?tab=facts`, owner, 'Smørrebrød|CVR-nummer', 'da'],
      ['customer-viewer', `/customers/${aeroe}`, viewer, 'Nordkabel A/S', 'da'],
    ] as const) {
      const opened = await desk.open(path, { token: who, viewport, language })
      await opened.page.getByText(new RegExp(words)).filter({ visible: true }).first().waitFor()
      await takePicture(opened.page, `${name}-${width}`)
      await expectSound(opened)
    }
  })

  test('the search finds in the server’s way, in Danish order, and opens', async () => {
    const { page } = await desk.open('/customers', { token })
    await page.getByText('Aarhus Bageri ApS').waitFor()
    const names = await page.locator('tbody tr td:first-child').allTextContents()
    expect(names.at(-1)).toBe('Aarhus Bageri ApS')
    await page.getByRole('searchbox').fill('aeroe')
    await page.getByText('1 i alt').waitFor()
    await page.getByRole('button', { name: 'Brødrene Ærø ApS' }).click()
    await page.getByRole('heading', { name: 'Brødrene Ærø ApS' }).waitFor()
    await page.getByRole('link', { name: 'Til alle kunder' }).click()
    await page.getByText('1 i alt').waitFor()
    await page.getByRole('searchbox').fill('findes ikke')
    await page.getByText('Ingen kunder passer til').waitFor()
    await takePicture(page, 'customers-none')
  })

  test('a long list goes on when it is asked to', async () => {
    const beneath = await kit.addCustomer({ name: 'Stor Forhandler', isReseller: true })
    for (let n = 1; n <= 101; n++)
      await kit.addCustomer({ name: `Kunde ${String(n).padStart(3, '0')}`, parentReseller: beneath })
    const { page } = await desk.open('/customers', { token: await kit.tokenFor('RESELLER', beneath) })
    await page.getByText('100 af 102 vises').waitFor()
    await page.getByRole('button', { name: 'Vis flere' }).click()
    await page.getByText('102 i alt').waitFor()
    expect(await page.getByRole('button', { name: 'Vis flere' }).count()).toBe(0)
  })

  test.each([
    ['OWNER', owner],
    ['VIEWER', viewer],
  ])('%s is led to the own customer', async (_level, who) => {
    const { page } = await desk.open('/customers', { token: who })
    await page.getByRole('heading', { name: 'Brødrene Ærø ApS' }).waitFor()
    expect(new URL(page.url()).pathname).toBe(`/desk/customers/${aeroe}`)
    expect(await page.getByRole('link', { name: 'Til alle kunder' }).count()).toBe(0)
  })

  test('what a level may not do is not there', async () => {
    const { page } = await desk.open(`/customers/${aeroe}`, { token: viewer })
    await page.getByText('Nordkabel A/S').first().waitFor()
    for (const name of [/Sæt numre på/, /Tag af/, /Luk kontoen/, 'Omdøb', 'Lav fuldmagter'])
      expect(await page.getByRole('button', { name }).count()).toBe(0)
    expect(await page.getByRole('link', { name: 'Lav fuldmagter' }).count()).toBe(0)
    expect(await page.getByRole('tab').allTextContents()).toEqual(['Numre', 'Oplysninger'])
    await page.getByRole('tab', { name: 'Oplysninger' }).click()
    await page.getByRole('cell', { name: '12345678' }).waitFor()
    expect(await page.getByRole('button', { name: 'Gem' }).count()).toBe(0)
  })

  test('another reseller’s customer is told to be that', async () => {
    const between = await kit.addCustomer({
      name: 'Underforhandler',
      isReseller: true,
      parentReseller: kit.reseller,
    })
    const theirs = await kit.addCustomer({ name: 'Deres kunde', parentReseller: between })
    const { page } = await desk.open(`/customers/${theirs}`, { token: reseller })
    await page.getByText('Kunden hører under en anden forhandler').waitFor()
    expect(await page.getByRole('tab').count()).toBe(0)
  })

  test('RESELLER creates: faults at the field, then the customer with its next step', async () => {
    const opened = await desk.open('/customers/new', { token: reseller })
    const { page } = opened
    await page.getByText('Kunden kommer til at høre under Forhandler A/S').waitFor()
    await page.getByRole('button', { name: 'Opret kunde' }).click()
    await page.getByText('Navn mangler').waitFor()
    await page.getByLabel('E-mail').fill('post@')
    await page.getByLabel('Fax').fill('12')
    await page.getByLabel('Navn').fill('\u{1F600}')
    await page.getByRole('button', { name: 'Opret kunde' }).click()
    for (const words of ['E-mailadressen er ikke gyldig', 'Faxnummeret er ikke', 'ikke kan trykkes'])
      await page.getByText(words).waitFor()
    await takePicture(page, 'customer-faults')
    await page.getByLabel('Navn').fill('Sønderho Kro')
    await page.getByLabel('E-mail').fill('post@kro.example')
    await page.getByLabel('Fax').fill('70305051')
    await page.getByRole('button', { name: 'Opret kunde' }).click()
    await page.getByRole('heading', { name: 'Sønderho Kro' }).waitFor()
    await page.getByText('Der er ingen numre endnu').waitFor()
    await lookAt(opened, 'customer-empty')
    const { customers } = await admin.customer.list.query({ filter: 'Sønderho' })
    expect(customers).toMatchObject([{ faxNumber: '+4570305051', parentReseller: kit.reseller }])
  })

  test('a double click creates one customer', async () => {
    const { page } = await desk.open('/customers/new', { token: reseller })
    await page.getByLabel('Navn').fill('Tvillingerne ApS')
    await page.getByRole('button', { name: 'Opret kunde' }).dblclick()
    await page.getByText('Der er ingen numre endnu').waitFor()
    const { customers } = await admin.customer.list.query({ filter: 'Tvillingerne' })
    expect(customers).toHaveLength(1)
  })

  test('ADMIN creates a reseller’s customer from the reseller’s page', async () => {
    const { page } = await desk.open(`/customers/${kit.reseller}`, { token })
    await page.getByRole('link', { name: 'Ny kunde hos forhandleren' }).click()
    await page.getByText('høre under Forhandler A/S').waitFor()
    await page.getByLabel('Navn').fill('Nordby Cykler')
    await page.getByRole('button', { name: 'Opret kunde' }).click()
    await page.getByText('Nordby Cykler er oprettet').waitFor()
    const { customers } = await admin.customer.list.query({ filter: 'Nordby' })
    expect(customers[0]?.parentReseller).toBe(kit.reseller)
  })

  test('two people at one customer: what the other saved is shown, and neither change is lost', async () => {
    const customer = await addEmptyCustomer('Fanø Sild')
    const { page } = await desk.open(`/customers/${customer}?tab=facts`, { token: reseller })
    await page.getByLabel('Navn').fill('Fanø Sild ApS')
    await admin.customer.update.mutate({ _id: customer, city: 'Nordby' })
    await page.getByText('Imens er der ændret: By').waitFor()
    expect(await page.getByLabel('By (valgfrit)').inputValue()).toBe('Nordby')
    await page.getByRole('button', { name: 'Gem' }).click()
    await page.getByText('Fanø Sild ApS er gemt').waitFor()
    expect(await admin.customer.get.query({ _id: customer })).toMatchObject({
      name: 'Fanø Sild ApS',
      city: 'Nordby',
    })
  })
})

describe.skipIf(!desk.browser)('accounts and their numbers', () => {
  test('numbers stand with their donor and stage, and lead to their porting and to the next step', async () => {
    const { page } = await desk.open(`/customers/${aeroe}`, { token: owner })
    const row = page.getByRole('row').filter({ hasText: '33 25 41 50' })
    await row.getByText('Nordkabel A/S').waitFor()
    expect(await row.textContent()).toContain('Oprettet')
    const { portings } = await admin.porting.list.query({ customer: aeroe, filter: '33254150' })
    expect(await row.getByRole('link').getAttribute('href')).toBe(`/desk/portings/${portings[0]?._id ?? ''}`)
    await page.getByText('32 numre mangler en fuldmagt').waitFor()
    await page.getByRole('link', { name: 'Lav fuldmagter' }).click()
    await page.waitForURL(`**/desk/poa/${aeroe}`)
  })

  test('an account is renamed', async () => {
    const customer = await addEmptyCustomer('Ribe Tryk')
    await admin.sipAccount.create.mutate({ customer, name: 'Gammel', numbers: [] })
    const { page } = await desk.open(`/customers/${customer}`, { token: reseller })
    await page.getByRole('button', { name: 'Omdøb' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Navn').fill(' ')
    await page.keyboard.press('Tab')
    await dialog.getByText('Navn mangler').waitFor()
    await dialog.getByLabel('Navn').fill('Reception')
    await dialog.getByRole('button', { name: 'Gem' }).click()
    await page.getByText('Kontoen hedder nu Reception').waitFor()
    await page.getByRole('heading', { name: 'Reception' }).waitFor()
    const { voiceAccounts } = await admin.voiceAccount.list.query({ customer })
    expect(voiceAccounts).toMatchObject([{ name: 'Reception' }])
  })

  test('numbers are taken off, and a mobile account is closed, after a question', async () => {
    const customer = await addEmptyCustomer('Tønder Tele')
    await admin.sipAccount.create.mutate({ customer, name: 'Kontor', numbers: ['33110000-09', '33110020'] })
    await admin.mvnoAccount.create.mutate({ customer, number: '20110000' })
    const { page } = await desk.open(`/customers/${customer}`, { token: reseller })
    await page.getByRole('button', { name: 'Tag af: 33 11 00 20' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Tag af' }).click()
    await page.getByText('33 11 00 20 er taget af').waitFor()
    expect(await textOfFocus(page)).toBe('Kontor')
    await page.getByRole('button', { name: 'Luk kontoen med 20 11 00 00' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Luk kontoen' }).click()
    await page.getByText('Kontoen med 20 11 00 00 er lukket').waitFor()
    expect(await textOfFocus(page)).toBe('Numre')
    const left = await numbersOf(customer)
    expect([left.length, left[0]]).toEqual([10, '+4533110000'])
  })
})

describe.skipIf(!desk.browser)('numbers put on by pasting', () => {
  test('what is sent slowly is told as it was sent, though it comes back meanwhile as the customer’s own', async () => {
    const customer = await addEmptyCustomer('Langsom Linje')
    const { page } = await openPaste(`/customers/${customer}`, token, '20115000\n20115001\n20115002')
    let release: (() => void) | undefined
    const last = new Promise<void>((resolve) => (release = resolve))
    await page.route('**/trpc/*mvnoAccount.create*', async (route) => {
      if (route.request().postData()?.includes('20115002')) await last
      await route.continue()
    })
    await page.getByRole('button', { name: 'Sæt 3 numre på' }).click()
    await page.getByText('2 af 3').waitFor()
    await page.getByRole('button', { name: 'Luk kontoen med 20 11 50 01' }).waitFor()
    expect(await rows(page).count()).toBe(3)
    expect(await page.getByText('2 af 3').count()).toBe(1)
    release?.()
    await page.getByText('3 numre er sat på').waitFor()
    await field(page).waitFor({ state: 'detached' })
    expect(await numbersOf(customer)).toHaveLength(3)
  })

  test('a series of which the end is held is not given to another operator for its beginning', async () => {
    await kit.addNumberRange({ from: '+4577005000', to: '+4577009999', operator: '01010' })
    const customer = await addEmptyCustomer('Halv Serie')
    const { page } = await openPaste(`/customers/${customer}`, token, '77004990-77005009\n77004000-09')
    await page.getByText('77 00 40 00: ingen operatør har nummeret').waitFor()
    await rows(page).first().getByText('Nordkabel A/S').waitFor()
    expect(await page.getByRole('button', { name: 'Angiv operatør' }).count()).toBe(1)
  })

  test.each([
    ['wide', '33 22'],
    ['narrow', '33 28'],
  ] as const)('faults stand by their lines before anything is sent (%s)', async (width, begin) => {
    const number = (end: string) => `${begin.replace(' ', '')}${end}`
    const customer = await addEmptyCustomer('Møns Bank')
    await admin.sipAccount.create.mutate({ customer, name: 'Reception', numbers: [number('0001')] })
    const opened = await openPaste(
      `/customers/${customer}`,
      token,
      [
        'Hej Lone, her er numrene:',
        `${begin} 00 10 - ${begin} 00 19`,
        `${number('0001')}, ${number('0011')}`,
        `45${number('0030')}`,
        number('00'),
        `${number('0050')}-40`,
        '99887766',
      ].join('\n'),
    )
    const { page } = opened
    await page.setViewportSize(widths[width])
    const words = [
      ['Linje 2', `${begin} 00 10 – ${begin} 00 19 (10 numre)`, 'Nordkabel A/S'],
      ['Linje 3', `${begin} 00 01 er på kontoen allerede`, `${begin} 00 11 står også i linje 2`],
      ['Linje 4', 'der mangler et + foran landekoden'],
      ['Linje 5', 'Numre skal være telefonnumre eller serier'],
      ['Linje 6', 'En nummerserie skal begynde med sit laveste nummer'],
      ['Linje 7', '99 88 77 66: ingen operatør har nummeret'],
    ]
    await page.getByText('ingen operatør har nummeret').waitFor()
    const texts = (await rows(page).allTextContents()).map((text) => text.replaceAll('\u00a0', ' '))
    for (const [index, parts] of words.entries())
      for (const part of parts) expect(texts[index]).toContain(part)
    expect(await page.getByRole('button', { name: 'Sæt 10 numre på' }).isDisabled()).toBe(true)
    await page.getByText('4 linjer har fejl').waitFor()
    await takePicture(page, `put-numbers-faults-${width}`)
    await expectSound(opened)
    await page.getByLabel('Vis kun linjer med fejl').check()
    expect(await rows(page).count()).toBe(4)
    await page.getByRole('button', { name: 'Fjern 4 linjer med fejl' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Fjern' }).click()
    await page.getByRole('button', { name: 'Sæt 10 numre på' }).click()
    await page.getByText('10 numre er sat på Reception').waitFor()
    expect(await numbersOf(customer)).toHaveLength(11)
  })

  test('a line of the preview leads to its line in the field', async () => {
    const customer = await addEmptyCustomer('Præstø Skole')
    const { page } = await openPaste(`/customers/${customer}`, reseller, '33230001\n12 stk.\n33230003')
    await rows(page).filter({ hasText: 'Linje 2' }).getByRole('button').click()
    const marked = await field(page).evaluate((element) => {
      const { value, selectionStart, selectionEnd } = element as HTMLTextAreaElement
      return value.slice(selectionStart, selectionEnd)
    })
    expect(marked).toBe('12 stk.')
  })

  test('OWNER puts columns of Excel on a new account, and goes on to the powers of attorney', async () => {
    const customer = await addEmptyCustomer('Skagen Fisk')
    const opened = await openPaste(
      `/customers/${customer}`,
      await kit.tokenFor('OWNER', customer),
      'Nummer\tKundenr.\tØnsket dato\n33240001\t33112233\t1.12.2099\n33240010-19\tK-17\t\n',
    )
    const { page } = opened
    await page.getByText('kundenummer 33112233, ønsket 01.12.2099').waitFor()
    await takePicture(page, 'put-numbers-columns')
    await page.getByRole('button', { name: 'Sæt 11 numre på' }).click()
    await page.getByText('11 numre er sat på Omstilling').waitFor()
    await page.getByText('11 numre mangler en fuldmagt').waitFor()
    await lookAt(opened, 'customer-next-step')
    const { portings } = await admin.porting.list.query({ customer })
    expect(portings).toMatchObject([
      { number: '+4533240001', donorCustomerId: '33112233', requestedDate: '2099-12-01T00:00:00.000Z' },
      { number: '+4533240010', donorCustomerId: 'K-17' },
    ])
  })

  test('mobile numbers with their SIM get an account each; what is refused stays with the reason at its line', async () => {
    const customer = await addEmptyCustomer('Samsø Taxa')
    const other = await addEmptyCustomer('En anden')
    await admin.mvnoAccount.create.mutate({ customer: other, number: '20250002' })
    const { page } = await openPaste(
      `/customers/${customer}`,
      reseller,
      '20250001\t8945121234567890123F\tK-1\t01-12-2099\n20250002\t8945121234567890124F\n20250003\t8945121234567890125F',
    )
    await page.getByRole('button', { name: 'Sæt 3 numre på' }).click()
    await page.getByText('2 numre er sat på. 1 nummer er ikke').waitFor()
    await page.getByText('Afvist: „20 25 00 02“: Nummeret er allerede på en konto').waitFor()
    expect(await field(page).inputValue()).toBe('20250002\t8945121234567890124F')
    await takePicture(page, 'put-numbers-refused')
    const { portings } = await admin.porting.list.query({ customer })
    expect(portings.find(({ number }) => number === '+4520250001')).toMatchObject({
      donorSimNumber: '8945121234567890123F',
      donorCustomerId: 'K-1',
      requestedDate: '2099-12-01T00:00:00.000Z',
    })
    expect((await numbersOf(customer)).toSorted()).toEqual(['+4520250001', '+4520250003'])
  })

  test('what another customer has is told at its line, and nothing of the list was put on', async () => {
    const customer = await addEmptyCustomer('Læsø Salt')
    const other = await addEmptyCustomer('En tredje')
    await admin.sipAccount.create.mutate({ customer: other, name: 'x', numbers: ['33260002'] })
    const { page } = await openPaste(`/customers/${customer}`, reseller, '33260001\n33260002')
    await page.getByRole('button', { name: 'Sæt 2 numre på' }).click()
    await page.getByText('Afvist: „33 26 00 02“: Nummeret er allerede på en konto').waitFor()
    expect(await numbersOf(customer)).toEqual([])
    expect(await field(page).inputValue()).toBe('33260001\n33260002')
  })

  test('ADMIN says who holds a number that nobody does, and it can be put on', async () => {
    const customer = await addEmptyCustomer('Anholt Kro')
    const opened = await openPaste(`/customers/${customer}`, token, '98760001-03')
    const { page } = opened
    await page.getByRole('button', { name: 'Angiv operatør' }).click()
    await page.getByRole('dialog').getByLabel('Operatør').selectOption('01010')
    await lookAt(opened, 'assign-holder')
    await page.getByRole('button', { name: 'Skriv i nummertabellen' }).click()
    await page.getByText('er hos Nordkabel A/S').waitFor()
    await page.getByRole('button', { name: 'Sæt 3 numre på' }).click()
    await page.getByText('3 numre er sat på Omstilling').waitFor()
    expect(await numbersOf(customer)).toHaveLength(3)
  })

  test('what was pasted is not lost by a slip', async () => {
    const customer = await addEmptyCustomer('Endelave')
    const { page } = await openPaste(`/customers/${customer}`, reseller, '33270001')
    await page.getByRole('button', { name: 'Fortryd' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Fortryd' }).click()
    await page.getByRole('tab', { name: 'Oplysninger' }).click()
    await page.getByRole('tab', { name: 'Numre' }).click()
    expect(await field(page).inputValue()).toBe('33270001')
    await page.getByRole('tab', { name: 'Numre' }).press('ArrowRight')
    await page.keyboard.press('ArrowLeft')
    expect(await textOfFocus(page)).toBe('Numre')
    // What is unsaved in a tab that is not looked at is asked for, too.
    await page.getByRole('tab', { name: 'Oplysninger' }).click()
    await page.getByRole('link', { name: 'Operatører' }).click()
    await page.getByRole('button', { name: 'Forlad uden at gemme' }).click()
    await page.getByRole('heading', { name: 'Operatører' }).waitFor()
  })
})

describe.skipIf(!desk.browser)('employees', () => {
  const path = (customer: string) => `/customers/${customer}?tab=employees`

  test('the first employee is the contact; OWNER may give no higher level than the own', async () => {
    const customer = await addEmptyCustomer('Tunø Havn')
    const opened = await desk.open(path(customer), { token: reseller })
    const { page } = opened
    await page.getByText('Der er ingen medarbejdere endnu').waitFor()
    await page.getByRole('button', { name: 'Ny medarbejder' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Opret medarbejder' }).click()
    await dialog.getByText('Navn mangler').waitFor()
    await dialog.getByLabel('Navn').fill('Ida Tunø')
    await dialog.getByLabel('E-mail').fill('ida@tunoe.example')
    await lookAt(opened, 'employee-new')
    await dialog.getByRole('button', { name: 'Opret medarbejder' }).click()
    await page.getByText('Ida Tunø er oprettet').waitFor()
    const { employees } = await admin.employee.list.query({ customer })
    expect(employees).toMatchObject([
      { name: 'Ida Tunø', accessLevel: 'OWNER', primaryContact: true, emailAddress: 'ida@tunoe.example' },
    ])
    const theirs = await desk.open(path(aeroe), { token: owner })
    await theirs.page.getByRole('button', { name: 'Ny medarbejder' }).click()
    const levels = await theirs.page.getByLabel('Adgang').getByRole('option').allTextContents()
    expect(levels.at(-1)).toBe('Ejer: kan alt for kunden')
  })

  test('nobody takes the place of a contact who stands further down than the list is loaded', async () => {
    const customer = await addEmptyCustomer('Vejrø Havn')
    for (let n = 1; n <= 100; n++)
      await kit.addEmployee(customer, 'VIEWER', { name: `Medarbejder ${String(n).padStart(3, '0')}` })
    await admin.employee.create.mutate({
      customer,
      name: 'Åse Vejrø',
      accessLevel: 'OWNER',
      primaryContact: true,
    })
    const { page } = await desk.open(path(customer), { token: reseller })
    await page.getByRole('button', { name: 'Vis flere' }).waitFor()
    await page.getByRole('button', { name: 'Ny medarbejder' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Afløser den nuværende kontaktperson').waitFor()
    expect(await dialog.getByRole('checkbox').isChecked()).toBe(false)
  })

  test('an employee is changed while another changes it too', async () => {
    const customer = await addEmptyCustomer('Mandø Bus')
    const _id = await kit.addEmployee(customer, 'VIEWER', { name: 'Per Mandø' })
    const { page } = await desk.open(path(customer), { token: reseller })
    await page.getByRole('button', { name: 'Per Mandø' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Adgang').selectOption('MANAGER')
    await admin.employee.update.mutate({ _id, faxNumber: '70112233' })
    await dialog.getByText('Imens er der ændret: Fax').waitFor()
    await dialog.getByRole('button', { name: 'Gem' }).click()
    await page.getByText('Per Mandø er gemt').waitFor()
    const { employees } = await admin.employee.list.query({ customer })
    expect(employees).toMatchObject([{ accessLevel: 'MANAGER', faxNumber: '+4570112233' }])
  })

  test('a token is shown once, opens, and is revoked after a question', async () => {
    const customer = await addEmptyCustomer('Fur Moler')
    await kit.addEmployee(customer, 'OWNER', { name: 'Kaj Fur', email_address: 'kaj@fur.example' })
    const opened = await desk.open(path(customer), { token: reseller })
    const { page } = opened
    await page.getByRole('button', { name: 'Kaj Fur' }).click()
    const dialog = page.getByRole('dialog', { name: 'Kaj Fur' })
    await dialog.getByText('et link, der sendes til kaj@fur.example').waitFor()
    await dialog.getByRole('button', { name: 'Lav token' }).click()
    await dialog.getByText('Navn mangler').waitFor()
    await dialog.getByLabel('Hvad skal det bruges til?').fill('CRM')
    await dialog.getByRole('button', { name: 'Lav token' }).click()
    const made = (await dialog.locator('pre').textContent()) ?? ''
    await lookAt(opened, 'employee-token')
    const call = () =>
      fetch(`${kit.url}/customer/${customer}`, { headers: { Authorization: `Bearer ${made}` } })
    expect((await call()).status).toBe(200)
    await dialog.getByRole('button', { name: 'Tilbagekald CRM' }).click()
    await page
      .getByRole('dialog', { name: 'Tilbagekald tokenet?' })
      .getByRole('button', { name: 'Tilbagekald' })
      .click()
    await page.getByText('„CRM“ er tilbagekaldt').waitFor()
    expect(await textOfFocus(page)).toBe('Tokens til programmer')
    expect((await call()).status).toBe(401)
    await page.keyboard.press('Escape')
    await page.getByRole('dialog', { name: 'Luk uden at kopiere tokenet?' }).waitFor()
  })

  /** The dialog of an employee who may sign in, at that address of the desk. */
  async function openEmployee(name: string, options: Parameters<typeof desk.open>[1] = {}) {
    const customer = await addEmptyCustomer(`${name} ApS`)
    await kit.addEmployee(customer, 'OWNER', { name })
    const opened = await desk.open(path(customer), { token: reseller, ...options })
    await opened.page.getByRole('button', { name }).click()
    return { ...opened, customer, dialog: opened.page.getByRole('dialog', { name, exact: true }) }
  }

  test('saving an employee leaves a token that was not copied on the screen; a browser that does not copy marks it', async () => {
    const { page, dialog } = await openEmployee('Bo Egholm')
    const session = await page.context().newCDPSession(page)
    const permission = { name: 'clipboard-write' }
    await session.send('Browser.setPermission', { permission, setting: 'denied', origin: kit.url })
    await dialog.getByLabel('Hvad skal det bruges til?').fill('CRM')
    await dialog.getByRole('button', { name: 'Lav token' }).click()
    const made = (await dialog.locator('pre').textContent()) ?? ''
    await dialog.getByLabel('Adgang').selectOption('MANAGER')
    await dialog.getByRole('button', { name: 'Gem' }).click()
    await page.getByText('Bo Egholm er gemt').waitFor()
    expect(await dialog.locator('pre').textContent()).toBe(made)
    await dialog.getByRole('button', { name: 'Kopiér' }).click()
    await dialog.getByText('Tokenet er markeret').waitFor()
    expect(await page.evaluate(() => getSelection()?.toString().trim())).toBe(made)
    await takePicture(page, 'employee-token-by-hand')
    await page.keyboard.press('Escape')
    const question = page.getByRole('dialog', { name: 'Luk uden at kopiere tokenet?' })
    await question.waitFor()
    // One press answers the question, and leaves the dialog behind it.
    await page.keyboard.press('Escape')
    await question.waitFor({ state: 'detached' })
    expect(await dialog.locator('pre').textContent()).toBe(made)
    await dialog.locator('pre').evaluate((code) => getSelection()?.selectAllChildren(code))
    await page.keyboard.press('Control+C')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  })

  test('a token expires with the end of the day in Denmark, wherever the browser is; a day that is none is told', async () => {
    const { dialog, customer } = await openEmployee('Ea Livø', { timezoneId: 'America/Los_Angeles' })
    await dialog.getByLabel('Hvad skal det bruges til?').fill('CRM')
    await dialog.getByLabel('Udløber').fill('12099-12-31')
    await dialog.getByRole('button', { name: 'Lav token' }).click()
    await dialog.getByText('Udløb skal være et tidspunkt i fremtiden').waitFor()
    await dialog.getByLabel('Udløber').fill('2099-12-31')
    await dialog.getByRole('button', { name: 'Lav token' }).click()
    await dialog.getByText('udløber 31.12.2099').waitFor()
    const { employees } = await admin.employee.list.query({ customer })
    const { tokens } = await admin.token.list.query({ employee: employees[0]?._id ?? '' })
    expect(tokens).toMatchObject([{ expiresAt: '2099-12-31T22:59:59.000Z' }])
  })
})
