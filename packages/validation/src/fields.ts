import { z } from 'zod'
import { type DocumentedError, invalidField } from './documented-error.js'
import { faultOfEmailAddress, isPlainEmailAddress } from './email-address.js'
import type { ErrorDetails } from './error-details.js'
import { faultOfIccNumber, longestIccNumber, parseIccNumber } from './icc-number.js'
import { faultOfPhoneNumber, longestPhoneNumber, parsePhoneNumber } from './phone-number.js'
import { refuse } from './refuse.js'
import { isBlank, trimBlanks } from './text.js'

/** How a text is read, and what can be said of one that is not of the form. */
export interface TextForm {
  parse: (text: string) => string | undefined
  faultOf?: (text: string) => ErrorDetails | undefined
}

export const phoneNumberForm: TextForm = { parse: parsePhoneNumber, faultOf: faultOfPhoneNumber }
export const emailAddressForm: TextForm = { parse: parseEmailAddress, faultOf: faultOfEmailAddress }

const hexOfObjectId = /^[0-9a-fA-F]{24}$/

export const objectIdForm: TextForm = {
  parse: (text) => (hexOfObjectId.test(text) ? text.toLowerCase() : undefined),
}

/** 24 hex characters in either case; comes out in lower case. Never trimmed. */
export function objectId(description: string) {
  return z
    .string({ error: description })
    .regex(hexOfObjectId, description)
    .transform((id) => id.toLowerCase())
}

/** An id in a body: absent, null and blank are its 404 row, anything malformed its 422 row. */
export function requiredObjectId(rows: { missing: DocumentedError; invalid: DocumentedError }) {
  return required(rows, objectId)
}

/** A text of some form: absent, null and blank are its 404 row, any other form its 422 row. */
export function required<Form extends z.ZodType<string, string>>(
  rows: { missing: DocumentedError; invalid: DocumentedError },
  form: (description: string) => Form,
) {
  const [missing, invalid] = [rows.missing.description, rows.invalid.description]
  return z
    .string({ error: (issue) => (issue.input == null ? missing : invalid) })
    .refine((text) => !isBlank(text), { error: missing, abort: true })
    .pipe(form(invalid))
}

/** An id that may be left out; comes out in lower case. */
export function optionalObjectId(description: string) {
  return optional(description, objectIdForm, { pattern: hexOfObjectId.source })
}

/** True or false, or left out. */
export function optionalBoolean(field: string) {
  return z
    .boolean({ error: invalidField(field).description })
    .nullish()
    .transform((value) => value ?? undefined)
}

/** True or false; false when left out. */
export function flag(description: string) {
  return z
    .boolean({ error: description })
    .nullish()
    .meta({ default: false })
    .transform((value) => value ?? false)
}

/** A service operator's CPS code: five ASCII digits as text, leading zeros kept. */
export function cpsCode(description: string) {
  return z.string({ error: description }).regex(/^[0-9]{5}$/, description)
}

/** A CPS code that may be left out. */
export function optionalCpsCode(description: string) {
  const parse = (text: string) => (/^[0-9]{5}$/.test(text) ? text : undefined)
  return optional(description, { parse }, { pattern: '^[0-9]{5}$' })
}

/** One of the given words, exactly as written. */
export function oneOf<const Words extends readonly [string, ...string[]]>(words: Words, description: string) {
  return z.enum(words, { error: description })
}

/** A phone number that must be given; comes out in E.164. */
export function requiredPhoneNumber(description: string) {
  return z.string({ error: description }).meta(phoneNumber).transform(parsedOr(description, phoneNumberForm))
}

/** A phone number that may be left out; comes out in E.164. */
export function optionalPhoneNumber(description: string) {
  return optional(description, phoneNumberForm, phoneNumber)
}

/** One plain e-mail address that may be left out; comes out without the blanks at its ends. */
export function optionalEmailAddress(description: string) {
  return optional(description, emailAddressForm, { maxLength: 254 })
}

/** One plain e-mail address without the blanks at its ends, or undefined when it is none. */
export function parseEmailAddress(text: string): string | undefined {
  const address = trimBlanks(text)
  return isPlainEmailAddress(address) ? address : undefined
}

/** One plain e-mail address that must be given; comes out without the blanks at its ends. */
export function requiredEmailAddress(rows: { missing: DocumentedError; invalid: DocumentedError }) {
  return required(rows, (description) =>
    z.string().meta({ maxLength: 254 }).transform(parsedOr(description, emailAddressForm)),
  )
}

/** The ICC of a SIM that may be left out; comes out without blanks. */
export function optionalSimNumber(description: string) {
  const form = { parse: parseIccNumber, faultOf: faultOfIccNumber }
  return optional(description, form, { maxLength: longestIccNumber })
}

/** A text of some form that may be left out: absent, null and blank are unset; anything else must parse. */
export function optional(description: string, form: TextForm, said: z.GlobalMeta) {
  const parsed = parsedOr(description, form)
  return z
    .string({ error: description })
    .meta(said)
    .nullish()
    .transform((text, context) => (text == null || isBlank(text) ? undefined : parsed(text, context)))
}

/** What a parser knows and the type of a text does not say; for the OpenAPI document. */
const phoneNumber = { maxLength: longestPhoneNumber }

/** The end of the sentence of a phone number that comes in. */
export const howPhoneNumbersAreRead = '8 digits are Danish; answered in E.164'

/** What is made of a text, or an issue with the description where nothing is. */
function parsedOr(description: string, { parse, faultOf }: TextForm) {
  return (text: string, context: z.RefinementCtx): string =>
    parse(text) ?? refuse(context, { message: description, details: faultOf?.(text) })
}
