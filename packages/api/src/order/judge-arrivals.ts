import {
  type CopyOfPorting,
  type Database,
  findOperatorById,
  listDonorDeliveries,
  type PortingToMove,
} from '@telecomx/database'
import { type DocumentedError, type Operator, portingOrderErrors } from '@telecomx/validation'
import { donorMethod } from '../operator/donor-address.js'

/**
 * The portings at IN_POA_SENT whose signed copy reached the donor by none of its deliveries, with the row that says so. One
 * that waits to be sent may reach it still.
 */
export async function judgeArrivals(
  database: Database,
  portings: readonly PortingToMove[],
  copies: ReadonlyMap<string, CopyOfPorting>,
): Promise<Map<string, DocumentedError>> {
  const sent = portings.flatMap((porting) => {
    const copy = copies.get(porting.id)
    return copy && porting.stage === 'IN_POA_SENT' ? [{ porting, copy }] : []
  })
  const deliveries = await listDonorDeliveries(database, [
    ...new Set(sent.map(({ copy }) => copy.signedCopy)),
  ])
  const lost = deliveries.filter(({ state }) => state === 'failed' || state === 'unknown')
  if (lost.length === 0) return new Map()
  const donors = new Map<string, Operator | undefined>()
  for (const cpsCode of new Set(sent.map(({ copy }) => copy.operator)))
    donors.set(cpsCode, await findOperatorById(database, cpsCode))
  return new Map(
    sent.flatMap(({ porting, copy }): [string, DocumentedError][] => {
      const donor = donors.get(copy.operator)
      const method = donor && donorMethod(donor, porting.numberType)
      const ofCopy = deliveries.filter(({ signedCopy }) => signedCopy === copy.signedCopy)
      const ofMethod = ofCopy.filter((delivery) => delivery.method === method)
      // The donor's method may be another one by now.
      const tries = ofMethod.length > 0 ? ofMethod : ofCopy
      const isLost = tries.length > 0 && tries.every((delivery) => lost.includes(delivery))
      return isLost ? [[porting.id, portingOrderErrors.copyNotArrived]] : []
    }),
  )
}
