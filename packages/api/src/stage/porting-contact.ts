import type { Caller } from '@telecomx/database'
import { portingContactErrors } from '@telecomx/validation'
import type { Dependencies } from '../procedure/dependencies.js'
import { changeStage } from './change-stage.js'
import type { PortingsTogether } from './lock-portings-together.js'

/** Somebody spoke with the donor: what was said is the message of the stage. */
export function portingContact(
  dependencies: Dependencies,
  caller: Caller,
  { message, ...portings }: PortingsTogether & { message: string },
): Promise<{ success: true }> {
  return changeStage(dependencies, caller, portings, {
    transition: 'contact',
    stageWrong: portingContactErrors.stageWrong,
    message,
  })
}
