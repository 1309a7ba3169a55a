import type { LinkProps } from '@tanstack/react-router'

/** A line of a chart. */
export interface Bar {
  key: string
  name: string
  /** How long the bar is; the second one, where there is one, goes on behind it. */
  lengths: readonly [number, number?]
  /** What the columns say. */
  numbers: readonly string[]
  /** The list of what is counted. */
  to?: Pick<LinkProps, 'to' | 'search'> | undefined
}
