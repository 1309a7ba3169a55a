import { useEffect, useState } from 'react'

/** So many rows are drawn in less than a tenth of a second on a slow machine; more than any screen has. */
const rowsAtOnce = 100

/**
 * How many of so many rows are drawn by now: the first hundred at once, and the others by the hundred, each in a moment of
 * its own, so that nobody who types or scrolls has to wait for them. In another order it begins anew.
 */
export function useGrowingCount(length: number, order: string | undefined): number {
  const [count, setCount] = useState(rowsAtOnce)
  const [drawn, setDrawn] = useState(order)
  if (drawn !== order) {
    setDrawn(order)
    setCount(rowsAtOnce)
  }
  // What was taken away grows back when it comes again.
  if (count > rowsAtOnce && count > length) setCount(Math.max(rowsAtOnce, length))
  useEffect(() => {
    if (count >= length) return undefined
    const timer = setTimeout(() => setCount(count + rowsAtOnce))
    return () => clearTimeout(timer)
  }, [count, length])
  return Math.min(count, length)
}
