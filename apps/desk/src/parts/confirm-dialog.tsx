import { Suspense } from 'react'
import { createStore } from './create-store.js'
import type { AskedQuestion, Question } from './question.js'
import { lazyPart } from './lazy-part.js'

const asked = createStore<AskedQuestion | undefined>(undefined)

/** Asks before something is done that cannot be taken back; true when it shall be. */
export function confirm(question: Question): Promise<boolean> {
  return new Promise((resolve) => {
    const answer = (yes: boolean) => {
      asked.set(undefined)
      resolve(yes)
    }
    asked.set({ ...question, answer })
  })
}

/** Answers an open question with no: who was asked is not there any more. */
export function answerNo(): void {
  asked.get()?.answer(false)
}

const QuestionDialog = lazyPart(() => import('./question-dialog.js'))

/** Where `confirm` asks. What dialogs need is loaded with the first question. */
export function ConfirmDialog() {
  const question = asked.use()
  return question ? (
    <Suspense>
      <QuestionDialog {...question} />
    </Suspense>
  ) : null
}
