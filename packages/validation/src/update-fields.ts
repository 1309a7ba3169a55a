import { z } from 'zod'
import { inputInWords } from './input-in-words.js'
import { refuse } from './refuse.js'
import { detailsOfIssue } from './row-of-issue.js'
import type { expectedVersion } from './object-version.js'

/**
 * Fields of an update. What is left out stays as it is and comes out as undefined; so does null, which counts as left
 * out. Each field is checked as it is at creation, by the same schema, and has its sentence.
 */

/** Each field of a creation, but for the id: one that an update forgets does not compile. */
export type UpdateOf<Created extends z.ZodObject> = Record<
  Exclude<keyof Created['shape'], '_id'>,
  z.ZodType
> & { version: typeof expectedVersion }

/** A field that the object always has. */
export function kept<Field extends z.ZodType>(field: Field) {
  return given<z.input<Field>>(field)
    .transform((value, context) => (value == null ? undefined : parsed(field, value, context)))
    .describe(`${field.description}`)
}

/** A field that the object may do without: an empty text unsets it, which comes out as null. */
export function unsettable<Field extends z.ZodType>(field: Field) {
  return given<z.input<Field> | ''>(field)
    .transform((value, context) => (value == null ? undefined : (parsed(field, value, context) ?? null)))
    .describe(`${field.description}. An empty text unsets it`)
}

/** A field of which null is a value. */
export function nullable<Field extends z.ZodType>(field: Field) {
  return given<z.input<Field>>(field)
    .transform((value, context) => (value === undefined ? undefined : parsed(field, value, context)))
    .describe(`${field.description}`)
}

/** Anything, said to be what the field is: zod itself would read an absent field as its default at creation. */
function given<Value>(field: z.ZodType) {
  const { default: _atCreation, ...words } = inputInWords(field)
  return z
    .custom<Value | null>(() => true)
    .meta(words)
    .optional()
}

function parsed<Field extends z.ZodType>(
  field: Field,
  value: unknown,
  context: z.RefinementCtx,
): z.output<Field> {
  const result = field.safeParse(value)
  if (result.success) return result.data
  const refusals = result.error.issues.map((issue) => ({
    message: issue.message,
    details: detailsOfIssue(issue),
  }))
  for (const refusal of refusals) refuse(context, refusal)
  return z.NEVER
}
