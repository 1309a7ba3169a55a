import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { client } from '../calls/client.js'
import { queryClient } from '../calls/query-client.js'
import { forgetAnnouncements } from '../parts/announcements.js'
import { answerNo } from '../parts/confirm-dialog.js'
import { DeskShown } from '../parts/desk-shown.js'
import { FailureNotice } from '../parts/failure-notice.js'
import { Loading } from '../parts/loading.js'
import { sessionKey } from './current-employee.js'
import { LinkPage } from './link-page.js'
import { signInLink } from './sign-in-link.js'
import { SignInPage } from './sign-in-page.js'
import { signInStore } from './token-store.js'
import { type Session, SessionContext } from './use-session.js'

/** A level that changes is seen this late; that a token is no good any more, with the next call of any kind. */
const sessionMs = 60_000

/**
 * Shows the desk to whoever is signed in, and the sign-in page to everybody else, at the same address. When a session ends
 * by itself the page stays as it was behind the sign-in page, what was written included, and the same person goes on where
 * they were. To anybody else it is gone.
 */
export function SessionGate({ children }: { children: ReactNode }) {
  const { token, ended } = signInStore.use()
  const link = signInLink.use()
  const { data, error, refetch } = useQuery({
    queryKey: [sessionKey, token],
    queryFn: () => client.session.get.query(),
    enabled: token !== undefined,
    refetchInterval: sessionMs,
  })
  const session = useLastSession(data, ended === 'signed-out')
  const isIn = link === undefined && data !== undefined && session?.employee._id === data.employee._id
  useEffect(() => {
    if (isIn) return
    answerNo()
    forgetAnnouncements()
  }, [isIn])
  const instead = () => {
    if (link !== undefined) return <LinkPage link={link} />
    if (token === undefined) return <SignInPage ended={ended} />
    return error ? <FailureNotice error={error} onRetry={() => void refetch()} /> : <Loading />
  }
  return (
    <>
      {!isIn && instead()}
      {session && (
        <SessionContext value={data ?? session}>
          <DeskShown value={isIn}>
            <div key={session.employee._id} hidden={!isIn} inert={!isIn}>
              {children}
            </div>
          </DeskShown>
        </SessionContext>
      )}
    </>
  )
}

/** Whose the page is. What was read for one person is not there for the next. */
function useLastSession(current: Session | undefined, isSignedOut: boolean): Session | undefined {
  const [last, setLast] = useState<Session>()
  const person = useRef<string>(undefined)
  useEffect(() => {
    if (!current) return
    if (person.current === current.employee._id) void queryClient.invalidateQueries(others)
    else queryClient.removeQueries(others)
    person.current = current.employee._id
    setLast(current)
  }, [current])
  useEffect(() => {
    if (!isSignedOut) return
    person.current = undefined
    setLast(undefined)
    queryClient.clear()
  }, [isSignedOut])
  return last
}

/** All that is read but the session itself. */
const others = {
  predicate: ({ queryKey: [first] }: { queryKey: readonly unknown[] }) => first !== sessionKey,
}
