import type { CallOptions } from './call-options.js'

/** A procedure of a client that answers pages of a list. */
export interface ListProcedure<Input, Page> {
  query(input: Input, options?: CallOptions): Promise<Page>
}

/** Which part of a list is wanted. */
interface PageRequest {
  offset?: number | null | undefined
  limit?: number | null | undefined
  cursor?: string | null | undefined
}

/** What stands in the list of a page: `Operator` of `{ offset, limit, total, operators: Operator[] }`. */
export type ItemOf<Page> = Extract<Page[keyof Page], readonly unknown[]>[number]

/** As many as the server gives at once. */
const pageSize = 500

/**
 * Every item of a list, fetched page by page: `for await (const operator of everyItem(client.operator.list, { filter }))`.
 * Starts at `offset` or `cursor`; with `limit` it ends after so many items. The options are those of each page's call. Each
 * page begins behind the one before, so that what comes or goes meanwhile moves no other item; it ends in any case.
 */
export async function* everyItem<
  Input extends PageRequest | void | undefined,
  Page extends { total: number; nextCursor?: string | undefined },
>(
  list: ListProcedure<Input, Page>,
  input?: Input,
  options?: CallOptions,
): AsyncGenerator<ItemOf<Page>, void, undefined> {
  let cursor = input?.cursor ?? undefined
  let offset = input?.offset ?? 0
  const end = offset + (input?.limit ?? Infinity)
  while (offset < end) {
    const limit = Math.min(pageSize, end - offset)
    const page = await list.query({ ...input, offset, limit, ...(cursor && { cursor }) } as Input, options)
    const items = itemsOf(page)
    yield* items
    offset += items.length
    cursor = page.nextCursor
    // A server of an earlier version knows no cursor.
    if (items.length === 0 || (!cursor && offset >= page.total)) return
  }
}

function itemsOf<Page extends object>(page: Page): ItemOf<Page>[] {
  return (Object.values(page).find(Array.isArray) ?? []) as ItemOf<Page>[]
}
