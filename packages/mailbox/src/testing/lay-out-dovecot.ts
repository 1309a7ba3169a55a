import { execFile } from 'node:child_process'
import { chownSync, cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { userId } from '@telecomx/process'
import { certificate, key } from './certificate.js'
import { type DovecotVersion, fetchDovecot } from './fetch-dovecot.js'

/** A folder that holds all that a Dovecot of its own needs but the configuration. */
export interface DovecotPlace {
  folder: string
  version: DovecotVersion
  /** Whom it runs as: it takes no root. */
  account: { user: string; group: string; userId: number; groupId: number }
}

/** Puts a copy of the programs, a login and an empty mailbox into the folder, of the user that it will run as. */
export async function layOutDovecot(folder: string): Promise<DovecotPlace> {
  const account = await accountOf(userId() === 0 ? 'nobody' : userInfo().username)
  const { root, version } = await fetchDovecot()
  copyPrograms(root, folder)
  writeFileSync(join(folder, 'certificate.pem'), certificate)
  writeFileSync(join(folder, 'key.pem'), key)
  writeFileSync(join(folder, 'users'), 'np:{plain}secret::::::\n')
  for (const name of OWN_FOLDERS) {
    mkdirSync(join(folder, name), { recursive: true })
    chownSync(join(folder, name), account.userId, account.groupId)
  }
  return { folder, account, version }
}

const OWN_FOLDERS = ['.', 'run', 'run/login', 'state', 'mail', 'mail/tmp', 'mail/new', 'mail/cur']

/** Places that are compiled in. */
const BUILT_IN = { '/usr/lib/dovecot/modules': 'modules', '/usr/bin/doveconf': 'doveconf' }

/**
 * A copy of their own: whom root runs them as may not read root's cache. The places that are compiled in, of the modules
 * (TLS is one) and of the reader of the configuration, are named in the copy relative to where its processes are.
 */
function copyPrograms(root: string, folder: string): void {
  for (const part of ['usr/lib', 'usr/bin', 'usr/sbin'])
    cpSync(join(root, part), join(folder, part), { recursive: true, verbatimSymlinks: true })
  for (const name of ['usr/lib/dovecot/libdovecot.so.0', 'usr/sbin/dovecot']) relocate(join(folder, name))
  for (const place of ['run', 'run/login']) {
    mkdirSync(join(folder, place), { recursive: true })
    symlinkSync(join(folder, 'usr/lib/dovecot/modules'), join(folder, place, 'modules'))
    symlinkSync(join(folder, 'usr/bin/doveconf'), join(folder, place, 'doveconf'))
  }
}

function relocate(path: string): void {
  const bytes = readFileSync(path)
  for (const [place, relative] of Object.entries(BUILT_IN)) {
    const at = bytes.indexOf(`${place}\0`)
    if (at >= 0) bytes.fill(0, at, at + place.length).write(relative, at)
  }
  writeFileSync(path, bytes)
}

async function accountOf(user: string): Promise<DovecotPlace['account']> {
  const ask = async (what: string) => (await promisify(execFile)('id', [what, user])).stdout.trim()
  return {
    user,
    group: await ask('-gn'),
    userId: Number(await ask('-u')),
    groupId: Number(await ask('-g')),
  }
}
