import { createHash } from 'node:crypto'
import { startTestKit } from '@telecomx/api/testing'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { launchChromium } from './launch-chromium.js'

const [kit, launched] = await Promise.all([startTestKit(), launchChromium('the page /verify, in a browser')])
afterAll(async () => {
  await Promise.all([launched?.close(), kit.close()])
})
const browser = launched as Browser
afterEach(async () => {
  for (const context of launched?.contexts() ?? []) await context.close()
})

const admin = await kit.clientFor('ADMIN')
const operator = await kit.addOperator()
async function newCustomer() {
  const customerId = await kit.addCustomer()
  await kit.addPortings(customerId, [{ operator }])
  return customerId
}
async function newDocument(customerId: string): Promise<Buffer> {
  const { documents } = await admin.porting.poaCreate.mutate({ customerId })
  const { bytes } = await admin.poaDocument({ customerId, poaId: documents[0] ?? '' })
  return Buffer.from(bytes)
}
const original = await newDocument(await newCustomer())
const changed = Buffer.concat([original, Buffer.from('\n')])

interface Opened {
  page: Page
  /** What the browser found fault with, but for refusals of the server, which it reports as well. */
  faults: string[]
  /** The files that were sent. */
  sent: string[]
}

async function open(locale = 'en-GB', width = 1280): Promise<Opened> {
  const context = await browser.newContext({ locale, viewport: { width, height: 900 } })
  const page = await context.newPage()
  const [faults, sent]: [string[], string[]] = [[], []]
  page.on('console', (message) => !/status of 4\d\d/.test(message.text()) && faults.push(message.text()))
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('request', (request) => request.method() === 'POST' && sent.push(request.url()))
  await page.goto(`${kit.url}/verify`)
  await page.locator('main').waitFor()
  return { page, faults, sent }
}

const choose = (page: Page, buffer: Buffer) =>
  page.setInputFiles('#file', { name: 'Fuldmagt.pdf', mimeType: 'application/pdf', buffer })
const heading = (page: Page) => page.locator('#answer h2')
const title = async (page: Page) => {
  await heading(page).waitFor()
  return heading(page).textContent()
}

describe.skipIf(!launched)('the page /verify', () => {
  test('a file that is known by its hash is not sent; code, day, validity and signature are told', async () => {
    const { page, faults, sent } = await open()
    await choose(page, original)
    expect(await title(page)).toBe('The file is a power of attorney from Telecom X, and it is unchanged.')
    const facts = await page.locator('#answer dd').allTextContents()
    expect(facts[0]).toMatch(/^X\d{10}$/)
    expect(facts.slice(2)).toEqual(['Yes, no later one has replaced it', 'No, it has not come back signed'])
    expect([sent, faults]).toEqual([[], []])
  })

  test('one that a later one replaced is not told as one that is valid', async () => {
    const customer = await newCustomer()
    const replaced = await newDocument(customer)
    await newDocument(customer)
    const { page, faults } = await open('da-DK')
    await choose(page, replaced)
    expect(await title(page)).toBe('Filen er en uændret fuldmagt fra Telecom X, men den gælder ikke længere.')
    expect(await page.locator('#answer dd').nth(2).textContent()).toMatch(
      /^Nej, den blev afløst af en nyere fuldmagt den \d+\. \p{L}+ \d{4} kl\. \d\d\.\d\d$/u,
    )
    expect(faults).toEqual([])
  })

  test('an unknown file is sent only when the person says so; then its code is read', async () => {
    const { page, faults, sent } = await open()
    await choose(page, changed)
    expect(await title(page)).toBe('We do not know this file.')
    expect(sent).toEqual([])
    await page.getByRole('button', { name: 'Send the file to be read' }).click()
    await expect
      .poll(() => title(page))
      .toMatch(/^The file carries the code of a power of attorney from Telecom X/)
    expect(await page.locator('#answer h3').textContent()).toBe('The power of attorney that the code is from')
    expect([sent.length, faults]).toEqual([1, []])
  })

  test('a file without anything of ours is not recognised, by its hash and when it is read', async () => {
    const { page, faults } = await open()
    await choose(page, Buffer.from('%PDF-1.7\n'))
    await page.getByRole('button', { name: 'Send the file to be read' }).click()
    await expect.poll(() => title(page)).toBe('The file was not recognised.')
    expect(faults).toEqual([])
  })

  test('a file that is dropped anywhere on the page is taken, and the page stays', async () => {
    const { page, faults } = await open()
    const data = await page.evaluateHandle((content) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([Uint8Array.from(content)], 'Fuldmagt.pdf'))
      return transfer
    }, Array.from(original))
    await page.dispatchEvent('h1', 'drop', { dataTransfer: data })
    expect(await title(page)).toMatch(/from Telecom X, and it is unchanged/)
    expect([page.url(), faults]).toEqual([`${kit.url}/verify`, []])
  })

  test('a hash is pasted and looked up by the keyboard alone; the answer has the focus', async () => {
    const { page, faults } = await open()
    await page.locator('#hash').focus()
    await page.keyboard.insertText(` ${createHash('sha256').update(original).digest('hex').toUpperCase()}\n`)
    await page.keyboard.press('Enter')
    expect(await title(page)).toMatch(/from Telecom X, and it is unchanged/)
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H2')
    await page.locator('#hash').fill('no hash')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect.poll(() => title(page)).toBe('A SHA-256 is 64 digits and letters from a to f.')
    expect(faults).toEqual([])
  })

  test('it speaks the browser’s language, and the other one when it is told to, answers too', async () => {
    const { page, faults } = await open('da-DK')
    await choose(page, original)
    expect(await title(page)).toBe('Filen er en fuldmagt fra Telecom X, og den er uændret.')
    await page.getByRole('button', { name: 'English' }).click()
    expect(await title(page)).toBe('The file is a power of attorney from Telecom X, and it is unchanged.')
    expect([await page.locator('html').getAttribute('lang'), await page.title()]).toEqual([
      'en',
      'Is the power of attorney genuine?',
    ])
    expect(faults).toEqual([])
  })

  test.each([390, 1280])('at %d pixels nothing stands out at the side', async (width) => {
    const { page, faults } = await open('da-DK', width)
    await choose(page, changed)
    await page.getByRole('button', { name: 'Send filen' }).click()
    await page.locator('dl').waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
    expect(faults).toEqual([])
  })
})
