import type { RouterOutputs } from '@telecomx/client'
import { isAtLeast } from '@telecomx/client/schemas'
import { createContext, useContext } from 'react'

/** Who uses the desk, and what they may do, as the server says it. */
export type Session = RouterOutputs['session']['get']
type AccessLevel = Session['accessLevel']

export const SessionContext = createContext<Session | undefined>(undefined)

export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('Only within SessionGate')
  return session
}

/** Whether the user has that level: what they may not do is not shown. The server decides in any case. */
export function useMay(): (least: AccessLevel) => boolean {
  const { accessLevel } = useSession()
  return (least) => isAtLeast(accessLevel, least)
}
