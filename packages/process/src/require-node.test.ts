import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const [check, build] = ['require-node', 'build-quietly'].map((name) =>
  fileURLToPath(new URL(`../${name}.cjs`, import.meta.url)),
)
const { scripts } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
  scripts: Record<string, string>
}

/** What a program says to a Node that gives itself out for that version. */
function saidTo(version: string, program = check) {
  const disguise = `Object.defineProperty(process, 'versions', { value: { node: '${version}' } })`
  const { status, stderr } = spawnSync(process.execPath, ['-e', `${disguise}; require('${program}')`], {
    encoding: 'utf8',
  })
  return [status, stderr]
}

test.each(['12.22.12', '18.20.8', '20.18.3'])(
  'Node %s is refused in one sentence, exit code 1, by the check and by the build that begins with it',
  (version) => {
    const refused = [
      1,
      `Node 20.19 or newer is needed, and this is ${version}: see https://nodejs.org/en/download\n`,
    ]
    expect([check, build].map((program) => saidTo(version, program))).toEqual([refused, refused])
  },
)

test.each(['20.19.0', '22.0.0', '24.21.0'])('Node %s is taken', (version) => {
  expect(saidTo(version)).toEqual([0, ''])
})

test('every script of the repository that runs the product asks first, and goes no further when it is refused', () => {
  const folder = mkdtempSync(join(tmpdir(), 'require-node-'))
  const called = join(folder, 'called')
  for (const tool of ['node', 'npm', 'vitest', 'oxlint', 'biome']) {
    writeFileSync(join(folder, tool), `#!/bin/sh\necho "${tool} $*" >>'${called}'\nexit 1\n`)
    chmodSync(join(folder, tool), 0o755)
  }
  const env = { PATH: `${folder}:${process.env.PATH}` }
  const calls = Object.entries(scripts).map(([name, script]) => {
    rmSync(called, { force: true })
    const { status } = spawnSync('/bin/sh', ['-c', script], { cwd: folder, env, encoding: 'utf8' })
    return [name, status, readFileSync(called, 'utf8').trim().split('\n')] as const
  })
  rmSync(folder, { recursive: true })
  const checks = ['node packages/process/require-node.cjs', 'node packages/process/build-quietly.cjs']
  const asking = (first = ''): boolean =>
    checks.includes(first) ||
    calls.some(([name, , [own]]) => first === `npm run --silent ${name}` && asking(own))
  const refused = calls.filter(
    ([, status, [first, ...more]]) => status === 1 && more.length === 0 && asking(first),
  )
  const others = Object.keys(scripts).filter((name) => !refused.some(([asks]) => asks === name))
  expect(others).toEqual(['format', 'format:check'])
})
