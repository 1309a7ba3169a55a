import {
  type Caller,
  type DatabaseTransaction,
  insertOpenNumbers,
  inTransaction,
  isDuplicate,
  listNumbersByAccounts,
  listNumbersInOtherPortings,
  overrideStage,
  type PortingToMove,
  stageFacts,
  updateLiveAccounts,
} from '@telecomx/database'
import {
  numbersAtFault,
  portingStageOverrideErrors as errors,
  type PortingStageOverrideRequest,
} from '@telecomx/validation'
import { ApiFailure } from '../failures/api-failure.js'
import type { Dependencies } from '../procedure/dependencies.js'
import { stagesOf } from './change-stage.js'
import { lockPortingsTogether } from './lock-portings-together.js'

/**
 * Puts portings into any stage, by hand. Those that come to an end free their numbers; those that were over claim them
 * again: 409 when another porting has them, or when they left the account.
 */
export async function portingStageOverride(
  { database }: Dependencies,
  caller: Caller,
  { stage, message, ...together }: PortingStageOverrideRequest & { _id: string },
): Promise<{ success: true }> {
  await inTransaction(database, async (trx) => {
    const portings = await lockPortingsTogether(trx, together)
    if (!stageFacts[stage].isOver) await claimNumbersAgain(trx, portings)
    await overrideStage(trx, portings, stage, {
      actor: caller,
      customerId: portings[0].customer,
      message: message ?? null,
      before: stagesOf(portings),
    })
  })
  return { success: true }
}

async function claimNumbersAgain(
  trx: DatabaseTransaction,
  portings: readonly PortingToMove[],
): Promise<void> {
  const reopened = portings.filter((porting) => stageFacts[porting.stage].isOver)
  if (reopened.length === 0) return
  await assertOnAccounts(trx, reopened)
  try {
    await insertOpenNumbers(trx, reopened)
  } catch (error) {
    if (!isDuplicate(error)) throw error
    throw new ApiFailure(errors.numberInPorting, { cause: error, details: await claimed(trx, reopened) })
  }
}

async function assertOnAccounts(trx: DatabaseTransaction, portings: readonly PortingToMove[]): Promise<void> {
  const accounts = [...new Set(portings.map(({ voiceAccount }) => voiceAccount))]
  await updateLiveAccounts(trx, accounts)
  const numbersOn = await listNumbersByAccounts(trx, accounts)
  const gone = portings.flatMap(({ voiceAccount, numbers }) => {
    const present = new Set(numbersOn.get(voiceAccount))
    return numbers.filter((number) => !present.has(number))
  })
  if (gone.length > 0) throw new ApiFailure(errors.numbersOffAccount, { details: numbersAtFault(gone) })
}

/** Of two portings that are opened again at once each may have the other's number: then nobody else has it. */
async function claimed(trx: DatabaseTransaction, portings: readonly PortingToMove[]) {
  const numbers = portings.flatMap((porting) => porting.numbers)
  const ids = portings.map(({ id }) => id)
  return numbersAtFault(await listNumbersInOtherPortings(trx, ids, numbers))
}
