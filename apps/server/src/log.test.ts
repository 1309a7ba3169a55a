import { execFile } from 'node:child_process'
import { expect, it } from 'vitest'

const built = JSON.stringify(new URL('../dist/log.js', import.meta.url))

/** The events in the log of a program that is killed in the middle of its work, without a word. */
function loggedBefore(script: string): Promise<string[]> {
  const whole = `import { log } from ${built}\n${script}\nprocess.kill(process.pid, 'SIGKILL')`
  const env = { ...process.env, LOG_FORMAT: 'json' }
  return new Promise((resolve) => {
    execFile(process.execPath, ['--input-type=module', '-e', whole], { env }, (_killed, out) =>
      resolve(
        out
          .split('\n')
          .filter(Boolean)
          .map((line) => (JSON.parse(line) as { event: string }).event),
      ),
    )
  })
}

it.each([
  ['an error', "log('unexpected_error')", 'unexpected_error'],
  ['a call that is answered 500 or above', "log('request', { status: 503 })", 'request'],
])('%s is written at once, and what came before it', async (_title, script, event) => {
  expect(await loggedBefore(`log('listening'); ${script}; log('stopping')`)).toEqual(['listening', event])
})

it('anything else is written with what follows in a moment', async () => {
  expect(await loggedBefore("log('request', { status: 200 }); log('unavailable')")).toEqual([])
})
