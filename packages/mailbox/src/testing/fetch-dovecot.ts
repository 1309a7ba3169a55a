import { execFile } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { fetchDebianPackage } from '@telecomx/embedded-mysql/fetch-debian-package'
import { userCache } from '@telecomx/embedded-mysql/user-cache'

/** Those whose configuration is known here. */
export type DovecotVersion = '2.3' | '2.4'

export interface DovecotPrograms {
  /** The folder that the package is unpacked in. */
  root: string
  version: DovecotVersion
}

/**
 * Debian's (or Ubuntu's) Dovecot, fetched once into the user's cache (4 MB; 16 MB on disk), without root.
 *
 * @throws Error with one sentence when it cannot be had: a mail server that is missing is a failure, never a skip.
 */
export async function fetchDovecot({
  cache = userCache(),
  aptGet = 'apt-get',
} = {}): Promise<DovecotPrograms> {
  if (cache === undefined) throw new Error('No Dovecot for the tests: there is no home to keep one in.')
  const root = join(cache, 'dovecot')
  const kept = existsSync(root) ? await versionOf(root) : undefined
  if (kept) return { root, version: kept }
  const works = async (folder: string) => (await versionOf(folder)) !== undefined
  const failure = await fetchDebianPackage({ name: 'dovecot-imapd', works }, { target: root, aptGet })
  const version = failure === undefined ? await versionOf(root) : undefined
  if (version) return { root, version }
  const reason = failure ?? 'it is another version'
  throw new Error(`No Dovecot for the tests could be fetched from Debian's packages: ${reason}.`)
}

/** Every folder of it that holds shared libraries, as LD_LIBRARY_PATH. */
export function librariesOf(root: string): string {
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' })
  const libraries = paths.filter((path) => /\.so(\.|$)/.test(path))
  return [...new Set(libraries.map((path) => join(root, dirname(path))))].join(':')
}

/** Undefined when it does not start, or is another one. */
async function versionOf(root: string): Promise<DovecotVersion | undefined> {
  const env = { LD_LIBRARY_PATH: librariesOf(root) }
  const asked = promisify(execFile)(join(root, 'usr/sbin/dovecot'), ['--version'], { env })
  const { stdout } = await asked.catch(() => ({ stdout: '' }))
  return /^2\.[34](?=\.)/.exec(stdout)?.[0] as DovecotVersion | undefined
}
