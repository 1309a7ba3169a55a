import {
  type Caller,
  insertAuditEntry,
  insertVoiceAccount,
  inTransaction,
  lockCustomers,
} from '@telecomx/database'
import { firstVersion, type MvnoAccountWithPorting, mvnoCreateErrors } from '@telecomx/validation'
import { ApiFailure } from '../failures/api-failure.js'
import type { Dependencies } from '../procedure/dependencies.js'
import { putNumbersOn } from './put-numbers-on.js'

export interface MvnoCreateRequest {
  customer: string
  /** E.164. */
  number: string
  simNumber?: string | undefined
  donorSimNumber?: string | undefined
  donorCustomerId?: string | undefined
}

/** Makes an MVNO account with its number, and the porting of a number that another operator holds: both or nothing. */
export async function mvnoCreate(
  dependencies: Dependencies,
  caller: Caller,
  { customer, number, simNumber, ...donor }: MvnoCreateRequest,
): Promise<MvnoAccountWithPorting> {
  return inTransaction(dependencies.database, async (trx) => {
    if (!(await lockCustomers(trx, [customer])).has(customer))
      throw new ApiFailure(mvnoCreateErrors.customerNotFound)
    const account = { id: dependencies.newId(), customer, type: 'MVNO' as const, simNumber }
    await insertVoiceAccount(trx, account)
    const audit = await insertAuditEntry(trx, caller, {
      action: 'mvnoAccount.create',
      customerId: customer,
      objectType: 'voiceAccount',
      objectId: account.id,
      after: { number, simNumber, ...donor },
    })
    const [porting] = await putNumbersOn(trx, dependencies, {
      caller,
      account,
      entries: [[number]],
      audit,
      ...donor,
    })
    return {
      _id: account.id,
      customer,
      type: 'MVNO',
      state: 'ACTIVE',
      number,
      ...(simNumber !== undefined && { simNumber }),
      version: firstVersion,
      ...(porting && { porting }),
    }
  })
}
