import { inBothLanguages } from '../language/in-both-languages.js'
import type { Session } from '../session/use-session.js'

interface Place {
  to: '/' | '/operators'
  text: 'workList' | 'operators'
  /** Who finds something there. */
  least: Session['accessLevel']
}

/** The pages that the menu leads to, in its order. */
export const places: readonly Place[] = [
  { to: '/', text: 'workList', least: 'OWNER' },
  { to: '/operators', text: 'operators', least: 'VIEWER' },
]

export const placeTexts = inBothLanguages(
  { workList: 'Arbejdsliste', operators: 'Operatører' },
  { workList: 'Work list', operators: 'Operators' },
)
