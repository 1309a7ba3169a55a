import type { Spread } from '../statistics/statistics.js'
import type { Stage } from '../stage.js'
import type { Chart } from '../report/chart.js'

/** What a figure is to be. */
export type Aim = { atLeast: number } | { atMost: number }

/** A figure, what it is to be, and whom it is compared with. */
export interface ClaimRow {
  says: string
  figure: Spread
  unit: '×' | 'ms' | 's' | 'µs' | 'kB' | 'statements' | 'e-mails/s' | 'ms CPU'
  aim: Aim
  /** The packages that the peer stands on. */
  packages?: readonly string[]
  /** What keeps the figure from its aim; a sentence, told when it is missed. */
  bound?: string
}

/** Figures that stand behind the rows. */
export interface ClaimTable {
  heads: readonly string[]
  rows: readonly (readonly string[])[]
}

export interface ClaimResult {
  rows: readonly ClaimRow[]
  tables?: readonly ClaimTable[]
  charts?: readonly Chart[]
  /** How it was measured, where that is not the usual way; sentences for a page. */
  notes?: readonly string[]
}

/** Something that is said of the product's speed, and how it is measured. */
export interface Claim {
  /** As `--only` takes it. */
  name: string
  title: string
  measure(stage: Stage): Promise<ClaimResult>
}

/** Whether the figure is what it is to be. */
export function isHeld({ figure, aim }: Pick<ClaimRow, 'figure' | 'aim'>): boolean {
  return 'atLeast' in aim ? figure.median >= aim.atLeast : figure.median <= aim.atMost
}
