import { Alert, Text } from '@mantine/core'
import { describeFailure } from '../calls/describe-failure.js'
import { useStaleRead } from '../calls/use-stale-read.js'
import { inBothLanguages } from '../language/in-both-languages.js'
import { formatTime } from '../language/format-moment.js'
import { useLanguage } from '../language/use-texts.js'

/** Says that what is shown grows old, since when and why, and that nothing is lost. Gone with the next answer. */
export function ConnectionNotice() {
  const language = useLanguage()
  const stale = useStaleRead()
  return (
    <div role="status" aria-live="polite">
      {stale && (
        <Alert color="yellow" mb="md">
          <Text c="black">
            {describeFailure(stale.error, language).text}{' '}
            {words[language].since(formatTime(new Date(stale.dataUpdatedAt)))}
          </Text>
        </Alert>
      )}
    </div>
  )
}

const words = inBothLanguages(
  {
    since: (time: string) =>
      `Det viste er fra kl. ${time}. Der prøves igen af sig selv, og det, du har skrevet, er her stadig.`,
  },
  {
    since: (time: string) =>
      `What is shown is from ${time}. It is tried again by itself, and what you have written is still here.`,
  },
)
