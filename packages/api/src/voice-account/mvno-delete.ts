import {
  type Caller,
  insertAuditEntry,
  inTransaction,
  listAccountNumbers,
  lockVoiceAccount,
  updateVoiceAccount,
} from '@telecomx/database'
import { mvnoDeleteErrors } from '@telecomx/validation'
import type { Dependencies } from '../procedure/dependencies.js'
import { takeNumbersOff } from './take-numbers-off.js'
import { unknownAccount } from './account-access.js'

/** Closes an MVNO account, frees its number and cancels its open porting: all or nothing, and only once. */
export async function mvnoDelete(
  { database }: Dependencies,
  caller: Caller,
  { _id }: { _id: string },
): Promise<{ success: true }> {
  await inTransaction(database, async (trx) => {
    const account = await lockVoiceAccount(trx, { id: _id, type: 'MVNO' })
    if (!account) throw unknownAccount(caller, mvnoDeleteErrors.accountUnknown)
    await updateVoiceAccount(trx, account, { state: 'DELETED' })
    const numbers = await listAccountNumbers(trx, _id)
    await insertAuditEntry(trx, caller, {
      action: 'mvnoAccount.delete',
      customerId: account.customer,
      objectType: 'voiceAccount',
      objectId: _id,
      before: { state: 'ACTIVE', numbers },
      after: { state: 'DELETED', numbers: [] },
    })
    await takeNumbersOff(trx, _id, numbers, {
      actor: caller,
      customerId: account.customer,
      message: 'Account deleted',
    })
  })
  return { success: true }
}
