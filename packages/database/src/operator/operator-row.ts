import type { Insertable, Selectable } from 'kysely'
import type { NewOperator, Operator } from '@telecomx/validation'
import { type FieldColumns, toFields } from '../query/field-columns.js'
import { now } from '../query/now.js'
import type { OperatorTable } from '../schema.js'

/** The one place where an operator's API names meet its columns. */
export const factColumns = {
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
} as const satisfies FieldColumns<NewOperator, OperatorTable>

/** What is read of an operator to answer it. */
export const operatorColumns = [...Object.values(factColumns), 'version'] as const

/** The row of a whole operator: what is unset is null. */
export function operatorRow(operator: NewOperator): Insertable<OperatorTable> {
  const facts = Object.entries(factColumns) as [keyof NewOperator, string][]
  const row = facts.map(([field, column]) => [column, operator[field] ?? null])
  return { ...Object.fromEntries(row), created_at: now } as never
}

/** The operator of a row: unset values are left out, except the hours to wait. */
export function toOperator(row: Pick<Selectable<OperatorTable>, (typeof operatorColumns)[number]>): Operator {
  const { order_wait_hours: orderWait, customer_id_validation, version } = row
  const facts = toFields<NewOperator, OperatorTable>(factColumns, row)
  return Object.assign(facts, {
    orderWait,
    customerIdValidation: customer_id_validation === 1,
    version,
  }) as Operator
}
