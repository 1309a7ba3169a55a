import { z } from 'zod'
import { documentedErrors } from './documented-error.js'
import { operatorCreateErrors, operatorCreateInput } from './operator-create.js'
import { operatorGetErrors } from './operator-get.js'

const { idInvalid: _idInvalid, operatorExists: _operatorExists, ...fieldErrors } = operatorCreateErrors

/** Source: docs/api/operator-update.md: the rows of the fields are operator.create's. */
export const operatorUpdateErrors = documentedErrors({
  idMissing: operatorGetErrors.idMissing,
  operatorNotFound: operatorGetErrors.operatorNotFound,
  ...fieldErrors,
})

const fields = operatorCreateInput.shape

/**
 * The body of `POST /dk/operator/CPS`: what is left out comes out as undefined and stays as it is, what is unset as
 * null. Each field is checked as operator.create checks it, in the same order.
 */
export const operatorUpdateInput = z.object({
  name: kept(fields.name),
  address: kept(fields.address),
  npNumber: kept(fields.npNumber),
  npFax: unsettable(fields.npFax),
  npEmail: unsettable(fields.npEmail),
  npOpeningHours: unsettable(fields.npOpeningHours),
  notes: unsettable(fields.notes),
  fixedAuth: kept(fields.fixedAuth),
  mvnoAuth: kept(fields.mvnoAuth),
  iccValidation: unsettable(fields.iccValidation),
  orderWait: unsettable(fields.orderWait),
  customerIdValidation: kept(fields.customerIdValidation),
})

/** What shall be changed of an operator: undefined stays, null is unset. */
export type OperatorChanges = z.output<typeof operatorUpdateInput>

/** A field that an operator always has: null is no change either. */
function kept<Field extends z.ZodType>(field: Field) {
  return given<Field>().transform((value, context) =>
    value == null ? undefined : parsed(field, value, context),
  )
}

/** A field that an operator may do without: null and blank unset it. */
function unsettable<Field extends z.ZodType>(field: Field) {
  return given<Field>().transform((value, context) =>
    value === undefined ? undefined : (parsed(field, value, context) ?? null),
  )
}

/** Anything: zod would read an absent field as the default that it has at creation. */
function given<Field extends z.ZodType>() {
  return z.custom<z.input<Field> | null>(() => true).optional()
}

function parsed<Field extends z.ZodType>(
  field: Field,
  value: unknown,
  context: z.RefinementCtx,
): z.output<Field> {
  const result = field.safeParse(value)
  if (result.success) return result.data
  for (const { message } of result.error.issues) context.addIssue({ code: 'custom', message })
  return z.NEVER
}
