import {
  confirmedDay,
  type Database,
  type DatabaseTransaction,
  findOrder,
  inTransaction,
  isUnavailable,
  type LockedOrder,
  lockOrder,
  lockPortings,
  mayMove,
  movePortings,
  type PortingToMove,
  theInstallation,
  updateOrderToAnswered,
} from '@telecomx/database'
import { danishDay } from '../procedure/danish-day.js'
import type { Dependencies } from '../procedure/dependencies.js'
import { isConfirmedAfter } from '../stage/porting-complete.js'
import type { OrderGateway, ReceivedAnswer } from './order-gateway.js'
import { type ParsedAnswer, parseAnswer } from './parse-answer.js'

export type AnswerDependencies = Pick<Dependencies, 'database' | 'log'> & { orderGateway: OrderGateway }

/**
 * Takes up the answers that came from the gateway, the oldest first; false when there was none. Each moves its porting once,
 * however many servers read it and wherever one of them dies. What says nothing to go by is refused, with the reason.
 */
export async function takeAnswers(dependencies: AnswerDependencies): Promise<boolean> {
  const received = await dependencies.orderGateway.listAnswers()
  let failure: unknown
  for (const message of received) {
    try {
      await takeUp(dependencies, message)
    } catch (error) {
      if (isUnavailable(error)) throw error
      // One that cannot be put away must not hold up those behind it.
      failure ??= error
    }
  }
  if (failure !== undefined) throw failure
  return received.length > 0
}

async function takeUp({ database, log }: AnswerDependencies, message: ReceivedAnswer): Promise<void> {
  const answer = 'fault' in message.content ? message.content.fault : parseAnswer(message.content.json)
  const refusal = typeof answer === 'string' ? answer : await apply(database, message.id, answer)
  if (refusal === undefined) await message.accept()
  else await message.refuse(refusal)
  const order = typeof answer === 'string' ? undefined : answer.order
  log('order_answer', {
    order,
    ...(typeof answer !== 'string' && { answer: answer.answer }),
    refused: refusal !== undefined,
  })
}

const transitionOf = { CONFIRMED: 'confirm', REJECTED: 'reject', COMPLETED: 'complete' } as const

/** Moves the porting as the answer says; a text says why not, and then nothing is changed. */
async function apply(
  database: Database,
  answerId: string,
  answer: ParsedAnswer,
): Promise<string | undefined> {
  const found = await findOrder(database, answer.order)
  if (!found) return 'There is no such order.'
  return inTransaction(database, async (trx) => {
    // In the order in which others lock them.
    const [porting] = await lockPortings(trx, [found.porting])
    const order = await lockOrder(trx, answer.order)
    if (!porting || !order) return 'There is no such order.'
    if (order.answerId === answerId) return undefined
    if (order.state === 'answered') return 'The order was answered before.'
    if (order.state === 'withdrawing' || order.state === 'withdrawn') return 'The order was called off.'
    const transition = transitionOf[answer.answer]
    if (!mayMove(porting.stage, transition))
      return `The porting is at ${porting.stage}, where ${answer.answer} says nothing.`
    const fault = faultOf(answer, porting, order)
    if (fault) return fault
    await updateOrderToAnswered(trx, order, { ...answer, answerId, customerId: porting.customer })
    await move(trx, porting, answer)
    return undefined
  })
}

async function move(
  trx: DatabaseTransaction,
  porting: { id: string; version: number; customer: string },
  answer: ParsedAnswer,
): Promise<void> {
  await movePortings(trx, [porting], transitionOf[answer.answer], {
    actor: theInstallation,
    customerId: porting.customer,
    message: messageOf(answer),
    details: { order: answer.order, ...(answer.text && { text: answer.text }) },
  })
}

/** What the stage says: of a confirmed porting its date, of a refused one the reason. */
function messageOf(answer: ParsedAnswer): string | null {
  if (answer.answer === 'CONFIRMED') return answer.date
  return answer.answer === 'REJECTED' ? answer.reason : null
}

/** Later is a typing error. */
const mostYearsAhead = 1

/** What stands against it beside the stage; days are days in Denmark. */
function faultOf(
  answer: ParsedAnswer,
  porting: PortingToMove,
  { createdAt, lockedAt }: LockedOrder,
): string | undefined {
  if (answer.answer === 'REJECTED' && answer.reason === 'SIM_MISMATCH' && porting.numberType !== 'MVNO')
    return 'SIM_MISMATCH is a reason of mobile numbers only.'
  if (answer.answer === 'COMPLETED' && isConfirmedAfter(porting, danishDay(lockedAt)))
    return `The porting is confirmed for ${confirmedDay(porting.message)}, which is ahead.`
  if (answer.answer !== 'CONFIRMED') return undefined
  const orderedOn = danishDay(createdAt)
  return answer.date < orderedOn || answer.date > yearsAfter(orderedOn, mostYearsAhead)
    ? 'date must not be before the day of the order, nor more than a year after it.'
    : undefined
}

/** Days as texts stand in their order, also one that the year has not, as the 29th of February. */
function yearsAfter(day: string, years: number): string {
  return `${Number(day.slice(0, 4)) + years}${day.slice(4)}`
}
