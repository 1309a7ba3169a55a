import { Button, Text } from '@mantine/core'
import { useEffect } from 'react'
import { inBothLanguages } from '../language/in-both-languages.js'
import { useTexts } from '../language/use-texts.js'
import { PageHead } from '../parts/page-head.js'

/** Of a page that could not be shown, most often because the server is away, or has a new version of the desk while this tab has the old one. */
export function BrokenPage() {
  const texts = useTexts(words)
  useEffect(reloadWhenBack, [])
  return (
    <>
      <PageHead title={texts.title} />
      <Text mb="md">{texts.about}</Text>
      <Button onClick={() => location.reload()}>{texts.reload}</Button>
    </>
  )
}

const pauseMs = 4_000

/** Loads the page again once the server is back. Where it was not away, the page is broken still: that is left to the reader. */
function reloadWhenBack(): () => void {
  let wasAway = false
  const look = async () => {
    const isThere = await fetch(location.href, { method: 'HEAD' }).then(
      ({ status }) => status < 500,
      () => false,
    )
    if (isThere && wasAway) location.reload()
    wasAway ||= !isThere
  }
  void look()
  const looking = setInterval(() => void look(), pauseMs)
  return () => clearInterval(looking)
}

const words = inBothLanguages(
  {
    title: 'Siden kan ikke vises',
    about:
      'Serveren kan ikke nås, eller der er kommet en ny udgave. Siden kommer af sig selv, når serveren svarer igen; ellers hent den igen.',
    reload: 'Hent siden igen',
  },
  {
    title: 'The page cannot be shown',
    about:
      'The server cannot be reached, or there is a new version. The page comes by itself when the server answers again; else load it again.',
    reload: 'Load the page again',
  },
)
