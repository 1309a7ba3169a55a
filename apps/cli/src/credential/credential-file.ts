import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CommandFailure } from '../failure/command-failure.js'
import { exitCodes } from '../failure/exit-codes.js'

/** With which token where. A token belongs to the installation that it was given for, and goes to no other. */
export interface Credential {
  url: string
  token: string
}

/** What `login` kept; undefined when it kept nothing. Refuses a file that others than its owner can read. */
export function readCredentialFile(folder: string): Credential | undefined {
  const path = pathIn(folder)
  const mode = statSync(path, { throwIfNoEntry: false })?.mode
  if (mode === undefined) return undefined
  // Windows has no such modes: what is in a user's profile is that user's.
  if (process.platform !== 'win32' && mode & 0o077)
    throw new CommandFailure(
      exitCodes.denied,
      `${path} can be read by others than you, so its token is not used.`,
      `If nobody can have seen it, run: chmod 600 ${path}\nOtherwise revoke the token and sign in again: telecomx login`,
    )
  return parseCredential(path, readFileSync(path, 'utf8'))
}

/** Only its owner can read it, at no moment anybody else. */
export function writeCredentialFile(folder: string, { url, token }: Credential): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const [path, unfinished] = [pathIn(folder), `${pathIn(folder)}.new`]
  rmSync(unfinished, { force: true })
  writeFileSync(unfinished, `${JSON.stringify({ url, token }, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
  chmodSync(unfinished, 0o600)
  renameSync(unfinished, path)
  return path
}

/** Whether there was one. */
export function removeCredentialFile(folder: string): boolean {
  const isThere = statSync(pathIn(folder), { throwIfNoEntry: false }) !== undefined
  rmSync(pathIn(folder), { force: true })
  return isThere
}

function pathIn(folder: string): string {
  return join(folder, 'credential.json')
}

function parseCredential(path: string, text: string): Credential {
  try {
    const { url, token } = JSON.parse(text) as Partial<Credential>
    if (typeof url === 'string' && typeof token === 'string') return { url, token }
  } catch {
    // Said below: what was cut off in the middle is no credential either.
  }
  throw new CommandFailure(
    exitCodes.denied,
    `${path} is no credential of telecomx.`,
    'Sign in again: telecomx login',
  )
}
