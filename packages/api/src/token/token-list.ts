import { findEmployee, listTokens } from '@telecomx/database'
import { type ListRequest, type Page, type TokenInfo, tokenListErrors } from '@telecomx/validation'
import { ApiFailure } from '../failures/api-failure.js'
import type { Dependencies } from '../procedure/dependencies.js'

/** A page of the employee's tokens; 404 when there is no such employee. */
export async function tokenList(
  { database }: Dependencies,
  employee: string,
  { offset, limit }: Omit<ListRequest, 'filter'>,
): Promise<Page<'tokens', TokenInfo>> {
  const page = await listTokens(database, employee, { offset, limit })
  if (page.total === 0 && !(await findEmployee(database, employee)))
    throw new ApiFailure(tokenListErrors.employeeNotFound)
  return { offset, limit, ...page }
}
