import type { Caller, PortingToMove } from '@telecomx/database'
import { portingConfirmErrors as errors } from '@telecomx/validation'
import { ApiFailure } from '../failures/api-failure.js'
import { danishDay } from '../procedure/danish-day.js'
import type { Dependencies } from '../procedure/dependencies.js'
import { assertOrdersStand } from './assert-orders-stand.js'
import { changeStage } from './change-stage.js'
import { assertOfEach, type PortingsTogether } from './lock-portings-together.js'
import { monthAfter } from './month-after.js'

/**
 * The donor confirms; the Danish day of the porting is the message of the stage. 422 when it is past, before the day that
 * was wished for, or after it and more than a month ahead.
 */
export function portingConfirm(
  dependencies: Dependencies,
  caller: Caller,
  { date, ...portings }: PortingsTogether & { date: string },
): Promise<{ success: true }> {
  const [day, today] = [danishDay(new Date(date)), danishDay(dependencies.clock())]
  return changeStage(dependencies, caller, portings, {
    transition: 'confirm',
    stageWrong: errors.stageWrong,
    assertState: assertOrdersStand(errors.stageWrong),
    message: day,
    assertInput(locked) {
      assertOfEach(locked, (porting) => day >= wishedDay(porting), errors.dateBeforeRequested)
      if (day < today) throw new ApiFailure(errors.datePast)
      const latest = monthAfter(today)
      assertOfEach(locked, (porting) => day <= latest || day === wishedDay(porting), errors.dateTooFar)
    },
  })
}

/** `2026-12-10`; empty, which is before any day, where none is wished for. */
function wishedDay({ requestedDate }: PortingToMove): string {
  return requestedDate === null ? '' : danishDay(requestedDate)
}
