import { type Caller, listWork } from '@telecomx/database'
import {
  type AccessLevel,
  isAtLeast,
  type TaskKind,
  type WorkList,
  type WorkListRequest,
} from '@telecomx/validation'
import type { Dependencies } from '../procedure/dependencies.js'

/** Who can do something about it. Source: docs/api/work-list.md. */
const doers: Record<TaskKind, AccessLevel> = {
  COPY_UNMATCHED: 'ADMIN',
  COPY_TO_REVIEW: 'ADMIN',
  COPY_TO_SEND: 'ADMIN',
  DELIVERY_FAILED: 'OWNER',
  DELIVERY_UNKNOWN: 'ADMIN',
  POA_TO_SIGN: 'OWNER',
  COPY_REFUSED: 'OWNER',
  PORTING_REJECTED: 'OWNER',
  ORDER_DUE: 'RESELLER_ADMIN',
}

/** What the customer does: to all who look after many customers it is what they wait for. */
const ownersAlone: readonly TaskKind[] = ['POA_TO_SIGN', 'COPY_REFUSED']

/** A page of what waits for the caller, the oldest first: what they can do nothing about is not their work. */
export async function workList(
  { database }: Pick<Dependencies, 'database'>,
  caller: Caller,
  { kind, ...part }: WorkListRequest,
): Promise<WorkList> {
  const { accessLevel } = caller
  const kinds = (Object.keys(doers) as TaskKind[]).filter((one) =>
    ownersAlone.includes(one) ? accessLevel === doers[one] : isAtLeast(accessLevel, doers[one]),
  )
  const { offset, limit } = part
  return { offset, limit, ...(await listWork(database, caller, { kinds, kind, ...part })) }
}
