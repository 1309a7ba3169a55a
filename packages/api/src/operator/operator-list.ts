import { type Caller, listOperators } from '@telecomx/database'
import {
  type ListRequest,
  operatorVisibleTo,
  type Page,
  seesWholeOperators,
  type VisibleOperator,
} from '@telecomx/validation'
import type { Dependencies } from '../procedure/dependencies.js'

/** A page of the registry as far as the caller may see it. What they may not see they cannot filter by either. */
export async function operatorList(
  { database }: Dependencies,
  { accessLevel }: Caller,
  { filter, ...part }: ListRequest,
): Promise<Page<'operators', VisibleOperator>> {
  const filtersNotes = seesWholeOperators(accessLevel)
  const { operators, ...facts } = await listOperators(database, { filter, filtersNotes, ...part })
  const { offset, limit } = part
  const visible = operators.map((operator) => operatorVisibleTo(accessLevel, operator))
  return { offset, limit, ...facts, operators: visible }
}
