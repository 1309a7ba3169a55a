import { readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'

/** An order or its cancellation, as it left. Source: docs/operations.md, "The order". */
export interface OrderFile {
  kind: 'ORDER' | 'CANCEL'
  order: string
  porting: string
  numbers: string[]
}

/** What the donor is to say of a porting; nothing of one that is to be cancelled. */
export type Say = 'COMPLETED' | 'REJECTED' | 'NOTHING'

export interface ClearingHouseOptions {
  folder: string
  random: () => number
  sayOf: (porting: string) => Say | undefined
}

export type ClearingHouse = ReturnType<typeof openClearingHouse>

/** The other end of the order folder, by the rules for the connection there. It works until it is closed. */
export function openClearingHouse({ folder, random, sayOf }: ClearingHouseOptions) {
  const orderFiles: OrderFile[] = []
  /** The names of the answers that were given, those that say the same twice beside one another. */
  const answers: string[][] = []
  const faults: string[] = []
  const closing = new AbortController()
  const place = (...names: string[]) => join(folder, ...names)
  const today = new Date().toLocaleDateString('sv', { timeZone: 'Europe/Copenhagen' })

  async function takeAll(): Promise<void> {
    for (const name of (await namesIn('outgoing')).toSorted()) {
      // Else the rename would write over what was taken.
      if ((await namesIn('taken')).includes(name)) faults.push(`${name} left a second time`)
      const file = JSON.parse(await readFile(place('outgoing', name), 'utf8')) as OrderFile
      await rename(place('outgoing', name), place('taken', name))
      orderFiles.push(file)
      if (file.kind === 'ORDER') void talk(file).catch(noteFault)
    }
  }

  /** What the donor says, one thing after the other. */
  async function talk({ order, porting }: OrderFile): Promise<void> {
    const say = sayOf(porting)
    if (say === undefined) throw new Error(`an order of ${porting}, which may not be ordered yet`)
    if (say === 'NOTHING') return
    await pause(random() * 300)
    if (say === 'REJECTED') return answer(order, { answer: 'REJECTED', reason: 'NOT_IN_USE' })
    await answer(order, { answer: 'CONFIRMED', date: today })
    await answer(order, { answer: 'COMPLETED' })
  }

  /** Now and then twice, as a connection does that was not sure. Waits until it was read. */
  async function answer(order: string, said: object): Promise<void> {
    const names = (random() < 0.15 ? ['', '-again'] : ['']).map((again) => `${answers.length}${again}.json`)
    answers.push(names)
    for (const name of names) {
      await writeFile(place('answers', `${name}.tmp`), JSON.stringify({ order, ...said }))
      await rename(place('answers', `${name}.tmp`), place('answers', name))
    }
    while ((await namesIn('answers')).some((name) => names.includes(name))) await pause(50)
  }

  async function namesIn(name: string): Promise<string[]> {
    // Whoever is first makes it.
    const names = await readdir(place(name)).catch(() => [])
    return names.filter((one) => one.endsWith('.json') && !one.startsWith('.'))
  }

  const pause = (ms: number) => setTimeout(ms, undefined, { signal: closing.signal })

  async function work(): Promise<void> {
    while (!closing.signal.aborted) {
      await takeAll()
      await pause(40)
    }
  }

  function noteFault(error: Error): void {
    if (error.name !== 'AbortError') faults.push(error.message)
  }

  const working = work().catch(noteFault)
  return {
    orderFiles,
    answers,
    faults,
    namesIn,
    async close(): Promise<void> {
      closing.abort()
      await working
    },
  }
}
