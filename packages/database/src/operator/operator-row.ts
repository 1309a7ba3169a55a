import type { Insertable, Selectable, Updateable } from 'kysely'
import type { NewOperator, Operator, OperatorChanges } from '@telecomx/validation'
import { now } from '../query/now.js'
import type { OperatorTable } from '../schema.js'

/** The one place where an operator's wire names meet its columns. */
const facts = {
  _id: 'id',
  name: 'name',
  address: 'address',
  npNumber: 'np_number',
  npFax: 'np_fax',
  npEmail: 'np_email',
  npOpeningHours: 'np_opening_hours',
  notes: 'notes',
  fixedAuth: 'fixed_auth',
  mvnoAuth: 'mvno_auth',
  iccValidation: 'icc_validation',
  orderWait: 'order_wait_hours',
  customerIdValidation: 'customer_id_validation',
} as const satisfies Record<keyof NewOperator, keyof OperatorTable>

type Field = keyof NewOperator
type Column = (typeof facts)[Field]
const fields = Object.entries(facts) as [Field, Column][]

/** What an import replaces. */
export const factColumns = Object.values(facts)

/** What is read of an operator to answer it. */
export const operatorColumns = [...factColumns, 'version'] as const

/** The row of a whole operator: what is unset is null. */
export function operatorRow(operator: NewOperator): Insertable<OperatorTable> {
  const row = fields.map(([field, column]) => [column, operator[field] ?? null])
  return { ...Object.fromEntries(row), created_at: now } as never
}

/** The columns of what changes; undefined is no change. */
export function changedColumns(changes: Partial<OperatorChanges>): Updateable<OperatorTable> {
  const changed = Object.entries(changes).filter(([, value]) => value !== undefined)
  return Object.fromEntries(changed.map(([field, value]) => [facts[field as Field], value]))
}

/** The operator of a row: unset values are left out, except the hours to wait. */
export function toOperator(row: Pick<Selectable<OperatorTable>, Column | 'version'>): Operator {
  const set = fields.filter(([field, column]) => field === 'orderWait' || row[column] !== null)
  const operator = Object.fromEntries(set.map(([field, column]) => [field, row[column]]))
  const { customer_id_validation, version } = row
  return { ...operator, customerIdValidation: customer_id_validation === 1, version } as Operator
}
