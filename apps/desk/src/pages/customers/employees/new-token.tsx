import { Alert, Button, Code, Group, Text, TextInput } from '@mantine/core'
import { tokenCreateErrors } from '@telecomx/client/errors'
import { tokenCreateInput } from '@telecomx/client/schemas'
import { useRef, useState } from 'react'
import { client } from '../../../calls/client.js'
import { queryClient } from '../../../calls/query-client.js'
import { trpc } from '../../../calls/trpc.js'
import { endOfDay } from '../../../language/format-moment.js'
import { useTexts } from '../../../language/use-texts.js'
import { announce } from '../../../parts/announcements.js'
import { FailureNotice } from '../../../parts/failure-notice.js'
import { useOptional } from '../../../parts/use-optional.js'
import { useServerForm } from '../../../parts/use-server-form.js'
import { employeeTexts } from './employee-texts.js'

interface TokenFields extends Record<string, string> {
  name: string
  /** A day, `2027-12-31`, or nothing. */
  expiresAt: string
}

interface NewTokenProps {
  employee: string
  /** Told whether a token is shown that was not copied yet. */
  onToken: (isUncopied: boolean) => void
}

/** Makes a token and shows it, this once. */
export function NewToken({ employee, onToken }: NewTokenProps) {
  const texts = useTexts(employeeTexts)
  const optional = useOptional()
  const [token, setToken] = useState<string>()
  const form = useServerForm<TokenFields, { name: string; token: string }>({
    initial: { name: '', expiresAt: '' },
    schema: tokenCreateInput,
    rows: tokenCreateErrors,
    toInput: toTokenInput,
    send: (fields) => client.token.create.mutate({ employee, ...toTokenInput(fields) }),
    onSaved(made) {
      setToken(made.token)
      onToken(true)
      announce(texts.tokenMade(made.name))
      void queryClient.invalidateQueries(trpc.token.pathFilter())
    },
  })
  return (
    <>
      {token !== undefined && <ShownOnce key={token} token={token} onCopied={() => onToken(false)} />}
      <form onSubmit={form.submit} noValidate>
        <Group align="flex-start">
          <TextInput label={texts.tokenName} {...form.text('name')} flex="1 1 12rem" />
          <TextInput label={optional(texts.expires)} {...form.text('expiresAt')} type="date" />
        </Group>
        {form.failure != null && <FailureNotice error={form.failure} />}
        <Button type="submit" variant="default" mt="sm" loading={form.isSending}>
          {texts.makeToken}
        </Button>
      </form>
    </>
  )
}

/** It expires with the end of that day in Denmark. What is no day goes as it is, and the schema says so. */
function toTokenInput({ name, expiresAt }: TokenFields) {
  return { name, ...(expiresAt !== '' && { expiresAt: endOfDay(expiresAt) ?? expiresAt }) }
}

function ShownOnce({ token, onCopied }: { token: string; onCopied: () => void }) {
  const texts = useTexts(employeeTexts)
  const code = useRef<HTMLPreElement>(null)
  const [outcome, setOutcome] = useState<'copied' | 'byHand'>()
  const copy = async () => {
    try {
      // Browsers have it on https alone, and ask before they give it.
      await navigator.clipboard.writeText(token)
      setOutcome('copied')
      onCopied()
    } catch {
      if (code.current) getSelection()?.selectAllChildren(code.current)
      setOutcome('byHand')
    }
  }
  return (
    <Alert color="yellow" role="status" mb="md">
      <Text c="black">{texts.newToken}</Text>
      <Code
        block
        my="xs"
        style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
        ref={code}
        onCopy={onCopied}
      >
        {token}
      </Code>
      <Button size="compact-sm" variant="default" onClick={() => void copy()}>
        {outcome === 'copied' ? texts.copied : texts.copy}
      </Button>
      {outcome === 'byHand' && (
        <Text c="black" mt="xs">
          {texts.copyByHand}
        </Text>
      )}
    </Alert>
  )
}
