import { once } from 'node:events'
import { renameSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { makeOwnedFolder, removeFolder, userId } from '@telecomx/process'
import { certificate } from './certificate.js'
import { type Dovecot, runDovecot } from './run-dovecot.js'
import { layOutDovecot } from './lay-out-dovecot.js'

/** A real IMAP server on the loopback interface, with one mailbox. */
export interface MailServer {
  /** `imaps://…`, login included; its certificate is {@link certificateAuthority}. */
  url: string
  /** `imap://…`, where the same mailbox is had with STARTTLS and without TLS. */
  plainUrl: string
  /** PEM. */
  certificateAuthority: string
  /** The folder that the mails lie in, a maildir. */
  maildir: string
  /** Puts a mail into the mailbox, whole or not at all, after all those before it. */
  deliver(message: string | Uint8Array): void
  /** Resolves when the server is gone. */
  stop(): Promise<void>
}

/**
 * Starts Dovecot, which is fetched from Debian's packages where it is not yet. It ends with this process, even with a
 * killed one.
 *
 * @throws Error with one sentence, or with what Dovecot said, when it cannot be had or does not start.
 */
export async function startMailServer(): Promise<MailServer> {
  // Directly below /tmp: a unix socket's path must be short, and whoever root runs it as must get there.
  const folder = await makeOwnedFolder(`/tmp/telecomx-dovecot-${userId()}-`)
  const remove = () => removeFolder(folder)
  process.once('exit', remove)
  const removeNow = () => {
    process.off('exit', remove)
    remove()
  }
  try {
    const dovecot = await runDovecot(await layOutDovecot(folder))
    await untilGreeted(dovecot).catch((error: unknown) => dovecot.stop().then(() => Promise.reject(error)))
    return mailServer(dovecot, folder, removeNow)
  } catch (error) {
    removeNow()
    throw error
  }
}

function mailServer(dovecot: Dovecot, folder: string, remove: () => void): MailServer {
  const { ports } = dovecot
  const maildir = join(folder, 'mail')
  return {
    url: `imaps://np:secret@localhost:${ports.tls}`,
    plainUrl: `imap://np:secret@localhost:${ports.plain}`,
    certificateAuthority: certificate,
    maildir,
    deliver: (message) => deliver(maildir, message),
    stop: () => dovecot.stop().finally(remove),
  }
}

let delivered = 0

/** As the format's author has it: written in `tmp`, then renamed into `new`. Their names are in the order of delivery. */
function deliver(maildir: string, message: string | Uint8Array): void {
  delivered += 1
  const name = `${1_700_000_000 + delivered}.P${process.pid}.localhost`
  writeFileSync(join(maildir, 'tmp', name), message)
  renameSync(join(maildir, 'tmp', name), join(maildir, 'new', name))
}

/** Dovecot listens before its part for logins is ready, and greets a second time when it is. */
async function untilGreeted({ ports, said }: Dovecot): Promise<void> {
  const socket = connect(ports.plain, '127.0.0.1').setTimeout(20_000, () => socket.destroy())
  try {
    for await (const words of socket) if (String(words).includes('CAPABILITY')) return
    throw new Error(`Dovecot greets nobody: ${said()}`)
  } finally {
    socket.destroy()
    if (!socket.closed) await once(socket, 'close')
  }
}
