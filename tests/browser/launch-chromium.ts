import { existsSync, readdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { homedir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { fetchDebianPackage } from './fetch-debian-package.js'

/**
 * Chromium without a window: the one that CHROMIUM names, else the machine's, else Debian's, fetched once into the user's
 * cache folder. Where none can be had, nothing comes out, and standard error says what is not tested, and why.
 */
export async function launchChromium(whatFor: string): Promise<Browser | undefined> {
  try {
    const path = process.env.CHROMIUM ?? installed()
    return path ? await chromium.launch({ executablePath: path }) : await launchFetched()
  } catch (error) {
    const reason = (error as Error).message.split('\n')[0]
    console.error(`NOT TESTED: ${whatFor}. No Chromium: ${reason}`)
    console.error("Install Debian's package chromium, or name a Chromium in CHROMIUM.")
    return undefined
  }
}

function installed(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return ['chromium', 'chromium-headless-shell', 'google-chrome']
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((path) => existsSync(path))
}

async function launchFetched(): Promise<Browser> {
  const cache = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache')
  const folder = join(cache, 'telecomx/chromium')
  // A copy whose libraries went with an upgrade of the system is fetched anew.
  if (existsSync(folder))
    return launchIn(folder).catch(() => rm(folder, { recursive: true }).then(launchFetched))
  console.error("Fetching Chromium from Debian's packages (once, about 100 MB)")
  await fetchDebianPackage('chromium-headless-shell', folder)
  return launchIn(folder)
}

function launchIn(folder: string): Promise<Browser> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path))
  const libraries = files.filter((path) => /\.so(\.|$)/.test(path)).map(dirname)
  return chromium.launch({
    executablePath: join(folder, 'usr/lib/chromium/chromium-headless-shell'),
    env: { ...process.env, LD_LIBRARY_PATH: [...new Set(libraries)].join(delimiter) },
  })
}
