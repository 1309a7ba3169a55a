import { client } from '../../calls/client.js'
import { queryClient } from '../../calls/query-client.js'
import { trpc } from '../../calls/trpc.js'
import type { PlainAction } from './porting-actions.js'
import type { Porting } from './word-porting.js'

/** Does it. Gives the moment at which it will be ordered by itself, where the donor's wait is not over. */
export async function sendAction(action: PlainAction, porting: Porting): Promise<string | undefined> {
  return (await calls[action](porting)).autoStartOrder
}

const calls: Record<PlainAction, (porting: Porting) => Promise<{ success: true; autoStartOrder?: string }>> =
  {
    order: ({ _id }) => client.porting.order.mutate({ _id }),
    complete: ({ _id }) => client.porting.complete.mutate({ _id }),
    waitCustomer: ({ _id }) => client.porting.waitCustomer.mutate({ _id }),
    split: ({ _id }) => client.porting.split.mutate({ _id }),
    // A mobile number is nothing without its account.
    cancel: ({ _id, numberType, voiceAccount }) =>
      numberType === 'MVNO'
        ? client.mvnoAccount.delete.mutate({ _id: voiceAccount })
        : client.porting.cancel.mutate({ _id }),
  }

/** Somebody else changed the porting between what was seen and what was asked for. Nothing was done. */
export class PortingChanged extends Error {}

/** Reads the porting anew; throws `PortingChanged` when it is not as it was seen. What is shown is the new one then. */
export async function assertAsSeen({ _id, version }: Porting): Promise<void> {
  const now = await queryClient.fetchQuery(trpc.porting.get.queryOptions({ _id }, { staleTime: 0 }))
  if (now.version !== version) throw new PortingChanged()
}
