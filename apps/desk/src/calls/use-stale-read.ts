import { documentedErrorOf } from '@telecomx/client'
import { useSyncExternalStore } from 'react'
import { queryClient } from './query-client.js'

/** A read whose answer is shown and could not be made again. */
export interface StaleRead {
  error: Error
  /** When the answer came that is shown. */
  dataUpdatedAt: number
}

const reads = queryClient.getQueryCache()

/** The first read on the page that grows old because the last call failed; undefined when none does. */
export function useStaleRead(): StaleRead | undefined {
  return useSyncExternalStore((listener) => reads.subscribe(listener), findStaleRead)
}

function findStaleRead(): StaleRead | undefined {
  const stale = reads.findAll({ type: 'active' }).find(({ state: { data, error } }) => {
    // A session that has ended is told by the sign-in page.
    return data !== undefined && error !== null && documentedErrorOf(error)?.code !== 401
  })
  // The state is another object only when something has changed.
  return stale?.state as StaleRead | undefined
}
