import type { Caller } from '@telecomx/database'
import { portingRejectErrors as errors, type RejectionReason } from '@telecomx/validation'
import type { Dependencies } from '../procedure/dependencies.js'
import { assertOrdersStand } from './assert-orders-stand.js'
import { changeStage } from './change-stage.js'
import { assertOfEach, type PortingsTogether } from './lock-portings-together.js'

/** The donor refuses; the reason is the message of the stage. 422 when the number has no SIM that could mismatch. */
export function portingReject(
  dependencies: Dependencies,
  caller: Caller,
  { reason, ...portings }: PortingsTogether & { reason: RejectionReason },
): Promise<{ success: true }> {
  return changeStage(dependencies, caller, portings, {
    transition: 'reject',
    stageWrong: errors.stageWrong,
    assertState: assertOrdersStand(errors.stageWrong),
    message: reason,
    assertInput(locked) {
      if (reason === 'SIM_MISMATCH')
        assertOfEach(locked, ({ numberType }) => numberType === 'MVNO', errors.reasonInvalid)
    },
  })
}
