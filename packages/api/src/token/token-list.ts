import { findEmployee, listTokens } from '@telecomx/database'
import { type Page, type PartOfList, type TokenInfo, tokenListErrors } from '@telecomx/validation'
import { ApiFailure } from '../failures/api-failure.js'
import type { Dependencies } from '../procedure/dependencies.js'

/** A page of the employee's tokens; 404 when there is no such employee. */
export async function tokenList(
  { database }: Dependencies,
  employee: string,
  part: PartOfList,
): Promise<Page<'tokens', TokenInfo>> {
  const page = await listTokens(database, employee, part)
  if (page.total === 0 && !(await findEmployee(database, employee)))
    throw new ApiFailure(tokenListErrors.employeeNotFound)
  return { offset: part.offset, limit: part.limit, ...page }
}
