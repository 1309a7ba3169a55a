import { resolve } from 'node:path'

/**
 * What a child inherits: enough to find programs, a home and its cache, a temporary folder and the way to the package
 * archives. Named one by one, so that no setting of the product in the caller's environment changes the demo.
 */
const inherited = [
  'PATH',
  'HOME',
  'XDG_CACHE_HOME',
  'TMPDIR',
  'LD_LIBRARY_PATH',
  'APT_CONFIG',
  'http_proxy',
  'https_proxy',
  'no_proxy',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'NO_PROXY',
]

export function childEnvironment(source: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const kept = inherited.filter((name) => source[name]).map((name) => [name, source[name]])
  const mysqldPath = source['MYSQLD_PATH']
  // Made absolute, because the children work in another folder.
  return { ...Object.fromEntries(kept), ...(mysqldPath && { MYSQLD_PATH: resolve(mysqldPath) }) }
}
