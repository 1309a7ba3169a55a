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
    .transform((offset) => offset ?? 0)
    .describe('How many to leave out at the start; default 0'),
  limit: z
    .int({ error: listErrors.limitInvalid.description })
    .min(1, listErrors.limitInvalid.description)
    .max(500, listErrors.limitInvalid.description)
    .nullish()
    .meta({ default: 100 })
    .transform((limit) => limit ?? 100)
    .describe('How many to answer at most, 1 to 500; default 100'),
})

export type ListRequest = z.output<typeof listInput>

/** The input of a list that has a filter. `filtered` says which texts it is looked for in. */
export function filteredListInput(filtered: string): typeof listInput {
  return listInput.extend({ filter: listInput.shape.filter.describe(filtered) })
}

/** What `pageOf` describes. */
export type Page<Plural extends string, Item> = { offset: number; limit: number; total: number } & {
  [Key in Plural]: Item[]
}

/** A page of a list: `{offset, limit, total, <plural>}`. `items` is the sentence of the plural. */
export function pageOf<Plural extends string, Item extends z.ZodType>(
  plural: Plural,
  item: Item,
  items = `The ${plural} of this page`,
): z.ZodObject<{ offset: z.ZodInt; limit: z.ZodInt; total: z.ZodInt } & Record<Plural, z.ZodArray<Item>>> {
  const page = {
    offset: z.int().describe('How many were left out at the start'),
    limit: z.int().describe('How many are answered at most'),
    total: z.int().describe('How many there are on all pages together'),
    [plural]: z.array(item).describe(items),
  }
  return z.object(page) as never
}
