import { danishNumberType, isDanishNumber } from '@telecomx/client/schemas'
import { portingUpdateErrors } from '@telecomx/client/errors'
import { formatPhone } from '../../../language/format-number.js'
import type { LineRemark, NumberLine } from './number-line.js'

/** What lines are judged by besides themselves. */
export interface Surroundings {
  /** Whether numbers share an account, or each mobile number gets one of its own. */
  type: 'SIP' | 'MVNO'
  /** The account that they are put on, where it is there already. */
  account?: string | undefined
  /** Of each number of the customer the account that it is on. */
  accountOf: ReadonlyMap<string, { _id: string; type: 'SIP' | 'MVNO'; name: string }>
  /** Numbers that nobody holds by the number table. */
  unknown: ReadonlySet<string>
  /** What the server said of numbers when they were sent: the description of its row. */
  refused: ReadonlyMap<string, string>
}

export interface JudgedLine extends NumberLine {
  /** The numbers (E.164) that are put on by this line and by none before it; of a line at fault none. */
  fresh: readonly string[]
  /** What the server said of it; it can be sent again. */
  refusals: readonly LineRemark[]
}

/** The lines with what is said of them by others: what is named twice, is on an account, or was refused. */
export function judgeLines(lines: readonly NumberLine[], around: Surroundings): JudgedLine[] {
  const given = new Map<string, number>()
  return lines.map((line) => {
    const found: Found = { fresh: [], faults: [...line.faults], notes: [...line.notes], refusals: [] }
    if (around.type === 'SIP' && line.donorSimNumber !== undefined)
      found.faults.push({
        what: 'row',
        about: line.donorSimNumber,
        description: portingUpdateErrors.donorSimNumberOfSip.description,
      })
    for (const { numbers } of line.entries) {
      for (const number of numbers) judgeNumber(number, { line: line.line, given, around, found })
      noteType(numbers[0] ?? '', around.type, found)
    }
    const faults = briefly(found.faults)
    const fresh = faults.length > 0 ? [] : found.fresh
    return { ...line, ...found, fresh, faults, notes: briefly(found.notes) }
  })
}

interface Found {
  fresh: string[]
  faults: LineRemark[]
  notes: LineRemark[]
  refusals: LineRemark[]
}

interface Judging {
  line: number
  given: Map<string, number>
  around: Surroundings
  found: Found
}

function judgeNumber(number: string, { line, given, around, found }: Judging): void {
  const about = formatPhone(number)
  const before = given.get(number)
  if (before !== undefined) {
    found.notes.push({ what: 'given', about, line: before })
    return
  }
  given.set(number, line)
  const account = around.accountOf.get(number)
  if (account) {
    const remark: LineRemark = { what: 'onOtherAccount', about, account: account.name }
    if (account._id === around.account) found.notes.push({ what: 'onThisAccount', about })
    // A mobile number has its account, as it should: that is as good as done.
    else (account.type === 'MVNO' && around.type === 'MVNO' ? found.notes : found.faults).push(remark)
    return
  }
  if (around.unknown.has(number)) found.faults.push({ what: 'unknown', about })
  else found.fresh.push(number)
  const description = around.refused.get(number)
  if (description !== undefined) found.refusals.push({ what: 'row', about, description })
}

/** What a number is meant for in the numbering plan, where that is not what it is put on as. */
function noteType(number: string, type: Surroundings['type'], { notes }: Found): void {
  if (!isDanishNumber(number)) return
  const isMobile = danishNumberType(number, true) === 'MOBILE'
  if (isMobile !== (type === 'MVNO'))
    notes.push({ what: isMobile ? 'mobile' : 'fixed', about: formatPhone(number) })
}

/** Of a series of a thousand the same is not said a thousand times: the first, and how many more. */
function briefly(remarks: readonly LineRemark[]): LineRemark[] {
  const first = new Map<string, LineRemark>()
  for (const remark of remarks) {
    const key = [remark.what, remark.description, remark.line, remark.account].join()
    const before = first.get(key)
    if (before && isOfNumber.has(remark.what)) first.set(key, { ...before, more: (before.more ?? 0) + 1 })
    else first.set(before ? `${key} ${first.size}` : key, remark)
  }
  return [...first.values()]
}

const isOfNumber = new Set(['given', 'onThisAccount', 'onOtherAccount', 'unknown', 'mobile', 'fixed'])

/** Whether they look like mobile numbers with an account each: a SIM stands beside one, or most are of mobile series. */
export function areMobile(lines: readonly NumberLine[]): boolean {
  if (lines.some(({ donorSimNumber }) => donorSimNumber !== undefined)) return true
  const firsts = lines.flatMap(({ entries }) => entries.map(({ numbers: [first = ''] }) => first))
  const mobile = firsts.filter(
    (number) => isDanishNumber(number) && danishNumberType(number, true) === 'MOBILE',
  )
  return mobile.length > firsts.length / 2
}
