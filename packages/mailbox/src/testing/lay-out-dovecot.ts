import { execFile } from 'node:child_process'
import { chownSync, cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { userId } from '@telecomx/process'
import { certificate, key } from './certificate.js'
import { fetchDovecot } from './fetch-dovecot.js'

/** A folder that holds all that a Dovecot of its own needs but the configuration. */
export interface DovecotPlace {
  folder: string
  /** Whom it runs as: it takes no root. */
  account: { user: string; group: string; userId: number; groupId: number }
}

/** Puts a copy of the programs, a login and an empty mailbox into the folder, of the user that it will run as. */
export async function layOutDovecot(folder: string): Promise<DovecotPlace> {
  const account = await accountOf(userId() === 0 ? 'nobody' : userInfo().username)
  copyPrograms(await fetchDovecot(), folder)
  writeFileSync(join(folder, 'certificate.pem'), certificate)
  writeFileSync(join(folder, 'key.pem'), key)
  writeFileSync(join(folder, 'users'), 'np:{plain}secret::::::\n')
  for (const name of OWN_FOLDERS) {
    mkdirSync(join(folder, name), { recursive: true })
    chownSync(join(folder, name), account.userId, account.groupId)
  }
  return { folder, account }
}

const OWN_FOLDERS = ['.', 'run', 'run/login', 'state', 'mail', 'mail/tmp', 'mail/new', 'mail/cur']

const BUILT_IN_MODULES = '/usr/lib/dovecot/modules'

/**
 * A copy of their own: whom root runs them as may not read root's cache. The folder of modules, TLS among them, is
 * compiled in; in the copy it is named relative to where the processes are.
 */
function copyPrograms(programs: string, folder: string): void {
  for (const part of ['usr/lib', 'usr/bin', 'usr/sbin'])
    cpSync(join(programs, part), join(folder, part), { recursive: true, verbatimSymlinks: true })
  const library = join(folder, 'usr/lib/dovecot/libdovecot.so.0')
  const bytes = readFileSync(library)
  const place = bytes.indexOf(`${BUILT_IN_MODULES}\0`)
  bytes.fill(0, place, place + BUILT_IN_MODULES.length).write('modules', place)
  writeFileSync(library, bytes)
  for (const workingFolder of ['run', 'run/login']) {
    mkdirSync(join(folder, workingFolder), { recursive: true })
    symlinkSync(join(folder, 'usr/lib/dovecot/modules'), join(folder, workingFolder, 'modules'))
  }
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
