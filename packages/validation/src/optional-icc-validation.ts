import { optional } from './fields.js'
import { parseIccValidation } from './icc-validation.js'

/** A donor's rule for ICC numbers; comes out as sent. Apart from the other fields: it alone brings re2js. */
export function optionalIccValidation(description: string) {
  const parse = (text: string) => (parseIccValidation(text) ? text : undefined)
  return optional(description, parse, { maxLength: 200 })
}
