import { execFileSync } from 'node:child_process'
import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'

/** A process, told apart from a later one that got the same pid. */
export interface ProcessIdentity {
  pid: number
  startedAt: string
}

/** Who has this pid now; undefined when nobody, or only a dead process that its parent has not reaped. */
export function identifyProcess(pid: number): ProcessIdentity | undefined {
  const startedAt = HAS_PROC ? startFromProc(pid) : startFromPs(pid)
  return startedAt === undefined ? undefined : { pid, startedAt }
}

export function isRunning(identity: ProcessIdentity): boolean {
  const now = identifyProcess(identity.pid)
  return now ? now.startedAt === identity.startedAt : isHidden(identity.pid)
}

/** Reads what {@link identifyProcess} gave and JSON carried. */
export function parseProcessIdentity(value: unknown): ProcessIdentity | undefined {
  if (typeof value !== 'object' || value === null || !('pid' in value) || !('startedAt' in value))
    return undefined
  const { pid, startedAt } = value
  // 0 and below would mean a whole process group to kill().
  if (typeof pid !== 'number' || !Number.isInteger(pid) || pid < 1) return undefined
  return typeof startedAt === 'string' ? { pid, startedAt } : undefined
}

const HAS_PROC = readIfThere('/proc/self/stat') !== undefined
// Ticks count from boot, and a machine that boots the same way every time gives the same pid at the same tick.
const BOOT = readIfThere('/proc/sys/kernel/random/boot_id')?.trim() ?? ''

/** What sees the same processes: this boot of this machine, and in it this container. */
export function thisHost(): string {
  return [BOOT || hostname(), linkIfThere('/proc/self/ns/pid') ?? ''].join(' ').trim()
}

function startFromProc(pid: number): string | undefined {
  const stat = readIfThere(`/proc/${pid}/stat`)
  // The second field is the name in parentheses and may hold spaces: count from behind it.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')
  const state = fields?.[0]
  const startTicks = fields?.[22 - 3]
  return startTicks === undefined || state === 'Z' || state === 'X' ? undefined : `${BOOT} ${startTicks}`
}

function startFromPs(pid: number): string | undefined {
  try {
    const environment = { ...process.env, LC_ALL: 'C', TZ: 'UTC' }
    const line = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], {
      encoding: 'utf8',
      env: environment,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const [, state, start] = /^(\S+)\s+(.+?)\s*$/.exec(line.trim()) ?? []
    return state?.startsWith('Z') ? undefined : start
  } catch {
    return undefined
  }
}

/** Another user's process may be invisible under /proc; it still refuses a signal rather than not being there. */
function isHidden(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return false
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function linkIfThere(path: string): string | undefined {
  try {
    return readlinkSync(path)
  } catch {
    return undefined
  }
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
