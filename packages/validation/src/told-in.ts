import { employeeCreateErrors, languages } from './employee-create.js'
import { oneOf } from './fields.js'

/** The row of `toldIn`. */
export const { languageInvalid } = employeeCreateErrors

/** In which language texts for people are answered; left out: the caller's. */
export const toldIn = oneOf(languages, languageInvalid.description)
  .nullish()
  .describe("In which language it is told: `da` or `en`; left out: the caller's")
