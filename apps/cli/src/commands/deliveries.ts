import { deliveryListInput, deliveryPath, poaReleaseInput, poaResendInput } from '@telecomx/client/schemas'
import type { Command } from 'commander'
import { z } from 'zod'
import { addCall } from '../command/add-call.js'
import { addList } from '../command/add-list.js'
import { timeText } from '../output/facts.js'
import type { Session } from '../session.js'

export function addDeliveries(deliveries: Command, session: Session): void {
  addList(deliveries, session, {
    name: 'list',
    summary: 'List deliveries by e-mail and fax, by customer or state',
    examples: ['deliveries list --state failed', 'deliveries list --customer CUSTOMER'],
    takes: deliveryListInput,
    call: (client, input) => client.delivery.list.query(input),
    plural: 'deliveries',
    columns: {
      Id: ({ _id }) => _id,
      Made: ({ createdAt }) => timeText(createdAt),
      To: ({ recipient }) => recipient,
      State: ({ state }) => state,
    },
    below: ['What became of it', ({ description }) => description],
  })
  addCall(deliveries, session, {
    name: 'resend',
    summary: 'Send the documents of a delivery again, or try a waiting one at once',
    examples: ['deliveries resend DELIVERY --recipient kontor@kunde.example'],
    takes: z.object({ ...deliveryPath.shape, ...poaResendInput.shape }),
    names: { deliveryId: '<delivery>' },
    call: (client, input) => client.porting.poaResend.mutate(input),
    show: ({ delivery }) => `Queued. The delivery that counts now: ${delivery}`,
  })
  addCall(deliveries, session, {
    name: 'release',
    summary: 'Decide about a fax of which it is not known whether it arrived',
    examples: ['deliveries release DELIVERY --arrived', 'deliveries release DELIVERY --no-arrived'],
    takes: z.object({ ...deliveryPath.shape, ...poaReleaseInput.shape }),
    names: { deliveryId: '<delivery>' },
    call: (client, input) => client.porting.poaRelease.mutate(input),
    show: ({ delivery }) => `Decided. The delivery that counts now: ${delivery}`,
  })
}
