import { Button, Text } from '@mantine/core'
import { inBothLanguages } from '../language/in-both-languages.js'
import { useTexts } from '../language/use-texts.js'
import { PageHead } from '../parts/page-head.js'

/** Of a page that could not be shown, most often because a new version of the desk is there and this tab has the old one. */
export function BrokenPage() {
  const texts = useTexts(words)
  return (
    <>
      <PageHead title={texts.title} />
      <Text mb="md">{texts.about}</Text>
      <Button onClick={() => location.reload()}>{texts.reload}</Button>
    </>
  )
}

const words = inBothLanguages(
  {
    title: 'Siden kan ikke vises',
    about: 'Måske er der kommet en ny udgave. Hent siden igen.',
    reload: 'Hent siden igen',
  },
  {
    title: 'The page cannot be shown',
    about: 'There may be a new version. Load the page again.',
    reload: 'Load the page again',
  },
)
