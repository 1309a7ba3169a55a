import { createHash, randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { lstat, open, readdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { syncFolder, writeSynced } from './files-in-order.js'
import type { ReceivedAnswer } from './order-gateway.js'

/** Where answers come from, and where they go. */
export const answerFolders = ['answers', 'answered', 'refused'] as const

/** An answer is a few lines. */
const mostBytes = 64 * 1024
/** One that is not whole or cannot be opened may be one that is being written, against the rule, and is looked at again so long. */
const halfWrittenMs = 60_000
/** So many are taken up at once; of more the others come next. */
const mostAtOnce = 100

/** The files in `answers` that are to be read: named `.json` and whole, the longest there first. */
export async function listAnswerFiles(folder: string): Promise<ReceivedAnswer[]> {
  const names = await readdir(join(folder, 'answers'))
  const files = (await Promise.all(names.filter(isAnswer).map(datedIn(folder)))).flat()
  const inOrder = files.toSorted(
    (one, other) => one.changedMs - other.changedMs || (one.name < other.name ? -1 : 1),
  )
  const answers: ReceivedAnswer[] = []
  for (const file of inOrder) {
    if (answers.length === mostAtOnce) break
    const content = await read(join(folder, 'answers', file.name), file)
    if (content === 'later') continue
    const id = createHash('sha256').update(`${file.name}\0`).update(content.bytes).digest('hex')
    answers.push({
      id,
      content: content.said,
      accept: () => move(folder, file, 'answered'),
      async refuse(reason) {
        await writeSynced(join(folder, 'refused', `${nameAway(file)}.reason`), `${reason}\n`)
        await move(folder, file, 'refused')
      },
    })
  }
  return answers
}

/** What is still being written has another name, or begins with a dot. */
function isAnswer(name: string): boolean {
  return name.endsWith('.json') && !name.startsWith('.')
}

interface AnswerFile {
  name: string
  inode: number
  changedMs: number
  isFile: boolean
  size: number
}

/** Nothing when another server put it away meanwhile. */
function datedIn(folder: string) {
  return (name: string): Promise<AnswerFile[]> =>
    lstat(join(folder, 'answers', name)).then(
      (found) => [
        { name, inode: found.ino, changedMs: found.mtimeMs, isFile: found.isFile(), size: found.size },
      ],
      () => [],
    )
}

interface Content {
  said: ReceivedAnswer['content']
  bytes: Uint8Array
}

/** It is not ours to read, or a link took its place. */
const closedFaults = ['EACCES', 'EPERM', 'ELOOP']

const nothing = new Uint8Array()

async function read(path: string, { changedMs, isFile, size }: AnswerFile): Promise<Content | 'later'> {
  if (!isFile) return { said: { fault: 'It is no file.' }, bytes: nothing }
  if (size > mostBytes) return { said: { fault: `It has more than ${mostBytes} bytes.` }, bytes: nothing }
  const isYoung = Math.abs(Date.now() - changedMs) < halfWrittenMs
  try {
    const bytes = await readBytes(path)
    const json = parse(bytes)
    if (json === undefined && isYoung) return 'later'
    return { said: json ?? { fault: 'It is not JSON in UTF-8.' }, bytes }
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    // Another server put it away.
    if (code === 'ENOENT') return 'later'
    // Anything else is no fault of the file's.
    if (!closedFaults.includes(code)) throw error
    return isYoung ? 'later' : { said: { fault: `It cannot be opened (${code}).` }, bytes: nothing }
  }
}

function parse(bytes: Uint8Array): { json: unknown } | undefined {
  try {
    return { json: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown }
  } catch {
    return undefined
  }
}

/** No more than an answer may have, of no link and no pipe that took the file's place. */
async function readBytes(path: string): Promise<Uint8Array> {
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
  try {
    const buffer = new Uint8Array(mostBytes)
    const { bytesRead } = await file.read(buffer, 0, mostBytes, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** Puts it away under its own name, or one beside it where that is taken: nothing is written over. */
async function move(folder: string, file: AnswerFile, place: 'answered' | 'refused'): Promise<void> {
  const [from, to] = [join(folder, 'answers', file.name), join(folder, place)]
  const found = await lstat(from).catch(() => undefined)
  // Another server put it away, and it may be another file by now.
  if (found?.ino !== file.inode || found.mtimeMs !== file.changedMs) return
  const isTaken = await lstat(join(to, nameAway(file))).then(
    () => true,
    () => false,
  )
  const name = isTaken ? `${randomBytes(6).toString('hex')}.${nameAway(file)}` : nameAway(file)
  try {
    await rename(from, join(to, name))
  } catch (error) {
    // Another server was faster by a moment; else it is where it should go that is not there.
    const isGone = await lstat(from).then(
      () => false,
      () => true,
    )
    if (isGone) return
    throw error
  }
  await syncFolder(to)
}

/** Its own, or a short one where there would be no room for what is put before and behind it. */
function nameAway({ name }: AnswerFile): string {
  if (Buffer.byteLength(name) <= 200) return name
  return `${createHash('sha256').update(name).digest('hex').slice(0, 24)}.json`
}
