import { execFileSync } from 'node:child_process'
import { chmodSync, chownSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { listAnswerFiles } from './answer-files.js'
import { createFileOrderGateway } from './file-order-gateway.js'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'answers-'))
  for (const name of ['answers', 'answered', 'refused']) await mkdir(join(folder, name))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function put(name: string, text: string, minutesAgo: number) {
  const path = join(folder, 'answers', name)
  await writeFile(path, text)
  const changed = new Date(Date.now() - minutesAgo * 60_000)
  await utimes(path, changed, changed)
  return path
}
const order = { order: 'a'.repeat(24), answer: 'COMPLETED' }

/** Whom root's files are closed to: tests may run as root, to whom none is. */
const nobody = 65_534
const somebody = process.getuid?.() === 0 ? nobody : undefined

/** Refuses what cannot be read, as a server does that is not root. */
function refuseAsSomebody(): unknown {
  // The temporary files of a run are nobody's to look at.
  chmodSync(dirname(folder), 0o711)
  for (const path of ['.', 'answers', 'answered', 'refused'].map((name) => join(folder, name))) {
    if (somebody !== undefined) chownSync(path, somebody, somebody)
    chmodSync(path, 0o700)
  }
  const script = `
    const { listAnswerFiles } = await import(${JSON.stringify(new URL('../../dist/order/answer-files.js', import.meta.url))})
    const said = []
    for (const { content, refuse } of await listAnswerFiles(${JSON.stringify(folder)})) {
      said.push(content)
      if ('fault' in content) await refuse(content.fault)
    }
    process.stdout.write(JSON.stringify(said))`
  const who = somebody === undefined ? {} : { uid: somebody, gid: somebody }
  const run = execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: '/', ...who })
  return JSON.parse(run.toString())
}

it('one that is not ours to read is refused with the reason, and holds up no other', async () => {
  chmodSync(await put('closed.json', JSON.stringify(order), 5), 0o000)
  chmodSync(await put('closed-young.json', JSON.stringify(order), 0), 0o000)
  await put('open.json', JSON.stringify(order), 4)
  expect(refuseAsSomebody()).toEqual([{ fault: 'It cannot be opened (EACCES).' }, { json: order }])
  expect((await readdir(join(folder, 'refused'))).toSorted()).toEqual(['closed.json', 'closed.json.reason'])
  const reason = await readFile(join(folder, 'refused', 'closed.json.reason'), 'utf8')
  expect(reason).toBe('It cannot be opened (EACCES).\n')
  expect((await readdir(join(folder, 'answers'))).toSorted()).toEqual(['closed-young.json', 'open.json'])
})

it('a thousand that are not whole yet hold up none', async () => {
  for (let count = 0; count < 1_100; count++) await put(`a${count}.json`, '{', 0)
  await put('z.json', JSON.stringify(order), 5)
  const answers = await listAnswerFiles(folder)
  expect(answers.map(({ content }) => content)).toEqual([{ json: order }])
})

it('what cannot be put away, because that folder is gone, is an error and not silence', async () => {
  await put('a.json', JSON.stringify(order), 5)
  const [answer] = await listAnswerFiles(folder)
  await rm(join(folder, 'answered'), { recursive: true })
  await expect(answer?.accept()).rejects.toMatchObject({ code: 'ENOENT' })
  expect(await readdir(join(folder, 'answers'))).toEqual(['a.json'])
})

it('folders that are removed while the server runs are made anew', async () => {
  const gateway = createFileOrderGateway(folder)
  await gateway.pass({ kind: 'ORDER', order: 'first' })
  await rm(folder, { recursive: true })
  await gateway.pass({ kind: 'ORDER', order: 'second' })
  expect(await readdir(join(folder, 'outgoing'))).toEqual(['second.json'])
  await rm(folder, { recursive: true })
  expect(await gateway.listAnswers()).toEqual([])
})
