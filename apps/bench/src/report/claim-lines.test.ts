import { expect, test } from 'vitest'
import { aimText, rowFigureText, tableText, verdictText } from './claim-lines.js'

const row = (median: number, aim: { atLeast: number } | { atMost: number }) => ({
  says: 'x',
  figure: { median, least: median - 0.1, most: median + 0.2 },
  unit: '×' as const,
  aim,
})

test.each([
  ['at least, reached', 0.85, { atLeast: 0.85 }, '≥ 0.85 ×', 'held'],
  ['at least, missed', 0.84, { atLeast: 0.85 }, '≥ 0.85 ×', 'missed'],
  ['at most, reached', 1.5, { atMost: 1.5 }, '≤ 1.5 ×', 'held'],
  ['at most, missed', 1.51, { atMost: 1.5 }, '≤ 1.5 ×', 'missed'],
])('an aim of %s', (_title, median, aim, text, verdict) => {
  expect([aimText(row(median, aim)), verdictText(row(median, aim))]).toEqual([text, verdict])
})

test('a figure shows its spread, unless all visits gave the same', () => {
  expect(rowFigureText(row(0.47, { atLeast: 1 }))).toBe('0.47 (0.37–0.67) ×')
  const figure = { median: 18, least: 18, most: 18 }
  expect(rowFigureText({ figure, unit: 'statements' })).toBe('18 statements')
})

test('a table is Markdown, with figures to the right', () => {
  const heads = ['contender', 'ms']
  expect(tableText({ heads, rows: [['own', '1']] })).toBe('| contender | ms |\n| --- | ---: |\n| own | 1 |')
})
