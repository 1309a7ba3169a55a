import { type Expression, type RawBuilder, type ReferenceExpression, type SqlBool, sql } from 'kysely'
import type { AccessLevel } from '@telecomx/validation'
import type { Tables } from '../schema.js'

/** Who asks for a list. */
export interface Viewer {
  customerId: string
  accessLevel: AccessLevel
}

/** Whether a list holds only what is of the viewer's own customer. */
export function seesOneCustomer({ accessLevel }: Viewer): boolean {
  return accessLevel !== 'ADMIN' && !seesSomeCustomers({ accessLevel })
}

/** Whether it holds what is of several customers: no index has that in order. */
export function seesSomeCustomers({ accessLevel }: Pick<Viewer, 'accessLevel'>): boolean {
  return accessLevel === 'RESELLER' || accessLevel === 'RESELLER_ADMIN'
}

/**
 * The ownership of every list, as a condition on the column that holds a customer's id: ADMIN sees all customers,
 * RESELLER and RESELLER_ADMIN their own and every one beneath it (sub-resellers' too), everybody else their own.
 */
export function isVisibleTo<Table extends keyof Tables>(
  viewer: Viewer,
  column: ReferenceExpression<Tables, Table> & string,
): Expression<SqlBool> {
  const { customerId, accessLevel } = viewer
  if (accessLevel === 'ADMIN') return sql<SqlBool>`true`
  if (seesOneCustomer(viewer)) return sql<SqlBool>`${sql.ref(column)} = ${customerId}`
  return sql<SqlBool>`${sql.ref(column)} in ${withThoseBeneath(customerId)}`
}

/** The customers beneath a reseller, its sub-resellers' too, without itself; as a condition on a customer's id. */
export function isBeneath<Table extends keyof Tables>(
  reseller: string,
  column: ReferenceExpression<Tables, Table> & string,
): Expression<SqlBool> {
  const id = sql.ref(column)
  return sql<SqlBool>`(${id} in ${withThoseBeneath(reseller)} and ${id} <> ${reseller})`
}

function withThoseBeneath(customerId: string): RawBuilder<unknown> {
  // `union` without `all` ends even where customers were made parents of each other.
  return sql`(
    with recursive beneath (id) as (
      select customer.id from customer where customer.id = ${customerId}
      union
      select customer.id from customer join beneath on customer.parent_reseller = beneath.id
    )
    select beneath.id from beneath
  )`
}
