import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { inBothLanguages } from '../language/in-both-languages.js'
import { useTexts } from '../language/use-texts.js'
import { PageHead } from '../parts/page-head.js'

/** Of an address that leads nowhere, or to what the user's level does not see. */
export function NotFoundPage() {
  const texts = useTexts(words)
  return (
    <>
      <PageHead title={texts.title} about={texts.about} />
      <Anchor component={Link} to="/" underline="always">
        {texts.home}
      </Anchor>
    </>
  )
}

const words = inBothLanguages(
  {
    title: 'Siden findes ikke',
    about: 'Adressen er forkert, eller du har ikke adgang til siden.',
    home: 'Gå til forsiden',
  },
  {
    title: 'There is no such page',
    about: 'The address is wrong, or you have no access to the page.',
    home: 'Go to the front page',
  },
)
