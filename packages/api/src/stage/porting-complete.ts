import { type Caller, confirmedDay, type PortingToMove } from '@telecomx/database'
import { portingCompleteErrors as errors } from '@telecomx/validation'
import { danishDay } from '../procedure/danish-day.js'
import type { Dependencies } from '../procedure/dependencies.js'
import { changeStage } from './change-stage.js'
import { assertOfEach, type PortingsTogether } from './lock-portings-together.js'

/** The numbers have moved. 409 before the day that the donor confirmed. */
export function portingComplete(
  dependencies: Dependencies,
  caller: Caller,
  portings: PortingsTogether,
): Promise<{ success: true }> {
  const today = danishDay(dependencies.clock())
  return changeStage(dependencies, caller, portings, {
    transition: 'complete',
    stageWrong: errors.stageWrong,
    assertState(locked) {
      assertOfEach(locked, (porting) => !isConfirmedAfter(porting, today), errors.dateNotReached)
    },
  })
}

/** Whether the day that the donor confirmed is still ahead; where none is known it is not. */
export function isConfirmedAfter({ message }: Pick<PortingToMove, 'message'>, today: string): boolean {
  const day = confirmedDay(message)
  return day !== undefined && day > today
}
