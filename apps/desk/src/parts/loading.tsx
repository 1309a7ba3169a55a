import { Loader, Text } from '@mantine/core'
import { inBothLanguages } from '../language/in-both-languages.js'
import { useTexts } from '../language/use-texts.js'

/** What stands where something is on its way. */
export function Loading() {
  const { loading } = useTexts(words)
  return (
    <div role="status" style={{ padding: '2rem', textAlign: 'center' }}>
      <Loader aria-hidden />
      <Text>{loading}</Text>
    </div>
  )
}

const words = inBothLanguages({ loading: 'Henter …' }, { loading: 'Loading …' })
