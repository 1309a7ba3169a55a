import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { benchmarksPage, type PageFacts } from './benchmarks-page.js'

/** Writes the page and its charts into a folder; charts of an earlier run are gone. */
export function writeBenchmarks(folder: string, facts: PageFacts): void {
  const charts = join(folder, 'benchmarks')
  rmSync(charts, { recursive: true, force: true })
  mkdirSync(charts, { recursive: true })
  for (const { result } of facts.measured)
    for (const { name, svg } of result.charts ?? []) writeFileSync(join(charts, `${name}.svg`), svg)
  writeFileSync(join(folder, 'benchmarks.md'), benchmarksPage(facts))
}
