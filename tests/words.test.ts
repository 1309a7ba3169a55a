import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const texts = [
  'README.md',
  'CONTRIBUTING.md',
  '.env.example',
  'docker-compose.yml',
  'packages/client/README.md',
  'packages/client/CHANGELOG.md',
  'packages/client/src/generated/app-router.ts',
  ...filesIn('docs', '.md'),
  ...filesIn('packages/api/docs-page', ''),
  ...filesIn('packages/api/verify-page', ''),
  ...filesIn('apps/server/src/commands', '.ts'),
  ...filesIn('apps/desk/src', ''),
]

function filesIn(folder: string, ending: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.\w+$/.test(name) && name.endsWith(ending))
    .map((name) => `${folder}/${name}`)
}

it.each(texts)('%s says installation, API, REST and tRPC, and none of our own words for them', (path) => {
  const lines = readFileSync(path, 'utf8').split('\n')
  expect(lines.filter((line) => /\b(house|door|wire)s?\b/i.test(line))).toEqual([])
})
