import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const check = fileURLToPath(new URL('../require-node.cjs', import.meta.url))
const { scripts } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
  scripts: Record<string, string>
}

/** What the check says to a Node that gives itself out for that version. */
function saidTo(version: string) {
  const disguise = `Object.defineProperty(process, 'versions', { value: { node: '${version}' } })`
  const { status, stderr } = spawnSync(process.execPath, ['-e', `${disguise}; require('${check}')`], {
    encoding: 'utf8',
  })
  return [status, stderr]
}

test.each(['12.22.12', '18.20.8', '20.18.3'])(
  'Node %s is refused in one sentence, exit code 1',
  (version) => {
    expect(saidTo(version)).toEqual([
      1,
      `Node 20.19 or newer is needed, and this is ${version}: see https://nodejs.org/en/download\n`,
    ])
  },
)

test.each(['20.19.0', '22.0.0', '24.21.0'])('Node %s is taken', (version) => {
  expect(saidTo(version)).toEqual([0, ''])
})

test('every script of the repository that runs the product asks first', () => {
  const asking = (script = ''): boolean =>
    script.startsWith('node packages/process/require-node.cjs && ') ||
    Object.entries(scripts).some(
      ([name, text]) => script.includes(`npm run --silent ${name} `) && asking(text),
    )
  const others = Object.entries(scripts)
    .filter(([, script]) => !asking(script))
    .map(([name]) => name)
  expect(others).toEqual(['format', 'format:check'])
})
