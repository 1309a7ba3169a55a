import type { Environment } from '../environment.js'
import { readCredentialFile } from './credential-file.js'

/** Where `npm start` listens. */
export const usualUrl = 'http://127.0.0.1:3000'

/**
 * The environment first, then what `login` kept. The kept token goes to the installation that it was given for, and
 * to no other: with another `TELECOMX_URL` there is none.
 */
export function findCredential({ url, token, folder }: Environment): { url: string; token?: string } {
  if (url && token) return { url, token }
  const kept = readCredentialFile(folder)
  const whereTo = url ?? kept?.url ?? usualUrl
  if (token) return { url: whereTo, token }
  return kept && isSame(kept.url, whereTo) ? { url: whereTo, token: kept.token } : { url: whereTo }
}

function isSame(one: string, other: string): boolean {
  const plain = (url: string) => url.replace(/\/+$/, '').toLowerCase()
  return plain(one) === plain(other)
}
