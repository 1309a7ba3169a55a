import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { makeOwnedFolder, removeFolder, userId } from '@telecomx/process'

/** A database server that was fetched before there was a cache; fetching one again takes longer than the measurement. */
const fetchedServer = fileURLToPath(new URL('../../../../.data/mariadb-server', import.meta.url))

const longestStartMs = 120_000
/** The product itself ends after 25 seconds. */
const longestStopMs = 30_000

/** What the demo data command of the product prints. */
export interface DemoData {
  tokens: Record<'admin' | 'owner' | 'otherOwner', string>
  customers: Record<'main' | 'large' | 'empty', string>
}

/** The product in a process of its own, in a folder of its own that goes with it, on a free port of this machine. */
export async function startProduct({ main, databaseUrl = '' }: { main: string; databaseUrl?: string }) {
  const folder = await makeOwnedFolder(join(tmpdir(), `telecomx-fairness-${userId()}-`))
  if (existsSync(fetchedServer)) await symlink(fetchedServer, join(folder, 'mariadb-server'))
  const settings = { HOST: '127.0.0.1', PORT: '0', TELECOMX_DATA_DIR: folder, DATABASE_URL: databaseUrl }
  // Out of the terminal's group: Ctrl-C is for the measurement, which ends it in order.
  const options = { cwd: folder, env: { ...inheritedEnvironment(), ...settings }, detached: true } as const
  // Over the channel it notices when this process is killed, and ends.
  const server = spawn(process.execPath, [main], { ...options, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
  const killNow = () => void server.kill('SIGKILL')
  process.once('exit', killNow)

  async function end(): Promise<void> {
    await stop(server)
    process.off('exit', killNow)
    removeFolder(folder)
  }

  try {
    const url = await addressOf(server)
    return {
      url,
      /** Loads the demo data as the product's own command does. */
      async loadDemoData(): Promise<DemoData> {
        const command = join(dirname(main), 'commands', 'demo-data.js')
        const loader = spawn(process.execPath, [command, '--json'], {
          ...options,
          stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
        })
        return JSON.parse(await text(loader.stdout as Readable)) as DemoData
      },
      end,
    }
  } catch (error) {
    await end()
    throw error
  }
}

/** Where it listens, as its log says; the rest of its log is read and dropped. */
async function addressOf(server: ChildProcess): Promise<string> {
  let said = ''
  server.stderr?.on('data', (data) => (said = `${said}${String(data)}`.slice(-2_000)))
  const listening = new Promise<string>((resolve) => {
    if (!server.stdout) return
    createInterface({ input: server.stdout }).on('line', (line) => {
      if (line.includes('"listening"')) resolve((JSON.parse(line) as { url: string }).url)
    })
  })
  const ended = once(server, 'close', { signal: AbortSignal.timeout(longestStartMs) }).then(() => {
    throw new Error(`the server ended before it listened: ${said}`)
  })
  // It ends some day, and then nobody waits for this any more.
  ended.catch(() => undefined)
  return Promise.race([listening, ended])
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const closed = once(server, 'close')
  server.kill('SIGTERM')
  const timer = setTimeout(() => server.kill('SIGKILL'), longestStopMs)
  await closed
  clearTimeout(timer)
}

/** Enough to find programs, a home and a temporary folder; no setting of the product in the caller's environment. */
function inheritedEnvironment(): NodeJS.ProcessEnv {
  const names = ['PATH', 'HOME', 'XDG_CACHE_HOME', 'TMPDIR', 'LD_LIBRARY_PATH', 'MYSQLD_PATH']
  return Object.fromEntries(names.map((name) => [name, process.env[name]]))
}
