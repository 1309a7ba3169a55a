import {
  type Caller,
  type DatabaseTransaction,
  findHolders,
  insertAccountNumbers,
  insertNewPortings,
  isDuplicate,
  listOperatorIds,
  listPortingsByIds,
  type NewPorting,
} from '@telecomx/database'
import { type DocumentedError, type NumberType, type Porting, voiceAccountErrors } from '@telecomx/validation'
import { ApiFailure } from '../failures/api-failure.js'
import type { Dependencies } from '../procedure/dependencies.js'
import { draftPortings, type PortingDraft } from './draft-portings.js'

const errors = voiceAccountErrors

export interface NumbersToPutOn {
  caller: Caller
  account: { id: string; customer: string; type: NumberType }
  /** E.164, one list for each entry, no number twice. */
  entries: readonly (readonly string[])[]
  donorSimNumber?: string | undefined
  donorCustomerId?: string | undefined
}

/**
 * Puts numbers on an account and gives the portings that those need which other operators hold, in the order of the
 * entries. 409 when a number is on an account or in porting already, however close the race: the keys tell.
 */
export async function putNumbersOn(
  trx: DatabaseTransaction,
  dependencies: Dependencies,
  toPutOn: NumbersToPutOn,
): Promise<Porting[]> {
  const numbers = toPutOn.entries.flat()
  if (numbers.length === 0) return []
  const drafts = await draftFor(trx, dependencies, toPutOn.entries)
  const portings = drafts.map((draft) => ({ id: dependencies.newId(), ...newPorting(draft, toPutOn) }))
  await orRow(errors.numberTaken, () => insertAccountNumbers(trx, toPutOn.account.id, numbers))
  await orRow(errors.numberInPorting, () => insertNewPortings(trx, portings))
  const ids = portings.map((porting) => porting.id)
  const stored = new Map((await listPortingsByIds(trx, ids)).map((porting) => [porting._id, porting]))
  return ids.flatMap((id) => stored.get(id) ?? [])
}

async function draftFor(
  trx: DatabaseTransaction,
  { issuer }: Dependencies,
  entries: NumbersToPutOn['entries'],
): Promise<PortingDraft[]> {
  const numbers = entries.flat()
  const holders = await findHolders(trx, numbers)
  if (numbers.some((number) => !holders.has(number))) throw new ApiFailure(errors.numberUnknown)
  const drafts = draftPortings(entries, holders, issuer.cpsCode)
  const donors = [...new Set(drafts.map((draft) => draft.operator))]
  if ((await listOperatorIds(trx, donors)).size < donors.length) throw new ApiFailure(errors.operatorUnknown)
  return drafts
}

function newPorting({ operator, numbers }: PortingDraft, toPutOn: NumbersToPutOn): Omit<NewPorting, 'id'> {
  const { account, caller, donorSimNumber = null, donorCustomerId = null } = toPutOn
  return {
    customer: account.customer,
    voice_account: account.id,
    operator,
    number_type: account.type,
    numbers,
    donor_sim_number: donorSimNumber,
    donor_customer_id: donorCustomerId,
    stage_employee: caller.employeeId,
  }
}

async function orRow(row: DocumentedError, insert: () => Promise<void>): Promise<void> {
  try {
    await insert()
  } catch (error) {
    if (isDuplicate(error)) throw new ApiFailure(row, { cause: error })
    throw error
  }
}
