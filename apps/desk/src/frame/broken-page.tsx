import { Button, Text } from '@mantine/core'
import { inBothLanguages } from '../language/in-both-languages.js'
import { useTexts } from '../language/use-texts.js'
import { PageHead } from '../parts/page-head.js'

/** Of a page that could not be shown, most often because the server is away, or has a new version of the desk while this tab has the old one. */
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
    about: 'Serveren kan ikke nås, eller der er kommet en ny udgave. Hent siden igen.',
    reload: 'Hent siden igen',
  },
  {
    title: 'The page cannot be shown',
    about: 'The server cannot be reached, or there is a new version. Load the page again.',
    reload: 'Load the page again',
  },
)
