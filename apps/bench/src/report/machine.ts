import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { arch, cpus, totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'
import { connectDatabase } from '@telecomx/database'
import { sql } from 'kysely'
import { givenDatabaseServer } from '../environment.js'
import { ticksPerSecond } from '../programs/cpu-time.js'

const root = fileURLToPath(new URL('../../../..', import.meta.url))

/** Where and with what was measured, as lines `what`, `value`; never the machine's name. */
export async function describeMachine(databaseServer: string): Promise<[what: string, value: string][]> {
  const [processor] = cpus()
  return [
    ['date', new Date().toISOString().slice(0, 10)],
    ['commit', commit()],
    ['processors', `${cpus().length} × ${processor?.model.trim() || 'unknown'} (${arch()})`],
    ['memory', `${Math.round(totalmem() / 2 ** 30)} GiB`],
    ['system', `${process.platform}, clock tick of the kernel’s accounting ${1_000 / ticksPerSecond()} ms`],
    ['Node', `${process.version} (V8 ${process.versions.v8})`],
    ['database', `${await databaseVersion()}; ${databaseServer}`],
  ]
}

/** `name version`, as it is installed. */
export function installedVersion(name: string): string {
  const { version } = JSON.parse(readFileSync(`${root}/node_modules/${name}/package.json`, 'utf8')) as {
    version: string
  }
  return `${name} ${version}`
}

function commit(): string {
  const git = (...words: string[]) => execFileSync('git', words, { cwd: root, encoding: 'utf8' }).trim()
  try {
    return (
      git('rev-parse', '--short=10', 'HEAD') + (git('status', '--porcelain') === '' ? '' : ', with changes')
    )
  } catch {
    return 'unknown'
  }
}

async function databaseVersion(): Promise<string> {
  const url = new URL(givenDatabaseServer() ?? '')
  // The name in it need not be there.
  url.pathname = '/information_schema'
  const database = connectDatabase(url.href, { connectionLimit: 1 })
  try {
    const { rows } = await sql<{ version: string }>`select version() as version`.execute(database)
    return rows[0]?.version ?? 'unknown'
  } finally {
    await database.destroy()
  }
}
