import { execFile } from 'node:child_process'
import { expect, test } from 'vitest'

const built = JSON.stringify(new URL('../dist/write-line.js', import.meta.url))

/** Standard output of a program that writes lines, and what ended it. */
function run(script: string): Promise<{ out: string; signal: string | undefined }> {
  const whole = `import { writeHeldLines, writeLine } from ${built}\nwriteLine('one')\nwriteLine('two')\n${script}`
  return new Promise((resolve) => {
    execFile(process.execPath, ['--input-type=module', '-e', whole], (error, out) =>
      resolve({ out, signal: error?.signal ?? undefined }),
    )
  })
}

const bothLines = 'one\ntwo\n'

test.each([
  ['ends by itself', ''],
  ['exits', 'process.exit(3)'],
  [
    'exits when it is told to stop',
    "process.on('SIGTERM', () => process.exit(0)); process.kill(process.pid, 'SIGTERM'); setInterval(() => {}, 1_000)",
  ],
  ['fails with an exception that nobody catches', "throw new Error('x')"],
  ['fails with a promise that nobody handles', "Promise.reject(new Error('x'))"],
])('every line of a program is written before it %s', async (_title, script) => {
  expect(await run(script)).toEqual({ out: bothLines, signal: undefined })
})

test('a line written on the way out is, too', async () => {
  const { out } = await run("process.on('exit', () => writeLine('last')); process.exit(0)")
  expect(out).toBe(`${bothLines}last\n`)
})

test('what must not be lost can be written at once: not even SIGKILL takes it', async () => {
  const script = "writeHeldLines(); writeLine('held'); process.kill(process.pid, 'SIGKILL')"
  expect(await run(script)).toEqual({ out: bothLines, signal: 'SIGKILL' })
})

test('a program that goes on writes its lines in a moment, those of one moment together', async () => {
  const { out } = await run(`
    const writes = []
    const write = process.stdout.write.bind(process.stdout)
    process.stdout.write = (text) => {
      writes.push(text)
      if (writes.length === 1) writeLine('three')
      else write(JSON.stringify(writes), () => process.kill(process.pid, 'SIGKILL'))
    }
    setInterval(() => {}, 1_000)`)
  expect(JSON.parse(out)).toEqual([bothLines, 'three\n'])
})
