import { type Caller, inTransaction, mayMove, splitPorting } from '@telecomx/database'
import { portingSplitErrors as errors, type PortingSplitOutput } from '@telecomx/validation'
import { ApiFailure } from '../failures/api-failure.js'
import type { Dependencies } from '../procedure/dependencies.js'
import { newIdsInOrder } from '../procedure/ids.js'
import { assertOfEach, lockPortingsTogether } from './lock-portings-together.js'

/** Makes a porting of each number of a porting, and gives their ids; the first is the porting that there was. */
export async function portingSplit(
  { database, newId }: Dependencies,
  caller: Caller,
  portingId: string,
): Promise<PortingSplitOutput> {
  const portings = await inTransaction(database, async (trx) => {
    const [porting] = await lockPortingsTogether(trx, { _id: portingId, portings: [] })
    const [, ...additional] = porting.numbers
    if (additional.length === 0) throw new ApiFailure(errors.onlyOneNumber)
    assertOfEach([porting], ({ stage }) => mayMove(stage, 'split'), errors.stageWrong)
    const ids = newIdsInOrder(newId, additional.length)
    const parts = additional.map((number, index) => ({ id: ids[index] ?? '', number }))
    const change = {
      actor: caller,
      customerId: porting.customer,
      message: null,
      before: { additionalNumbers: additional },
    }
    await splitPorting(trx, { ...porting, parts }, change)
    return [porting.id, ...parts.map(({ id }) => id)]
  })
  return { success: true, portings }
}
