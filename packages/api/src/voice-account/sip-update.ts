import {
  type Caller,
  insertAuditEntry,
  inTransaction,
  listAccountNumbers,
  type LockedVoiceAccount,
  lockVoiceAccount,
  updateVoiceAccount,
} from '@telecomx/database'
import {
  asSeries,
  type NumberChanges,
  type Porting,
  type SipAccountWithPortings,
  sipUpdateErrors,
} from '@telecomx/validation'
import type { Dependencies } from '../procedure/dependencies.js'
import { asAudited } from '../procedure/differing-from.js'
import { assertExpected, type ExpectedVersions } from '../procedure/expected-versions.js'
import { unknownAccount } from './account-access.js'
import { withoutRepeats } from './draft-portings.js'
import { putNumbersOn } from './put-numbers-on.js'
import { takeNumbersOff } from './take-numbers-off.js'

export interface SipUpdateRequest extends NumberChanges {
  _id: string
  name?: string | undefined
}

/**
 * Renames a SIP account and changes its numbers, with what that means for their portings: all or nothing. 409 when it is
 * in another state than expected.
 */
export async function sipUpdate(
  dependencies: Dependencies,
  caller: Caller,
  { _id, name, ...changes }: SipUpdateRequest,
  expected?: ExpectedVersions,
): Promise<SipAccountWithPortings> {
  return inTransaction(dependencies.database, async (trx) => {
    const account = await lockVoiceAccount(trx, { id: _id, type: 'SIP' })
    if (!account) throw unknownAccount(caller, sipUpdateErrors.accountUnknown)
    assertExpected(account.version, expected)
    const present = await listAccountNumbers(trx, _id)
    const { gone, entries } = differenceOf(present, changes)
    const isSame = (name ?? account.name) === account.name && gone.length + entries.flat().length === 0
    if (isSame) return toAnswer(account, present, [])
    const updated = await updateVoiceAccount(trx, account, { name })
    const audit = await insertAuditEntry(trx, caller, {
      action: 'sipAccount.update',
      customerId: account.customer,
      objectType: 'voiceAccount',
      objectId: _id,
      ...auditedChange(account, { name, gone, come: entries.flat() }),
    })
    await takeNumbersOff(trx, _id, gone, {
      actor: caller,
      customerId: account.customer,
      message: 'Number taken off the account',
    })
    const portings = await putNumbersOn(trx, dependencies, { caller, account, entries, audit })
    return toAnswer(updated, await listAccountNumbers(trx, _id), portings)
  })
}

/** What leaves the account, and the entries of what it does not have yet. */
function differenceOf(
  present: readonly string[],
  { numbers, addNumbers, removeNumbers }: NumberChanges,
): { gone: string[]; entries: string[][] } {
  const [kept, unwanted] = [numbers && new Set(numbers.flat()), new Set(removeNumbers?.flat())]
  return {
    gone: present.filter((number) => (kept ? !kept.has(number) : unwanted.has(number))),
    entries: withoutRepeats(numbers ?? addNumbers ?? [], present),
  }
}

/** Of the numbers those that go stand before, and those that come after. */
function auditedChange(
  account: LockedVoiceAccount,
  { name, gone, come }: { name: string | undefined; gone: string[]; come: string[] },
): { before: object; after: object } {
  const { before, after } = asAudited(account, name === undefined || name === account.name ? {} : { name })
  if (gone.length + come.length === 0) return { before, after }
  return { before: { ...before, numbers: asSeries(gone) }, after: { ...after, numbers: asSeries(come) } }
}

function toAnswer(
  { id, customer, name, version }: LockedVoiceAccount,
  numbers: string[],
  portings: Porting[],
): SipAccountWithPortings {
  return { _id: id, customer, type: 'SIP', ...(name !== null && { name }), numbers, version, portings }
}
