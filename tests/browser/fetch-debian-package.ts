import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { makeOwnedFolder } from '@telecomx/process'

const run = promisify(execFile)

/**
 * Unpacks a package, and what this machine lacks of those that it needs, into a folder. It needs no root and installs
 * nothing; apt checks the archive's signatures.
 *
 * @throws Error when there is no apt, or it fetches nothing.
 */
export async function fetchDebianPackage(name: string, folder: string): Promise<void> {
  await mkdir(dirname(folder), { recursive: true })
  const work = await makeOwnedFolder(`${folder}.new-`)
  try {
    for (const archive of await download(name, work))
      await run('dpkg-deb', ['-x', archive, join(work, 'root')], { timeout: 60_000 })
    // Of two runs at once the first one's copy stays.
    await rename(join(work, 'root'), folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error
    })
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

async function download(name: string, work: string): Promise<string[]> {
  const archives = join(work, 'archives')
  for (const part of ['lists/partial', 'archives/partial', 'root'])
    await mkdir(join(work, part), { recursive: true })
  const options = [
    `Dir::State::lists=${join(work, 'lists')}`,
    `Dir::Cache=${work}`,
    `Dir::Cache::archives=${archives}`,
    'APT::Sandbox::User=',
    'Debug::NoLocking=1',
    'Acquire::Languages=none',
    'Acquire::http::Timeout=20',
    'Acquire::https::Timeout=20',
  ].flatMap((option) => ['-o', option])
  const apt = (...step: string[]) => run('apt-get', ['-qq', ...options, ...step], { timeout: 300_000 })
  await apt('update')
  await apt('--yes', '--no-install-recommends', '--download-only', 'install', name)
  // A C library beside the machine's own loader would crash whatever gets this library path.
  return (await readdir(archives))
    .filter((file) => file.endsWith('.deb') && !file.startsWith('libc6_'))
    .map((file) => join(archives, file))
}
