import type { Client } from '@telecomx/client'
import { composeMail } from '@telecomx/mailbox/testing'
import { expect } from 'vitest'
import { attachmentOf } from './mailboxes.js'
import type { Installation } from './start-installation.js'

export type Customer = Awaited<ReturnType<typeof addCustomer>>

/** A customer, and what its owner does, who is its contact as well. */
export async function addCustomer(
  { firstAdmin, clientWith, mailboxes, ownMailbox, clocks }: Installation,
  { name, contact }: { name: string; contact: string },
) {
  const address = { address: 'Havnegade 1', zip: '5970', city: 'Ærøskøbing' }
  const { _id: customerId } = await firstAdmin.customer.create.mutate({ name, ...address })
  const { _id: employee } = await firstAdmin.employee.create.mutate({
    customer: customerId,
    accessLevel: 'OWNER',
    name: 'Åse Smørup',
    emailAddress: contact,
    primaryContact: true,
  })
  const { token } = await firstAdmin.token.create.mutate({ employee, name: 'way back' })
  const owner = clientWith(token)
  return {
    customerId,
    owner,
    /** Hears by mail. */
    hears: (subject: RegExp) => mailboxes.open(contact, subject),
    /** Waits until all its portings are at a stage. */
    comesTo: async (stage: string): Promise<void> => {
      await expect.poll(() => stagesOf(owner, customerId), patience).toEqual([stage])
    },
    /** Has the power of attorney mailed, and gives its file as it came. */
    async receivePoa(override?: { name: string }) {
      const wish = { customerId, method: 'EMAIL', ...(override && { override }) } as const
      const { documents } = await owner.porting.poaCreate.mutate(wish)
      const pdf = attachmentOf(await mailboxes.open(contact, /^Fuldmagt/))
      return { document: documents[0] ?? '', pdf }
    },
    /** Sends the signed copy back by upload. */
    async upload(portingId: string, filename: string, bytes: Uint8Array<ArrayBuffer>) {
      return (await owner.documentUpload({ portingId, filename, bytes })).document
    },
    /** Answers by mail, which is read a minute later. */
    async mail(subject: string, attachments: readonly { filename: string; bytes: Uint8Array }[]) {
      ownMailbox.deliver(composeMail({ from: contact, subject, attachments }))
      await clocks.mailboxPause()
    },
  }
}

const patience = { timeout: 30_000, interval: 50 }

async function stagesOf(owner: Client, customer: string): Promise<string[]> {
  const { portings } = await owner.porting.list.query({ customer })
  return [...new Set(portings.map(({ status }) => status.stage))]
}
