import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { callTelecomx, program } from './testing/call-telecomx.js'

const folder = mkdtempSync(join(tmpdir(), 'telecomx-cli-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function candidates(...words: string[]): Promise<string[]> {
  const { stdout } = await callTelecomx(['complete', '--', ...words])
  return stdout.split('\n').flatMap((line) => line.split('\t')[0] || [])
}

test.each([
  [['op'], ['operators']],
  [
    ['operators', ''],
    ['list', 'get', 'create', 'update', 'import'],
  ],
  [['operators', 'list', '--l'], ['--limit']],
  [['poa', 'create', '--method', 'E'], ['EMAIL']],
  [['portings', 'list', '--status', 'a'], ['attention']],
  [['poa', 'create', '--method=e'], ['--method=email']],
  [['poa', 'create', '--method', '=', 'F'], ['FAX']],
  [
    ['poa', 'create', '--method', '='],
    ['DOWNLOAD', 'EMAIL', 'FAX'],
  ],
  [['poa', 'create', '--nothing='], []],
  [['portings', 'reject', 'x', '--reason', 'W'], ['WRONG_OWNER']],
  [
    ['accounts', 'create', ''],
    ['sip', 'mvno'],
  ],
  [
    ['completion', ''],
    ['bash', 'zsh', 'fish'],
  ],
  [['nonsense', 'x'], []],
])('%j can become %j', async (words, expected) => {
  expect(await candidates(...words)).toEqual(expected)
})

test('bash takes the script, and completes with it', async () => {
  const script = join(folder, 'completion.bash')
  writeFileSync(script, (await callTelecomx(['completion', 'bash'])).stdout)
  execFileSync('bash', ['-n', script])
  const named = join(folder, 'telecomx')
  writeFileSync(named, `#!/bin/sh\nexec '${process.execPath}' '${program}' "$@"\n`)
  chmodSync(named, 0o755)
  const typed = `source '${script}'; COMP_WORDS=(telecomx deliveries re); COMP_CWORD=2; _telecomx; echo "\${COMPREPLY[@]}"`
  const PATH = [folder, process.env.PATH].join(delimiter)
  expect(execFileSync('bash', ['--norc', '-c', typed], { env: { PATH }, encoding: 'utf8' })).toBe(
    'resend release\n',
  )
})

test.each([
  ['zsh', /^#compdef telecomx\n[^]*telecomx complete -- /],
  ['fish', /\ncomplete -c telecomx -a /],
])('%s has its script', async (shell, like) => {
  expect((await callTelecomx(['completion', shell])).stdout).toMatch(like)
})
