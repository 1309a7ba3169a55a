interface Interval {
  first: number
  last: number
}

/**
 * For each number the smallest interval that contains it; of equally small ones that which begins later. Numbers come
 * in ascending order, without repeats. Those in no interval are left out.
 *
 * The intervals are gone through from the smallest on, each taking what is left inside of it; `next` leads past all
 * that is taken, so the work grows with the number of intervals plus that of numbers, however they lie in each other.
 */
export function mostSpecificRanges<Given extends Interval>(
  ascending: readonly number[],
  intervals: readonly Given[],
): Map<number, Given> {
  const around = new Map<number, Given>()
  const next = Array.from({ length: ascending.length + 1 }, (_, index) => index)
  for (const interval of intervals.toSorted(bySize)) {
    let index = firstFree(next, firstAtLeast(ascending, interval.first))
    for (let number = ascending[index]; number !== undefined && number <= interval.last; ) {
      around.set(number, interval)
      next[index] = index + 1
      index = firstFree(next, index + 1)
      number = ascending[index]
    }
  }
  return around
}

function bySize(one: Interval, other: Interval): number {
  return one.last - one.first - (other.last - other.first) || other.first - one.first
}

/** The first place from `index` on that is not taken; the way there is shortened for whoever comes next. */
function firstFree(next: number[], index: number): number {
  let free = index
  for (let after = next[free]; after !== undefined && after !== free; after = next[free]) free = after
  for (let at = index; at !== free; ) {
    const after = next[at] ?? free
    next[at] = free
    at = after
  }
  return free
}

/** The first place whose number is not below that one; past the end when all are. */
export function firstAtLeast(ascending: readonly number[], least: number): number {
  let [low, high] = [0, ascending.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ascending[middle] ?? Infinity) < least) low = middle + 1
    else high = middle
  }
  return low
}
