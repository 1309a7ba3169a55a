import { cp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { startTestKit } from '@telecomx/api/testing'
import { afterAll, describe, expect, it } from 'vitest'
import type { Found, Task } from './clients/task.js'
import { installGenerators } from './install.js'
import { run } from './run.js'

/** Strangers' clients, made of what the live server tells of itself. */
const kit = await startTestKit()
afterAll(() => kit.close())
const customerId = await kit.addCustomer()
await kit.addPortings(customerId, [{ operator: await kit.addOperator() }])

const folder = await installGenerators()
const inFolder = (path: string) => join(folder, path)
await rm(inFolder('compiled'), { recursive: true, force: true })
await rm(inFolder('clients'), { recursive: true, force: true })
await cp(fileURLToPath(new URL('clients', import.meta.url)), inFolder('clients'), { recursive: true })
await writeFile(inFolder('openapi.json'), await (await fetch(`${kit.url}/openapi.json`)).text())

const bin = (name: string, ...given: string[]) => run(inFolder(`node_modules/.bin/${name}`), given, folder)

it('Redocly’s recommended rules find no error and nothing to warn of', async () => {
  const found = await bin('redocly', 'lint', 'openapi.json', '--extends=recommended', '--format=json')
  const { problems } = JSON.parse(found) as Lint
  // The addresses are published. A code is no word of theirs, and `qr` no id.
  const isPublished = ({ ruleId, message }: Problem) =>
    ruleId === 'no-ambiguous-paths' && message.includes('`/porting/qr/{code}`')
  expect(problems.filter((problem) => !isPublished(problem))).toEqual([])
})

interface Lint {
  problems: Problem[]
}

interface Problem {
  ruleId: string
  message: string
}

interface Compiled {
  readonly callByAll: (task: Omit<Task, 'cps'>) => Promise<Record<string, Found>>
}

describe('clients of openapi-typescript, Hey API and orval', () => {
  it('compile strictly, know the rows of an operation, and do the job', { timeout: 300_000 }, async () => {
    const generated = 'clients/generated'
    await Promise.all([
      bin('openapi-typescript', 'openapi.json', '--output', `${generated}/openapi-typescript.ts`),
      bin('openapi-ts', '--file', 'clients/openapi-ts.config.mjs'),
      bin('orval', '--config', 'clients/orval.config.cjs'),
    ])
    await bin('tsc', '--project', 'clients')
    const { callByAll } = (await import(pathToFileURL(inFolder('compiled/main.js')).href)) as Compiled
    const found = await callByAll({ url: kit.url, token: await kit.tokenFor('ADMIN'), customerId })
    const each = { created: 'Kabel X A/S', refused: [409, '_id'], documents: 1, file: '%PDF-' }
    expect(found).toMatchObject({
      'openapi-fetch': { ...each, listed: 2 },
      'hey-api': { ...each, listed: 3 },
      orval: { ...each, listed: 4 },
    })
  })
})
