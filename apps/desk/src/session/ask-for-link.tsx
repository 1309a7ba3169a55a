import { Alert, Button, Stack, Text, TextInput } from '@mantine/core'
import { documentedErrorOf } from '@telecomx/client'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { strangersClient } from '../calls/strangers-client.js'
import { wordRow } from '../calls/word-row.js'
import { inBothLanguages } from '../language/in-both-languages.js'
import { useLanguage, useTexts } from '../language/use-texts.js'
import { FailureNotice } from '../parts/failure-notice.js'

/** Has a link mailed to whoever has no token. What is told then is told of every address. */
export function AskForLink() {
  const texts = useTexts(words)
  const language = useLanguage()
  const [emailAddress, setEmailAddress] = useState('')
  const { mutate, reset, isPending, isSuccess, error, variables } = useMutation({
    mutationFn: (address: string) => strangersClient.session.sendLink.mutate({ emailAddress: address }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    mutate(emailAddress)
  }
  if (isSuccess)
    return (
      <Stack>
        <Alert ref={focusOn} tabIndex={-1} color="green" title={texts.sent} style={{ outline: 'none' }}>
          <Text c="black">{texts.sentAbout(variables.trim())}</Text>
        </Alert>
        <Button variant="default" onClick={reset}>
          {texts.again}
        </Button>
      </Stack>
    )
  const row = documentedErrorOf(error)
  const isFault = row?.message === 'emailAddress'
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput
          type="email"
          label={texts.emailAddress}
          description={texts.about}
          value={emailAddress}
          error={isFault && wordRow(row, language)}
          autoFocus
          autoComplete="email"
          onChange={({ currentTarget }) => {
            setEmailAddress(currentTarget.value)
            if (error) reset()
          }}
        />
        {error && !isFault && <FailureNotice error={error} />}
        <Button type="submit" loading={isPending}>
          {texts.send}
        </Button>
      </Stack>
    </form>
  )
}

/** The button that had the focus is gone; what has it is read out. */
function focusOn(element: HTMLElement | null): void {
  element?.focus()
}

const words = inBothLanguages(
  {
    emailAddress: 'E-mailadresse',
    about: 'Din adresse, som den står hos os. Du får en mail med et link, der logger dig ind.',
    send: 'Send mig et link',
    sent: 'Se efter i din indbakke',
    sentAbout: (address: string) =>
      `Hvis ${address} tilhører en medarbejder, er der nu en mail på vej med et link. Det gælder i 15 minutter og kan bruges én gang. Kommer den ikke, så se i mappen med uønsket post.`,
    again: 'Send et link igen',
  },
  {
    emailAddress: 'E-mail address',
    about: 'Your address as we have it. You get an e-mail with a link that signs you in.',
    send: 'Send me a link',
    sent: 'Look into your inbox',
    sentAbout: (address: string) =>
      `If ${address} is an employee’s, an e-mail with a link is on its way. The link is good for 15 minutes and can be used once. If it does not come, look into your junk folder.`,
    again: 'Send another link',
  },
)
