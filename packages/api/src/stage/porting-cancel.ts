import {
  type Caller,
  type DatabaseTransaction,
  listLiveAccountIds,
  type PortingToMove,
} from '@telecomx/database'
import { portingCancelErrors as errors } from '@telecomx/validation'
import type { Dependencies } from '../procedure/dependencies.js'
import { changeStage } from './change-stage.js'
import { assertOfEach, type PortingsTogether } from './lock-portings-together.js'

/** Calls portings of fixed-line numbers off; the numbers stay on their account. */
export function portingCancel(
  dependencies: Dependencies,
  caller: Caller,
  portings: PortingsTogether,
): Promise<{ success: true }> {
  return changeStage(dependencies, caller, portings, {
    transition: 'cancel',
    stageWrong: errors.stageWrong,
    assertState: assertNotMvno,
  })
}

/** A mobile number is nothing without its account, so the account goes, and the porting with it. */
async function assertNotMvno(portings: readonly PortingToMove[], trx: DatabaseTransaction): Promise<void> {
  const accounts = portings.flatMap(({ numberType, voiceAccount }) =>
    numberType === 'MVNO' ? [voiceAccount] : [],
  )
  if (accounts.length === 0) return
  const live = new Set(await listLiveAccountIds(trx, accounts))
  const isGone = ({ numberType, voiceAccount }: PortingToMove) =>
    numberType === 'MVNO' && !live.has(voiceAccount)
  assertOfEach(portings, (porting) => !isGone(porting), errors.accountNotFound)
  assertOfEach(portings, ({ numberType }) => numberType !== 'MVNO', errors.isMvno)
}
