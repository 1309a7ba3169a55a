import { expect, test } from 'vitest'
import type { ClaimRow } from '../claims/claim.js'
import { smallestSettings as settings } from '../settings.js'
import { benchmarksPage } from './benchmarks-page.js'

const row = (says: string, median: number, bound?: string): ClaimRow => ({
  says,
  figure: { median, least: median, most: median },
  unit: '×',
  aim: { atLeast: 1 },
  ...(bound !== undefined && { bound }),
})

function pageOf(rows: ClaimRow[]): string {
  const claim = { name: 'one', title: 'One', measure: () => Promise.resolve({ rows }) }
  return benchmarksPage({ machine: [], settings, measured: [{ claim, result: { rows } }] })
}

test('a claim that is missed says why, and one that is held does not', () => {
  const page = pageOf([
    row('as fast', 1, 'the disk.'),
    row('slower', 0.5, 'the disk waits.'),
    row('slowest', 0.1),
    row('slow as well', 0.5, 'the disk waits.'),
  ])
  expect(page).toContain('1 of 4 are held.')
  expect(page).toContain(
    '\n\nWhat is missed:\n\n- slower; slow as well:\n  the disk waits.\n- slowest:\n  why is not known.\n\n## How',
  )
})

test('when all are held nothing is said of missing', () => {
  expect(pageOf([row('as fast', 1)])).not.toContain('missed')
})
