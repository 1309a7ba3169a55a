/** So many rows of a list are counted. Source: docs/api/conventions.md#lists. */
export const mostCounted = 10_000

/** What a list tells of its length. */
export interface Total {
  total: number
  totalIsLeast?: true
}

/** Of so many rows, of which no more than one beyond the most were counted. */
export function totalOf(counted: number): Total {
  return counted > mostCounted ? { total: mostCounted, totalIsLeast: true } : { total: counted }
}
