import { lstat, mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { answerFolders, listAnswerFiles } from './answer-files.js'
import { syncFolder, writeSynced } from './files-in-order.js'
import type { OrderGateway, OrderMessage } from './order-gateway.js'

/**
 * A gateway of files: each message is one in `outgoing`, which whoever passes it on takes by moving it to `taken`; answers
 * come into `answers`. Several servers may share the folder. Source: docs/operations.md.
 */
export function createFileOrderGateway(folder: string): OrderGateway {
  // Each time: while the server runs they may be removed, or something may be mounted over them.
  const makeFolders = async () => {
    for (const name of ['outgoing', 'taken', ...answerFolders])
      await mkdir(join(folder, name), { recursive: true, mode: 0o700 })
  }
  return {
    description: `files in ${folder}`,
    async pass(message) {
      await makeFolders()
      await passOn(folder, message)
    },
    async listAnswers() {
      await makeFolders()
      return listAnswerFiles(folder)
    },
  }
}

/**
 * A file is made whole beside its place, and one rename puts it there: of several that do so at once, also when one was held
 * up for long, only one can. It is looked for after it was made: who finds it, taken or not, has nothing to do.
 */
async function passOn(folder: string, message: OrderMessage): Promise<void> {
  const outgoing = join(folder, 'outgoing')
  const name = fileNameOf(message)
  const whole = join(outgoing, `.${name}.whole`)
  if (await isPassedOn(folder, message)) return
  await writeSynced(whole, `${JSON.stringify(message, null, 2)}\n`)
  if (await isPassedOn(folder, message)) return rm(whole, { force: true })
  await rename(whole, join(outgoing, name)).catch(async (error: unknown) => {
    // Somebody else was quicker.
    if (!(await isPassedOn(folder, message))) throw error
  })
  await syncFolder(outgoing)
}

function fileNameOf({ order, kind }: Pick<OrderMessage, 'order' | 'kind'>): string {
  return kind === 'ORDER' ? `${order}.json` : `${order}.cancel.json`
}

/** Or, of an order, that it is called off is: then it must not leave any more. */
async function isPassedOn(folder: string, { order, kind }: OrderMessage): Promise<boolean> {
  const names = [fileNameOf({ order, kind }), fileNameOf({ order, kind: 'CANCEL' })]
  // In the order in which a file goes from one to the other.
  for (const place of ['outgoing', 'taken'])
    for (const name of names) if (await exists(join(folder, place, name))) return true
  return false
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false
      throw error
    },
  )
}
