import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { launchChromium } from './launch-chromium.js'

let folder = ''
let written = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'launch-chromium-'))
  written = ''
  vi.spyOn(console, 'error').mockImplementation((line: string) => void (written += `${line}\n`))
  vi.stubEnv('CHROMIUM', undefined)
  vi.stubEnv('PATH', folder)
  vi.stubEnv('XDG_CACHE_HOME', join(folder, 'cache'))
})

afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true, force: true })
})

function executable(path: string, text: string): void {
  mkdirSync(join(folder, path, '..'), { recursive: true })
  writeFileSync(join(folder, path), `#!/bin/sh\nPATH=/usr/bin:/bin\n${text}\n`)
  chmodSync(join(folder, path), 0o755)
}

const chromiumIn = 'usr/lib/chromium/chromium-headless-shell'

/** An archive, and what takes it apart: a Chromium that does not start. */
function offerBroken(): void {
  executable('apt-get', 'case "$*" in *install*) touch chromium.deb;; esac')
  executable(
    'dpkg-deb',
    `mkdir -p "$3/usr/lib/chromium"; printf '#!/bin/sh\\nexit 3' >"$3/${chromiumIn}"; chmod +x "$3/${chromiumIn}"`,
  )
}

test('where none can be had, standard error says what is not tested, and why', async () => {
  expect(await launchChromium('the page /docs')).toBeUndefined()
  expect(written).toMatch(/^NOT TESTED: the page \/docs\. No Chromium: spawn apt-get ENOENT$/m)
})

test('where the archive cannot be reached, so it does', async () => {
  executable('apt-get', 'echo "E: no route to the archive" >&2; exit 100')
  expect(await launchChromium('the page /docs')).toBeUndefined()
  expect(written).toMatch(/^NOT TESTED: the page \/docs\. No Chromium: E: no route to the archive$/m)
  expect(readdirSync(join(folder, 'cache/telecomx'))).toEqual([])
})

test('so it does for a user without a home, and keeps nothing in the folder that it runs in', async () => {
  vi.stubEnv('XDG_CACHE_HOME', '')
  vi.stubEnv('HOME', '')
  expect(await launchChromium('the page /docs')).toBeUndefined()
  expect(written).toMatch(/^NOT TESTED: the page \/docs\. No Chromium: there is no home to keep one in$/m)
})

test('one that CHROMIUM names, and is not there, is a failure', async () => {
  vi.stubEnv('CHROMIUM', '/nowhere/chromium')
  await expect(launchChromium('the page /docs')).rejects.toThrow('/nowhere/chromium')
})

test('an installed one that does not start is a failure', async () => {
  executable('chromium', 'exit 3')
  await expect(launchChromium('the page /docs')).rejects.toThrow(join(folder, 'chromium'))
})

test('a fetched one that does not start is a failure, and is not kept', async () => {
  offerBroken()
  const launched = launchChromium('the page /docs')
  await expect(launched).rejects.toThrow('the fetched chromium-headless-shell does not start')
  expect(readdirSync(join(folder, 'cache/telecomx'))).toEqual([])
})

test('a kept one that does not start stays until another does', async () => {
  const kept = `cache/telecomx/chromium/${chromiumIn}`
  executable(kept, 'exit 3')
  await expect(launchChromium('the page /docs')).rejects.toThrow('Chromium does not start, and spawn apt-get')
  offerBroken()
  await expect(launchChromium('the page /docs')).rejects.toThrow('the fetched chromium-headless-shell')
  expect(existsSync(join(folder, kept))).toBe(true)
})
