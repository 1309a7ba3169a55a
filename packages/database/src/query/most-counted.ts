/** So many rows of a list are counted. Source: docs/api/conventions.md#lists. */
export const mostCounted = 10_000
