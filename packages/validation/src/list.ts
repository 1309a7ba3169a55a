import { z } from 'zod'
import { type Cursor, cursorInput, type CursorKind } from './cursor.js'
import { documentedErrors, invalidField } from './documented-error.js'
import { optionalText } from './text.js'

/** The rows of every list. Source: docs/api/conventions.md. */
export const listErrors = documentedErrors({
  filterInvalid: invalidField('filter'),
  offsetInvalid: invalidField('offset'),
  limitInvalid: invalidField('limit'),
  cursorInvalid: invalidField('cursor'),
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

/** `cursor` instead of `offset`: the list goes on behind it. */
export type PartOfList = Pick<z.output<typeof listInput>, 'offset' | 'limit'> & {
  cursor?: Cursor | undefined
}

export type ListRequest = PartOfList & { filter?: string | undefined }

/** The input of a list without a filter, ordered by keys of these kinds. */
export function partOfList(...order: CursorKind[]) {
  return { offset: listInput.shape.offset, limit: listInput.shape.limit, cursor: cursorInput(...order) }
}

/** The input of a list that has a filter. `filtered` says which texts it is looked for in. */
export function filteredListInput(filtered: string, ...order: CursorKind[]) {
  return z.object({ filter: listInput.shape.filter.describe(filtered), ...partOfList(...order) })
}

/** What `pageOf` describes. */
export type Page<Plural extends string, Item> = z.output<z.ZodObject<typeof pageShape>> & {
  [Key in Plural]: Item[]
}

const pageShape = {
  offset: z.int().describe('How many were left out at the start'),
  limit: z.int().describe('How many are answered at most'),
  total: z.int().describe('How many there are on all pages together, counted up to 10,000'),
  totalIsLeast: z.literal(true).optional().describe('True when there are more than `total`, else left out'),
  nextCursor: z
    .string()
    .optional()
    .describe('The `cursor` with which the list goes on; left out on the last page'),
}

/** A page of a list: `{offset, limit, total, <plural>}`. `items` is the sentence of the plural. */
export function pageOf<Plural extends string, Item extends z.ZodType>(
  plural: Plural,
  item: Item,
  items = `The ${plural} of this page`,
): z.ZodObject<typeof pageShape & Record<Plural, z.ZodArray<Item>>> {
  return z.object({ ...pageShape, [plural]: z.array(item).describe(items) }) as never
}
