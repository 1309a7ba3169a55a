import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { claims as usualClaims, scaleClaims } from './claims/claims.js'
import { describeMachine } from './report/machine.js'
import { writeBenchmarks } from './report/write-benchmarks.js'
import { runBenchmark } from './run-benchmark.js'
import { smallestSettings as settings } from './settings.js'

const claims = [...usualClaims, ...scaleClaims]
const folder = mkdtempSync(join(tmpdir(), 'telecomx-page-'))
// Another run on this machine leaves its folders elsewhere.
const temporary = mkdtempSync(join(tmpdir(), 'telecomx-tmp-'))
afterAll(() => [folder, temporary].forEach((one) => rmSync(one, { recursive: true })))

describe('the smallest round of every claim', () => {
  type Run = Awaited<ReturnType<typeof runBenchmark>>
  let run: Run
  beforeAll(async () => {
    vi.stubEnv('TMPDIR', temporary)
    // No figure counts, and much of either half is waiting for the other processor.
    const half = Math.ceil(claims.length / 2)
    const halves = await Promise.all(
      [claims.slice(0, half), claims.slice(half)].map((some) =>
        runBenchmark({ claims: some, settings, signal: new AbortController().signal }),
      ),
    )
    const all = <What extends keyof Run>(what: What) =>
      halves.flatMap((one): Run[What][number][] => one[what])
    run = { measured: all('measured'), failed: all('failed') }
    vi.unstubAllEnvs()
  }, 600_000)

  test('comes to its end without a call that failed, and leaves nothing behind', () => {
    expect(run.failed.map(({ claim, reason }) => `${claim.name}: ${reason}`)).toEqual([])
    expect(run.measured.map(({ claim }) => claim.name)).toEqual(claims.map(({ name }) => name))
    expect(readdirSync(temporary)).toEqual([])
  })

  test('gives a figure to each row', () => {
    const figures = run.measured.flatMap(({ result }) => result.rows.map(({ figure }) => figure.median))
    expect(figures.length).toBeGreaterThan(25)
    expect(figures.filter((figure) => !(Number.isFinite(figure) && figure >= 0))).toEqual([])
  })

  test('is written as a page that shows every chart, and names nothing of this machine', async () => {
    writeBenchmarks(folder, { machine: await describeMachine('a server'), settings, measured: run.measured })
    const page = readFileSync(join(folder, 'benchmarks.md'), 'utf8')
    const shown = [...page.matchAll(/!\[[^\]]+\]\(benchmarks\/([^)]+)\)/g)].map(([, name]) => name)
    expect(shown.toSorted()).toEqual(readdirSync(join(folder, 'benchmarks')).toSorted())
    expect(page.match(/\| (held|missed) \|$/gm)).toHaveLength(
      run.measured.flatMap(({ result }) => result.rows).length,
    )
    expect(page).not.toMatch(/undefined|NaN|\[object|\/home\/|\/tmp\//)
  })
})
