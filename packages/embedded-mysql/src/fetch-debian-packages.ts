import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { makeOwnedFolder } from '@telecomx/process'
import { makeFolder } from './make-folder.js'
import { probeUnpackedServer, type Server, type Unusable } from './probe-server.js'
import { type CommandResult, runCommand } from './run-command.js'

/**
 * Fetches Debian's (or Ubuntu's) MariaDB with a private apt state and unpacks it into a folder. It needs no root,
 * installs nothing, and is as trustworthy as an install: apt checks the archive's signatures.
 */
export async function fetchDebianPackages(
  aptGet: string,
  target: string,
  signal?: AbortSignal,
): Promise<Server | Unusable> {
  makeFolder(dirname(target))
  const work = await makeOwnedFolder(`${target}.new-`, { isShared: true })
  try {
    const failure = (await download(aptGet, work, signal)) ?? (await unpack(work))
    if (failure) return failure
    const unpacked = join(work, 'root')
    if (!(await probeUnpackedServer(unpacked))) return { reason: 'the fetched server does not start' }
    await moveIntoPlace(unpacked, target)
    return (await probeUnpackedServer(target)) ?? { reason: 'the unpacked server does not start' }
  } finally {
    // the lists and archives (about 25 MB) go with it
    await rm(work, { recursive: true, force: true })
  }
}

const PACKAGE = 'mariadb-server-core'

async function download(
  aptGet: string,
  work: string,
  signal: AbortSignal | undefined,
): Promise<Unusable | undefined> {
  const apt = await privateApt(aptGet, work, signal)
  // A third-party list that cannot be reached makes this fail, while Debian's own may be there: the next step tells.
  const update = await apt(['update'])
  // Lets apt name whatever this machine lacks: libaio1 on Debian 12, libaio1t64 on 13, libssl3 on a slim image.
  const planned = await apt(['--yes', '--no-install-recommends', '--download-only', 'install', PACKAGE])
  if (planned.ok && (await archivesIn(work)).length > 0) return undefined
  // apt plans nothing while a package of the machine is half installed; a fixed list does not need a plan.
  for (const asyncIoLibrary of ['libaio1t64', 'libaio1']) {
    const fixed = await apt(['download', PACKAGE, asyncIoLibrary, 'libnuma1', 'liburing2'])
    if (fixed.ok) return undefined
  }
  return { reason: planned.lastLine || update.lastLine || 'apt-get fetched nothing' }
}

async function privateApt(aptGet: string, work: string, signal: AbortSignal | undefined) {
  const archives = archivesFolder(work)
  await mkdir(join(work, 'lists/partial'), { recursive: true })
  await mkdir(join(archives, 'partial'), { recursive: true })
  const options = [
    `Dir::State::lists=${join(work, 'lists')}`,
    `Dir::Cache=${join(work, 'cache')}`,
    'Dir::Cache::archives=archives',
    // Without root there is no other user to fetch as, and no permission to take the system's locks.
    'APT::Sandbox::User=',
    'Debug::NoLocking=1',
    'Acquire::Languages=none',
    'Acquire::Retries=1',
    'Acquire::http::Timeout=20',
    'Acquire::https::Timeout=20',
  ].flatMap((option) => ['-o', option])
  return (step: string[]): Promise<CommandResult> =>
    runCommand(aptGet, ['-qq', ...options, ...step], { cwd: archives, timeoutSeconds: 180, signal })
}

async function unpack(work: string): Promise<Unusable | undefined> {
  await mkdir(join(work, 'root'), { recursive: true })
  for (const archive of await archivesIn(work)) {
    const unpacked = await runCommand('dpkg-deb', ['-x', archive, join(work, 'root')], { timeoutSeconds: 60 })
    if (!unpacked.ok) return { reason: unpacked.lastLine }
  }
  return undefined
}

const archivesFolder = (work: string): string => join(work, 'cache/archives')

async function archivesIn(work: string): Promise<string[]> {
  const names = await readdir(archivesFolder(work))
  // A C library beside the machine's own loader would crash every program that gets this library path.
  return names
    .filter((name) => name.endsWith('.deb') && !name.startsWith('libc6_'))
    .map((name) => join(archivesFolder(work), name))
}

/** Two processes may fetch at once: the first one's copy stays, and the second uses that. */
async function moveIntoPlace(unpacked: string, target: string): Promise<void> {
  if (await renamed(unpacked, target)) return
  if (await probeUnpackedServer(target)) return
  // A copy that no longer starts (its libraries went with a system upgrade) steps aside.
  const aside = await makeOwnedFolder(`${target}.old-`, { isShared: true })
  const former = join(aside, 'root')
  await renamed(target, former)
  // Another process may have put a good copy there since it was looked at.
  await renamed((await probeUnpackedServer(former)) ? former : unpacked, target)
  await rm(aside, { recursive: true, force: true })
}

/** Renaming onto a folder that holds files fails. */
async function renamed(from: string, to: string): Promise<boolean> {
  return rename(from, to).then(
    () => true,
    () => false,
  )
}
