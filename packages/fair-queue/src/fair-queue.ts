export interface QueueLimits {
  /** Nothing more is taken in while so much waits by weight, whosever it is. */
  mostWaiting: number
  /** Nor of one company, while so much of its own waits. */
  mostWaitingOfCompany: number
}

/** What waits, handed out in turns: one of each company, then again one of each. */
export interface FairQueue<Item> {
  /** All of them in their order, however many; or none, and false, while a limit is reached. */
  add(company: string, items: readonly Item[]): boolean
  /** Takes the next one out. */
  next(): Item | undefined
}

export function createFairQueue<Item>(
  { mostWaiting, mostWaitingOfCompany }: QueueLimits,
  weightOf: (item: Item) => number,
): FairQueue<Item> {
  // In the order of their turns: whoever was served goes to the end.
  const waiting = new Map<string, Item[]>()
  const weightOfAll = (items: readonly Item[]) => items.reduce((sum, item) => sum + weightOf(item), 0)
  let weight = 0

  return {
    add(company, items) {
      const own = waiting.get(company) ?? []
      if (weight >= mostWaiting || weightOfAll(own) >= mostWaitingOfCompany) return false
      if (items.length > 0) waiting.set(company, [...own, ...items])
      weight += weightOfAll(items)
      return true
    },
    next() {
      const [first] = waiting
      if (!first) return undefined
      const [company, [item, ...rest]] = first
      waiting.delete(company)
      if (rest.length > 0) waiting.set(company, rest)
      if (item !== undefined) weight -= weightOf(item)
      return item
    },
  }
}
