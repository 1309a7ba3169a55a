/**
 * Tries one after the other until one is done; true when one was. A failure does not hold up those behind it, and is
 * thrown when none of them was done.
 */
export async function firstDone<Item>(
  items: readonly Item[],
  attempt: (item: Item) => Promise<boolean>,
): Promise<boolean> {
  let failure: unknown
  for (const item of items) {
    try {
      if (await attempt(item)) return true
    } catch (error) {
      failure ??= error
    }
  }
  if (failure !== undefined) throw failure
  return false
}
