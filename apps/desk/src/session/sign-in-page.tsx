import { Alert, Anchor, Button, Divider, Stack, Text, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { inBothLanguages } from '../language/in-both-languages.js'
import { useTexts } from '../language/use-texts.js'
import { AskForLink } from './ask-for-link.js'
import { signInLink } from './sign-in-link.js'
import { SignInFrame } from './sign-in-frame.js'
import { type EndOfSession, signInWith } from './token-store.js'

/** The ways in, a link by mail and a token; and why, when there was a session before. */
export function SignInPage({ ended }: { ended: EndOfSession | undefined }) {
  const texts = useTexts(words)
  return (
    <SignInFrame title={texts.title}>
      {ended && (
        <Alert role="alert" color={ended === 'signed-out' ? 'green' : 'yellow'}>
          <Text c="black">{texts.ended[ended]}</Text>
        </Alert>
      )}
      {sendsLinks && (
        <>
          <AskForLink />
          <Divider
            label={
              <Text size="sm" c="gray.7">
                {texts.or}
              </Text>
            }
          />
        </>
      )}
      <TokenForm />
      <Text size="sm" c="gray.7">
        {texts.verify}{' '}
        <Anchor href="/verify" underline="always">
          {texts.verifyLink}
        </Anchor>
      </Text>
    </SignInFrame>
  )
}

/** The server says so in the index. */
const sendsLinks = document.querySelector('meta[name=sign-in-links]')?.getAttribute('content') !== 'off'

function TokenForm() {
  const texts = useTexts(words)
  const [token, setToken] = useState('')
  const [fault, setFault] = useState<string>()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const written = token.trim()
    const [, link] = /^https?:\S+#(\S+)$/.exec(written) ?? []
    if (written === '') setFault(texts.missing)
    // Opened by itself it would sign another tab in, and what was written in this one would stay behind.
    else if (link !== undefined) signInLink.set(link)
    // What cannot stand in a header is none.
    else if (/^[\x21-\x7e]+$/.test(written)) signInWith(written)
    else setFault(texts.notAToken)
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput
          type="password"
          label={texts.token}
          description={sendsLinks ? `${texts.about} ${texts.linkHere}` : texts.about}
          value={token}
          error={fault}
          autoFocus={!sendsLinks}
          autoComplete="off"
          spellCheck={false}
          onChange={({ currentTarget }) => {
            setToken(currentTarget.value)
            setFault(undefined)
          }}
        />
        <Button type="submit" variant={sendsLinks ? 'default' : 'filled'}>
          {texts.signIn}
        </Button>
      </Stack>
    </form>
  )
}

const words = inBothLanguages(
  {
    title: 'Log ind på porteringen',
    or: 'eller med et token',
    token: 'Token',
    about: 'Begynder med tx_. Du får det af den, der administrerer porteringen hos jer.',
    linkHere: 'Linket fra en mail kan også indsættes her.',
    signIn: 'Log ind',
    missing: 'Skriv eller indsæt dit token',
    notAToken: 'Det er ikke et token: der er tegn i, som et token ikke har',
    verify: 'Vil du kun vide, om et dokument er ægte?',
    verifyLink: 'Undersøg det her',
    ended: {
      expired: 'Sessionen er udløbet. Log ind igen for at fortsætte, hvor du var.',
      revoked: 'Tokenet er ukendt, eller sessionen er afsluttet. Log ind igen.',
      'signed-out': 'Du er logget ud.',
    },
  },
  {
    title: 'Sign in to number porting',
    or: 'or with a token',
    token: 'Token',
    about: 'Begins with tx_. You get it from whoever administers porting at your company.',
    linkHere: 'The link of an e-mail can be pasted here, too.',
    signIn: 'Sign in',
    missing: 'Write or paste your token',
    notAToken: 'That is no token: it has characters that a token does not have',
    verify: 'Do you only want to know whether a document is genuine?',
    verifyLink: 'Find out here',
    ended: {
      expired: 'The session has expired. Sign in again to go on where you were.',
      revoked: 'The token is not known, or the session was ended. Sign in again.',
      'signed-out': 'You are signed out.',
    },
  },
)
