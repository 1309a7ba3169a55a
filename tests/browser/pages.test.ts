import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { startTestKit } from '@telecomx/api/testing'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { launchChromium } from './launch-chromium.js'

/** A page of somebody else's: `localhost` is another origin than the address. */
const elsewhere = createServer((_request, response) => response.end()).listen(0)
await once(elsewhere, 'listening')
const { port } = elsewhere.address() as AddressInfo
const desk = `http://127.0.0.1:${port}`

const [kit, launched] = await Promise.all([
  startTestKit({ corsOrigins: [desk] }),
  launchChromium('the page /docs, and pages of other origins, in a browser'),
])
afterAll(async () => {
  await Promise.all([launched?.close(), kit.close()])
  elsewhere.close()
})
const browser = launched as Browser
afterEach(async () => {
  for (const context of launched?.contexts() ?? []) await context.close()
})

const customer = await kit.addCustomer({ parentReseller: kit.reseller })
const operator = await kit.addOperator()
const [owner, admin] = [await kit.clientFor('OWNER', customer), await kit.clientFor('ADMIN')]
const token = await kit.tokenFor('ADMIN')

/** A document made for download, and numbers that wait for the next one. */
async function makeDocument(): Promise<{ poaId: string; bytes: Uint8Array }> {
  await kit.addPortings(customer, [{ operator }])
  const { documents } = await owner.porting.poaCreate.mutate({ customerId: customer })
  const poaId = documents[0] ?? ''
  await kit.addPortings(customer, [{ operator }])
  return { poaId, bytes: (await admin.poaDocument({ customerId: customer, poaId })).bytes }
}

/** A tab of its own, in which this runs first, and everything that the browser found fault with in it. */
async function openDocs(arrange?: () => void): Promise<{ page: Page; faults: string[] }> {
  const context = await browser.newContext()
  if (arrange) await context.addInitScript(arrange)
  const page = await context.newPage()
  return { page, faults: await visitDocs(page) }
}

async function visitDocs(page: Page): Promise<string[]> {
  const faults: string[] = []
  page.on('console', (message) => message.type() !== 'log' && faults.push(message.text()))
  page.on('pageerror', (error) => faults.push(error.message))
  await page.goto(kit.url)
  await page.locator('.opblock').first().waitFor()
  return faults
}

async function authorize(page: Page): Promise<void> {
  await page.locator('.authorize.unlocked').click()
  await page.locator('.auth-container input').first().fill(token)
  await page.locator('.auth-container .authorize').first().click()
  await page.locator('.close-modal').click()
}

function callOf(page: Page, path: string): Locator {
  return page.locator('.opblock-get', { has: page.locator(`[data-path="${path}"]`) })
}

const toggle = (call: Locator) =>
  call.locator('.opblock-summary-control').evaluate((button: HTMLElement) => button.click())

/** Opens a call and gives those of its parameters these values; the others stay as the page fills them. */
async function open(call: Locator, values: Record<string, string> = {}): Promise<void> {
  await toggle(call)
  await call.getByRole('button', { name: 'Try it out' }).click()
  await fill(call, values)
}

async function fill(call: Locator, values: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(values))
    for (const field of await call.locator(`tr[data-param-name="${name}"] input`).all())
      await field.fill(value)
}

/** Sends it, and waits until the page shows this status. */
async function execute(call: Locator, status: string): Promise<void> {
  await call.getByRole('button', { name: 'Execute' }).click()
  const shown = call.locator('.live-responses-table tbody .response-col_status')
  await expect.poll(() => shown.textContent(), { timeout: 30_000 }).toBe(status)
}

const forcedownloadOf = (call: Locator) => call.locator('tr[data-param-name="forcedownload"] select').last()

async function save(page: Page, call: Locator, link = 'Save'): Promise<{ name: string; bytes: Buffer }> {
  const started = page.waitForEvent('download')
  await call.getByRole('link', { name: link }).click()
  const download = await started
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) }
}

/** The addresses at which a GET answers a file. */
async function filePaths(): Promise<string[]> {
  const { paths } = await readDocument()
  return Object.entries(paths)
    .filter(([, { get }]) => JSON.stringify(get ?? '').includes('"application/pdf"'))
    .map(([path]) => path)
}

/** The ten that have most to show: to open one takes Swagger UI a second or two, as it reads the whole document each time. */
async function longestOperations(): Promise<string[]> {
  const { paths, components } = await readDocument()
  const lengthOf = ({ parameters = [], responses }: Operation) =>
    // A parameter is as high as three rows.
    Object.values(responses)
      .map(({ $ref = '' }) => components.responses[$ref.split('/').at(-1) ?? ''])
      .flatMap((response) => Object.keys(response?.content['application/json']?.examples ?? {})).length +
    3 * parameters.length
  const longest = Object.values(paths)
    .flatMap((path) => Object.values(path))
    .toSorted((one, other) => lengthOf(other) - lengthOf(one))
  return longest.slice(0, 10).map(({ operationId }) => operationId)
}

interface Operation {
  operationId: string
  parameters?: unknown[]
  responses: Record<string, { $ref?: string }>
}

interface Response {
  content: Record<string, { examples?: object }>
}

interface Document {
  paths: Record<string, Record<string, Operation>>
  components: { responses: Record<string, Response> }
}

async function readDocument(): Promise<Document> {
  return (await (await fetch(`${kit.url}/openapi.json`)).json()) as Document
}

describe.skipIf(!launched)('/docs in a browser', () => {
  test('poa/get: each document, which can be had once, is saved whole, at once or after the next calls', async () => {
    const { page, faults } = await openDocs()
    await authorize(page)
    const call = callOf(page, '/porting/{customerId}/poa/get/{poaId}')
    const { poaId, bytes } = await makeDocument()
    await open(call, { customerId: customer, poaId, filename: 'Fuldmagt Ærø' })
    // The example's, not the schema's default.
    expect(await forcedownloadOf(call).inputValue()).toBe('true')
    await execute(call, '200')
    const saved = await save(page, call)
    expect([saved.name, saved.bytes.subarray(0, 5).toString()]).toEqual(['Fuldmagt Ærø.pdf', '%PDF-'])
    expect(saved.bytes.equals(bytes)).toBe(true)
    expect(faults).toEqual([])

    const [first, second] = [await makeDocument(), await makeDocument()]
    for (const [filename, document] of [
      ['first', first],
      ['second', second],
    ] as const) {
      await execute(call, '404')
      await fill(call, { poaId: document.poaId, filename })
      await execute(call, '200')
    }
    await execute(call, '404')
    const saveAll = async () => {
      for (const [name, document] of [
        ['Fuldmagt Ærø.pdf', { bytes }],
        ['first.pdf', first],
        ['second.pdf', second],
      ] as const) {
        const again = await save(page, call, `Save ${name}`)
        expect([again.name, again.bytes.equals(document.bytes)]).toEqual([name, true])
      }
    }
    await saveAll()
    await toggle(call)
    await toggle(call)
    await saveAll()
  })

  test('whatever answers a file gives it as one, also when it is one to show', async () => {
    const { page, faults } = await openDocs()
    await authorize(page)
    const paths = await filePaths()
    expect(paths.length).toBeGreaterThanOrEqual(6)
    const [portingId = ''] = await kit.addPortings(customer, [{ operator }])
    const documentId = await kit.addSignedCopy(customer, { portings: [portingId] })
    for (const path of paths) {
      const call = callOf(page, path)
      const { poaId } = await makeDocument()
      await open(call, { customerId: customer, operator, poaId, portingId, documentId })
      await forcedownloadOf(call).selectOption('false')
      await execute(call, '200')
      expect((await save(page, call)).bytes.toString('latin1')).toMatch(
        /^(%PDF-[^]*%%EOF\s*(%.*\s*)?|\x89PNG[^]*)$/,
      )
    }
    expect(faults).toEqual([])
  })

  test('the token stays while the tab lives, in no other tab, and until one logs out', async () => {
    const { page } = await openDocs()
    await authorize(page)
    await page.reload()
    await page.locator('.authorize.locked').waitFor()
    await open(callOf(page, '/customer'))
    await execute(callOf(page, '/customer'), '200')

    const other = await page.context().newPage()
    await visitDocs(other)
    await other.locator('.authorize.unlocked').waitFor()
    expect(await page.evaluate(() => localStorage.length)).toBe(0)

    await page.locator('.authorize.locked').click()
    await page.getByRole('button', { name: 'Remove authorization' }).click()
    await page.reload()
    await page.locator('.authorize.unlocked').waitFor()
    expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain(token)
  })

  test.each([
    ['holds something else', () => sessionStorage.setItem('authorized', '{')],
    [
      'is forbidden',
      () => Object.defineProperty(globalThis, 'sessionStorage', { get: () => structuredClone(() => {}) }),
    ],
  ])('where the store of the tab %s, it works without', async (_what, arrange) => {
    const { page, faults } = await openDocs(arrange)
    await authorize(page)
    await open(callOf(page, '/customer'))
    await execute(callOf(page, '/customer'), '200')
    expect(faults).toEqual([])
  })

  test('it says how to come by a token', async () => {
    const { page } = await openDocs()
    const advice = await page.locator('.token-advice').textContent()
    for (const word of ['npm run token', 'npm run demo:data', 'docs/api/conventions.md'])
      expect(advice).toContain(word)
  })

  test('none of the calls that have most to show is higher than some screens, or wider than a phone', async () => {
    const { page, faults } = await openDocs()
    expect(await page.locator('.opblock').count()).toBeGreaterThan(25)
    for (const operationId of await longestOperations()) {
      const call = page.locator(`.opblock[id$="-${operationId}"]`)
      await toggle(call)
      await call.locator('.responses-table').waitFor()
      for (const [width, most] of [
        [1280, 3000],
        [390, 4500],
      ] as const) {
        await page.setViewportSize({ width, height: 900 })
        const [id, height, wide] = await call.evaluate((block) => [
          block.id,
          block.clientHeight,
          document.documentElement.scrollWidth,
        ])
        expect(height, `${id} at ${width} px`).toBeLessThan(most)
        expect(wide, `${id} at ${width} px`).toBe(width)
      }
      await toggle(call)
    }
    expect(faults).toEqual([])
  })
})

describe.skipIf(!launched)('a page of another origin', () => {
  interface Init {
    method?: string
    body?: string
    headers?: Record<string, string>
  }

  /** What fetch gives it: the status and what it may read, or the error. */
  async function fetchFrom(origin: string, path: string, init: Init = {}) {
    const page = await browser.newPage()
    await page.goto(origin)
    return page.evaluate(
      async ([url, init]) => {
        try {
          const answer = await fetch(url, init)
          const names = ['X-Request-Id', 'ETag', 'Retry-After', 'Content-Disposition']
          const read = names.filter((name) => answer.headers.has(name))
          return { status: answer.status, read, text: (await answer.text()).slice(0, 20) }
        } catch (error) {
          return String(error)
        }
      },
      [kit.url + path, init] as const,
    )
  }
  const credential = { authorization: `Bearer ${token}` }

  test.each<[status: number, path: string, init?: Init]>([
    [200, '/dk/operator', { headers: credential }],
    [200, '/trpc/operator.list?input=%7B%22json%22%3A%7B%7D%7D', { headers: credential }],
    [200, `/customer/${customer}`, { headers: { ...credential, 'x-request-id': 'desk-1' } }],
    [
      409,
      `/customer/${customer}`,
      {
        method: 'POST',
        body: '{}',
        headers: { 'x-api-key': token, 'if-match': '"99"', 'idempotency-key': 'a' },
      },
    ],
    [401, '/dk/operator', { headers: { authorization: 'Bearer x' } }],
    [401, '/trpc/operator.list', { headers: { authorization: 'Bearer x' } }],
    [404, '/nope', { headers: credential }],
    [404, `/mvno/${'a'.repeat(24)}`, { method: 'DELETE', headers: credential }],
    [200, '/openapi.json'],
  ])('that is listed reads %d of %s', async (status, path, init) => {
    expect(await fetchFrom(desk, path, init)).toMatchObject({
      status,
      read: expect.arrayContaining(['X-Request-Id']) as unknown,
      text: expect.stringMatching(/^\{/) as unknown,
    })
  })

  test('that is listed reads the version and the name of a file', async () => {
    expect(await fetchFrom(desk, `/customer/${customer}`, { headers: credential })).toMatchObject({
      read: ['X-Request-Id', 'ETag'],
    })
    await makeDocument()
    const preview = `/porting/${customer}/poa/preview?operator=${operator}`
    expect(await fetchFrom(desk, preview, { headers: credential })).toMatchObject({
      read: ['X-Request-Id', 'Content-Disposition'],
      text: expect.stringMatching(/^%PDF/) as unknown,
    })
  })

  test('that is not listed reads nothing', async () => {
    const other = desk.replace('127.0.0.1', 'localhost')
    for (const path of ['/livez', '/dk/operator', '/trpc/operator.list'])
      expect(await fetchFrom(other, path, { headers: credential })).toBe('TypeError: Failed to fetch')
  })
})
