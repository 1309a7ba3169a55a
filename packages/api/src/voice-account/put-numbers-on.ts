import {
  type Caller,
  type DatabaseTransaction,
  findHolders,
  insertAccountNumbers,
  insertNewPortings,
  isDuplicate,
  listNumbersInOtherPortings,
  listNumbersOnOtherAccounts,
  listOperatorIds,
  listPortingsByIds,
  type NewPorting,
} from '@telecomx/database'
import {
  type DocumentedError,
  type ErrorDetails,
  mostNamed,
  numbersAtFault,
  type NumberType,
  type Porting,
  voiceAccountErrors,
} from '@telecomx/validation'
import { ApiFailure } from '../failures/api-failure.js'
import type { Dependencies } from '../procedure/dependencies.js'
import { newIdsInOrder } from '../procedure/ids.js'
import { draftPortings, type PortingDraft } from './draft-portings.js'

const errors = voiceAccountErrors

export interface NumbersToPutOn {
  caller: Caller
  account: { id: string; customer: string; type: NumberType }
  /** E.164, one list for each entry, no number twice. */
  entries: readonly (readonly string[])[]
  donorSimNumber?: string | undefined
  donorCustomerId?: string | undefined
  /** The entry of the audit log that tells of it. */
  audit: string
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
  const ids = newIdsInOrder(dependencies.newId, drafts.length)
  const portings = drafts.map((draft, index) => ({ id: ids[index] ?? '', ...portingOf(draft, toPutOn) }))
  await unlessTaken(() => insertAccountNumbers(trx, toPutOn.account.id, numbers), {
    row: errors.numberTaken,
    list: () => listNumbersOnOtherAccounts(trx, toPutOn.account.id, numbers),
  })
  await unlessTaken(() => insertNewPortings(trx, portings), {
    row: errors.numberInPorting,
    list: () => listNumbersInOtherPortings(trx, ids, numbers),
  })
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
  const unknown = numbers.filter((number) => !holders.has(number))
  if (unknown.length > 0) throw new ApiFailure(errors.numberUnknown, { details: numbersAtFault(unknown) })
  const drafts = draftPortings(entries, holders, issuer.cpsCode)
  const known = await listOperatorIds(trx, [...new Set(drafts.map((draft) => draft.operator))])
  const ofUnknown = drafts.filter((draft) => !known.has(draft.operator))
  if (ofUnknown.length > 0) throw new ApiFailure(errors.operatorUnknown, { details: donorsOf(ofUnknown) })
  return drafts
}

function donorsOf(drafts: readonly PortingDraft[]): ErrorDetails {
  const operators = [...new Set(drafts.map((draft) => draft.operator))]
  return {
    ...numbersAtFault(drafts.flatMap((draft) => draft.numbers)),
    operators: operators.slice(0, mostNamed),
  }
}

/** What is stored of a porting that numbers need which are put on an account. */
export function portingOf(
  { operator, numbers }: PortingDraft,
  toPutOn: Omit<NumbersToPutOn, 'entries'>,
): Omit<NewPorting, 'id'> {
  const { account, caller, audit, donorSimNumber = null, donorCustomerId = null } = toPutOn
  return {
    customer: account.customer,
    voice_account: account.id,
    operator,
    number_type: account.type,
    numbers,
    donor_sim_number: donorSimNumber,
    donor_customer_id: donorCustomerId,
    stage_employee: caller.employeeId,
    audit,
  }
}

interface Taken {
  row: DocumentedError
  /** Which of the numbers others have. */
  list: () => Promise<string[]>
}

async function unlessTaken(insert: () => Promise<void>, { row, list }: Taken): Promise<void> {
  try {
    await insert()
  } catch (error) {
    if (!isDuplicate(error)) throw error
    const taken = await list()
    throw new ApiFailure(row, { cause: error, ...(taken.length > 0 && { details: numbersAtFault(taken) }) })
  }
}
