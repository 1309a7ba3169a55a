import { existsSync, readdirSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fetchDebianPackage } from '@telecomx/embedded-mysql/fetch-debian-package'
import { userCache } from '@telecomx/embedded-mysql/user-cache'
import { type Browser, chromium } from 'playwright-core'

/**
 * Chromium without a window: the one that CHROMIUM names, else the machine's, else Debian's, fetched once into the user's
 * cache folder. Where none can be had, nothing comes out, and standard error says what is not tested, and why.
 *
 * @throws Error when there is one, and it does not start.
 */
export async function launchChromium(whatFor: string): Promise<Browser | undefined> {
  const path = process.env.CHROMIUM || installed()
  if (path) return chromium.launch({ executablePath: path, env: environment })
  const found = await launchFetched()
  if (typeof found !== 'string') return found
  console.error(`NOT TESTED: ${whatFor}. No Chromium: ${found}`)
  console.error("Install Debian's package chromium, or name a Chromium in CHROMIUM.")
  return undefined
}

/** In the locale C Chromium saves no file under a name with an Æ. */
const environment = { ...process.env, LC_ALL: 'C.UTF-8' }

function installed(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return ['chromium', 'chromium-headless-shell', 'google-chrome']
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((path) => existsSync(path))
}

/** Or why it cannot be fetched. */
async function launchFetched(): Promise<Browser | string> {
  const cache = userCache()
  if (cache === undefined) return 'there is no home to keep one in'
  const target = join(cache, 'chromium')
  let fault: unknown
  const tryIn = (folder: string) => launchIn(folder).catch((error: unknown) => void (fault = error))

  const kept = existsSync(target) ? await tryIn(target) : undefined
  if (kept) return kept
  // There is none yet, or one whose libraries went with an upgrade of the system.
  console.error("Fetching Chromium from Debian's packages (once, about 100 MB)")
  const works = async (folder: string) => {
    const browser = await tryIn(folder)
    await browser?.close()
    return browser !== undefined
  }
  const failure = await fetchDebianPackage({ name: 'chromium-headless-shell', works }, { target })
  if (failure === undefined) return launchIn(target)
  if (fault !== undefined) throw new Error(`Chromium does not start, and ${failure}`, { cause: fault })
  return failure
}

async function launchIn(folder: string): Promise<Browser> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path))
  const libraries = files.filter((path) => /\.so(\.|$)/.test(path)).map(dirname)
  return chromium.launch({
    executablePath: join(folder, 'usr/lib/chromium/chromium-headless-shell'),
    env: { ...environment, LD_LIBRARY_PATH: [...new Set(libraries)].join(delimiter) },
  })
}
