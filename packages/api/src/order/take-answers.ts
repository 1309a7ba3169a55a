import {
  type Database,
  type DatabaseTransaction,
  findOrder,
  inTransaction,
  isUnavailable,
  lockOrder,
  lockPortings,
  mayMove,
  movePortings,
  theInstallation,
  updateOrderToAnswered,
} from '@telecomx/database'
import type { Dependencies } from '../procedure/dependencies.js'
import type { OrderGateway, ReceivedAnswer } from './order-gateway.js'
import { type ParsedAnswer, parseAnswer } from './parse-answer.js'

export type AnswerDependencies = Pick<Dependencies, 'database' | 'log'> & { orderGateway: OrderGateway }

/**
 * Takes up the answers that came from the gateway, the oldest first; false when there was none. Each moves its porting once,
 * however many servers read it and wherever one of them dies. What says nothing to go by is refused, with the reason.
 */
export async function takeAnswers({ database, log, orderGateway }: AnswerDependencies): Promise<boolean> {
  const received = await orderGateway.listAnswers()
  let failure: unknown
  for (const message of received) {
    try {
      await takeUp(database, log, message)
    } catch (error) {
      if (isUnavailable(error)) throw error
      // One that cannot be put away must not hold up those behind it.
      failure ??= error
    }
  }
  if (failure !== undefined) throw failure
  return received.length > 0
}

async function takeUp(database: Database, log: Dependencies['log'], message: ReceivedAnswer): Promise<void> {
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
    const fault = faultOf(answer, { numberType: porting.numberType, createdAt: order.createdAt })
    if (fault) return fault
    await updateOrderToAnswered(trx, order.id, { ...answer, answerId })
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

const dayMs = 86_400_000
/** Later is a typing error. */
const mostDaysAhead = 366

function faultOf(
  answer: ParsedAnswer,
  { numberType, createdAt }: { numberType: string; createdAt: Date },
): string | undefined {
  if (answer.answer === 'REJECTED' && answer.reason === 'SIM_MISMATCH' && numberType !== 'MVNO')
    return 'SIM_MISMATCH is a reason of mobile numbers only.'
  if (answer.answer !== 'CONFIRMED') return undefined
  const days = (Date.parse(answer.date) - createdAt.getTime()) / dayMs
  return days < -1 || days > mostDaysAhead
    ? 'date must not be before the day of the order, nor more than a year after it.'
    : undefined
}
