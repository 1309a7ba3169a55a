import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { makeOwnedFolder } from '@telecomx/process'
import { makeFolder } from './make-folder.js'
import { type CommandResult, runCommand } from './run-command.js'

export interface DebianPackage {
  name: string
  /** Lists of packages to fetch, the first that there is, when apt plans nothing. */
  orElse?: readonly (readonly string[])[]
  /** Whether a copy unpacked in that folder can be used. */
  works: (root: string) => Promise<boolean>
}

/** Where to, and how. */
export interface Fetching {
  target: string
  aptGet?: string
  signal?: AbortSignal | undefined
}

/**
 * Fetches a package of Debian (or Ubuntu), and what this machine lacks of those that it needs, with a private apt state,
 * and unpacks them into the folder `target`. It needs no root, installs nothing, and is as trustworthy as an install: apt
 * checks the archive's signatures. What was there is replaced once the new copy works, and stays when it works itself.
 * What comes out is why not, in a line.
 */
export async function fetchDebianPackage(
  wanted: DebianPackage,
  { target, aptGet = 'apt-get', signal }: Fetching,
): Promise<string | undefined> {
  makeFolder(dirname(target))
  const work = await makeOwnedFolder(`${target}.new-`, { isShared: true })
  try {
    const apt = await privateApt(aptGet, work, signal)
    const failure = (await download(apt, wanted, work)) ?? (await unpack(work))
    if (failure !== undefined) return failure
    const unpacked = join(work, 'root')
    if (!(await wanted.works(unpacked))) return `the fetched ${wanted.name} does not start`
    await moveIntoPlace(unpacked, target, wanted.works)
    return undefined
  } finally {
    // The lists and archives go with it.
    await rm(work, { recursive: true, force: true })
  }
}

type Apt = (step: readonly string[]) => Promise<CommandResult>

async function download(
  apt: Apt,
  { name, orElse = [] }: DebianPackage,
  work: string,
): Promise<string | undefined> {
  // A third-party list that cannot be reached makes this fail, while Debian's own may be there: the next step tells.
  const update = await apt(['update'])
  // Lets apt name whatever this machine lacks: libaio1 on Debian 12, libaio1t64 on 13, libssl3 on a slim image.
  const planned = await apt(['--yes', '--no-install-recommends', '--download-only', 'install', name])
  if (planned.ok && (await archivesIn(work)).length > 0) return undefined
  // apt plans nothing while a package of the machine is half installed; a fixed list does not need a plan.
  for (const packages of orElse) if ((await apt(['download', ...packages])).ok) return undefined
  return planned.lastLine || update.lastLine || 'apt-get fetched nothing'
}

async function privateApt(aptGet: string, work: string, signal: AbortSignal | undefined): Promise<Apt> {
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
  return (step) =>
    runCommand(aptGet, ['-qq', ...options, ...step], { cwd: archives, timeoutSeconds: 300, signal })
}

async function unpack(work: string): Promise<string | undefined> {
  await mkdir(join(work, 'root'), { recursive: true })
  for (const archive of await archivesIn(work)) {
    const unpacked = await runCommand('dpkg-deb', ['-x', archive, join(work, 'root')], { timeoutSeconds: 60 })
    if (!unpacked.ok) return unpacked.lastLine
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
async function moveIntoPlace(unpacked: string, target: string, works: DebianPackage['works']): Promise<void> {
  if (await renamed(unpacked, target)) return
  if (await works(target)) return
  // A copy that no longer starts (its libraries went with a system upgrade) steps aside.
  const aside = await makeOwnedFolder(`${target}.old-`, { isShared: true })
  const former = join(aside, 'root')
  await renamed(target, former)
  // Another process may have put a good copy there since it was looked at.
  await renamed((await works(former)) ? former : unpacked, target)
  await rm(aside, { recursive: true, force: true })
}

/** Renaming onto a folder that holds files fails. */
async function renamed(from: string, to: string): Promise<boolean> {
  return rename(from, to).then(
    () => true,
    () => false,
  )
}
