import { execFile } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'

const script = fileURLToPath(new URL('../.ci/run', import.meta.url))
let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ci-'))
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** What `.ci/run` comes to where `npm test` writes these counts, says this and ends so; every other step succeeds. */
function runWith(counts: object, said: string, exitCode = 0) {
  writeFileSync(join(folder, 'counts.json'), JSON.stringify(counts))
  writeFileSync(join(folder, 'said'), said)
  const testing = `for last in "$@"; do :; done; cp '${folder}/counts.json' "\${last#*=}"; cat '${folder}/said' >&2; exit ${exitCode}`
  writeFileSync(join(folder, 'npm'), `#!/bin/sh\nif [ "$1" = test ]; then ${testing}; fi\n`)
  chmodSync(join(folder, 'npm'), 0o755)
  const env = { ...process.env, PATH: `${folder}${delimiter}${process.env.PATH}` }
  return new Promise<{ status: number; end: string[] }>((resolve) => {
    execFile('bash', [script], { env, timeout: 60_000 }, (error, output) =>
      resolve({ status: error ? Number(error.code) : 0, end: output.trimEnd().split('\n').slice(-3) }),
    )
  })
}

test('the last line counts the tests, and before it stands how many were left out, and why', async () => {
  const said =
    'stderr | a.test.ts\n\u001b[39mNOT TESTED: the page. No Chromium\nmore\n\u001b[39mNOT TESTED: the page. No Chromium\n'
  const counts = { numPassedTests: 12, numFailedTests: 0, numPendingTests: 3 }
  expect(await runWith(counts, said)).toEqual({
    status: 0,
    end: ['NOT TESTED: the page. No Chromium', 'left out: 3', '12 passed, 0 failed'],
  })
})

test('it fails when tests fail, and when a run ends badly that counts none as failed', async () => {
  const counts = { numPassedTests: 12, numFailedTests: 2, numPendingTests: 0 }
  const failed = { status: 1, end: ['FAILED', 'left out: 0', '12 passed, 2 failed'] }
  expect(await runWith(counts, '', 1)).toEqual(failed)
  const lost = { status: 1, end: ['FAILED', 'left out: 0', '12 passed, 1 failed'] }
  expect(await runWith({ ...counts, numFailedTests: 0 }, '', 1)).toEqual(lost)
})
