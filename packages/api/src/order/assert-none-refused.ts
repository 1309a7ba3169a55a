import { type Actor, followHoldersOf, inTransaction, type PortingToMove } from '@telecomx/database'
import {
  type AuditedAction,
  type DocumentedError,
  portingOrderErrors,
  portingsInTheWay,
} from '@telecomx/validation'
import { ApiFailure } from '../failures/api-failure.js'
import { namedPorting } from '../failures/named-porting.js'
import { logCalledOff } from '../number/log-called-off.js'
import type { Dependencies } from '../procedure/dependencies.js'

interface Judged {
  porting: PortingToMove
  refusal: DocumentedError | undefined
}

/**
 * Refuses them all with the row of the first that is refused, naming those of which it holds. One whose numbers somebody
 * else holds gets that donor all the same, so that the next power of attorney is for it.
 */
export function assertNoneRefused(
  { database, issuer, log }: Pick<Dependencies, 'database' | 'issuer' | 'log'>,
  actor: Actor,
  action: AuditedAction,
  judged: readonly Judged[],
): void {
  const row = judged.find(({ refusal }) => refusal)?.refusal
  if (!row) return
  const portings = judged.filter(({ refusal }) => refusal === row).map(({ porting }) => porting)
  const update = { portingIds: portings.map(({ id }) => id), ownCpsCode: issuer.cpsCode, action }
  throw new ApiFailure(row, {
    details: portingsInTheWay(portings.map(namedPorting)),
    ...(row === portingOrderErrors.donorChanged && {
      async afterRollback() {
        // That it could not be done makes it no other answer: the next call does it.
        await inTransaction(database, (trx) => followHoldersOf(trx, actor, update)).then(
          (followed) => logCalledOff(log, followed),
          () => undefined,
        )
      },
    }),
  })
}
