import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@telecomx/client'
import { listBreaches } from '@telecomx/database'
import { startScriptedServer } from '@telecomx/delivery/testing'
import { startMailServer } from '@telecomx/mailbox/testing'
import { startPrograms } from '../../apps/server/src/testing/start-programs.js'
import { openClearingHouse } from './clearing-house.js'
import { openMailboxes } from './mailboxes.js'
import { moveClocksOf } from './move-clocks.js'

export type Installation = Awaited<ReturnType<typeof startInstallation>>

/**
 * The product as an operator runs it: a server, a sender in a process of its own, a mail server to send to, a mailbox that is
 * read, and a clearing house at the folder of the orders. Nothing is in it but the first ADMIN.
 */
export async function startInstallation() {
  const programs = await startPrograms()
  const mailServer = await startScriptedServer(() => undefined)
  const ownMailbox = await startMailServer()
  const folder = await mkdtemp(join(tmpdir(), 'way-back-'))
  const [orders, authority] = [join(folder, 'orders'), join(folder, 'authority.pem')]
  await writeFile(authority, ownMailbox.certificateAuthority)
  const settings = {
    SMTP_URL: `smtp://127.0.0.1:${mailServer.port}`,
    FAX_ADDRESS_TEMPLATE: '{number}@fax.example',
    ORDER_FOLDER: orders,
    IMAP_URL: ownMailbox.url,
    NODE_EXTRA_CA_CERTS: authority,
  }
  const server = programs.start('main.js', [], { ...settings, SENDER: 'off' })
  const { url = '' } = await server.event('listening')
  programs.start('commands/sender.js', [], { ...settings, PUBLIC_URL: url })
  const { out } = await programs.start('commands/token.js', ['--level', 'ADMIN'], settings).ended
  const clientWith = (token: string) => createClient({ url, token })
  const firstToken = out.trim()
  return {
    url,
    /** That the command line makes. */
    firstToken,
    firstAdmin: clientWith(firstToken),
    clientWith,
    mailboxes: openMailboxes(mailServer),
    /** Where customers answer to. */
    ownMailbox,
    clearingHouse: openClearingHouse(orders),
    clocks: moveClocksOf(programs.database),
    /** What does not hold of the whole database; only looked at. */
    breaches: async () => (await listBreaches(programs.database)).filter(({ breaches }) => breaches > 0),
    async close() {
      await programs.close()
      await Promise.all([mailServer.close(), ownMailbox.stop()])
      await rm(folder, { recursive: true })
    },
  }
}
