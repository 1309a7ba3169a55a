import { readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { vi } from 'vitest'

/** An order as it leaves. Source: docs/operations.md, "The order". */
export interface OrderFile {
  order: string
  porting: string
  numbers: string[]
  donor: string
  recipient: string
  owner: Record<string, string>
  poa: { document: string; code: string }
}

type Answer =
  | { answer: 'CONFIRMED'; date: string }
  | { answer: 'REJECTED'; reason: string }
  | { answer: 'COMPLETED' }

/** The other end of the order folder, by the rules for the connection in docs/operations.md. */
export function openClearingHouse(folder: string) {
  let answers = 0
  return {
    /** Takes the order of a porting; waits for it. */
    take: (porting: string): Promise<OrderFile> =>
      vi.waitFor(
        async () => {
          for (const name of await wholeFilesOf(join(folder, 'outgoing'))) {
            const order: OrderFile = JSON.parse(await readFile(join(folder, 'outgoing', name), 'utf8'))
            if (order.porting !== porting) continue
            await rename(join(folder, 'outgoing', name), join(folder, 'taken', name))
            return order
          }
          throw new Error(`no order of porting ${porting}`)
        },
        { timeout: 30_000, interval: 50 },
      ),
    async answer({ order }: OrderFile, answer: Answer): Promise<void> {
      const name = join(folder, 'answers', `answer-${++answers}`)
      await writeFile(`${name}.tmp`, JSON.stringify({ order, ...answer }))
      await rename(`${name}.tmp`, `${name}.json`)
    },
    /** What is left to take, and what of our answers was not accepted. */
    leftOver: async () => [
      ...(await wholeFilesOf(join(folder, 'outgoing'))),
      ...(await wholeFilesOf(join(folder, 'refused'))),
    ],
  }
}

async function wholeFilesOf(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.endsWith('.json') && !name.startsWith('.'))
}
