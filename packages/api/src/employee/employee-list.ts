import { findCustomer, listEmployees } from '@telecomx/database'
import { type Employee, employeeListErrors, type ListRequest, type Page } from '@telecomx/validation'
import { ApiFailure } from '../failures/api-failure.js'
import type { Dependencies } from '../procedure/dependencies.js'

/** A page of the customer's employees; 404 when there is no such customer. */
export async function employeeList(
  { database }: Dependencies,
  customer: string,
  request: ListRequest,
): Promise<Page<'employees', Employee>> {
  const { offset, limit } = request
  const page = await listEmployees(database, customer, request)
  if (page.total === 0 && !(await findCustomer(database, customer)))
    throw new ApiFailure(employeeListErrors.customerNotFound)
  return { offset, limit, ...page }
}
