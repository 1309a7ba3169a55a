import { useState } from 'react'
import { describeFailure } from '../../calls/describe-failure.js'
import { runEach } from '../../calls/run-each.js'
import { useLanguage } from '../../language/use-texts.js'
import { announce } from '../../parts/announcements.js'
import { confirm } from '../../parts/confirm-dialog.js'
import { type Copy, type CopyAction, copyActions, readCopiesAnew } from './copy-actions.js'
import { copyTexts } from './copy-texts.js'

/** What became of one of many. */
export interface BulkResult {
  copy: Copy
  text: string
  isDone: boolean
}

export interface Bulk {
  /** How many are done with, and of how many; undefined when nothing goes on. */
  progress: { done: number; of: number } | undefined
  results: readonly BulkResult[]
  /** What was done to them. */
  action: CopyAction | undefined
  /** Asks, and does it to all of them. */
  start: (action: CopyAction, copies: readonly Copy[]) => Promise<void>
  clear: () => void
}

/** A few at a time: the server does the changes of one customer one after the other in any case. */
const atOnce = 4

/** The same done to many copies; what fails with one holds up no other. `onEnd` is called when all are through. */
export function useBulk(onEnd: () => void): Bulk {
  const language = useLanguage()
  const texts = copyTexts[language]
  const [progress, setProgress] = useState<Bulk['progress']>()
  const [results, setResults] = useState<readonly BulkResult[]>([])
  const [begun, setBegun] = useState<CopyAction>()
  const doOne = async (action: CopyAction, copy: Copy): Promise<BulkResult> => {
    try {
      return { copy, text: await copyActions[action].run(copy, texts), isDone: true }
    } catch (error) {
      return { copy, text: describeFailure(error, language).text, isDone: false }
    }
  }
  const start: Bulk['start'] = async (action, copies) => {
    const { questions, texts: about } = texts.bulk
    const title = questions[action](copies.length)
    if (!(await confirm({ title, text: about[action], action: texts.actions[action] }))) return
    const ended: BulkResult[] = []
    setResults([])
    setBegun(action)
    setProgress({ done: 0, of: copies.length })
    await runEach(copies, atOnce, async (copy) => {
      ended.push(await doOne(action, copy))
      setResults([...ended])
      setProgress({ done: ended.length, of: copies.length })
    })
    await readCopiesAnew()
    setProgress(undefined)
    announce(texts.bulk.done(ended.length, ended.filter(({ isDone }) => !isDone).length))
    onEnd()
  }
  return { progress, results, action: begun, start, clear: () => setResults([]) }
}
