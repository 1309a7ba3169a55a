import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, describe, expect, test } from 'vitest'
import { attachmentOf } from '../way-back/mailboxes.js'
import { asJpeg, asPdf, scan } from '../way-back/scan.js'
import { startInstallation } from '../way-back/start-installation.js'
import { drop, type Dropped } from './drop.js'
import { fillOperator } from './fill-operator.js'
import { askForLink, mailedLink, pressSignIn } from './mailed-link.js'
import { expectSound, launchForDesk, type OpenDesk, tabsOf, takePicture, widths } from './open-desk.js'

const [installation, browser] = await Promise.all([startInstallation(), launchForDesk('the whole story')])
afterAll(() => Promise.all([browser?.close(), installation.close()]))
const desk = tabsOf(browser, installation.url)
const { clearingHouse, clocks, mailboxes } = installation

const nordkabel = {
  _id: '01010',
  name: 'Nordkabel A/S',
  npEmail: 'np@nordkabel.example',
  iccValidation: '/^894512\\d{13}F$/',
  orderWait: '24',
}
const storstrom = { _id: '01120', name: 'Storstrøm Data ApS', npEmail: 'np@storstroem.example' }
const rie = { name: 'Rie Lund', emailAddress: 'rie@forhandler.example', level: 'RESELLER' }
const aase = { name: 'Åse Smørup', emailAddress: 'aase@aeroe.example', level: 'OWNER' }

describe.skipIf(!browser)('as people do it, each in their own browser', () => {
  test('from an empty installation to numbers that have moved', { timeout: 300_000 }, async () => {
    const admin = await signInByToken(installation.firstToken)
    await addOperators(admin)
    await importNumbers(admin)
    await addReseller(admin)

    const reseller = await signInByLink(rie.emailAddress)
    const [aeroe, kro, sild] = [
      await addCustomer(reseller, 'Brødrene Ærø ApS', [
        '33401020-29\n75401020',
        '20401020\t8945121234567890123F',
      ]),
      await addCustomer(reseller, 'Sønderho Kro', ['33401040']),
      await addCustomer(reseller, 'Fanø Sild ApS', ['75401040']),
    ]
    await addEmployee(reseller, aeroe, aase)
    await lookAt(reseller, 'employee')
    await mailTwo(reseller, aeroe)
    const ofKro = await downloadForOtherOwner(reseller, kro)
    const ofSild = await fax(reseller, sild)

    const owner = await signInByLink(aase.emailAddress, widths.narrow)
    await seesOnlyTheirOwn(owner, aeroe, kro)
    await handInWhatWasMailed(owner)
    await handIn(reseller, 'reseller', [
      pdf('kro.pdf', asPdf(await scan(ofKro, { degrees: -2, seed: 3 }))),
      pdf('sild.pdf', asPdf(await scan(ofSild, { degrees: 1, seed: 4 }))),
    ])

    await reviewWhileTheResellerWrites(admin, reseller)
    await reviewTheRest(admin)
    await donorsMoveTheNumbers(reseller)
    await tellsItAll(owner, admin)
    for (const person of [admin, reseller, owner]) await hasNothingToDo(person)
    expect(await clearingHouse.leftOver()).toEqual([])
    expect(await installation.breaches()).toEqual([])
  })
})

async function signInByToken(token: string): Promise<OpenDesk> {
  const opened = await desk.open('/')
  await opened.page.getByLabel('Token', { exact: true }).fill(token)
  await opened.page.keyboard.press('Enter')
  await opened.page.getByRole('heading', { name: 'Arbejdsliste' }).waitFor()
  await lookAt(opened, 'first-steps')
  return opened
}

async function signInByLink(emailAddress: string, viewport: OpenViewport = widths.wide): Promise<OpenDesk> {
  const opened = await desk.open('/', { viewport })
  await askForLink(opened.page, emailAddress)
  await opened.page.goto(`${installation.url}/desk${await mailedLink(mailboxes, emailAddress)}`)
  await pressSignIn(opened.page)
  await opened.page.getByRole('heading', { name: 'Arbejdsliste' }).waitFor()
  return opened
}

type OpenViewport = (typeof widths)[keyof typeof widths]

async function addOperators({ page }: OpenDesk): Promise<void> {
  for (const operator of [nordkabel, storstrom]) {
    await goTo(page, 'Operatører')
    await follow(page, 'Ny operatør')
    await fillOperator(page, operator)
    await press(page, 'Opret operatør')
    await page.getByText(`${operator.name} er oprettet`).waitFor()
  }
}

async function importNumbers(opened: OpenDesk): Promise<void> {
  const { page } = opened
  await goTo(page, 'Import')
  await page.getByLabel('Nummerserier').check()
  await page
    .getByLabel('Eller indsæt celler')
    .fill('Fra\tTil\tCPS\n33000000\t33999999\t01010\n20000000\t20999999\t01010\n75000000\t75999999\t01120\n')
  await press(page, 'Læs tabellen')
  await press(page, 'Importér 3 nummerserier')
  await page.getByRole('main').getByText('3 nummerserier er læst ind.').waitFor()
  await lookAt(opened, 'imported')
}

async function addReseller(opened: OpenDesk): Promise<void> {
  const { page } = opened
  await goTo(page, 'Kunder')
  await follow(page, 'Ny kunde')
  await page.getByLabel('Navn').fill('Forhandler A/S')
  await page.getByLabel('Er forhandler').check()
  await press(page, 'Opret kunde')
  await page.getByRole('heading', { name: 'Forhandler A/S' }).waitFor()
  await addEmployee(opened, new URL(page.url()).pathname, rie)
  await lookAt(opened, 'reseller')
}

async function addEmployee({ page }: OpenDesk, customer: string, { name, emailAddress, level }: typeof rie) {
  await openAt(page, customer)
  await page.getByRole('tab', { name: 'Medarbejdere' }).click()
  await press(page, 'Ny medarbejder')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Navn').fill(name)
  await dialog.getByLabel('E-mail').fill(emailAddress)
  await dialog.getByLabel('Adgang').selectOption(level)
  await dialog.getByRole('button', { name: 'Opret medarbejder' }).click()
  await page.getByText(`${name} er oprettet`).waitFor()
}

/** Gives where its page is. */
async function addCustomer(opened: OpenDesk, name: string, lists: readonly string[]): Promise<string> {
  const { page } = opened
  await goTo(page, 'Kunder')
  await follow(page, 'Ny kunde')
  await page.getByLabel('Navn').fill(name)
  await page.getByLabel('Adresse').fill('Havnegade 1')
  await page.getByLabel('Postnummer').fill('5970')
  await page.getByLabel('By (valgfrit)').fill('Ærøskøbing')
  await press(page, 'Opret kunde')
  await page.getByRole('heading', { name }).waitFor()
  for (const list of lists) {
    await page.getByRole('button', { name: 'Sæt numre på' }).first().click()
    const field = page.getByLabel('Numre', { exact: true }).and(page.locator('textarea'))
    await field.fill(list)
    await press(page, /^Sæt \d+ num\S+ på$/)
    await field.waitFor({ state: 'detached' })
  }
  return new URL(page.url()).pathname
}

async function mailTwo(opened: OpenDesk, customer: string): Promise<void> {
  const { page } = opened
  await openAt(page, customer)
  await page.getByText('12 numre mangler en fuldmagt').waitFor()
  await lookAt(opened, 'customer')
  await openPoas(page, customer)
  await page.getByText('2 fuldmagter, én til hver afgivende operatør: 12 numre i alt.').waitFor()
  expect(await page.getByText('Intet fundet, som operatøren plejer at afvise').count()).toBe(2)
  await page.getByLabel('E-mail').check()
  await page.getByText(`sende til kundens egen e-mailadresse: ${aase.emailAddress}`).waitFor()
  await lookAt(opened, 'plan')
  await make(page, 'Lav og send 2 fuldmagter')
  const made = page.getByRole('region', { name: '2 fuldmagter er lavet' })
  await made.getByText('Sendt', { exact: true }).first().waitFor()
  await lookAt(opened, 'mailed')
}

/** Gives the file that was saved. */
async function downloadForOtherOwner(opened: OpenDesk, customer: string): Promise<Buffer> {
  const { page } = opened
  await openPoas(page, customer)
  await page.getByLabel('En anden end kunden ejer numrene').check()
  await page.getByLabel('Navn').fill('Kromandens Enke ApS')
  await make(page, 'Lav fuldmagten')
  await page.getByRole('heading', { name: 'Fuldmagten er lavet' }).waitFor()
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, /^Gem filen/)])
  await page.getByText(/pdf er gemt$/).waitFor()
  await lookAt(opened, 'downloaded')
  return readFile(await download.path())
}

/** Gives the file that the gateway got. */
async function fax(opened: OpenDesk, customer: string): Promise<Buffer> {
  const { page } = opened
  await openPoas(page, customer)
  await page.getByLabel('Fax').check()
  await page.getByLabel('Modtagerens faxnummer').fill('70 30 50 51')
  await make(page, 'Lav og send fuldmagten')
  await page.getByText('Sendt', { exact: true }).first().waitFor()
  await lookAt(opened, 'faxed')
  return attachmentOf(await mailboxes.open('+4570305051@fax.example', /./))
}

async function seesOnlyTheirOwn(opened: OpenDesk, own: string, foreign: string): Promise<void> {
  const { page } = opened
  await goTo(page, 'Kunder', 'Brødrene Ærø ApS')
  expect(new URL(page.url()).pathname).toBe(own)
  await lookAt(opened, 'owner')
  await goTo(page, 'Porteringer')
  await rows(page).nth(2).waitFor()
  expect(await rows(page).count()).toBe(3)
  await lookAt(opened, 'owner-portings')
  for (const [path, words] of [
    [foreign, 'Kunden hører under en anden forhandler'],
    ['/desk/operators/new', 'Siden findes ikke'],
    ['/desk/import', 'Siden findes ikke'],
  ] as const) {
    await openAt(page, path)
    await page.getByText(words).first().waitFor()
    expect(await page.locator('main').textContent()).not.toMatch(/Sønderho/)
  }
}

async function handInWhatWasMailed(owner: OpenDesk): Promise<void> {
  const { attachments } = await mailboxes.open(aase.emailAddress, /^Fuldmagt/)
  const [first, second] = attachments.map(({ content }) => Buffer.from(content as ArrayBuffer))
  if (!first || !second) throw new Error(`${attachments.length} files in the mail`)
  const files = [
    pdf('fuldmagt 1.pdf', asPdf(await scan(first, { degrees: 3, seed: 1 }))),
    {
      name: 'fuldmagt 2.jpg',
      type: 'image/jpeg',
      bytes: asJpeg(await scan(second, { degrees: 4, seed: 2 })),
    },
  ]
  await handIn(owner, 'owner', files)
  const texts = await owner.page
    .getByRole('region', { name: 'Filer, der er lagt ind' })
    .getByRole('listitem')
    .allTextContents()
  expect(texts[0]).toContain('Fundet: Nordkabel A/S, 11 numre')
  expect(texts[1]).toContain('Fundet: Storstrøm Data ApS, 1 nummer')
  expect(await owner.page.getByRole('button', { name: 'Godkend' }).count()).toBe(0)
}

async function handIn(opened: OpenDesk, whose: string, files: readonly Dropped[]): Promise<void> {
  const { page } = opened
  await goTo(page, 'Underskrevne kopier')
  await page.getByRole('region', { name: 'Læg filer ind' }).waitFor()
  await drop(page, files)
  await page.getByText('2 af 2 filer er færdige').waitFor()
  await lookAt(opened, `handed-in-${whose}`)
}

/** Both are at the same porting: one writes in it, while the other brings it on. Neither loses anything. */
async function reviewWhileTheResellerWrites(admin: OpenDesk, reseller: OpenDesk): Promise<void> {
  await openPorting(reseller.page, '33 40 10 20 + 9')
  const notify = reseller.page.locator('[name=notify]')
  await notify.fill('kontor@aeroe.example')

  const { page } = admin
  await goTo(page, 'Arbejdsliste')
  await page.getByText('4 i alt').waitFor()
  await lookAt(admin, 'work')
  await rows(page).filter({ hasText: 'fuldmagt 1.pdf' }).click()
  await page.getByRole('dialog').getByRole('link', { name: 'Gå til kopien' }).click()
  await page.locator('canvas[data-drawn=yes]').first().waitFor()
  await lookAt(admin, 'review')
  await press(page, 'Godkend')
  await press(page, 'Send til operatøren')
  await answer(page, 'Send til operatøren')
  await page.getByText('Kopien er på vej til operatøren').waitFor()
  attachmentOf(await mailboxes.open(nordkabel.npEmail, /^Underskrevet fuldmagt/))

  await stageOf(reseller.page).getByText('Fuldmagt sendt til operatøren').waitFor()
  expect(await notify.inputValue()).toBe('kontor@aeroe.example')
  await lookAt(reseller, 'written-meanwhile')
  await press(reseller.page, 'Gem')
  await reseller.page.getByText('er gemt').first().waitFor()

  await press(page, 'Bestil')
  await answer(page, 'Bestil')
  await page.getByText('Porteringerne bestilles af sig selv').first().waitFor()
  await lookAt(admin, 'ordered-for-later')
  await reseller.page.getByText('Bestilles af sig selv').first().waitFor()
}

async function reviewTheRest(opened: OpenDesk): Promise<void> {
  const { page } = opened
  await goTo(page, 'Underskrevne kopier')
  for (const [action, goOn] of [
    ['Godkend', 'Send dem nu'],
    ['Send til operatøren', 'Bestil dem nu'],
    ['Bestil', undefined],
  ] as const) {
    for (const name of ['fuldmagt 2.jpg', 'kro.pdf', 'sild.pdf'])
      await page.getByLabel(`Vælg ${name}`).check()
    await page.getByRole('group', { name: 'De valgte' }).getByRole('button', { name: action }).click()
    await answer(page, action)
    const results = page.getByRole('region', { name: 'Hvad der skete' })
    await results.getByText('3 af 3 lykkedes').waitFor()
    await lookAt(opened, `bulk-${action.slice(0, 4)}`)
    if (goOn) await page.getByRole('link', { name: goOn }).click()
  }
}

/** The wait ends, and the donors answer: what the outside world does. The reseller looks on. */
async function donorsMoveTheNumbers(opened: OpenDesk): Promise<void> {
  const { portings } = await installation.firstAdmin.porting.list.query({})
  const ids = portings.map(({ _id }) => _id)
  await clocks.orderWait(ids, Number(nordkabel.orderWait))
  const orders = await Promise.all(ids.map((id) => clearingHouse.take(id)))
  expect(orders.map(({ owner }) => owner.name)).toContain('Kromandens Enke ApS')
  const { page } = opened
  await goTo(page, 'Porteringer')
  for (const [said, stage] of [
    [{ answer: 'CONFIRMED', date: today }, 'Bekræftet'],
    [{ answer: 'COMPLETED' }, 'Gennemført'],
  ] as const) {
    for (const order of orders) await clearingHouse.answer(order, said)
    await rows(page).filter({ hasText: stage }).nth(4).waitFor()
  }
  await lookAt(opened, 'moved')
}

async function tellsItAll(owner: OpenDesk, admin: OpenDesk): Promise<void> {
  await openPorting(owner.page, '33 40 10 20 + 9')
  const timeline = owner.page.getByRole('region', { name: 'Forløb' })
  await timeline.getByText('gennemført').first().waitFor()
  await lookAt(owner, 'timeline')
  expect(await timeline.locator('strong').allTextContents()).toEqual([
    'Oprettet',
    'Venter på underskrift',
    'Fuldmagt modtaget',
    'Fuldmagt sendt til operatøren',
    'Bestilt',
    'Bekræftet',
    'Gennemført',
  ])
  expect(await timeline.textContent()).toMatch(/Rie Lund.*Åse Smørup.*Kommandolinjen.*Rie Lund.*Systemet/)
  await goTo(admin.page, 'Overblik')
  await admin.page.getByRole('row', { name: 'Gennemført 5' }).waitFor()
  await lookAt(admin, 'overview')
}

async function hasNothingToDo(opened: OpenDesk): Promise<void> {
  await goTo(opened.page, 'Arbejdsliste')
  await opened.page.getByText('Intet venter på dig').waitFor()
  await expectSound(opened)
}

const today = new Date().toLocaleDateString('sv', { timeZone: 'Europe/Copenhagen' })
const pdf = (name: string, bytes: Uint8Array): Dropped => ({ name, type: 'application/pdf', bytes })
const rows = (page: Page) => page.locator('tbody tr')
const stageOf = (page: Page) => page.locator('[aria-current=step]')
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click()
const openAt = (page: Page, path: string) => page.goto(`${installation.url}${path}`)

/** Says yes to the question that is asked. */
const answer = (page: Page, name: string) => page.getByRole('dialog').getByRole('button', { name }).click()

/** By the menu, which is to be opened first where there is no room for it. */
async function goTo(page: Page, name: string, heading = name): Promise<void> {
  const menu = page.getByRole('button', { name: 'Menu' })
  if (await menu.isVisible()) await menu.click()
  await page.getByRole('navigation').getByRole('link', { name }).click()
  await page.getByRole('heading', { level: 1, name: heading }).waitFor()
}

/** A link to a page of that name. */
async function follow(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name, exact: true }).click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
}

async function openPoas(page: Page, customer: string): Promise<void> {
  await openAt(page, customer)
  await page.getByRole('link', { name: 'Lav fuldmagter' }).first().click()
  await page.getByRole('heading', { name: 'Det skal ejeren skrive under på' }).waitFor()
}

async function make(page: Page, name: string): Promise<void> {
  await press(page, name)
  await page.getByRole('dialog').getByRole('button', { name: /^Lav/ }).click()
}

async function openPorting(page: Page, numbers: string): Promise<void> {
  await goTo(page, 'Porteringer')
  await rows(page).filter({ hasText: numbers }).getByRole('button').first().click()
  await page.getByRole('heading', { name: numbers }).waitFor()
}

async function lookAt(opened: OpenDesk, name: string): Promise<void> {
  await takePicture(opened.page, `story-${name}`)
  // Those of much work in little time leave room for the page.
  expect(await opened.page.getByRole('button', { name: 'Luk beskeden' }).count()).toBeLessThanOrEqual(3)
  await expectSound(opened)
}
