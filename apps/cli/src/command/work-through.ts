import { documentedErrorOf } from '@telecomx/client'
import { type ExitCode, exitCodes } from '../failure/exit-codes.js'
import { exitCodeOf } from '../failure/exit-code-of.js'
import { startProgress } from '../output/progress.js'
import type { Session } from '../session.js'

/** What became of one of many. */
export type Outcome<Item, Answer> = { item: Item; answer: Answer } | { item: Item; error: unknown }

export interface Work<Item, Answer> {
  /** How many are in hand at once. */
  parallel: number
  /** What they are, of many. */
  what: string
  do: (item: Item) => Promise<Answer>
  /** What came of one, in a line. */
  tell: (outcome: Outcome<Item, Answer>) => string
}

/**
 * Does the same for many, a few at once, and tells how far it is. Gives what became of each that was done, in their
 * order. Ctrl-C lets what is in hand come to its end and begins nothing more, and so does a failure that all others
 * would share.
 */
export async function workThrough<Item, Answer>(
  { output, stop }: Session,
  items: readonly Item[],
  work: Work<Item, Answer>,
): Promise<Outcome<Item, Answer>[]> {
  const outcomes: Outcome<Item, Answer>[] = []
  const progress = items.length > 1 ? startProgress(output, items.length, work.what) : undefined
  let next = 0
  let isOver = false
  const worker = async () => {
    while (next < items.length && !stop.aborted && !isOver) {
      const index = next++
      const item = items[index] as Item
      const outcome = await outcomeOf(item, work)
      if (stop.aborted && isBrokenOff(outcome)) return
      outcomes[index] = outcome
      isOver ||= isOfAll(outcome)
      progress?.step(work.tell(outcome))
    }
  }
  await Promise.all(Array.from({ length: work.parallel }, worker))
  progress?.end()
  // Without the places of those that were not done.
  return Object.values(outcomes)
}

/** The code of all failures together: theirs where they are of one kind. */
export function exitCodeOfMany(outcomes: readonly Outcome<unknown, unknown>[]): ExitCode {
  const codes = new Set(
    outcomes.flatMap((outcome) => ('error' in outcome ? [exitCodeOf(outcome.error)] : [])),
  )
  const [code = exitCodes.done] = codes
  return codes.size > 1 ? exitCodes.refused : code
}

async function outcomeOf<Item, Answer>(item: Item, work: Work<Item, Answer>): Promise<Outcome<Item, Answer>> {
  try {
    return { item, answer: await work.do(item) }
  } catch (error) {
    return { item, error }
  }
}

/** It was only asked about, and Ctrl-C came: nothing was done. */
function isBrokenOff(outcome: Outcome<unknown, unknown>): boolean {
  if (!('error' in outcome) || documentedErrorOf(outcome.error)) return false
  return exitCodeOf(outcome.error) !== exitCodes.unknown
}

/** The token is not good any more, or nobody is there to ask. */
function isOfAll(outcome: Outcome<unknown, unknown>): boolean {
  if (!('error' in outcome)) return false
  return documentedErrorOf(outcome.error)?.code === 401 || exitCodeOf(outcome.error) === exitCodes.unavailable
}
