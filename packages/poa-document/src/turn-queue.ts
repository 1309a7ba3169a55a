export interface QueueLimits {
  /** Nothing more is taken in while so much waits by weight, whosever it is. */
  mostWaiting: number
  /** Nor of one owner, while so much of its own waits. */
  mostWaitingOfOwner: number
}

/** What waits, handed out in turns: one of each owner, then again one of each. */
export interface TurnQueue<Item> {
  /** All of them in their order, however many; or none, and false, while a limit is reached. */
  add(owner: string, items: readonly Item[]): boolean
  /** Takes the next one out. */
  next(): Item | undefined
}

export function createTurnQueue<Item>(
  { mostWaiting, mostWaitingOfOwner }: QueueLimits,
  weightOf: (item: Item) => number,
): TurnQueue<Item> {
  // In the order of their turns: whoever was served goes to the end.
  const waiting = new Map<string, Item[]>()
  const weightOfAll = (items: readonly Item[]) => items.reduce((sum, item) => sum + weightOf(item), 0)
  let weight = 0

  return {
    add(owner, items) {
      const own = waiting.get(owner) ?? []
      if (weight >= mostWaiting || weightOfAll(own) >= mostWaitingOfOwner) return false
      if (items.length > 0) waiting.set(owner, [...own, ...items])
      weight += weightOfAll(items)
      return true
    },
    next() {
      const [first] = waiting
      if (!first) return undefined
      const [owner, [item, ...rest]] = first
      waiting.delete(owner)
      if (rest.length > 0) waiting.set(owner, rest)
      if (item !== undefined) weight -= weightOf(item)
      return item
    },
  }
}
