import {
  type Actor,
  type DatabaseTransaction,
  insertOrders,
  listPoaFacts,
  movePortings,
  type NewOrder,
} from '@telecomx/database'
import type { PoaFacts } from '@telecomx/poa-document'
import type { Dependencies } from '../procedure/dependencies.js'
import type { JudgedPorting } from './judge-portings.js'

type OrderDependencies = Pick<Dependencies, 'issuer' | 'newId'>

interface Ordered {
  actor: Actor
  /** Who asked for it; of an order that starts by itself it is not the actor. */
  orderedBy: string | null
}

/** Orders portings of one customer that are ready for it and not refused: moves them, and records what leaves for the donor. */
export async function orderPortings(
  trx: DatabaseTransaction,
  { issuer, newId }: OrderDependencies,
  judged: readonly JudgedPorting[],
  { actor, orderedBy }: Ordered,
): Promise<void> {
  const [first] = judged
  if (!first) return
  const documents = [...new Set(judged.flatMap(({ copy }) => copy?.document ?? []))]
  const printed = await listPoaFacts(trx, documents)
  const orders = judged.map(
    (one): NewOrder => ({
      id: newId(),
      porting: one.porting.id,
      portingVersion: one.porting.version + 1,
      facts: factsOf(one, printed, issuer.cpsCode),
    }),
  )
  await movePortings(
    trx,
    judged.map(({ porting }) => porting),
    'order',
    {
      actor,
      customerId: first.porting.customer,
      message: null,
      details: { orders: orders.map(({ id }) => id), ...(actor.employeeId === null && { orderedBy }) },
    },
  )
  await insertOrders(trx, orders, orderedBy)
}

/** What a clearing house needs; the owner as the document that was signed names it. Source: docs/operations.md. */
function factsOf(
  { porting, facts, copy }: JudgedPorting,
  printed: ReadonlyMap<string, string>,
  recipient: string,
): object {
  const { owner } = JSON.parse(printed.get(copy?.document ?? '') ?? '{}') as Partial<PoaFacts>
  const { numbers, numberType, operator, requestedDate } = porting
  return {
    numbers,
    numberType,
    portingType: facts.portingType,
    donor: operator,
    recipient,
    owner,
    ...(facts.donorSimNumber !== null && { donorSimNumber: facts.donorSimNumber }),
    ...(facts.donorCustomerId !== null && { donorCustomerId: facts.donorCustomerId }),
    ...(requestedDate && { requestedDate: requestedDate.toISOString() }),
    poa: { document: copy?.document, code: copy?.portingCode },
  }
}
