import { stayWhile } from './stay-while.js'

/** Runs it for each item, so many at once; ends when all have run. Until then the tab asks before it is closed. */
export async function runEach<Item>(
  items: readonly Item[],
  atOnce: number,
  run: (item: Item) => Promise<void>,
): Promise<void> {
  const waiting = items.values()
  const runNext = async () => {
    for (const item of waiting) await run(item)
  }
  await stayWhile(Promise.all(Array.from({ length: atOnce }, runNext)))
}
