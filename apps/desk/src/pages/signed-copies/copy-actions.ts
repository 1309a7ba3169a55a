import type { RouterOutputs } from '@telecomx/client'
import { client } from '../../calls/client.js'
import { formatMoment } from '../../language/format-moment.js'
import { formatCount } from '../../language/format-number.js'
import type { Session } from '../../session/use-session.js'
import type { CopyTexts } from './copy-texts.js'

export type Copy = RouterOutputs['document']['search']['documents'][number]
export type CopyStatus = Copy['status']
export type CopyAction = 'approve' | 'send' | 'order'

interface Doing {
  /** Who may. */
  least: Session['accessLevel']
  /** Whether the copy is where it can be done. */
  fits: (copy: Copy) => boolean
  /** Does it; gives what to tell of it. */
  run: (copy: Copy, texts: CopyTexts) => Promise<string>
}

/** What can be done with a copy or with many of them: in the order in which a copy goes its way. */
export const copyActions: Record<CopyAction, Doing> = {
  approve: {
    least: 'ADMIN',
    fits: ({ status }) => status === 'TO_REVIEW',
    async run(copy, { done }) {
      await client.porting.documentApprove.mutate({ _id: firstPorting(copy), document: copy._id })
      return done.approve
    },
  },
  send: {
    least: 'ADMIN',
    fits: ({ status }) => status === 'TO_SEND',
    async run(copy, { done }) {
      const waiting = copy.isOf.find(({ stage }) => stage === 'IN_POA_RECEIVED_FROM_CUSTOMER')
      await client.porting.poaSend.mutate({ _id: waiting?._id ?? firstPorting(copy) })
      return done.send
    },
  },
  order: {
    least: 'RESELLER_ADMIN',
    fits: (copy) => orderable(copy).length > 0,
    async run(copy, { done }) {
      const [_id = '', ...portings] = orderable(copy)
      const { autoStartOrder } = await client.porting.order.mutate({ _id, portings })
      return autoStartOrder === undefined ? done.order : done.orderLater(formatMoment(autoStartOrder))
    },
  },
}

export const copyActionNames = Object.keys(copyActions) as CopyAction[]

/** Those that the donor has the copy for, or that need none sent, and that nobody has ordered. */
function orderable({ status, isOf }: Copy): string[] {
  if (status !== 'SENT') return []
  return isOf
    .filter(
      ({ stage, autoStartOrder }) =>
        autoStartOrder === undefined &&
        (stage === 'IN_POA_SENT' || stage === 'IN_POA_RECEIVED_FROM_CUSTOMER'),
    )
    .map(({ _id }) => _id)
}

/** A porting to name a copy by: one that it is for, else the one that it was uploaded to. */
export function firstPorting({ isOf, uploadedTo }: Pick<Copy, 'isOf' | 'uploadedTo'>): string {
  return isOf[0]?._id ?? uploadedTo ?? ''
}

/** How many numbers it is about, in words. */
export function wordNumbers({ expected, isOf }: Copy, { numbers }: CopyTexts): string {
  const count = expected?.numberCount ?? isOf.length
  return numbers(count, formatCount(count))
}
