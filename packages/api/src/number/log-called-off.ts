import type { FollowedHolders } from '@telecomx/database'
import { portingOrderErrors } from '@telecomx/validation'
import type { Log } from '../failures/log-failure.js'

/** Says of each porting that got another donor that its order does not start by itself any more. */
export function logCalledOff(log: Log, { calledOff }: FollowedHolders): void {
  for (const porting of calledOff)
    log('order_not_started', { porting, reason: portingOrderErrors.donorChanged.message })
}
