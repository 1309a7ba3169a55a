import type { Caller, PortingToMove } from '@telecomx/database'
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

/** A confirmed porting's message begins with its day; one that staff put there by hand may have none. */
function isConfirmedAfter({ message }: PortingToMove, today: string): boolean {
  const [day] = /^\d{4}-\d{2}-\d{2}/.exec(message ?? '') ?? []
  return day !== undefined && day > today
}
