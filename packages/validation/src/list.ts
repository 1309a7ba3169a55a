import { z } from 'zod'
import { documentedErrors, invalidField } from './documented-error.js'
import { optionalText } from './text.js'

/** The rows of every list. Source: docs/api/conventions.md. */
export const listErrors = documentedErrors({
  filterInvalid: invalidField('filter'),
  offsetInvalid: invalidField('offset'),
  limitInvalid: invalidField('limit'),
})

/** Which part of a list is wanted. `filter` is looked for as it stands: `%` and `_` mean themselves. */
export const listInput = z.object({
  filter: optionalText({ field: 'filter' }),
  offset: z
    .int({ error: listErrors.offsetInvalid.description })
    .min(0, listErrors.offsetInvalid.description)
    .nullish()
    .meta({ default: 0 })
    .transform((offset) => offset ?? 0),
  limit: z
    .int({ error: listErrors.limitInvalid.description })
    .min(1, listErrors.limitInvalid.description)
    .max(500, listErrors.limitInvalid.description)
    .nullish()
    .meta({ default: 100 })
    .transform((limit) => limit ?? 100),
})

export type ListRequest = z.output<typeof listInput>

/** What `pageOf` describes. */
export type Page<Plural extends string, Item> = { offset: number; limit: number; total: number } & {
  [Key in Plural]: Item[]
}

/** A page of a list: `{offset, limit, total, <plural>}`. `total` counts what the whole list holds. */
export function pageOf<Plural extends string, Item extends z.ZodType>(
  plural: Plural,
  item: Item,
): z.ZodObject<{ offset: z.ZodInt; limit: z.ZodInt; total: z.ZodInt } & Record<Plural, z.ZodArray<Item>>> {
  const page = { offset: z.int(), limit: z.int(), total: z.int(), [plural]: z.array(item) }
  return z.object(page) as never
}
