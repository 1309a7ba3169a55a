import type { ReactNode } from 'react'
import { type Session, useMay } from '../session/use-session.js'
import { NotFoundPage } from './not-found-page.js'

/** A page for that level and above; to everybody else it is not there. */
export function ForLevel({ least, children }: { least: Session['accessLevel']; children: ReactNode }) {
  return useMay()(least) ? children : <NotFoundPage />
}
