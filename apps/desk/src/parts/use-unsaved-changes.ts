import { useBlocker } from '@tanstack/react-router'
import { useRef } from 'react'
import { inBothLanguages } from '../language/in-both-languages.js'
import { useTexts } from '../language/use-texts.js'
import { confirm } from './confirm-dialog.js'

/** Asks before a page with unsaved changes is left, for another or for good. Gives what allows it once they are saved. */
export function useUnsavedChanges(isChanged: boolean): () => void {
  const texts = useTexts(words)
  const mayLeave = useRef(false)
  if (isChanged) mayLeave.current = false
  useBlocker({
    shouldBlockFn: async ({ current, next }) =>
      isChanged &&
      !mayLeave.current &&
      current.pathname !== next.pathname &&
      !(await confirm({ ...texts, isDangerous: true })),
    enableBeforeUnload: () => isChanged && !mayLeave.current,
  })
  return () => {
    mayLeave.current = true
  }
}

/** Whether anything is unsaved or under way: whatever asks before the tab is closed says so. */
export function isAnythingUnsaved(): boolean {
  return !dispatchEvent(new Event('beforeunload', { cancelable: true }))
}

const words = inBothLanguages(
  { title: 'Forlad siden?', text: 'Det, du har skrevet, er ikke gemt.', action: 'Forlad uden at gemme' },
  { title: 'Leave the page?', text: 'What you have written is not saved.', action: 'Leave without saving' },
)
