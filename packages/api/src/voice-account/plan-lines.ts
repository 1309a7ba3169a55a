import {
  type Caller,
  type Database,
  findHolders,
  listNumbersInOtherPortings,
  listNumbersOnOtherAccounts,
  listOperatorIds,
} from '@telecomx/database'
import {
  type DocumentedError,
  type ErrorDetails,
  mostNamed,
  numbersAtFault,
  numbersOfSeries,
  voiceAccountImportErrors,
  type VoiceAccountLine,
  voiceAccountLineErrors as errors,
} from '@telecomx/validation'
import { faultlessLines, FaultyLine, type LineFault } from '../import/check-lines.js'
import type { Dependencies } from '../procedure/dependencies.js'
import { customersOfLines } from './customers-of-lines.js'
import { draftPortings, type PortingDraft, withoutRepeats } from './draft-portings.js'

/** A line with the id of its customer, and the portings that its numbers need. */
export interface PlannedLine extends Omit<VoiceAccountLine, 'numbers'> {
  /** E.164, one list for each entry, no number twice. */
  entries: string[][]
  drafts: PortingDraft[]
}

/** What the lines come to as things stand. Throws the faults of all that cannot be. */
export async function planLines(
  database: Database,
  { issuer }: Pick<Dependencies, 'issuer'>,
  caller: Caller,
  lines: readonly VoiceAccountLine[],
): Promise<PlannedLine[]> {
  const counted = lines.map(({ numbers, ...line }) => ({
    ...line,
    entries: withoutRepeats(numbers.map(numbersOfSeries)),
  }))
  const known = await gatherFacts(database, caller, counted)
  const judge = createJudge(known, issuer.cpsCode)
  const planned = counted.map(({ entries, ...line }, index): PlannedLine | FaultyLine => {
    const drafts = draftPortings(entries, known.holders, issuer.cpsCode)
    const [customer, ...others] = known.customers.get(line.customer) ?? []
    const faults = judge(index + 1, entries.flat())
    if (others.length > 0) return new FaultyLine({ row: errors.customerAmbiguous }, ...faults)
    if (customer === undefined) return new FaultyLine({ row: errors.customerNotFound }, ...faults)
    return faults.length > 0 ? new FaultyLine(...faults) : { ...line, customer, entries, drafts }
  })
  return faultlessLines<PlannedLine>(planned, voiceAccountImportErrors.faultyLines)
}

type Facts = Awaited<ReturnType<typeof gatherFacts>>

async function gatherFacts(
  database: Database,
  caller: Caller,
  lines: readonly Pick<PlannedLine, 'customer' | 'entries'>[],
) {
  const customers = [...new Set(lines.map(({ customer }) => customer))]
  const numbers = [...new Set(lines.flatMap(({ entries }) => entries.flat()))]
  const holders = await findHolders(database, numbers)
  return {
    customers: await customersOfLines(database, caller, customers),
    holders,
    operators: await listOperatorIds(database, [...new Set(holders.values())]),
    onAccounts: new Set(await listNumbersOnOtherAccounts(database, '', numbers)),
    inPortings: new Set(await listNumbersInOtherPortings(database, [], numbers)),
  }
}

/** Says all that is wrong with the numbers of each line, line after line; of each number what comes first. */
function createJudge({ holders, operators, onAccounts, inPortings }: Facts, ownCpsCode: string) {
  const lineOf = new Map<string, number>()
  const holderOf = (number: string) => holders.get(number) ?? ''
  const isOfStranger = (holder: string) => holder !== ownCpsCode && !operators.has(holder)
  const rules: NumberRule[] = [
    [errors.numberTwice, (number) => lineOf.has(number), ([first = '']) => ({ line: lineOf.get(first) })],
    [errors.numberUnknown, (number) => !holders.has(number)],
    [
      errors.operatorUnknown,
      (number) => isOfStranger(holderOf(number)),
      (numbers) => ({ operators: [...new Set(numbers.map(holderOf))].slice(0, mostNamed) }),
    ],
    [errors.numberTaken, (number) => onAccounts.has(number)],
    [errors.numberInPorting, (number) => inPortings.has(number)],
  ]
  return (line: number, numbers: readonly string[]): LineFault[] => {
    let left = numbers
    const faults = rules.flatMap(([row, isAtFault, more]) => {
      const atFault = left.filter(isAtFault)
      if (atFault.length === 0) return []
      left = left.filter((number) => !isAtFault(number))
      return [{ row, details: { ...numbersAtFault(atFault), ...more?.(atFault) } }]
    })
    for (const number of numbers) lineOf.set(number, lineOf.get(number) ?? line)
    return faults
  }
}

/** A row, the numbers that it is about, and what else there is to say of them. */
type NumberRule = readonly [
  row: DocumentedError,
  isAtFault: (number: string) => boolean,
  more?: (numbers: readonly string[]) => ErrorDetails,
]
