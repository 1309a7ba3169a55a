import { useState } from 'react'
import { describeFailure } from '../calls/describe-failure.js'
import { readPortingsAnew } from '../calls/read-portings-anew.js'
import { runEach } from '../calls/run-each.js'
import { useLanguage } from '../language/use-texts.js'
import { confirm } from './confirm-dialog.js'
import type { Question } from './question.js'
import type { Selection } from './selection.js'

/** What became of one of many. */
export interface BulkResult<Item> {
  item: Item
  text: string
  isDone: boolean
}

export interface BulkRun<Item> {
  /** What is done to them, in words. */
  action: string
  total: number
  results: readonly BulkResult<Item>[]
  isOver: boolean
}

export interface Bulk<Item> {
  /** The last one, until it is closed. */
  run: BulkRun<Item> | undefined
  /** Asks, and does it to all of them. `doOne` gives what to tell of it. */
  start: (items: readonly Item[], question: Question, doOne: (item: Item) => Promise<string>) => Promise<void>
  close: () => void
}

/** A few at a time: a person's share of the server, which does the changes of one customer one after the other anyway. */
const atOnce = 4

/** The same done to many; what fails with one holds up no other. Those that did not go stay selected, to be looked at. */
export function useBulk<Item extends { _id: string }>(selection: Selection): Bulk<Item> {
  const language = useLanguage()
  const [run, setRun] = useState<BulkRun<Item>>()
  const start: Bulk<Item>['start'] = async (items, question, doOne) => {
    if (!(await confirm(question))) return
    const { action } = question
    const results: BulkResult<Item>[] = []
    const tell = (isOver: boolean) => setRun({ action, total: items.length, results: [...results], isOver })
    tell(false)
    await runEach(items, atOnce, async (item) => {
      results.push(
        await doOne(item).then(
          (text) => ({ item, text, isDone: true }),
          (error: unknown) => ({ item, text: describeFailure(error, language).text, isDone: false }),
        ),
      )
      tell(false)
    })
    await readPortingsAnew()
    tell(true)
    const failed = results.filter(({ isDone }) => !isDone)
    selection.set(new Set(failed.map(({ item }) => item._id)))
  }
  return { run, start, close: () => setRun(undefined) }
}
