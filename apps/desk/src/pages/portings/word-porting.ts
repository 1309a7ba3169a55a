import type { RouterOutputs } from '@telecomx/client'
import { formatDay, formatMoment } from '../../language/format-moment.js'
import { formatPhone } from '../../language/format-number.js'
import type { PortingWords } from './porting-words.js'

export type Porting = RouterOutputs['porting']['get']
export type Stage = Porting['status']['stage']

/** Its number, and how many move with it: `33 25 41 50 + 9`. */
export function wordNumbers({ number, additionalNumbers }: Porting): string {
  const more = additionalNumbers.length
  return more > 0 ? `${formatPhone(number)}\u00a0+\u00a0${more}` : formatPhone(number)
}

/** What there is to know of its stage: the day on which it moves, why the donor refused, when it is ordered, a note. */
export function wordNote(porting: Porting, words: PortingWords): string {
  const { rejection, autoStartOrder, status } = porting
  if (rejection) return words.reasons[rejection.reason]
  if (autoStartOrder !== undefined) return words.orderedAt(formatMoment(autoStartOrder))
  return status.message === undefined ? '' : wordMessage(status.stage, status.message, words)
}

/** The message of a stage: a day, a reason of the donor's, or what somebody wrote. */
export function wordMessage(stage: Stage, message: string, words: PortingWords): string {
  const day = confirmedDay({ stage, message })
  if (day !== undefined) return words.movesOn(formatDay(day))
  return message in words.reasons ? words.reasons[message as keyof typeof words.reasons] : message
}

/** The day that the donor confirmed, `2026-12-01`: what a confirmed porting's message begins with. */
export function confirmedDay({ stage, message = '' }: Pick<Porting['status'], 'stage' | 'message'>) {
  return stage === 'IN_CONFIRMED' ? /^\d{4}-\d\d-\d\d/.exec(message)?.[0] : undefined
}

/** What is to be put right after a refusal. */
export function wordCorrection(
  { reason, correct }: NonNullable<Porting['rejection']>,
  words: PortingWords,
): string {
  const more = correct.includes('donorCustomerId') ? ` ${words.customerIdToo}` : ''
  return words.corrections[reason] + more
}
