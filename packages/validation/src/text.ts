import { z } from 'zod'
import { invalidField, unprintableField } from './documented-error.js'
import type { ErrorDetails } from './error-details.js'
import { unprintableCharacter, unprintableInLines } from './printable.js'
import { type Refusal, refuse } from './refuse.js'
import { besidesLineFeeds, refusedCharacter } from './refused-character.js'

export interface TextRule {
  /** The field's full name as it stands in error rows, e.g. `override.name`. */
  field: string
  /** Longest length in Unicode code points. */
  max?: number
  /** Addresses and notes may hold line feeds. */
  multiline?: boolean
  /** The text ends up on a legal document and must come out unchanged. */
  printed?: boolean
  /** Description of the 404 row of a required text. */
  missing?: string
}

/** A text that must be given: absent, null or blank is its `missing` row. Comes out in NFC, trimmed. */
export function requiredText(rule: TextRule & { missing: string }) {
  return z
    .string({ error: (issue) => (issue.input == null ? rule.missing : invalid(rule)) })
    .meta({ minLength: 1, maxLength: longest(rule) })
    .transform((value, context) =>
      tidyUnless(isBlank(value) ? { message: rule.missing } : faultOfText(value, rule), value, context),
    )
}

/** A text that may be left out: absent, null and blank come out as `undefined`. */
export function optionalText(rule: TextRule) {
  return z
    .string({ error: invalid(rule) })
    .meta({ maxLength: longest(rule) })
    .nullish()
    .transform((value, context) =>
      value == null || isBlank(value) ? undefined : tidyUnless(faultOfText(value, rule), value, context),
    )
}

/** Only white space or invisible characters: nothing a reader could see. U+2800 is the blank Braille cell. */
export function isBlank(text: string): boolean {
  return /^[\s\u2800\p{Default_Ignorable_Code_Point}]*$/u.test(text)
}

/** Without the blanks at its ends; other white space there is a fault of the text. */
export function trimBlanks(text: string): string {
  let [start, end] = [0, text.length]
  while (text[start] === ' ') start++
  while (end > start && text[end - 1] === ' ') end--
  return text.slice(start, end)
}

/** Lengths are documented in Unicode code points. */
export function codePointsOf(text: string): number {
  return Array.from(text).length
}

function tidyUnless(fault: Refusal | undefined, value: string, context: z.RefinementCtx): string {
  return fault === undefined ? tidy(value) : refuse(context, fault)
}

function tidy(value: string): string {
  return value.normalize('NFC').trim()
}

function longest({ max = 200 }: TextRule): number {
  return max
}

function invalid(rule: TextRule): string {
  return invalidField(rule.field).description
}

function faultOfText(value: string, rule: TextRule): Refusal | undefined {
  // Four code units per character bound the work on a hostile length before anything is normalised.
  const max = longest(rule)
  const tooLong = { message: invalid(rule), details: { longest: max } }
  if (value.length > max * 4) return tooLong
  const text = tidy(value)
  if (codePointsOf(text) > max) return tooLong
  const forbidden = refusedInside(value, text, rule.multiline ? forbiddenInLines : forbiddenCharacter)
  if (forbidden) return { message: invalid(rule), details: forbidden }
  if (!rule.printed) return undefined
  const unprintable = refusedInside(value, text, rule.multiline ? unprintableInLines : unprintableCharacter)
  return unprintable && { message: unprintableField(rule.field).description, details: unprintable }
}

/** Which character of the tidied text is refused, by its place in the value: counted only where there is one. */
function refusedInside(value: string, text: string, refused: RegExp): ErrorDetails | undefined {
  if (!refused.test(text)) return undefined
  const whole = value.normalize('NFC')
  return refusedCharacter(text, refused, codePointsOf(whole) - codePointsOf(whole.trimStart()))
}

/**
 * Control characters, bidi controls (they reorder what is read), lone surrogates, and piles of marks: line feeds between
 * them, where those are allowed, do not take a pile apart.
 */
export const forbiddenCharacter =
  /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]|\p{M}(?:\n*\p{M}){8}/u

const forbiddenInLines = besidesLineFeeds(forbiddenCharacter)
