/** As many calls at once as keep a server busy without queueing in it. */
const callsAtOnce = 8

/** Calls `run` for every item, some at a time, and gives the results in the order of the items. */
export async function allOf<Item, Result>(
  items: Iterable<Item>,
  run: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  const entries = [...items].entries()
  const worker = async () => {
    for (const [index, item] of entries) results[index] = await run(item)
  }
  await Promise.all(Array.from({ length: callsAtOnce }, worker))
  return results
}
