import {
  type DatabaseTransaction,
  deleteAccountNumbers,
  listOpenPortings,
  mayMove,
  movePortings,
  type OpenPorting,
  type PortingChange,
  type ReducedPorting,
  reducePortings,
} from '@telecomx/database'
import { numberRemovalErrors, sipUpdateErrors } from '@telecomx/validation'
import { ApiFailure } from '../failures/api-failure.js'

/**
 * Takes numbers off an account. An open porting of theirs is cancelled when it loses all its numbers, and goes on with
 * the others when it loses some. 403 when it is too far to be cancelled, 409 when it is too far to lose some.
 */
export async function takeNumbersOff(
  trx: DatabaseTransaction,
  accountId: string,
  numbers: readonly string[],
  change: PortingChange,
): Promise<void> {
  if (numbers.length === 0) return
  const { cancelled, reduced } = affectedBy(new Set(numbers), await listOpenPortings(trx, accountId))
  await deleteAccountNumbers(trx, accountId, numbers)
  await movePortings(trx, cancelled, 'cancel', change)
  await reducePortings(trx, reduced, change)
}

interface Affected {
  cancelled: OpenPorting[]
  reduced: ReducedPorting[]
}

function affectedBy(gone: ReadonlySet<string>, portings: readonly OpenPorting[]): Affected {
  const affected: Affected = { cancelled: [], reduced: [] }
  for (const porting of portings) {
    const [number, ...additional] = porting.numbers.filter((one) => !gone.has(one)).toSorted()
    if (number === undefined) {
      if (!mayMove(porting.stage, 'cancel')) throw new ApiFailure(numberRemovalErrors.portingNotCancellable)
      affected.cancelled.push(porting)
    } else if (additional.length + 1 < porting.numbers.length) {
      if (!mayMove(porting.stage, 'reduce')) throw new ApiFailure(sipUpdateErrors.portingTooFar)
      affected.reduced.push({ ...porting, remaining: [number, ...additional] })
    }
  }
  return affected
}
