import { Alert, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import { connectionStore } from '../calls/connection.js'
import { inBothLanguages } from '../language/in-both-languages.js'
import { formatTime } from '../language/format-moment.js'
import { useTexts } from '../language/use-texts.js'

/** Says that what is shown grows old, since when, and that nothing is lost. Gone with the next answer. */
export function ConnectionNotice() {
  const texts = useTexts(words)
  const isLost = connectionStore.use() === 'lost'
  const [since, setSince] = useState<Date>()
  useEffect(() => setSince(isLost ? new Date() : undefined), [isLost])
  return (
    <div role="status" aria-live="polite">
      {isLost && since && (
        <Alert color="yellow" mb="md">
          <Text c="black">{texts.lost(formatTime(since))}</Text>
        </Alert>
      )}
    </div>
  )
}

const words = inBothLanguages(
  {
    lost: (since: string) =>
      `Serveren kan ikke nås. Det viste er fra kl. ${since}; der prøves igen af sig selv, og det, du har skrevet, er her stadig.`,
  },
  {
    lost: (since: string) =>
      `The server cannot be reached. What is shown is from ${since}; it is tried again by itself, and what you have written is still here.`,
  },
)
