import type { Environment } from '../environment.js'
import { readCredentialFile } from './credential-file.js'
import { plainUrl, usualUrl } from './plain-url.js'

/**
 * The environment first, then what `login` kept. The kept token goes to the installation that it was given for, and
 * to no other: with another `TELECOMX_URL` there is none.
 */
export function findCredential({ url, token, folder }: Environment): { url: string; token?: string } {
  if (url && token) return { url: plainUrl(url), token }
  const kept = readCredentialFile(folder)
  const place = plainUrl(url ?? kept?.url ?? usualUrl)
  if (token) return { url: place, token }
  return kept && plainUrl(kept.url) === place ? { url: place, token: kept.token } : { url: place }
}
