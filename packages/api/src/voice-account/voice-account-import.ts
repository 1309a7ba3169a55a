import {
  type Caller,
  type DatabaseTransaction,
  insertAuditEntries,
  insertNewPortings,
  insertNumbersOfAccounts,
  insertVoiceAccounts,
  inTransaction,
  isDuplicate,
  lockCustomers,
} from '@telecomx/database'
import {
  asSeries,
  mostAccountLines,
  mostNumbers,
  numbersIn,
  voiceAccountImportErrors,
  type VoiceAccountImportOutput,
  type VoiceAccountLine,
  voiceAccountLine,
  voiceAccountLineErrors,
} from '@telecomx/validation'
import { faultlessLines, type LineRules } from '../import/check-lines.js'
import type { Dependencies } from '../procedure/dependencies.js'
import { newIdsInOrder } from '../procedure/ids.js'
import { type PlannedLine, planLines } from './plan-lines.js'
import { portingOf } from './put-numbers-on.js'

export const voiceAccountLineRules: LineRules<VoiceAccountLine> = {
  schema: voiceAccountLine,
  rows: voiceAccountLineErrors,
  most: mostAccountLines,
  size: {
    of: ({ numbers }) => numbersIn(numbers),
    most: mostNumbers,
    beyond: voiceAccountLineErrors.tooManyNumbers,
  },
}

export interface VoiceAccountImportRequest {
  /** Checked by `voiceAccountLineRules`. */
  voiceAccounts: readonly unknown[]
  dryRun: boolean
}

/** Makes accounts with their numbers, and the portings of those that other operators hold: all of it or nothing. */
export async function voiceAccountImport(
  dependencies: Dependencies,
  caller: Caller,
  { voiceAccounts: checked, dryRun }: VoiceAccountImportRequest,
): Promise<VoiceAccountImportOutput> {
  const { database } = dependencies
  const lines = faultlessLines<VoiceAccountLine>(checked, voiceAccountImportErrors.faultyLines)
  if (dryRun) {
    const planned = await planLines(database, dependencies, caller, lines)
    return { success: true, dryRun, ...countsOf(accountsOf(planned)) }
  }
  // A number that another call took meanwhile is found by running again, with the line that it is on.
  const accounts = await inTransaction(
    database,
    async (trx) => {
      const accounts = accountsOf(await planLines(trx, dependencies, caller, lines))
      await saveAccounts(trx, dependencies, caller, accounts)
      return accounts
    },
    { alsoAgain: isDuplicate },
  )
  return { success: true, dryRun, ...countsOf(accounts) }
}

/** An account with the lines that tell of it: one, or of a SIP account all with its customer and name. */
type PlannedAccount = readonly [PlannedLine, ...PlannedLine[]]

function accountsOf(lines: readonly PlannedLine[]): PlannedAccount[] {
  const accounts = new Map<string, [PlannedLine, ...PlannedLine[]]>()
  for (const [index, line] of lines.entries()) {
    const key = line.type === 'SIP' ? `${line.customer}\n${line.name}` : String(index)
    const account = accounts.get(key)
    if (account) account.push(line)
    else accounts.set(key, [line])
  }
  return [...accounts.values()]
}

function countsOf(accounts: readonly PlannedAccount[]) {
  const lines = accounts.flat()
  return {
    accounts: accounts.length,
    numbers: lines.flatMap(({ entries }) => entries.flat()).length,
    portings: lines.flatMap(({ drafts }) => drafts).length,
  }
}

async function saveAccounts(
  trx: DatabaseTransaction,
  { newId }: Dependencies,
  caller: Caller,
  planned: readonly PlannedAccount[],
): Promise<void> {
  await lockCustomers(trx, [...new Set(planned.map(([{ customer }]) => customer))])
  const accountIds = newIdsInOrder(newId, planned.length)
  const accounts = planned.map((lines, index) => {
    const [{ customer, type, name, simNumber }] = lines
    const account = { id: accountIds[index] ?? '', customer, type }
    const numbers = lines.flatMap(({ entries }) => entries.flat())
    return { ...account, lines, numbers, ...(type === 'SIP' ? { name } : { simNumber }) }
  })
  await insertVoiceAccounts(trx, accounts)
  const audits = await insertAuditEntries(trx, caller, accounts.map(entryOf))
  await insertNumbersOfAccounts(trx, accounts)
  const portings = accounts.flatMap(({ lines, ...account }, index) =>
    lines.flatMap(({ drafts, donorSimNumber, donorCustomerId }) => {
      const facts = { caller, account, audit: audits[index] ?? '', donorSimNumber, donorCustomerId }
      return drafts.map((draft) => portingOf(draft, facts))
    }),
  )
  const portingIds = newIdsInOrder(newId, portings.length)
  await insertNewPortings(
    trx,
    portings.map((porting, index) => ({ id: portingIds[index] ?? '', ...porting })),
  )
}

interface NewAccount {
  id: string
  customer: string
  name?: string | undefined
  simNumber?: string | undefined
  numbers: readonly string[]
  lines: PlannedAccount
}

function entryOf({ id, customer, name, simNumber, numbers, lines }: NewAccount) {
  const [{ donorSimNumber }] = lines
  return {
    action: 'voiceAccount.import',
    customerId: customer,
    objectType: 'voiceAccount',
    objectId: id,
    after: { name, numbers: asSeries(numbers), simNumber, donorSimNumber, ...donorCustomersOf(lines) },
  } as const
}

/** The customer number at the donor: one of the whole account, or those of its lines with their numbers. */
function donorCustomersOf(lines: PlannedAccount) {
  const [{ donorCustomerId }] = lines
  if (lines.every((line) => line.donorCustomerId === donorCustomerId)) return { donorCustomerId }
  return {
    donorCustomerIds: lines.flatMap((line) =>
      line.donorCustomerId === undefined
        ? []
        : [{ numbers: asSeries(line.entries.flat()), donorCustomerId: line.donorCustomerId }],
    ),
  }
}
