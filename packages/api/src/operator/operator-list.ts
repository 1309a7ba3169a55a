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
  { filter, offset, limit }: ListRequest,
): Promise<Page<'operators', VisibleOperator>> {
  const filtersNotes = seesWholeOperators(accessLevel)
  const { total, operators } = await listOperators(database, { filter, filtersNotes, offset, limit })
  const visible = operatorVisibleTo(accessLevel)
  return { offset, limit, total, operators: operators.map((operator) => visible.parse(operator)) }
}
