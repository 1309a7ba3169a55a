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
import {
  type DocumentedError,
  numberRemovalErrors,
  portingsInTheWay,
  sipUpdateErrors,
} from '@telecomx/validation'
import { ApiFailure } from '../failures/api-failure.js'
import { namedPorting } from '../failures/named-porting.js'

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
  const refused: Refused[] = []
  for (const porting of portings) {
    const [number, ...additional] = porting.numbers.filter((one) => !gone.has(one)).toSorted()
    if (number === undefined) {
      if (mayMove(porting.stage, 'cancel')) affected.cancelled.push(porting)
      else refused.push({ row: numberRemovalErrors.portingNotCancellable, porting })
    } else if (additional.length + 1 < porting.numbers.length) {
      if (mayMove(porting.stage, 'reduce'))
        affected.reduced.push({ ...porting, remaining: [number, ...additional] })
      else refused.push({ row: sipUpdateErrors.portingTooFar, porting })
    }
  }
  assertNone(refused)
  return affected
}

/** A porting that does not let its numbers go, and the row that says why. */
interface Refused {
  row: DocumentedError
  porting: OpenPorting
}

/** The first one's row is answered, with all portings that it holds for. */
function assertNone(refused: readonly Refused[]): void {
  const row = refused[0]?.row
  if (!row) return
  const portings = refused.filter((one) => one.row === row).map(({ porting }) => porting)
  throw new ApiFailure(row, { details: portingsInTheWay(portings.map(namedPorting)) })
}
