import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (path: string) => readFileSync(join(root, path), 'utf8')

/** The product's own sources, in one text. */
const sources = ['apps/server/src', 'packages/api/src', 'packages/delivery/src']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  )
  .filter((path) => path.endsWith('.ts') && !/\.test\.ts$|\/testing\//.test(path))
  .map(read)
  .join('\n')

const [, section = ''] = read('docs/operations.md').split('### What is in the log')
const [table = ''] = section.split('\n## ')
const documented = [...table.matchAll(/^\| `(\w+)` \|(?! When)/gm)].map(([, event]) => event ?? '')

it('every event of the log is in the table of docs/operations.md', () => {
  const written = [...sources.matchAll(/\blog\('(\w+)'/g)].map(([, event]) => event)
  expect(written).toContain('listening')
  expect(written.filter((event) => !documented.includes(event ?? ''))).toEqual([])
})

it('and every event of that table is written', () => {
  expect(documented.filter((event) => !sources.includes(`'${event}'`))).toEqual([])
})
