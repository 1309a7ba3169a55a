import type { Client } from '@telecomx/client'
import type { Run } from './prepare-run.js'
import type { Rest } from './rest.js'

/** Somebody who acts for one customer, and staff to look things up. */
export interface Actor {
  run: Run
  /** In the progress lines: owner, reseller. */
  who: string
  customerId: string
  rest: Rest
  admin: Client
}
