import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fetchDebianPackage } from '@telecomx/embedded-mysql/fetch-debian-package'
import { userCache } from '@telecomx/embedded-mysql/user-cache'
import { promisify } from 'node:util'
import { execFile } from 'node:child_process'

/** Dovecot 2.4 reads a configuration of another language; Debian 12 and Ubuntu 24.04 have 2.3. */
const KNOWN_VERSION = /^2\.3\./

/**
 * The folder that Debian's Dovecot is unpacked in: fetched once into the user's cache (4 MB; 16 MB on disk), without root.
 *
 * @throws Error with one sentence when it cannot be had: a mail server that is missing is a failure, never a skip.
 */
export async function fetchDovecot({ cache = userCache(), aptGet = 'apt-get' } = {}): Promise<string> {
  if (cache === undefined) throw new Error('No Dovecot for the tests: there is no home to keep one in.')
  const target = join(cache, 'dovecot')
  if (existsSync(target) && (await works(target))) return target
  const failure = await fetchDebianPackage({ name: 'dovecot-imapd', works }, { target, aptGet })
  if (failure === undefined) return target
  throw new Error(`No Dovecot 2.3 for the tests could be fetched from Debian's packages: ${failure}.`)
}

/** Every folder of it that holds shared libraries, as LD_LIBRARY_PATH. */
export function librariesOf(root: string): string {
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.so(\.|$)/.test(path),
  )
  return [...new Set(paths.map((path) => join(root, dirname(path))))].join(':')
}

async function works(root: string): Promise<boolean> {
  const env = { LD_LIBRARY_PATH: librariesOf(root) }
  const answer = await promisify(execFile)(join(root, 'usr/sbin/dovecot'), ['--version'], { env }).catch(
    () => undefined,
  )
  return KNOWN_VERSION.test(answer?.stdout ?? '')
}
