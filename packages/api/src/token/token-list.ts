import { type Caller, findEmployee, listTokens } from '@telecomx/database'
import { type ListRequest, type Page, type TokenInfo, tokenListErrors } from '@telecomx/validation'
import { ApiFailure } from '../api-failure.js'
import type { Dependencies } from '../dependencies.js'

/** A page of the employee's tokens, the caller's own unless told otherwise; 404 when there is no such employee. */
export async function tokenList(
  { database }: Dependencies,
  caller: Caller,
  {
    employee = caller.employeeId,
    offset,
    limit,
  }: Omit<ListRequest, 'filter'> & { employee?: string | undefined },
): Promise<Page<'tokens', TokenInfo>> {
  const page = await listTokens(database, employee, { offset, limit })
  if (page.total === 0 && !(await findEmployee(database, employee)))
    throw new ApiFailure(tokenListErrors.employeeNotFound)
  return { offset, limit, ...page }
}
