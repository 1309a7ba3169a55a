import { optional } from './fields.js'
import { parseIccValidation } from './icc-validation.js'
import { refusedCharacter } from './refused-character.js'
import { forbiddenCharacter } from './text.js'

/** A donor's rule for ICC numbers; comes out as sent. Apart from the other fields: it alone brings re2js. */
export function optionalIccValidation(description: string) {
  const parse = (text: string) => (parseIccValidation(text) ? text : undefined)
  const faultOf = (text: string) => refusedCharacter(text, forbiddenCharacter)
  return optional(description, { parse, faultOf }, { maxLength: 200 })
}
