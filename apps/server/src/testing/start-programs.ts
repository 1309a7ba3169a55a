import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createTestDatabase } from '@telecomx/database/testing'

/** How a program ended, and everything it said. */
export interface Ended {
  code: number | null
  out: string
  err: string
}

export interface Program {
  child: ChildProcess
  ended: Promise<Ended>
  /** What it has said so far. */
  said: () => Pick<Ended, 'out' | 'err'>
  /** Resolves with the fields of the first event of that name on its standard output. */
  event: (name: string) => Promise<Record<string, string>>
}

/** Starts built programs of this app, in an empty folder and on a database of their own; `close` ends what still runs. */
export async function startPrograms() {
  const folder = await mkdtemp(join(tmpdir(), 'telecomx-server-'))
  const store = await createTestDatabase({ migrated: false })
  const started: ChildProcess[] = []
  return {
    database: store.database,
    /** With nothing of this machine's configuration; its standard output may be an open file instead of a pipe. */
    start: (
      file: string,
      args: string[] = [],
      env: Record<string, string> = {},
      output: 'pipe' | number = 'pipe',
    ): Program => {
      const child = spawn(process.execPath, [dist(file), ...args], {
        cwd: folder,
        env: { PORT: '0', DATABASE_URL: store.url, TELECOMX_DATA_DIR: folder, ...env },
        // Over the channel it notices when the test run is killed, and ends.
        stdio: ['ignore', output, 'pipe', 'ipc'],
      })
      started.push(child)
      return follow(child)
    },
    async close() {
      for (const child of started) child.kill('SIGKILL')
      await store.drop()
      await rm(folder, { recursive: true })
    },
  }
}

function dist(file: string): string {
  return fileURLToPath(new URL(`../../dist/${file}`, import.meta.url))
}

function follow(child: ChildProcess): Program {
  let [out, err] = ['', '']
  const heard = new Set<() => void>()
  child.stdout?.on('data', (data) => {
    out += String(data)
    for (const listener of heard) listener()
  })
  child.stderr?.on('data', (data) => (err += String(data)))
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, out, err }))
  const eventIn = (name: string) =>
    out
      .split('\n')
      .filter((line) => line.startsWith('{') && line.endsWith('}'))
      .map((line) => JSON.parse(line) as Record<string, string>)
      .find(({ event }) => event === name)
  return {
    child,
    ended,
    said: () => ({ out, err }),
    event: (name) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = eventIn(name)
          if (found) resolve(found)
        }
        heard.add(look)
        look()
        void ended.then(({ code }) => reject(new Error(`ended with ${code} before ${name}: ${err}`)))
      }),
  }
}
