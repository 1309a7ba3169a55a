import {
  type Caller,
  type DatabaseTransaction,
  inTransaction,
  listAccountNumbers,
  type LockedVoiceAccount,
  lockVoiceAccount,
  updateVoiceAccount,
} from '@telecomx/database'
import { type Porting, type SipAccountWithPortings, sipUpdateErrors } from '@telecomx/validation'
import type { Dependencies } from '../dependencies.js'
import { withoutRepeats } from './draft-portings.js'
import { putNumbersOn } from './put-numbers-on.js'
import { takeNumbersOff } from './take-numbers-off.js'
import { unknownAccount } from './account-access.js'

export interface SipUpdateRequest {
  _id: string
  name?: string | undefined
  /** The whole new list, E.164, one list for each entry; undefined leaves the numbers as they are. */
  numbers?: readonly (readonly string[])[] | undefined
}

/** Renames a SIP account and gives it another list of numbers, with what that means for their portings: all or nothing. */
export async function sipUpdate(
  dependencies: Dependencies,
  caller: Caller,
  { _id, name, numbers }: SipUpdateRequest,
): Promise<SipAccountWithPortings> {
  return inTransaction(dependencies.database, async (trx) => {
    const account = await lockVoiceAccount(trx, { id: _id, type: 'SIP' })
    if (!account) throw unknownAccount(caller, sipUpdateErrors.accountUnknown)
    await updateVoiceAccount(trx, account, { name })
    const portings = numbers ? await replaceNumbers(trx, dependencies, { caller, account, numbers }) : []
    return toAnswer(account, name, await listAccountNumbers(trx, _id), portings)
  })
}

async function replaceNumbers(
  trx: DatabaseTransaction,
  dependencies: Dependencies,
  {
    caller,
    account,
    numbers,
  }: { caller: Caller; account: LockedVoiceAccount; numbers: readonly (readonly string[])[] },
): Promise<Porting[]> {
  const present = await listAccountNumbers(trx, account.id)
  const wanted = new Set(numbers.flat())
  const gone = present.filter((number) => !wanted.has(number))
  await takeNumbersOff(trx, account.id, gone, {
    employeeId: caller.employeeId,
    message: 'Number taken off the account',
  })
  return putNumbersOn(trx, dependencies, { caller, account, entries: withoutRepeats(numbers, present) })
}

function toAnswer(
  { id, customer, name: oldName }: LockedVoiceAccount,
  newName: string | undefined,
  numbers: string[],
  portings: Porting[],
): SipAccountWithPortings {
  const name = newName ?? oldName
  return { _id: id, customer, type: 'SIP', ...(name !== null && { name }), numbers, portings }
}
