import { z } from 'zod'
import { isPlainEmailAddress } from './email-address.js'
import { parseIccValidation } from './icc-validation.js'
import { parsePhoneNumber } from './phone-number.js'
import { isBlank, trimBlanks } from './text.js'

/** 24 hex characters in either case; comes out in lower case. Never trimmed. */
export function objectId(description: string) {
  return z
    .string({ error: description })
    .regex(/^[0-9a-fA-F]{24}$/, description)
    .transform((id) => id.toLowerCase())
}

/** A service operator's CPS code: five ASCII digits as text, leading zeros kept. */
export function cpsCode(description: string) {
  return z.string({ error: description }).regex(/^[0-9]{5}$/, description)
}

/** One of the given words, exactly as written. */
export function oneOf<const Words extends readonly [string, ...string[]]>(words: Words, description: string) {
  return z.enum(words, { error: description })
}

/** A phone number that must be given; comes out in E.164. */
export function requiredPhoneNumber(description: string) {
  return z.string({ error: description }).meta(phoneNumber).transform(parsedOr(description, parsePhoneNumber))
}

/** A phone number that may be left out; comes out in E.164. */
export function optionalPhoneNumber(description: string) {
  return optional(description, parsePhoneNumber, phoneNumber)
}

/** One plain e-mail address that may be left out; comes out without the blanks at its ends. */
export function optionalEmailAddress(description: string) {
  const parse = (text: string) => {
    const address = trimBlanks(text)
    return isPlainEmailAddress(address) ? address : undefined
  }
  return optional(description, parse, { description: 'One plain e-mail address', maxLength: 254 })
}

/** A donor's rule for ICC numbers; comes out as sent. */
export function optionalIccValidation(description: string) {
  const parse = (text: string) => (parseIccValidation(text) ? text : undefined)
  return optional(description, parse, {
    description: 'Regular expression, with or without slashes',
    maxLength: 200,
  })
}

/** Absent, null and blank are unset; anything else must parse. */
function optional(description: string, parse: Parse, said: z.GlobalMeta) {
  const parsed = parsedOr(description, parse)
  return z
    .string({ error: description })
    .meta(said)
    .nullish()
    .transform((text, context) => (text == null || isBlank(text) ? undefined : parsed(text, context)))
}

/** What a parser knows and the type of a text does not say; for the OpenAPI document. */
const phoneNumber = { description: 'Phone number; answered in E.164', maxLength: 40 }

type Parse = (text: string) => string | undefined

/** What `parse` makes of a text, or an issue with the description where it makes nothing of it. */
function parsedOr(description: string, parse: Parse) {
  return (text: string, context: z.RefinementCtx): string => {
    const parsed = parse(text)
    if (parsed !== undefined) return parsed
    context.addIssue({ code: 'custom', message: description })
    return z.NEVER
  }
}
