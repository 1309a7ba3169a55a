import {
  type Caller,
  type Database,
  findHolders,
  listNumbersInOtherPortings,
  listNumbersOnOtherAccounts,
  listOperatorIds,
} from '@telecomx/database'
import {
  mostNamed,
  numbersAtFault,
  voiceAccountImportErrors,
  type VoiceAccountLine,
  voiceAccountLineErrors as errors,
} from '@telecomx/validation'
import { faultlessLines, LineFault } from '../import/check-lines.js'
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
  const known = await gatherFacts(database, caller, lines)
  const judge = createJudge(known)
  const planned = lines.map(({ numbers, ...line }, index): PlannedLine | LineFault => {
    const entries = withoutRepeats(numbers)
    const drafts = draftPortings(entries, known.holders, issuer.cpsCode)
    const [customer = '', another] = known.customers.get(line.customer) ?? []
    if (customer === '') return new LineFault(errors.customerNotFound)
    if (another !== undefined) return new LineFault(errors.customerAmbiguous)
    return judge(index + 1, entries.flat(), drafts) ?? { ...line, customer, entries, drafts }
  })
  return faultlessLines<PlannedLine>(planned, voiceAccountImportErrors.faultyLines)
}

type Facts = Awaited<ReturnType<typeof gatherFacts>>

async function gatherFacts(database: Database, caller: Caller, lines: readonly VoiceAccountLine[]) {
  const customers = [...new Set(lines.map(({ customer }) => customer))]
  const numbers = [...new Set(lines.flatMap((line) => line.numbers.flat()))]
  const holders = await findHolders(database, numbers)
  return {
    customers: await customersOfLines(database, caller, customers),
    holders,
    operators: await listOperatorIds(database, [...new Set(holders.values())]),
    onAccounts: new Set(await listNumbersOnOtherAccounts(database, '', numbers)),
    inPortings: new Set(await listNumbersInOtherPortings(database, [], numbers)),
  }
}

/** Says what is wrong with the numbers of each line, line after line. */
function createJudge({ holders, operators, onAccounts, inPortings }: Facts) {
  const lineOf = new Map<string, number>()
  return (
    line: number,
    numbers: readonly string[],
    drafts: readonly PortingDraft[],
  ): LineFault | undefined => {
    const twice = numbers.filter((number) => lineOf.has(number))
    for (const number of numbers) lineOf.set(number, lineOf.get(number) ?? line)
    const ofStrangers = drafts.filter(({ operator }) => !operators.has(operator))
    const named = [...new Set(ofStrangers.map(({ operator }) => operator))].slice(0, mostNamed)
    const first = lineOf.get(twice[0] ?? '')
    return (
      faultOf(errors.numberTwice, twice, { line: first }) ??
      faultOf(
        errors.numberUnknown,
        numbers.filter((number) => !holders.has(number)),
      ) ??
      faultOf(
        errors.operatorUnknown,
        ofStrangers.flatMap((draft) => draft.numbers),
        { operators: named },
      ) ??
      faultOf(
        errors.numberTaken,
        numbers.filter((number) => onAccounts.has(number)),
      ) ??
      faultOf(
        errors.numberInPorting,
        numbers.filter((number) => inPortings.has(number)),
      )
    )
  }
}

function faultOf(
  row: LineFault['row'],
  numbers: readonly string[],
  details: { line?: number | undefined; operators?: string[] } = {},
): LineFault | undefined {
  if (numbers.length === 0) return undefined
  const { line, ...rest } = details
  return new LineFault(row, { ...numbersAtFault(numbers), ...rest, ...(line !== undefined && { line }) })
}
