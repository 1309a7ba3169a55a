import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { renderSamples } from './testing/sample-documents.js'

const built = new URL('../dist/index.js', import.meta.url).href

test('a process whose reader is not closed ends all the same, long before its thread would', async () => {
  const [document = new Uint8Array()] = await renderSamples([{}])
  const program = `import { createScanReader } from '${built}'
    const bytes = Buffer.from(process.argv[1], 'base64')
    console.log(JSON.stringify(await createScanReader({ idleMs: 600_000 }).read(bytes)))`
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '-e', program, Buffer.from(document).toString('base64')],
    { cwd: fileURLToPath(new URL('.', import.meta.url)), timeout: 50_000 },
  )
  expect(JSON.parse(stdout)).toEqual({
    reading: { type: 'PDF', pages: 1, codes: [{ page: 1, codes: ['X1234567890'] }] },
  })
  expect(stderr).toBe('')
})
