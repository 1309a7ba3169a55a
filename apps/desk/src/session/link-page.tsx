import { Button, Stack, Text } from '@mantine/core'
import { documentedErrorOf } from '@telecomx/client'
import { sessionCreateErrors } from '@telecomx/client/errors'
import { useMutation } from '@tanstack/react-query'
import { strangersClient } from '../calls/strangers-client.js'
import { inBothLanguages } from '../language/in-both-languages.js'
import { useTexts } from '../language/use-texts.js'
import { FailureNotice } from '../parts/failure-notice.js'
import { signInLink } from './sign-in-link.js'
import { SignInFrame } from './sign-in-frame.js'
import { revokeMadeToken } from './sign-out.js'
import { signInWith } from './token-store.js'

/**
 * Where the link of a mail leads. Nothing is used up before somebody presses the button: mail programs open links to look at
 * them.
 */
export function LinkPage({ link }: { link: string }) {
  const texts = useTexts(words)
  const { mutate, isPending, isSuccess, error } = useMutation({
    mutationFn: () => strangersClient.session.create.mutate({ link }),
    async onSuccess({ token, _id }) {
      // That of the session which the tab had before.
      await revokeMadeToken()
      signInWith(token, _id)
      signInLink.set(undefined)
    },
  })
  const isOver = over.has(documentedErrorOf(error)?.description ?? '')
  return (
    <SignInFrame title={texts.title}>
      <Stack>
        {!isOver && <Text>{texts.about}</Text>}
        {error && <FailureNotice error={error} />}
        {isOver ? (
          <Button onClick={() => signInLink.set(undefined)}>{texts.another}</Button>
        ) : (
          <Button autoFocus loading={isPending || isSuccess} onClick={() => mutate()}>
            {texts.signIn}
          </Button>
        )}
      </Stack>
    </SignInFrame>
  )
}

/** Trying the same link again leads to the same answer. */
const over: ReadonlySet<string> = new Set(
  [
    sessionCreateErrors.linkInvalid,
    sessionCreateErrors.linkUnknown,
    sessionCreateErrors.linkUsed,
    sessionCreateErrors.linkExpired,
  ].map(({ description }) => description),
)

const words = inBothLanguages(
  {
    title: 'Log ind på porteringen',
    about: 'Du er kommet hertil med linket fra din mail. Tryk for at logge ind; linket er så brugt.',
    signIn: 'Log ind',
    another: 'Få et nyt link',
  },
  {
    title: 'Sign in to number porting',
    about: 'You came here by the link of your e-mail. Press to sign in; the link is used up then.',
    signIn: 'Sign in',
    another: 'Get another link',
  },
)
