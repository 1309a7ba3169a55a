import type { Caller } from '@telecomx/database'
import { portingWaitCustomerErrors } from '@telecomx/validation'
import type { Dependencies } from '../procedure/dependencies.js'
import { changeStage } from './change-stage.js'
import type { PortingsTogether } from './lock-portings-together.js'

/** The customer has its power of attorney by other means, or is to sign another. */
export function portingWaitCustomer(
  dependencies: Dependencies,
  caller: Caller,
  portings: PortingsTogether,
): Promise<{ success: true }> {
  return changeStage(dependencies, caller, portings, {
    transition: 'waitCustomer',
    stageWrong: portingWaitCustomerErrors.stageWrong,
  })
}
