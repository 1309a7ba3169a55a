import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { createTestDatabase } from '@telecomx/database/testing'
import { expect, test } from 'vitest'
import { tableRow, verdicts } from './table.js'
import { measureFairness } from './fairness.js'
import { startProduct } from './product.js'

const main = fileURLToPath(new URL('../../../server/dist/main.js', import.meta.url))
const sizes = {
  sets: [1, 3],
  largeSets: 1,
  accounts: 2,
  numbersEach: 10,
  imports: 2,
  linesEach: 10,
  bytesEach: 1_000_000,
}
const folders = async () => (await readdir(tmpdir())).filter((name) => name.startsWith('telecomx-fairness-'))

test('one load after the other, beside each a tenant whose calls are all answered; nothing is left behind', async () => {
  const [testDatabase, before] = [await createTestDatabase({ migrated: false }), await folders()]
  const seen: string[] = []
  const onRow = ({ load }: { load: string }) => void seen.push(load)
  const rows = await measureFairness({ main, sizes, leastProbes: 6, databaseUrl: testDatabase.url, onRow })
  expect(rows.map(({ load, answers }) => ({ [load]: answers }))).toEqual([
    { '1 × poaCreate': { 200: 1 } },
    { '3 × poaCreate': { 200: 3 } },
    { '1 × poaCreate of 500 numbers': { 200: 1 } },
    { '2 × sipAccount.create of 10 numbers': { 200: 2 } },
    { '2 × number.import of 1 MB': { 200: 2 } },
  ])
  expect(seen).toEqual(rows.map(({ load }) => load))
  for (const { probes } of rows) {
    expect(probes.length).toBeGreaterThanOrEqual(6)
    expect(new Set(probes.map(({ status }) => status))).toEqual(new Set([200]))
    expect(new Set(probes.map(({ path }) => path))).toEqual(new Set(['/livez', '/customer', '/porting']))
  }
  expect(await folders()).toEqual(before)
  await testDatabase.drop()
}, 180_000)

test('a measurement that is killed leaves no server, and the next one removes its folder', async () => {
  const [testDatabase, before] = [await createTestDatabase({ migrated: false }), await folders()]
  const options = { main, databaseUrl: testDatabase.url }
  const product = JSON.stringify(new URL('../../dist/fairness/product.js', import.meta.url).href)
  const program = `import { startProduct } from ${product}
    const { url } = await startProduct(${JSON.stringify(options)})
    process.stdout.write(url)`
  const measurement = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [url] = (await once(measurement.stdout, 'data')) as [Buffer]
  const isServed = () =>
    fetch(`${String(url)}/livez`).then(
      ({ ok }) => ok,
      () => false,
    )
  expect(await isServed()).toBe(true)
  measurement.kill('SIGKILL')
  await expect.poll(isServed, { timeout: 30_000 }).toBe(false)
  expect(await folders()).toHaveLength(before.length + 1)

  const next = await startProduct(options)
  await next.end()
  expect(await folders()).toEqual(before)
  await testDatabase.drop()
}, 120_000)

test('a server that does not start is said to, with its own words', async () => {
  const options = { main, sizes, leastProbes: 1, databaseUrl: 'no address' }
  await expect(measureFairness(options)).rejects.toThrow(/ended before it listened: [^]*DATABASE_URL/)
})

const livez = (ms: number, status = 200) => ({ path: '/livez', ms, status })
const get = (ms: number, status = 200) => ({ path: '/customer', ms, status })
const row = (...probes: ReturnType<typeof get>[]) => ({
  load: '2 × poaCreate',
  answers: { 200: 1, 503: 1 },
  seconds: 1.25,
  probes,
})

test('the table shows what was refused and what took longest', () => {
  const quick = Array.from({ length: 99 }, (_, index) => livez(index + 1))
  expect(tableRow(row(...quick, livez(200.4), get(900), get(30, 0), get(20, 503)))).toBe(
    '| 2 × poaCreate | 1 × 200, 1 × 503 | 1.3 s | 103 | 2 | 200 ms | 99 ms | 900 ms |',
  )
})

test.each([
  ['all of it', [true, true, true], [livez(250), get(1_000)]],
  ['a slow /livez', [false, true, true], [livez(251), get(1)]],
  ['a slow GET', [true, false, true], [livez(1), get(1_001)]],
  ['a refusal', [true, true, false], [livez(1), get(1, 503)]],
  ['nothing seen', [false, false, true], []],
])('what was promised holds beside every load, or does not: %s', (_title, holds, probes) => {
  const rows = [row(livez(1), get(1)), row(...probes)]
  expect(verdicts(rows).map((one) => one.holds)).toEqual(holds)
})
