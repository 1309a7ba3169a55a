import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { userId } from '@telecomx/process'
import { dovecotConfiguration } from './dovecot-configuration.js'
import { librariesOf } from './fetch-dovecot.js'
import type { DovecotPlace } from './lay-out-dovecot.js'

export interface Dovecot {
  ports: { plain: number; tls: number }
  /** What it has said so far. */
  said: () => string
  stop(): Promise<void>
}

/**
 * Runs it in the foreground, and resolves when it listens.
 *
 * @throws Error with what it said.
 */
export async function runDovecot(place: DovecotPlace): Promise<Dovecot> {
  for (let attempt = 1; ; attempt += 1) {
    const dovecot = await runOnce(place, await freePorts())
    if (dovecot.listens) return dovecot
    await dovecot.stop()
    // Another process took a port between the look and the listening.
    if (attempt === 5 || !dovecot.said().includes('Address already in use'))
      throw new Error(`Dovecot does not start: ${dovecot.said().trim()}`)
  }
}

async function runOnce(place: DovecotPlace, ports: Dovecot['ports']) {
  const { folder } = place
  writeFileSync(join(folder, 'dovecot.conf'), dovecotConfiguration(place, ports))
  const child = spawnDovecot(place)
  let words = ''
  const ended = new Promise((resolve) => child.once('close', resolve))
  const listens = await new Promise<boolean>((resolve, reject) => {
    child.once('error', reject).once('close', () => resolve(false))
    child.stderr?.on('data', (chunk) => {
      words = `${words}${chunk}`.slice(-10_000)
      if (words.includes('starting up for imap')) resolve(true)
    })
  })
  const kill = () => void child.kill()
  process.prependOnceListener('exit', kill)
  const stop = async () => {
    process.off('exit', kill)
    child.kill()
    await ended
  }
  return { ports, listens, said: () => words, stop }
}

/** It is told to end when this process does, unless that has happened before. */
function spawnDovecot({ folder, account }: DovecotPlace): ChildProcess {
  const asNobody =
    userId() === 0 ? ['--reuid', `${account.userId}`, '--regid', `${account.groupId}`, '--clear-groups'] : []
  const unlessOrphan = `[ "$PPID" = ${process.pid} ] && exec "$@"`
  const dovecot = [join(folder, 'usr/sbin/dovecot'), '-F', '-c', join(folder, 'dovecot.conf')]
  return spawn('setpriv', [...asNobody, '--pdeathsig', 'TERM', 'sh', '-c', unlessOrphan, 'sh', ...dovecot], {
    cwd: join(folder, 'run'),
    env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LD_LIBRARY_PATH: librariesOf(join(folder, 'usr')) },
    stdio: ['ignore', 'ignore', 'pipe'],
    // Out of the terminal's group: Ctrl-C is for the tests, which stop it when they are done.
    detached: true,
  })
}

/** Both are held until both are known: one that was let go could be found again. */
async function freePorts(): Promise<Dovecot['ports']> {
  const servers = [createServer().listen(0, '127.0.0.1'), createServer().listen(0, '127.0.0.1')]
  await Promise.all(servers.map((server) => once(server, 'listening')))
  const [plain = 0, tls = 0] = servers.map((server) => (server.address() as AddressInfo).port)
  await Promise.all(servers.map((server) => once(server.close(), 'close')))
  return { plain, tls }
}
