import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startTestKit } from '@telecomx/api/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { run } from '../../../tests/foreign-clients/run.js'

const pack = fileURLToPath(new URL('../scripts/pack.mjs', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'telecomx-cli-'))
const installed = join(folder, 'node_modules/@telecomx/cli')
afterAll(() => rmSync(folder, { recursive: true }))

beforeAll(async () => {
  await run(process.execPath, [pack], folder)
  writeFileSync(join(folder, 'package.json'), '{ "private": true }')
  const [tarball = ''] = readdirSync(folder).filter((name) => /^telecomx-cli-\d.*\.tgz$/.test(name))
  await run('npm', ['install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', tarball], folder)
})

test('installs without a registry, and brings nothing along', () => {
  expect(readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual([
    '@telecomx',
  ])
  expect(readdirSync(installed).sort()).toEqual(['README.md', 'dist', 'package.json'])
  const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as object
  expect(manifest).toMatchObject({ license: 'UNLICENSED', bin: { telecomx: './dist/main.js' } })
})

test('has the licences of all that is inside', () => {
  const licences = readFileSync(join(installed, 'dist/LICENSES.md'), 'utf8')
  const inside = ['@trpc/client', 'cli-table3', 'commander', 'csv-parse', 're2js', 'zod']
  expect(inside.filter((name) => !licences.includes(`## ${name} - `))).toEqual([])
})

test('runs outside of the repository: a call, an import and a file', async () => {
  await using kit = await startTestKit()
  const customer = await kit.addCustomer()
  await kit.addPortings(customer, [{ operator: await kit.addOperator() }])
  writeFileSync(join(folder, 'ranges.csv'), 'from;to;operator\n33250000;33259999;01010\n')
  const env = { TELECOMX_URL: kit.url, TELECOMX_TOKEN: await kit.tokenFor('ADMIN') }
  const call = (...words: string[]) =>
    run(
      'env',
      [
        ...Object.entries(env).map(([name, value]) => `${name}=${value}`),
        'node_modules/.bin/telecomx',
        ...words,
      ],
      folder,
    )
  expect(JSON.parse(await call('whoami', '--json'))).toMatchObject({ accessLevel: 'ADMIN' })
  expect(await call('numbers', 'import', 'ranges.csv')).toContain('1 entry imported.')
  await call('poa', 'preview', customer, '--operator', '01010', '-o', 'draft.pdf')
  expect(readFileSync(join(folder, 'draft.pdf'), 'latin1')).toMatch(/^%PDF-/)
})
