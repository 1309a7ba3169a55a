import { detailsOf, documentedErrorOf, type RouterOutputs } from '@telecomx/client'
import { voiceAccountErrors } from '@telecomx/client/errors'
import { client } from '../../../calls/client.js'
import { runEach } from '../../../calls/run-each.js'
import type { JudgedLine } from './judge-lines.js'
import type { DonorFacts } from './number-line.js'

type Porting = RouterOutputs['porting']['get']

/** Where numbers are put: on an account that is there, on a new one with that name, or each on one of its own. */
export type Target = { type: 'SIP'; account: string } | { type: 'SIP'; name: string } | { type: 'MVNO' }

export interface SentNumbers {
  /** The numbers (E.164) that were put on. */
  done: readonly string[]
  /** Of numbers that were refused by the server the description of its row. */
  refused: ReadonlyMap<string, string>
  /** Why others were not put on, or all of them. */
  error?: unknown
  /** Portings whose customer number or wished date could not be saved. */
  withoutFacts: readonly Porting[]
}

interface Sending {
  customer: string
  target: Target
  lines: readonly JudgedLine[]
  /** Told how many were put on so far. */
  onProgress: (done: number) => void
}

/** Puts the fresh numbers of the lines on. On a SIP account all or none; mobile numbers one by one. Never throws. */
export async function sendNumbers({ customer, target, lines, onProgress }: Sending): Promise<SentNumbers> {
  return target.type === 'SIP'
    ? putTogether({ customer, target, lines, onProgress })
    : putEach({ customer, lines, onProgress })
}

interface SendingTogether extends Sending {
  target: Extract<Target, { type: 'SIP' }>
}

async function putTogether({ customer, target, lines, onProgress }: SendingTogether): Promise<SentNumbers> {
  const numbers = lines.flatMap(({ entries }) => entries.map(({ written }) => written))
  try {
    const { portings } = await ('account' in target
      ? client.sipAccount.update.mutate({ _id: target.account, addNumbers: numbers })
      : client.sipAccount.create.mutate({ customer, name: target.name, numbers }))
    const factsOf = new Map(lines.flatMap((line) => line.fresh.map((number) => [number, line] as const)))
    const withoutFacts: Porting[] = []
    let done = 0
    await runEach(portings, callsAtOnce, async (porting) => {
      if (!(await saveFacts(porting, factsOf.get(porting.number) ?? {}))) withoutFacts.push(porting)
      onProgress((done += 1 + porting.additionalNumbers.length))
    })
    return { done: lines.flatMap(({ fresh }) => fresh), refused: new Map(), withoutFacts }
  } catch (error) {
    return { done: [], ...refusalOf(error), withoutFacts: [] }
  }
}

/** Which numbers an error is about, where it is about numbers. */
function refusalOf(error: unknown): Pick<SentNumbers, 'refused' | 'error'> {
  const row = documentedErrorOf(error)
  const { numbers = [] } = detailsOf(error) ?? {}
  const refused = new Map(row && numbers.map((number) => [number, row.description]))
  return { refused, error }
}

/** So many calls at once are a tenth of what a customer may make in a second. */
const callsAtOnce = 5

async function putEach({ customer, lines, onProgress }: Omit<Sending, 'target'>): Promise<SentNumbers> {
  const waiting = lines.flatMap((line) => line.fresh.map((number) => ({ number, line })))
  const [done, refused, withoutFacts]: [string[], Map<string, string>, Porting[]] = [[], new Map(), []]
  let failure: unknown
  await runEach(waiting, callsAtOnce, async ({ number, line }) => {
    // What hinders one call hinders the others.
    if (failure !== undefined) return
    const { donorSimNumber, donorCustomerId, requestedDate } = line
    try {
      const { porting } = await client.mvnoAccount.create.mutate({
        customer,
        number,
        ...(donorSimNumber !== undefined && { donorSimNumber }),
        ...(donorCustomerId !== undefined && { donorCustomerId }),
      })
      done.push(number)
      onProgress(done.length)
      if (porting && requestedDate !== undefined && !(await saveFacts(porting, { requestedDate })))
        withoutFacts.push(porting)
    } catch (error) {
      const row = documentedErrorOf(error)
      if (row && isOfNumber(row.description)) refused.set(number, row.description)
      else failure = error
    }
  })
  return { done, refused, withoutFacts, ...(failure !== undefined && { error: failure }) }
}

const { numberUnknown, operatorUnknown, numberTaken, numberInPorting } = voiceAccountErrors
const rowsOfNumbers = [numberUnknown, operatorUnknown, numberTaken, numberInPorting]

function isOfNumber(description: string): boolean {
  return rowsOfNumbers.some((row) => row.description === description)
}

/** Whether the porting has them now, or there are none. */
async function saveFacts({ _id }: Porting, { donorCustomerId, requestedDate }: DonorFacts): Promise<boolean> {
  if (donorCustomerId === undefined && requestedDate === undefined) return true
  const facts = {
    ...(donorCustomerId !== undefined && { donorCustomerId }),
    ...(requestedDate !== undefined && { requestedDate }),
  }
  try {
    await client.porting.update.mutate({ _id, ...facts })
    return true
  } catch {
    return false
  }
}
