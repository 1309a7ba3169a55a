import { createHash } from 'node:crypto'
import { cp, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { run } from './run.js'

const here = new URL('.', import.meta.url)
/** Goes with the packages of the product when those are installed anew, and is no part of them. */
const cache = new URL('../../node_modules/.cache/foreign-clients/', import.meta.url)

/** A folder with the generators installed as the lock file names them; of an earlier run where that is the same. */
export async function installGenerators(): Promise<string> {
  const lock = await readFile(new URL('package-lock.json', here))
  const folder = new URL(`${createHash('sha256').update(lock).digest('hex').slice(0, 16)}/`, cache)
  const done = new URL('installed', folder)
  if (!(await stat(done).catch(() => undefined))) {
    await rm(cache, { recursive: true, force: true })
    await mkdir(folder, { recursive: true })
    for (const name of ['package.json', 'package-lock.json'])
      await cp(new URL(name, here), new URL(name, folder))
    await run('npm', ['ci', '--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund'], folder)
    await writeFile(done, '')
  }
  return fileURLToPath(folder)
}
