import {
  type Caller,
  insertAuditEntry,
  insertVoiceAccount,
  inTransaction,
  lockCustomers,
} from '@telecomx/database'
import { asSeries, firstVersion, type SipAccountWithPortings, sipCreateErrors } from '@telecomx/validation'
import { ApiFailure } from '../failures/api-failure.js'
import type { Dependencies } from '../procedure/dependencies.js'
import { withoutRepeats } from './draft-portings.js'
import { putNumbersOn } from './put-numbers-on.js'

export interface SipCreateRequest {
  customer: string
  name: string
  /** E.164, one list for each entry. */
  numbers: readonly (readonly string[])[]
}

/** Makes a SIP account with its numbers, and the portings of those that other operators hold: all of it or nothing. */
export async function sipCreate(
  dependencies: Dependencies,
  caller: Caller,
  { customer, name, numbers }: SipCreateRequest,
): Promise<SipAccountWithPortings> {
  const entries = withoutRepeats(numbers)
  return inTransaction(dependencies.database, async (trx) => {
    if (!(await lockCustomers(trx, [customer])).has(customer))
      throw new ApiFailure(sipCreateErrors.customerNotFound)
    const account = { id: dependencies.newId(), customer, type: 'SIP' as const, name }
    await insertVoiceAccount(trx, account)
    const audit = await insertAuditEntry(trx, caller, {
      action: 'sipAccount.create',
      customerId: customer,
      objectType: 'voiceAccount',
      objectId: account.id,
      after: { name, numbers: asSeries(entries.flat()) },
    })
    const portings = await putNumbersOn(trx, dependencies, { caller, account, entries, audit })
    return {
      _id: account.id,
      customer,
      type: 'SIP',
      name,
      numbers: entries.flat().toSorted(),
      version: firstVersion,
      portings,
    }
  })
}
