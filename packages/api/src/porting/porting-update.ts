import {
  type Caller,
  insertAuditEntry,
  inTransaction,
  lockPorting,
  type PortingChanges,
  stageFacts,
  updatePorting,
} from '@telecomx/database'
import {
  numbersAtFault,
  type Porting,
  portingsInTheWay,
  portingUpdateErrors,
  type PortingUpdateRequest,
} from '@telecomx/validation'
import { ApiFailure } from '../failures/api-failure.js'
import type { Dependencies } from '../procedure/dependencies.js'
import { danishDay } from '../procedure/danish-day.js'
import { asAudited, differingFrom, isEmpty } from '../procedure/differing-from.js'
import { assertExpected, type ExpectedVersions } from '../procedure/expected-versions.js'
import { portingGet } from './porting-get.js'

/**
 * Changes what is given and differs, and answers the porting. Who hears of progress may change at any stage, the
 * facts of the porting until it is ordered: then 403 `stage`. So the whole object may be sent back at any stage. 409 when
 * it is in another state than expected.
 */
export function portingUpdate(
  { database, clock }: Dependencies,
  caller: Caller,
  { _id, ...request }: PortingUpdateRequest & { _id: string },
  expected?: ExpectedVersions,
): Promise<Porting> {
  return inTransaction(database, async (trx) => {
    const locked = await lockPorting(trx, _id)
    if (!locked) throw new ApiFailure(portingUpdateErrors.portingNotFound)
    const porting = await portingGet({ database: trx }, _id)
    assertExpected(porting.version, expected)
    const changes = changesOf(porting, request)
    if (isEmpty(changes)) return porting
    assertSensible(porting, changes, danishDay(clock()))
    const facts = Object.keys(changes).filter((field) => field !== 'notify')
    if (facts.length > 0 && !stageFacts[locked.stage].takesUpdates) throw stageWrong(porting, facts)
    await updatePorting(trx, locked, changes)
    await insertAuditEntry(trx, caller, {
      action: 'porting.update',
      customerId: porting.customer,
      objectType: 'porting',
      objectId: _id,
      ...asAudited(porting, changes),
    })
    return portingGet({ database: trx }, _id)
  })
}

function stageWrong({ _id, number, status: { stage } }: Porting, fields: string[]): ApiFailure {
  const details = { ...portingsInTheWay([{ _id, number, stage }]), fields }
  return new ApiFailure(portingUpdateErrors.stageWrong, { details })
}

/** What was so already may stay: only a change can be a mistake. */
function assertSensible({ numberType }: Porting, changes: PortingChanges, today: string): void {
  if (changes.donorSimNumber && numberType !== 'MVNO')
    throw new ApiFailure(portingUpdateErrors.donorSimNumberOfSip)
  if (changes.requestedDate && danishDay(new Date(changes.requestedDate)) < today)
    throw new ApiFailure(portingUpdateErrors.requestedDatePast)
}

/** The given fields that are not so already. */
function changesOf(porting: Porting, request: PortingUpdateRequest): PortingChanges {
  return differingFrom(porting, { ...request, ...numbersOf(porting, request) })
}

/** Another main number, or another order: the numbers themselves stay. */
function numbersOf(porting: Porting, request: PortingUpdateRequest) {
  const before = [porting.number, ...porting.additionalNumbers]
  const number = request.number ?? porting.number
  const additionalNumbers = request.additionalNumbers ?? before.filter((one) => one !== number)
  const after = [number, ...additionalNumbers]
  const differing = differenceOf(before, after)
  if (differing.length > 0)
    throw new ApiFailure(portingUpdateErrors.numbersDiffer, { details: numbersAtFault(differing) })
  return { number, additionalNumbers }
}

/** The numbers that only one of the lists has, and those that stand in the second more than once. */
function differenceOf(before: readonly string[], after: readonly string[]): string[] {
  const [known, seen] = [new Set(before), new Set<string>()]
  const wrong = after.filter((one) => !known.has(one) || seen.size === seen.add(one).size)
  return [...new Set([...wrong, ...before.filter((one) => !seen.has(one))])]
}
