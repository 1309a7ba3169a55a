import { readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fault } from './fault.js'
import { waitFor } from './wait-for.js'

/** An order as it left: its file, and what of it is answered. */
export interface TakenOrder {
  filename: string
  bytes: Buffer
  order: string
  porting: string
}

/** Whoever talks to the donors, at the folder of the orders. Its rules: docs/operations.md, "Orders". */
export function openClearingHouse(folder: string) {
  const outgoing = join(folder, 'outgoing')
  return {
    /** Takes so many orders; waits for them. */
    async take(count: number): Promise<TakenOrder[]> {
      const names = await waitFor(`${count} orders`, async () => {
        const whole = (await readdir(outgoing)).filter((name) => /^[^.].*\.json$/.test(name))
        return whole.length >= count ? whole : undefined
      })
      return Promise.all(names.map((name) => take(name)))
    },
    async answer(orders: readonly TakenOrder[], answer: { answer: string; date?: string }): Promise<void> {
      for (const { order } of orders) {
        const name = join(folder, 'answers', `${order}-${answer.answer}`)
        await writeFile(`${name}.tmp`, JSON.stringify({ order, ...answer }))
        await rename(`${name}.tmp`, `${name}.json`)
      }
    },
  }

  async function take(filename: string): Promise<TakenOrder> {
    const bytes = await readFile(join(outgoing, filename))
    await rename(join(outgoing, filename), join(folder, 'taken', filename))
    const { order, porting }: Partial<TakenOrder> = JSON.parse(bytes.toString())
    if (!order || !porting) throw fault(`${filename} is no order`)
    return { filename, bytes, order, porting }
  }
}
