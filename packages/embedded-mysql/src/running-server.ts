import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { identifyProcess, isRunning, type ProcessIdentity, parseProcessIdentity } from '@telecomx/process'

const recordPath = (dataFolder: string): string => join(dataFolder, 'running-server.json')

/** Notes which process works on a data folder, for whoever comes after a killed owner. */
export function recordRunningServer(dataFolder: string, pid: number): void {
  const identity = identifyProcess(pid)
  if (!identity) return
  const draft = `${recordPath(dataFolder)}.draft`
  writeFileSync(draft, JSON.stringify(identity), { mode: 0o600 })
  renameSync(draft, recordPath(dataFolder))
}

export function forgetRunningServer(dataFolder: string): void {
  rmSync(recordPath(dataFolder), { force: true })
}

/** A clean shutdown writes out what memory holds; one that takes longer hangs, and the next boot recovers. */
const GOODBYE_MS = 15_000
const POLL_MS = 20

/**
 * Waits for the server of a killed owner to finish with a data folder. It is asked to end, in case nothing did when
 * its owner died. The caller holds the lock on the folder.
 */
export async function waitForFormerServer(dataFolder: string): Promise<void> {
  const former = findRunningServer(dataFolder)
  if (!former) return
  await end(former, 'SIGTERM')
  await end(former, 'SIGKILL')
  if (isRunning(former)) throw new Error(`The former database server (process ${former.pid}) does not end.`)
}

function findRunningServer(dataFolder: string): ProcessIdentity | undefined {
  try {
    const identity = parseProcessIdentity(JSON.parse(readFileSync(recordPath(dataFolder), 'utf8')))
    return identity && isRunning(identity) ? identity : undefined
  } catch {
    return undefined
  }
}

async function end(identity: ProcessIdentity, signal: NodeJS.Signals): Promise<void> {
  const deadline = Date.now() + GOODBYE_MS
  try {
    if (isRunning(identity)) process.kill(identity.pid, signal)
  } catch {
    // it ended meanwhile
  }
  while (isRunning(identity) && Date.now() < deadline) await pause(POLL_MS)
}
