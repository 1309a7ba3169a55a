import { Alert, Button, Group, Text } from '@mantine/core'
import { documentedErrorOf, isOutcomeUnknown } from '@telecomx/client'
import { describeFailure } from '../calls/describe-failure.js'
import { inBothLanguages } from '../language/in-both-languages.js'
import { useLanguage } from '../language/use-texts.js'

interface FailureNoticeProps {
  error: unknown
  /** Makes the failed call again. */
  onRetry?: (() => void) | undefined
}

/** What went wrong with a call, and a way to try again where that does no harm. Nothing of a session that has ended: the sign-in page tells that. */
export function FailureNotice({ error, onRetry }: FailureNoticeProps) {
  const language = useLanguage()
  const { text, requestId, maySucceedLater } = describeFailure(error, language)
  const texts = words[language]
  if (documentedErrorOf(error)?.code === 401) return null
  return (
    <Alert color={maySucceedLater ? 'yellow' : 'red'} role="alert" title={texts.title} my="sm">
      <Text c="black">{text}</Text>
      {requestId !== undefined && (
        <Text size="sm" c="black">
          {texts.quote(requestId)}
        </Text>
      )}
      {onRetry && !isOutcomeUnknown(error) && documentedErrorOf(error)?.code !== 403 && (
        <Group mt="sm">
          <Button variant="default" onClick={onRetry}>
            {texts.retry}
          </Button>
        </Group>
      )}
    </Alert>
  )
}

const words = inBothLanguages(
  {
    title: 'Det lykkedes ikke',
    retry: 'Prøv igen',
    quote: (requestId: string) => `Oplys dette nummer, hvis du spørger om fejlen: ${requestId}`,
  },
  {
    title: 'That did not work',
    retry: 'Try again',
    quote: (requestId: string) => `Quote this number when you ask about the failure: ${requestId}`,
  },
)
