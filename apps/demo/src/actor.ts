import type { Client } from '@telecomx/client'
import type { Run } from './prepare-run.js'
import type { Rest } from './rest.js'

/** Somebody who acts for one customer, over REST and with the client. */
export interface Actor {
  run: Run
  /** In the progress lines: owner, reseller. */
  who: string
  customerId: string
  rest: Rest
  client: Client
}
