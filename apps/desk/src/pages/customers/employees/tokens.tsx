import { Button, Group, Stack, Text, Title } from '@mantine/core'
import type { RouterOutputs } from '@telecomx/client'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { client } from '../../../calls/client.js'
import { queryClient } from '../../../calls/query-client.js'
import { trpc } from '../../../calls/trpc.js'
import { formatDay, formatMoment } from '../../../language/format-moment.js'
import { useTexts } from '../../../language/use-texts.js'
import { announce } from '../../../parts/announcements.js'
import { confirm } from '../../../parts/confirm-dialog.js'
import { FailureNotice } from '../../../parts/failure-notice.js'
import type { Employee } from './employee-fields.js'
import { employeeTexts } from './employee-texts.js'
import { NewToken } from './new-token.js'

type Token = RouterOutputs['token']['list']['tokens'][number]

interface TokensProps {
  employee: Employee
  mayMake: boolean
  /** Told whether a token is shown that was not copied yet. */
  onToken: (isUncopied: boolean) => void
}

/** The tokens of an employee, the newest first, and a way to make another. */
export function Tokens({ employee, mayMake, onToken }: TokensProps) {
  const texts = useTexts(employeeTexts)
  const { data, error } = useQuery(
    trpc.token.list.queryOptions({ employee: employee._id, limit: 500 }, { refetchInterval: false }),
  )
  const heading = useRef<HTMLHeadingElement>(null)
  const revoking = useMutation({
    mutationFn: ({ _id }: Token) => client.token.revoke.mutate({ _id }),
    onSuccess(_answer, { name }) {
      announce(texts.revokedNow(name))
      // Its button goes.
      heading.current?.focus()
      void queryClient.invalidateQueries(trpc.token.pathFilter())
    },
  })
  const revoke = async (token: Token) => {
    const text = texts.revokeText(token.name)
    if (await confirm({ title: texts.revokeTitle, text, action: texts.revoke, isDangerous: true }))
      revoking.mutate(token)
  }
  const failure = error ?? revoking.error
  return (
    <>
      <Title order={3} size="h5" tabIndex={-1} ref={heading} style={{ outline: 'none' }}>
        {texts.tokens}
      </Title>
      <Text mb="sm">{texts.tokensAbout}</Text>
      {data?.total === 0 && (
        <Text c="gray.7" mb="sm">
          {texts.noTokens}
        </Text>
      )}
      <Stack component="ul" gap="xs" mb="md" p={0}>
        {data?.tokens.map((token) => (
          <Group component="li" key={token._id} justify="space-between" wrap="nowrap">
            <div>
              <Text fw={600}>{token.name}</Text>
              <Text size="sm" c="gray.7" style={{ overflowWrap: 'anywhere' }}>
                {token.prefix}… · {wordToken(token, texts)}
              </Text>
            </div>
            {token.revokedAt === undefined && (
              <Button
                size="compact-sm"
                flex="none"
                variant="default"
                aria-label={texts.revokeOf(token.name)}
                onClick={() => void revoke(token)}
              >
                {texts.revoke}
              </Button>
            )}
          </Group>
        ))}
      </Stack>
      {failure && <FailureNotice error={failure} />}
      {mayMake && <NewToken employee={employee._id} onToken={onToken} />}
    </>
  )
}

function wordToken({ revokedAt, expiresAt, lastUsedAt }: Token, texts: (typeof employeeTexts)['da']): string {
  if (revokedAt !== undefined) return texts.revoked(formatMoment(revokedAt))
  return [
    lastUsedAt === undefined ? texts.neverUsed : texts.used(formatMoment(lastUsedAt)),
    ...(expiresAt === undefined ? [] : [texts.expiresAt(formatDay(expiresAt))]),
  ].join(' · ')
}
