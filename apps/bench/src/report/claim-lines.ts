import { type ClaimRow, type ClaimTable, isHeld } from '../claims/claim.js'
import { figureText } from './figure-text.js'

/** `≥ 0.85 ×`. */
export function aimText({ aim, unit }: Pick<ClaimRow, 'aim' | 'unit'>): string {
  return 'atLeast' in aim ? `≥ ${aim.atLeast} ${unit}` : `≤ ${aim.atMost} ${unit}`
}

/** `0.47 (0.45–0.51) ×`. */
export function rowFigureText({ figure, unit }: Pick<ClaimRow, 'figure' | 'unit'>): string {
  return `${figureText(figure, digitsOf[unit])} ${unit}`
}

export function verdictText(row: ClaimRow): 'held' | 'missed' {
  return isHeld(row) ? 'held' : 'missed'
}

const digitsOf: Record<ClaimRow['unit'], number> = {
  '×': 2,
  ms: 1,
  s: 2,
  µs: 1,
  kB: 1,
  statements: 0,
  'e-mails/s': 0,
  'ms CPU': 1,
}

/** As Markdown; the first column is text, the others are figures. */
export function tableText({ heads, rows }: ClaimTable): string {
  const lineOf = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const rule = lineOf(heads.map((_, index) => (index === 0 ? '---' : '---:')))
  return [lineOf(heads), rule, ...rows.map(lineOf)].join('\n')
}
