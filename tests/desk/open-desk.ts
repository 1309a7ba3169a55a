import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { startTestKit, type TestKit } from '@telecomx/api/testing'
import type { Browser, BrowserContextOptions, Page, Request } from 'playwright-core'
import { expect } from 'vitest'
import { launchChromium } from '../browser/launch-chromium.js'

/** The widths that every page is made for. */
export const widths = { wide: { width: 1280, height: 800 }, narrow: { width: 390, height: 844 } } as const

const root = fileURLToPath(new URL('../..', import.meta.url))
/** Where the built desk is. */
export const deskFolder = `${root}apps/desk/dist`
const pictures = `${root}.screenshots`
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

export interface DeskTabs {
  /** Undefined where no browser can be had. */
  browser: Browser | undefined
  /** A tab of its own at that address of the desk, signed in with the token if there is one. */
  open(path: string, options?: OpenOptions): Promise<OpenDesk>
  closeTabs(): Promise<void>
}

export interface DeskToTest extends DeskTabs {
  kit: TestKit
  close(): Promise<void>
}

interface OpenOptions extends BrowserContextOptions {
  token?: string
  language?: 'da' | 'en'
}

export interface OpenDesk {
  page: Page
  /** What the browser found fault with, without the loads that the server answered 4xx. */
  faults: string[]
  /** What it waits for now. */
  requests: ReadonlySet<Request>
}

/** The real server with the built desk, on a database of its own, and Chromium to look at it with. */
export async function startDesk(whatFor: string): Promise<DeskToTest> {
  const [kit, browser] = await Promise.all([startTestKit({ deskFolder }), launchForDesk(whatFor)])
  return {
    ...tabsOf(browser, kit.url),
    kit,
    async close() {
      await Promise.all([browser?.close(), kit.close()])
    },
  }
}

export function launchForDesk(whatFor: string): Promise<Browser | undefined> {
  return launchChromium(`the desk in a browser: ${whatFor}`)
}

/** Opens the desk that a server has. */
export function tabsOf(browser: Browser | undefined, url: string): DeskTabs {
  return {
    browser,
    async open(path, { token, language = 'da', ...options } = {}) {
      const context = await (browser as Browser).newContext({
        viewport: widths.wide,
        locale: language === 'da' ? 'da-DK' : 'en-GB',
        reducedMotion: 'reduce',
        ...options,
      })
      if (token !== undefined)
        await context.addInitScript((given) => {
          // Only a tab's first page: one that is signed out stays so.
          if (!sessionStorage.getItem('test.begun')) sessionStorage.setItem('telecomx.token', given)
          sessionStorage.setItem('test.begun', 'yes')
        }, token)
      const page = await context.newPage()
      const faults: string[] = []
      page.on('console', (message) => {
        const isRefusedLoad = /^Failed to load resource: .* status of 4\d\d/.test(message.text())
        if (['error', 'warning'].includes(message.type()) && !isRefusedLoad) faults.push(message.text())
      })
      page.on('pageerror', (error) => faults.push(error.message))
      const requests = new Set<Request>()
      page.on('request', (request) => requests.add(request))
      page.on('requestfinished', (request) => requests.delete(request))
      page.on('requestfailed', (request) => requests.delete(request))
      await page.goto(`${url}/desk${path}`)
      return { page, faults, requests }
    },
    async closeTabs() {
      for (const context of browser?.contexts() ?? []) await context.close()
    },
  }
}

/** Holds the page’s calls to that address back until what it gives is called. */
export async function holdCalls(page: Page, address: string): Promise<() => void> {
  let release = () => {}
  const released = new Promise<void>((resolve) => (release = resolve))
  await page.route(address, async (route) => {
    await released
    await route.continue()
  })
  return release
}

interface Axe {
  run(options: { resultTypes: readonly string[] }): Promise<{ violations: Violation[] }>
}

interface Violation {
  id: string
  impact: string | null
  nodes: { target: string[]; failureSummary?: string }[]
}

/**
 * A page as it has to be, whatever is on it: nothing seriously wrong for those who cannot see it or have no mouse, nothing in
 * the console, and no wider than its window.
 */
export async function expectSound(opened: OpenDesk): Promise<void> {
  const { page, faults } = opened
  await settle(opened)
  expect(await listAccessFaults(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  expect(faults).toEqual([])
}

/** Returns when nothing moves, nothing is waited for, and what came last has led to no further request. */
async function settle({ page, requests }: OpenDesk): Promise<void> {
  do {
    await expect.poll(() => requests.size, { timeout: 30_000, interval: 10 }).toBe(0)
    await page.evaluate(async () => {
      for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame)
      const moving = document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
      await Promise.allSettled(moving.map(({ finished }) => finished))
    })
  } while (requests.size > 0)
}

/** What axe finds seriously wrong with the page as it is now, a line each. */
async function listAccessFaults(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await addAxe(page)
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: Axe }
    return (await axe.run({ resultTypes: ['violations'] })).violations
  })
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary = '' }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
    )
}

/** By the protocol and not as a script of the page: its content policy lets none of a stranger's in. */
async function addAxe(page: Page): Promise<void> {
  const protocol = await page.context().newCDPSession(page)
  await protocol.send('Runtime.evaluate', { expression: axe })
  await protocol.detach()
}

/** Leaves a picture of the whole page in `.screenshots`, for people to look at: none where nobody does. */
export async function takePicture(page: Page, name: string): Promise<void> {
  if (process.env.CI) return
  mkdirSync(pictures, { recursive: true })
  await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true })
}
