import { Alert, Anchor, Button, Container, Paper, Stack, Text, TextInput, Title } from '@mantine/core'
import { type FormEvent, useEffect, useState } from 'react'
import { inBothLanguages } from '../language/in-both-languages.js'
import { LanguageSwitch } from '../language/language-switch.js'
import { useTexts } from '../language/use-texts.js'
import { type EndOfSession, signInWith } from './token-store.js'

/** Asks for a token, and says why, when there was a session before. */
export function SignInPage({ ended }: { ended: EndOfSession | undefined }) {
  const texts = useTexts(words)
  const [token, setToken] = useState('')
  const [fault, setFault] = useState<string>()
  useEffect(() => {
    document.title = texts.title
  }, [texts])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const written = token.trim()
    if (written === '') setFault(texts.missing)
    // What cannot stand in a header is none.
    else if (/^[\x21-\x7e]+$/.test(written)) signInWith(written)
    else setFault(texts.notAToken)
  }
  return (
    <Container component="main" size="xs" py="xl">
      <Paper withBorder p="xl">
        <form onSubmit={submit} noValidate>
          <Stack>
            <Title order={1} size="h2">
              {texts.title}
            </Title>
            {ended && (
              <Alert role="alert" color={ended === 'signed-out' ? 'green' : 'yellow'}>
                <Text c="black">{texts.ended[ended]}</Text>
              </Alert>
            )}
            <TextInput
              type="password"
              label={texts.token}
              description={texts.about}
              value={token}
              error={fault}
              autoFocus
              autoComplete="off"
              spellCheck={false}
              onChange={({ currentTarget }) => {
                setToken(currentTarget.value)
                setFault(undefined)
              }}
            />
            <Button type="submit">{texts.signIn}</Button>
            <Text size="sm" c="gray.7">
              {texts.verify}{' '}
              <Anchor href="/verify" underline="always">
                {texts.verifyLink}
              </Anchor>
            </Text>
            <LanguageSwitch />
          </Stack>
        </form>
      </Paper>
    </Container>
  )
}

const words = inBothLanguages(
  {
    title: 'Log ind på porteringen',
    token: 'Token',
    about: 'Begynder med tx_. Du får det af den, der administrerer porteringen hos jer.',
    signIn: 'Log ind',
    missing: 'Skriv eller indsæt dit token',
    notAToken: 'Det er ikke et token: der er tegn i, som et token ikke har',
    verify: 'Vil du kun vide, om et dokument er ægte?',
    verifyLink: 'Undersøg det her',
    ended: {
      expired: 'Sessionen er udløbet. Log ind igen for at fortsætte, hvor du var.',
      revoked: 'Tokenet virker ikke: det er ukendt eller trukket tilbage. Log ind med et andet.',
      'signed-out': 'Du er logget ud.',
    },
  },
  {
    title: 'Sign in to number porting',
    token: 'Token',
    about: 'Begins with tx_. You get it from whoever administers porting at your company.',
    signIn: 'Sign in',
    missing: 'Write or paste your token',
    notAToken: 'That is no token: it has characters that a token does not have',
    verify: 'Do you only want to know whether a document is genuine?',
    verifyLink: 'Find out here',
    ended: {
      expired: 'The session has expired. Sign in again to go on where you were.',
      revoked: 'The token does not work: it is unknown or was revoked. Sign in with another one.',
      'signed-out': 'You are signed out.',
    },
  },
)
