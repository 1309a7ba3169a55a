import type { ReactNode } from 'react'
import { type Session, useMay } from '../session/use-session.js'
import { NotFoundPage } from './not-found-page.js'

interface ForLevelProps {
  least: Session['accessLevel']
  children: ReactNode
  /** What everybody else sees. Left out: that there is no such page. */
  otherwise?: ReactNode
}

/** A page for that level and above. */
export function ForLevel({ least, children, otherwise = <NotFoundPage /> }: ForLevelProps) {
  return useMay()(least) ? children : otherwise
}
