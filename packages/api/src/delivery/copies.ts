import { copyErrors, type DeliveryMethod, hasAddress, readCopies, repeatedCopy } from '@telecomx/validation'
import { ApiFailure } from '../failures/api-failure.js'

/** The addresses that get copies; 422 `cc` when they are no such list, or the recipient is among them. */
export function copiesBeside(recipient: string, method: DeliveryMethod, given: unknown): string[] {
  const read = readCopies(method, given)
  if ('fault' in read)
    throw new ApiFailure(copyErrors.ccInvalid, read.fault ? { details: read.fault } : undefined)
  const { cc } = read
  const repeated = cc.findIndex((address) => hasAddress([recipient], address))
  if (repeated !== -1) throw new ApiFailure(copyErrors.ccInvalid, { details: repeatedCopy(cc, repeated) })
  return cc
}
