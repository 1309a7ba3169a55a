import {
  type CopyOfPorting,
  type Database,
  findHolders,
  listCopiesOfPortings,
  listOperatorIds,
  listOrderFacts,
  mayMove,
  type OrderFacts,
  type PortingToMove,
} from '@telecomx/database'
import {
  type DocumentedError,
  type OrderRefusal,
  orderRefusals,
  portingOrderErrors as errors,
} from '@telecomx/validation'
import { judgeArrivals } from './judge-arrivals.js'

/** A porting with what decides whether it may be ordered; `refusal` is the row that says why it may not. */
export interface JudgedPorting {
  porting: PortingToMove
  facts: OrderFacts
  /** The signed copy that counts. */
  copy: CopyOfPorting | undefined
  refusal: DocumentedError | undefined
}

/** Whether each of the portings may be ordered, at once or when the donor's wait is over. */
export async function judgePortings(
  database: Database,
  portings: readonly PortingToMove[],
): Promise<JudgedPorting[]> {
  const ids = portings.map(({ id }) => id)
  const facts = await listOrderFacts(database, ids)
  const copies = await findCopiesThatCount(database, portings)
  const donors = await judgeDonors(database, portings, copies)
  const arrivals = await judgeArrivals(database, portings, copies)
  return portings.flatMap((porting) => {
    const own = facts.get(porting.id)
    if (!own) return []
    const copy = copies.get(porting.id)
    const refusal =
      refusalOf(porting, own) ?? refusalOfCopy(copy) ?? donors.get(porting.id) ?? arrivals.get(porting.id)
    return [{ porting, facts: own, copy, refusal }]
  })
}

/** Those of them that may be ordered later, and from when on. */
export function waitingOf(judged: readonly JudgedPorting[]) {
  return judged.flatMap(({ porting, facts }) =>
    facts.isReady || !facts.startsAt ? [] : [{ ...porting, facts, startsAt: facts.startsAt }],
  )
}

/** Which of the rows it is, for the audit log: several have one message. */
export function reasonOf(refusal: DocumentedError | undefined): OrderRefusal {
  return orderRefusals.find((name) => errors[name] === refusal) ?? 'stageWrong'
}

function refusalOf({ stage }: PortingToMove, facts: OrderFacts): DocumentedError | undefined {
  if (facts.portingType !== 'IN') return errors.outporting
  if (!mayMove(stage, 'order')) return errors.stageWrong
  return facts.isReady || facts.startsAt ? undefined : errors.stageWrong
}

function refusalOfCopy(copy: CopyOfPorting | undefined): DocumentedError | undefined {
  if (!copy) return errors.documentsMissing
  return copy.isApproved ? undefined : errors.copyNotApproved
}

/** Of each porting the newest approved copy that names its donor, else the newest approved one, else the newest. */
export async function findCopiesThatCount(
  database: Database,
  portings: readonly PortingToMove[],
): Promise<Map<string, CopyOfPorting>> {
  const copies = await listCopiesOfPortings(
    database,
    portings.map(({ id }) => id),
  )
  return new Map(
    portings.flatMap(({ id, operator }) => {
      const own = copies.filter(({ porting }) => porting === id)
      const approved = own.filter(({ isApproved }) => isApproved)
      const counts = approved.find((copy) => copy.operator === operator) ?? approved[0] ?? own[0]
      return counts ? [[id, counts]] : []
    }),
  )
}

/** The portings whose document no longer names the one who can give their numbers, with the row that says so. */
export async function judgeDonors(
  database: Database,
  portings: readonly PortingToMove[],
  copies: ReadonlyMap<string, CopyOfPorting>,
): Promise<Map<string, DocumentedError>> {
  const holders = await findHolders(
    database,
    portings.flatMap(({ numbers }) => numbers),
  )
  const registered = await listOperatorIds(database, [...new Set(holders.values())])
  return new Map(
    portings.flatMap(({ id, operator, numbers }): [string, DocumentedError][] => {
      // What nobody is known to hold says nothing.
      const others = numbers
        .flatMap((number) => holders.get(number) ?? [])
        .filter((holder) => holder !== operator)
      if (others.some((holder) => !registered.has(holder))) return [[id, errors.holderUnknown]]
      const copy = copies.get(id)
      const isOther = others.length > 0 || (copy && copy.operator !== operator)
      return isOther ? [[id, errors.donorChanged]] : []
    }),
  )
}
